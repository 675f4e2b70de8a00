// What the page says by itself: a word that passes, a card that teaches, a banner about the line. It never takes focus.
const LONG_ENOUGH = 8_000;
const PATIENCE = 1_500;

let fading;
let waiting;

export function say(words) {
  const said = document.getElementById("said");
  said.classList.remove("faded");
  said.textContent = words.replace(/"([^"]*)"/g, "“$1”");
  clearTimeout(fading);
  fading = setTimeout(() => said.classList.add("faded"), LONG_ENOUGH);
}

export function hush() {
  document.getElementById("said").classList.add("faded");
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

export function warn(reason) {
  say([reason.says, reason.remedy].filter(Boolean).join(" "));
}

function plain({ says, remedy, rule }) {
  const section = document.createElement("section");
  section.className = "refusal";
  section.append(...[says, remedy, rule].filter(Boolean).map((words) => {
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
  clearTimeout(waiting);
  // A second without a line is not worth a word.
  if (state === "connecting") waiting = setTimeout(() => banner("connecting"), PATIENCE);
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
