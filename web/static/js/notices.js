// What the page says by itself: a word that passes, a card that teaches, a banner about the line. It never takes focus.
const LONG_ENOUGH = 8_000;
const PATIENCE = 1_500;
const MOST = 3;

const waiting = [];
let late;

// A word that passes, at once: the answer to what I have just done.
export function say(words, place = "") {
  waiting.unshift({ words, place });
  next();
}

// What others did: several words wait for each other. A tap on one goes to its place on the page, if it has one.
export function tell(words, place = "") {
  waiting.push({ words, place });
  waiting.splice(0, waiting.length - MOST);
  if (!document.getElementById("said").childElementCount) next();
}

function next() {
  const said = document.getElementById("said");
  said.replaceChildren();
  const { words, place } = waiting.shift() ?? {};
  if (!words) return;
  const notice = document.createElement("button");
  notice.type = "button";
  notice.className = "notice";
  notice.dataset.go = place;
  const says = document.createElement("span");
  says.className = "notice-says";
  says.textContent = words.replace(/"([^"]*)"/g, "“$1”");
  notice.append(says);
  said.append(notice);
  raise();
  fadeLater(notice);
}

// Nothing fades while it is read, or while a sheet lies over it; the next one comes a little sooner.
function fadeLater(notice) {
  setTimeout(() => {
    if (!notice.isConnected) return;
    if (notice.matches(":hover, :focus") || document.querySelector("dialog:modal")) fadeLater(notice);
    else next();
  }, waiting.length ? LONG_ENOUGH / 2 : LONG_ENOUGH);
}

export function heard(notice) {
  if (notice.isConnected) next();
}

// It stands at the foot of the page, above whatever may have to be tapped there.
function raise() {
  const said = document.getElementById("said");
  if (!said.childElementCount || !said.classList.contains("notices")) return;
  let foot = 8;
  said.style.bottom = `${foot}px`;
  for (const one of inTheWay()) {
    const box = said.getBoundingClientRect();
    const apart = one.bottom < box.top || one.top > box.bottom || one.right < box.left || one.left > box.right;
    if (apart || one.top - box.height < 56) continue;
    foot = innerHeight - one.top + 8;
    said.style.bottom = `${foot}px`;
  }
}

function inTheWay() {
  const found = [...document.querySelectorAll(".tabs, .composer, .play .primary, #panel-questions button")].map((one) => one.getBoundingClientRect());
  return found.filter((box) => box.height && box.top < innerHeight).sort((a, b) => b.bottom - a.bottom);
}

addEventListener("scroll", raise, { capture: true, passive: true });
document.addEventListener("pane", raise);
const composer = document.getElementById("composer");
if (composer) new ResizeObserver(raise).observe(composer);

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
  connecting: ["The line is broken; connecting again. Nothing is lost, and what you type stays."],
  polling: ["Compatible mode: this network blocks live updates, so they come a little later."],
  taken: ["This seat is open in another window or on another device.", "Use it here"],
  unknown: ["This device is not known here any more.", "Join again"],
  forbidden: ["This seat is not yours any more.", "To your games"],
};

export function showState(state, { takeOver }) {
  clearTimeout(late);
  // A second without a line is not worth a word.
  if (state === "connecting") late = setTimeout(() => banner("connecting"), PATIENCE);
  else banner(state, { taken: takeOver, unknown: () => location.assign("/"), forbidden: () => location.assign("/play") }[state]);
}

function banner(state, act) {
  const [words, label] = STATES[state] ?? [];
  const button = document.getElementById("line-act");
  document.getElementById("line").hidden = !words;
  document.getElementById("line-says").textContent = words ?? "";
  button.hidden = !label;
  button.textContent = label ?? "";
  button.onclick = act ?? null;
}
