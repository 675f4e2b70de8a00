// The moment of the game, as the page shows it: which phase runs, and whether play is over.
export function phase() {
  return document.querySelector(".clock-phase b")?.textContent ?? "";
}

export function over() {
  return Boolean(document.querySelector("#panel-debrief.panel-over"));
}
