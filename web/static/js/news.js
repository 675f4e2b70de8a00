// While a sheet is open, others go on: one line at its top says what came. What is being typed is not drawn again.
const packages = () => [...document.querySelectorAll("#panel-packages .package")].map((one) => one.id + one.dataset.version);
const lines = () => document.querySelectorAll("#talk .line:not(.line-mine)").length;
const objections = () => document.querySelectorAll("#panel-draft .protest:not(.protest-mine)").length;
const words = (id) => document.getElementById(id)?.textContent.trim() ?? "";
const phase = () => document.querySelector(".clock-phase b")?.textContent ?? "";
const many = (count, one, more) => (count > 0 ? `${count} ${count === 1 ? one : more}` : "");

export function table() {
  return {
    draft: words("draft-title"),
    number: document.getElementById("panel-draft")?.dataset.number,
    phase: phase(),
    packages: packages(),
    lines: lines(),
    objections: objections(),
  };
}

export function tell(place, before) {
  const now = table();
  const drafted = now.number !== before.number;
  const counts = [
    many(now.packages.filter((one) => !before.packages.includes(one)).length, "new package", "new packages"),
    drafted ? "" : many(now.objections - before.objections, "new objection", "new objections"),
    many(now.lines - before.lines, "new message", "new messages"),
  ].filter(Boolean);
  const said = [
    drafted && `${now.draft} arrived while this was open.`,
    now.phase !== before.phase && `${now.phase} has begun.`,
    counts.length && `${counts.join(", ")}.`,
  ].filter(Boolean);
  place.hidden = said.length === 0;
  place.querySelector("[data-news-says]").textContent = said.join(" ");
  place.querySelectorAll("[data-news-draft]").forEach((part) => (part.hidden = !drafted));
  const moves = document.querySelector("#panel-change .moves")?.cloneNode(true);
  place.querySelector("[data-news-moves]").replaceChildren(...(drafted && moves ? [moves] : []));
  place.querySelector("details").hidden = !(drafted && moves);
  return said.length > 0;
}
