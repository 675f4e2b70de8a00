// What the page says by itself: a word that passes, a card that teaches, a banner about the line. It never takes focus.
const LONG_ENOUGH = 8_000;
const PATIENCE = 1_500;
const MOST = 3;
const A_MINUTE = 60_000;

const waiting = [];
const told = new Map();
let late;

// A word that passes, at once: the answer to what I have just done.
export function say(words, place = "") {
  waiting.unshift({ words, place });
  next();
}

// What others did: several words wait for each other, and none is told twice. A tap on one goes to its place, if it has one.
export function tell(words, place = "") {
  if (performance.now() - (told.get(words) ?? -A_MINUTE) < A_MINUTE) return;
  told.set(words, performance.now());
  waiting.push({ words, place });
  waiting.splice(0, waiting.length - MOST);
  if (!document.getElementById("said").childElementCount) next();
}

function next() {
  const said = document.getElementById("said");
  said.replaceChildren();
  const { words, place } = waiting.shift() ?? {};
  if (!words) return;
  const notice = document.getElementById("notice").content.firstElementChild.cloneNode(true);
  const says = notice.querySelector(".notice-says");
  says.textContent = words.replace(/"([^"]*)"/g, "“$1”");
  says.dataset.go = place;
  said.append(notice);
  settle();
  fadeLater(notice);
}

// Nothing fades while it is read, or while a sheet lies over it; the next one comes a little sooner.
function fadeLater(notice) {
  setTimeout(() => {
    if (!notice.isConnected) return;
    if (notice.matches(":hover, :focus-within") || document.querySelector("dialog:modal")) fadeLater(notice);
    else next();
  }, waiting.length ? LONG_ENOUGH / 2 : LONG_ENOUGH);
}

export function heard(notice) {
  if (notice.isConnected) next();
}

// It stands under the clock; lower, where the main button, the conversations or a card stand there already.
function settle() {
  const said = document.getElementById("said");
  said.style.top = "";
  const busy = document.querySelectorAll(".play .primary, .threads-bar, .card-news, .held, #panel-questions button");
  for (const box of [...busy].map((one) => one.getBoundingClientRect()).sort((a, b) => a.top - b.top)) {
    const mine = said.getBoundingClientRect();
    const apart = box.bottom <= mine.top || box.top >= mine.bottom || box.right <= mine.left || box.left >= mine.right;
    if (!apart) said.style.top = `${box.bottom + 8}px`;
  }
  if (said.getBoundingClientRect().bottom > innerHeight / 2) said.style.top = "";
}

for (const moved of ["pane", "card"]) document.addEventListener(moved, settle);

// What was waiting to be told belongs to a moment that is gone.
export function hush() {
  waiting.length = 0;
  document.getElementById("said").replaceChildren();
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
