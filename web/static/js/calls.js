// What cannot wait and is out of sight: a decision, a question or a phase that has just come. A bar says so, and leads to it.
import { over, phase } from "./moment.js";

const ASKED = "#panel-questions .question, #panel-decision.panel-running, #paid .turn-card";
const PHASE = "ring-sentence";
const UNDER_THE_BARS = "-64px 0px -128px 0px";

export class Calls {
  constructor(tabs) {
    this.tabs = tabs;
    this.bar = document.getElementById("call");
    if (!this.bar) return;
    this.known = new Set(this.asked.map(({ id }) => id));
    this.phase = phase();
    this.waiting = new Set();
    this.bar.addEventListener("click", () => this.show());
    this.seen = new IntersectionObserver((entries) => this.inSight(entries), { rootMargin: UNDER_THE_BARS });
    this.answering = new IntersectionObserver(([entry]) => this.reads(entry.isIntersecting));
  }

  get asked() {
    return [...document.querySelectorAll(ASKED)];
  }

  // After each drawing: what is new is called until it has been in sight; what has been answered is not.
  look() {
    if (!this.bar) return;
    const asked = this.asked;
    const ids = asked.map(({ id }) => id);
    if (phase() !== this.phase && !over()) this.waiting.add(PHASE);
    ids.filter((id) => !this.known.has(id)).forEach((id) => this.waiting.add(id));
    this.waiting = new Set([...this.waiting].filter((id) => ids.includes(id) || (id === PHASE && !over())));
    this.known = new Set(ids);
    this.phase = phase();
    this.seen.disconnect();
    for (const id of this.waiting) this.seen.observe(document.getElementById(id));
    this.answering.disconnect();
    this.answering.observe(document.getElementById("panel-questions"));
    if (!this.waiting.size) this.bar.hidden = true;
  }

  // The first answer of the observer says where everything stands; nothing is called before.
  inSight(entries) {
    for (const { target, isIntersecting } of entries) if (isIntersecting) this.waiting.delete(target.id);
    this.compared = true;
    this.call();
  }

  // Whoever has the questions before the eyes is at the place: the bar would lie over their answers.
  reads(questions) {
    this.atQuestions = questions;
    if (this.compared) this.call();
  }

  call() {
    const first = this.first;
    this.bar.hidden = !first || this.atQuestions;
    if (first) document.getElementById("call-says").textContent = titleOf(first);
  }

  get first() {
    return [...this.waiting].find((id) => id !== PHASE) ?? [...this.waiting][0];
  }

  // Draft opens at its top: what is asked and what is decided stand there, and the sentence of a new phase above them.
  show() {
    const first = this.first;
    if (first && first !== PHASE) return this.tabs.goTo(`#${first}`);
    if (first) this.tabs.go("draft");
    this.tabs.toTheTop();
  }
}

function titleOf(id) {
  if (id === PHASE) return `${phase().split(":")[0]} has begun`;
  return document.getElementById(id === "panel-decision" ? "decision-frozen" : `${id}-title`)?.textContent ?? "";
}
