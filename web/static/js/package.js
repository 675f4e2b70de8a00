// The package being built: what has been chosen is kept in this browser until it is offered or thrown away; whatever is
// tapped elsewhere is added to it. The server draws the bar that says so, above the draft.
import { forget } from "./kept.js";

export class Package {
  constructor(fetch) {
    this.fetch = fetch;
    const { game, me } = document.body.dataset;
    this.place = `antechamber:${game}:${me}:package`;
    this.kept = JSON.parse(sessionStorage.getItem(this.place)) ?? nothing();
    this.bar = document.createElement("aside");
    this.bar.className = "package-bar";
    this.bar.setAttribute("aria-label", "The package that you build");
    document.getElementById("panel-questions")?.before(this.bar);
    this.show();
  }

  // What a button brings is added to what is there; the sheet says what came.
  add(choices = {}) {
    const built = this.kept.choices;
    const added = Object.keys(built).length ? Object.keys(choices).filter((issue) => built[issue] !== choices[issue]) : [];
    const asked = { choices: { ...built, ...choices }, added, number: this.kept.number };
    if (possible() && (added.length || !Object.keys(built).length)) this.keep(asked.choices);
    return asked;
  }

  keep(choices = {}) {
    this.kept = { number: draftNumber(), choices };
    sessionStorage.setItem(this.place, JSON.stringify(this.kept));
  }

  // It lies on the table. What somebody else's price was paid with in one tap is another package.
  offered(choices = {}) {
    if (JSON.stringify(choices) === JSON.stringify(this.kept.choices)) this.throwAway();
  }

  throwAway() {
    forget(Object.keys(this.kept.choices).map((issue) => `wording-${issue}`));
    this.kept = nothing();
    sessionStorage.removeItem(this.place);
    this.show();
  }

  async show() {
    const { choices } = this.kept;
    if (!Object.keys(choices).length) return this.bar.replaceChildren();
    const drawn = await this.fetch("package", { choices });
    if (drawn !== null && choices === this.kept.choices) this.bar.innerHTML = drawn;
  }
}

function nothing() {
  return { number: 0, choices: {} };
}

// Behind closed doors, or while the text is frozen, nothing is built: the sheet says why.
function possible() {
  return !document.querySelector("#panel-draft .draft-hidden, #panel-decision.panel-running");
}

export function draftNumber() {
  return Number(document.getElementById("panel-draft")?.dataset.number ?? 0);
}
