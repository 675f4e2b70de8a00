// What cannot wait and is out of sight: a decision or a question that has just come. A bar says so, and leads to it.
const ASKED = "#panel-questions .question, #panel-decision.panel-running";
const UNDER_THE_BARS = "-64px 0px -128px 0px";

export class Calls {
  constructor(tabs) {
    this.tabs = tabs;
    this.bar = document.getElementById("call");
    if (!this.bar) return;
    this.known = new Set(this.asked.map(({ id }) => id));
    this.waiting = new Set();
    this.bar.addEventListener("click", () => this.show());
    this.seen = new IntersectionObserver((entries) => this.inSight(entries), { rootMargin: UNDER_THE_BARS });
  }

  get asked() {
    return [...document.querySelectorAll(ASKED)];
  }

  // After each drawing: what is new is called until it has been in sight; what has been answered is not.
  look() {
    if (!this.bar) return;
    const asked = this.asked;
    const ids = asked.map(({ id }) => id);
    ids.filter((id) => !this.known.has(id)).forEach((id) => this.waiting.add(id));
    this.waiting = new Set([...this.waiting].filter((id) => ids.includes(id)));
    this.known = new Set(ids);
    this.seen.disconnect();
    asked.filter(({ id }) => this.waiting.has(id)).forEach((one) => this.seen.observe(one));
    if (!this.waiting.size) this.bar.hidden = true;
  }

  // The first answer of the observer says where everything stands; nothing is called before.
  inSight(entries) {
    for (const { target, isIntersecting } of entries) if (isIntersecting) this.waiting.delete(target.id);
    const [first] = this.waiting;
    this.bar.hidden = !first;
    if (first) document.getElementById("call-says").textContent = titleOf(first);
  }

  // Draft opens at its top: what is asked and what is decided stand there.
  show() {
    const [first] = this.waiting;
    if (first) this.tabs.goTo(`#${first}`);
    else this.tabs.toTheTop();
  }
}

function titleOf(id) {
  return document.getElementById(id === "panel-decision" ? "decision-frozen" : `${id}-title`)?.textContent ?? "";
}
