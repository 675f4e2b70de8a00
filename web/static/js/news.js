// While a sheet is open, others go on: one line at its top says what came. What is being typed is not drawn again.
import { over, phase } from "./moment.js";

const packages = () => [...document.querySelectorAll("#panel-packages .package")].map((one) => one.id + one.dataset.version);
const lines = () => document.querySelectorAll("#talk .line:not(.line-mine)").length;
const objections = () => document.querySelectorAll("#panel-draft .protest:not(.protest-mine)").length;
const words = (id) => document.getElementById(id)?.textContent.trim() ?? "";
const cards = () => [...document.querySelectorAll("#panel-me .held")].map((one) => one.id);
const questions = () => [...document.querySelectorAll("#panel-questions .question")].map((one) => one.id);
const frozen = () => words("decision-frozen");
const many = (count, one, more) => (count > 0 ? `${count} ${count === 1 ? one : more}` : "");

export function table() {
  return {
    draft: words("draft-title"),
    number: document.getElementById("panel-draft")?.dataset.number,
    phase: phase(),
    packages: packages(),
    lines: lines(),
    objections: objections(),
    cards: cards(),
    questions: questions(),
    frozen: frozen(),
    over: over(),
  };
}

// What cannot wait comes first, and its button leads there.
function urgent(now, before) {
  const asked = now.questions.find((one) => !before.questions.includes(one));
  const card = now.cards.find((one) => !before.cards.includes(one));
  return [
    now.over && !before.over && { says: "Play has ended.", place: "#panel-debrief" },
    now.frozen && !before.frozen && { says: `The draft was frozen: ${now.frozen}.`, place: "#panel-decision" },
    !now.frozen && before.frozen && !now.over && { says: "The text is open again.", place: "#panel-decision" },
    card && { says: "You have a new card.", place: `#${card}` },
    asked && { says: `You are asked: ${words(`${asked}-title`)}`, place: `#${asked}` },
  ].filter(Boolean);
}

export function tell(place, before) {
  const now = table();
  const drafted = now.number !== before.number;
  const first = urgent(now, before);
  const counts = [
    many(now.packages.filter((one) => !before.packages.includes(one)).length, "new package", "new packages"),
    drafted ? "" : many(now.objections - before.objections, "new objection", "new objections"),
    many(now.lines - before.lines, "new message", "new messages"),
  ].filter(Boolean);
  const said = [
    ...first.map(({ says }) => says),
    drafted && `${now.draft} arrived while this was open.`,
    now.phase !== before.phase && !now.over && `${now.phase} has begun.`,
    counts.length && `${counts.join(", ")}.`,
  ].filter(Boolean);
  place.hidden = said.length === 0;
  place.querySelector("[data-news-says]").textContent = said.join(" ");
  const another = now.phase !== before.phase && !now.over;
  place.querySelectorAll("[data-news-draft]").forEach((part) => (part.hidden = !drafted));
  place.querySelectorAll("[data-news-phase]").forEach((part) => (part.hidden = drafted || !another));
  place.querySelectorAll("[data-news-keeps]").forEach((part) => (part.hidden = !drafted && !another));
  const there = place.querySelector("[data-news-go]");
  there.hidden = !first.length;
  there.dataset.newsGo = first[0]?.place ?? "";
  const moves = document.querySelector("#panel-change .moves")?.cloneNode(true);
  place.querySelector("[data-news-moves]").replaceChildren(...(drafted && moves ? [moves] : []));
  place.querySelector("details").hidden = !(drafted && moves);
  return said.length > 0;
}
