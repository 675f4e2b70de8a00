// The live page: it connects, sends what the player does, and replaces what the server has drawn. No rules live here.
import { Acts } from "./js/acts.js";
import { Calls } from "./js/calls.js";
import { Clock } from "./js/clock.js";
import { Line } from "./js/line.js";
import { card, clear, heard, hush, looked, say, showState, tell, unfold } from "./js/notices.js";
import { tellWhatIsMissing } from "./js/missing.js";
import { over, phase } from "./js/moment.js";
import { OwnClock } from "./js/own_clock.js";
import { Paid } from "./js/paid.js";
import { Panels } from "./js/panels.js";
import { Presence } from "./js/presence.js";
import { Sheet } from "./js/sheet.js";
import { Tabs } from "./js/tabs.js";
import { Talk } from "./js/talk.js";
import { keepWhatIsTyped } from "./js/kept.js";

const page = document.body.dataset;

const clock = new Clock(Number(page.now));
const ownClock = new OwnClock();
const presence = new Presence();
const tabs = new Tabs();
const talk = new Talk(tabs);
const panels = new Panels({ clock, presence, tabs, talk });
const sheet = new Sheet((place) => tabs.goTo(place));
const paid = new Paid();
const calls = new Calls(tabs);

const line = new Line({
  socket: page.socket,
  events: page.events,
  cursor: Number(page.cursor),
  silentStart: page.silentStart === "yes",
  onFrame: (frame) => received[frame.t]?.(frame),
  onState: (state) => {
    showState(state, { takeOver: () => line.takeOver(), pending: () => talk.pending([...acts.outbox.acts.values()]) });
    document.body.dataset.line = state;
    if (state === "live" || state === "polling") acts.sendAgain();
  },
});
const acts = new Acts({ line, sheet, talk, calls, paid, to: page.actTo });

const received = {
  hello(frame) {
    clock.set(frame.now);
    if (frame.role === page.me && String(frame.epoch) === page.epoch) return;
    loadAgainOnce(frame.epoch);
  },
  panels(frame) {
    clock.set(frame.now);
    const before = { phase: phase(), over: over(), moment: moment(), protests: protests() };
    const loud = panels.show(frame);
    if (moment() !== before.moment) hush();
    if (phase() !== before.phase) clear();
    if (phase() !== before.phase || over() !== before.over) tabs.anotherMoment();
    paid.draw();
    const now = protests();
    for (const [clause, count] of before.protests) if ((now.get(clause) ?? 0) < count) looked(clause);
    requestAnimationFrame(() => ownClock.keepFocus());
    sheet.othersWentOn(frame.html ?? {});
    calls.look();
    acts.tellMet(frame.cursor);
    if (frame.say && loud.length) loud.forEach(({ dataset }) => (dataset.actor === page.me ? say : tell)(dataset.notice, dataset.go));
    else if (frame.say) say(frame.say);
  },
  ack(frame) {
    clear();
    acts.done(frame);
  },
  refused: (frame) => acts.refused(frame),
  nack: (frame) => acts.notTaken(frame),
  presence: (frame) => presence.set(frame.here),
  go: (frame) => location.assign(frame.url),
  beat: (frame) => clock.set(frame.now),
};

// Another role, or a rewound game: everything is different, so the page is drawn afresh. What was typed is kept.
function loadAgainOnce(epoch) {
  const mark = `antechamber:${page.game}:epoch`;
  if (sessionStorage.getItem(mark) === String(epoch)) return;
  sessionStorage.setItem(mark, String(epoch));
  location.reload();
}

// The phase, the draft, whether it is frozen: what was said of another moment is over.
function moment() {
  const draft = document.getElementById("panel-draft")?.dataset.number;
  return [phase(), draft, Boolean(document.querySelector("#panel-decision.panel-running"))].join(" ");
}

// How many speak against each clause.
function protests() {
  return new Map([...document.querySelectorAll("#panel-draft .clause")].map((one) => [`#${one.id}`, one.querySelectorAll(".protest").length]));
}

keepWhatIsTyped(page.game);
tellWhatIsMissing(document.getElementById("sheet"));
document.addEventListener("pane", clear);
document.addEventListener("keydown", (event) => event.key === "Escape" && clear());
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-dismiss]")) event.target.closest(".refusal")?.remove();
  const notice = event.target.closest(".notice");
  if (notice) {
    const { go } = event.target.closest(".notice-says")?.dataset ?? {};
    if (go !== undefined && unfold(notice)) return;
    heard(notice);
    const to = go?.startsWith(".thread") && document.querySelector(go)?.dataset.to;
    if (to) talk.with(to);
    else if (go) tabs.goTo(go);
  }
  const person = event.target.closest("[data-talk]");
  if (person) {
    sheet.close();
    talk.with(person.dataset.talk, JSON.parse(person.dataset.clauses || "[]"));
  }
});
window.antechamber = { card, line }; // for tests and the curious
line.open();
