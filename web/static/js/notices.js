// What the page says by itself: a word that passes, a card that teaches, a banner about the line. It never takes focus.
const LONG_ENOUGH = 8_000;
const PATIENCE = 1_500;
const MOST = 3;
const A_MINUTE = 60_000;

const waiting = [];
const told = new Map();
let shown, late;

// A word that passes, at once: the answer to what I have just done.
export function say(words, place = "") {
  waiting.unshift({ words, place });
  next();
}

// What others did: several words wait for each other, and none is told twice. What is said anew of the same place takes
// the older word's turn: that is over. A tap on one goes to its place, if it has one.
export function tell(words, place = "") {
  if (performance.now() - (told.get(words) ?? -A_MINUTE) < A_MINUTE) return;
  told.set(words, performance.now());
  const over = shown?.place === place && isOneThing(place);
  if (isOneThing(place)) forgetAll((one) => one.place === place);
  waiting.push({ words, place });
  waiting.splice(0, waiting.length - MOST);
  if (over || !shown) next();
}

// One clause, one card, one demand of mine: not a panel in which many things happen.
function isOneThing(place) {
  return place.startsWith("#clause-") || place.startsWith("#my-");
}

function forgetAll(isOver) {
  for (const one of waiting.filter(isOver)) told.delete(one.words);
  if (shown && isOver(shown)) told.delete(shown.words);
  waiting.splice(0, waiting.length, ...waiting.filter((one) => !isOver(one)));
}

function next() {
  const said = document.getElementById("said");
  said.replaceChildren();
  shown = waiting.shift();
  if (!shown?.words) return;
  const notice = document.getElementById("notice").content.firstElementChild.cloneNode(true);
  const says = notice.querySelector(".notice-says");
  says.querySelector(".notice-words").textContent = shown.words.replace(/"([^"]*)"/g, "“$1”");
  says.dataset.go = shown.place;
  said.append(notice);
  fadeLater(notice);
}

// Nothing fades while it is read; the next one comes a little sooner.
function fadeLater(notice) {
  setTimeout(() => {
    if (!notice.isConnected) return;
    if (notice.matches(":hover, :focus-within")) fadeLater(notice);
    else next();
  }, waiting.length ? LONG_ENOUGH / 2 : LONG_ENOUGH);
}

export function heard(notice) {
  if (notice.isConnected) next();
}

// Long news ends for the eye after two lines, never for the ear: the first tap shows it whole.
export function unfold(notice) {
  const words = notice.querySelector(".notice-words");
  if (words.scrollHeight <= words.clientHeight + 1) return false;
  notice.classList.add("notice-whole");
  return true;
}

// What was waiting to be told belongs to a moment that is gone.
export function hush() {
  waiting.length = 0;
  shown = undefined;
  document.getElementById("said").replaceChildren();
}

// I have looked there: what was said about it needs no telling.
export function looked(place) {
  const over = shown?.place === place;
  forgetAll((one) => one.place === place);
  if (over) next();
}

// The server draws the card; without a drawing (long polls) its sentences are shown as they are.
export function card(frame, place = document.getElementById("refusals")) {
  hush();
  if (frame.html) {
    place.replaceChildren();
    place.insertAdjacentHTML("beforeend", frame.html);
  } else {
    place.replaceChildren(...(frame.reasons ?? []).map(plain));
  }
  place.querySelector(".refusal")?.scrollIntoView({ block: "nearest" });
}

// An old "no" is no answer to what is asked now.
export function clear() {
  document.getElementById("refusals")?.replaceChildren();
}

export function warn(reason) {
  say([reason.says, reason.remedy].filter(Boolean).join(" "));
}

function plain({ says, remedy }) {
  const section = document.createElement("section");
  section.className = "refusal";
  section.append(...[says, remedy].filter(Boolean).map((words) => {
    const p = document.createElement("p");
    p.textContent = words;
    return p;
  }));
  return section;
}

const STATES = {
  connecting: ["The line is broken; connecting again."],
  polling: ["Compatible mode: this network blocks live updates, so they come a little later."],
  taken: ["This seat is open in another window or on another device.", "Use it here"],
  unknown: ["This device is not known here any more.", "Join again"],
  forbidden: ["This seat is not yours any more.", "To your games"],
};

export function showState(state, { takeOver, pending }) {
  clearTimeout(late);
  // A second without a line is not worth a word.
  if (state === "connecting") late = setTimeout(() => banner("connecting", null, pending()), PATIENCE);
  else banner(state, { taken: takeOver, unknown: () => location.assign("/"), forbidden: () => location.assign("/play") }[state]);
}

function banner(state, act, more = "") {
  const [words, label] = STATES[state] ?? [];
  const button = document.getElementById("line-act");
  document.getElementById("line").hidden = !words;
  document.getElementById("line-says").textContent = `${words ?? ""} ${more}`.trim();
  button.hidden = !label;
  button.textContent = label ?? "";
  button.onclick = act ?? null;
}
