// Panels are replaced by id and keep focus, scroll and open details; talk and minutes only grow.
const A_MOMENT = 900;

export class Panels {
  constructor({ clock, presence, tabs, talk }) {
    Object.assign(this, { clock, presence, tabs, talk });
    // On a phone the list of roles starts folded; after that it is the player's.
    if (matchMedia("(max-width: 999.98px)").matches) document.getElementById("ring-who")?.removeAttribute("open");
  }

  // Returns the new lines that want to be told at once.
  show({ html = {}, append = {}, whole = false }) {
    const loud = [];
    const seen = inSight();
    const asked = allAsked();
    for (const [name, text] of Object.entries(html)) this.replace(`panel-${name}`, text);
    for (const name of whole ? ["talk", "minutes"] : Object.keys(append)) loud.push(...this.grow(name, append[name] ?? "", whole));
    if (asked.some((id) => !allAsked().includes(id)) || (asked.length && asked[0] !== allAsked()[0])) this.settle();
    else if (this.calm) this.look();
    this.talk.allowed();
    this.clock.tick();
    this.presence.show();
    this.tabs.changed(Object.keys(html));
    if (seen && seen !== inSight()) document.querySelector(":focus-visible")?.scrollIntoView({ block: "nearest" });
    return loud;
  }

  replace(id, text) {
    const old = document.getElementById(id);
    if (!old) return;
    const focused = old.contains(document.activeElement);
    window.htmx.swap({ text, target: old, swap: "outerMorph", sourceElement: old });
    const fresh = document.getElementById(id);
    if (!focused || fresh.contains(document.activeElement)) return;
    fresh.tabIndex = -1;
    fresh.focus({ preventScroll: true });
  }

  // Another question stands where the finger is: for a moment it takes no tap, whatever is drawn meanwhile.
  settle() {
    clearTimeout(this.calm);
    this.calm = setTimeout(() => {
      this.calm = undefined;
      this.look();
    }, A_MOMENT);
    this.look();
    const at = document.activeElement;
    if (at?.closest("#panel-questions")) at.blur();
  }

  look() {
    document.getElementById("panel-questions").classList.toggle("settling", Boolean(this.calm));
  }

  grow(name, text, whole) {
    const list = document.getElementById(name);
    if (!list || (!text && !whole)) return [];
    const following = name === "talk" && this.talk.atTheEnd();
    if (whole) list.replaceChildren();
    const before = list.children.length;
    list.insertAdjacentHTML("beforeend", text);
    const fresh = [...list.children].slice(before);
    if (name === "talk") this.talk.added(fresh, { following });
    return fresh.filter((line) => line.dataset.notice);
  }
}

function allAsked() {
  return [...document.querySelectorAll("#panel-questions .question")].map(({ id }) => id);
}

// Where somebody without a mouse is: what others do above it must not push it out of sight.
function inSight() {
  const at = document.querySelector(":focus-visible");
  const box = at?.getBoundingClientRect();
  return box && box.top < innerHeight && box.bottom > 0 ? at : null;
}
