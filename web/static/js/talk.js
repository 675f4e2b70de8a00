// Talk: conversations. The one that is chosen is shown, and hears what is said; what others said in the rest is counted.
import { ANOTHER, Composer } from "./composer.js";
import { Unsent } from "./unsent.js";

const FLOOR = "public";
const LOOKED = [[document, "scroll"], [document, "visibilitychange"], [document, "close"], [window, "resize"]];
const A_LINE = 24;

export class Talk {
  constructor(tabs) {
    this.tabs = tabs;
    this.list = document.getElementById("talk");
    this.log = document.getElementById("talk-log");
    this.threads = document.getElementById("threads");
    this.pointer = document.getElementById("threads-unread");
    this.above = document.getElementById("talk-above");
    if (!this.list) return;
    const { game, me } = document.body.dataset;
    this.me = me;
    this.cast = this.threads.dataset.cast.split(" ");
    this.places = { seen: `antechamber:${game}:${me}:seen`, chosen: `antechamber:${game}:${me}:thread` };
    this.seen = JSON.parse(localStorage.getItem(this.places.seen)) ?? {};
    this.thread = FLOOR;
    this.unsent = new Unsent(game, me);
    this.composer = new Composer({
      unsent: this.unsent,
      onPicked: (to) => this.show(to.length ? this.nameOf(to) : ""),
      onKept: () => this.markUnsent(),
    });
    this.threads.addEventListener("click", (event) => {
      const button = event.target.closest(".thread");
      if (button) this.choose(button);
    });
    this.threads.addEventListener("scroll", () => this.pointAtHidden(), { passive: true });
    for (const [place, name] of LOOKED) place.addEventListener(name, () => this.look(), { passive: true, capture: true });
    this.above.addEventListener("click", () => this.goAbove());
    if (this.composer.form) new ResizeObserver(() => this.composerGrew()).observe(this.composer.form);
    document.getElementById("thread-new")?.addEventListener("click", () => this.startAnother());
    document.addEventListener("pane", ({ detail }) => detail === "talk" && this.opened());
    this.added([...this.list.children], { following: false });
    this.choose(this.button(this.remembered()));
    this.markUnsent();
    this.allowed();
  }

  // Whether I may talk now is drawn with the people, and read there after each drawing.
  allowed() {
    if (!this.list) return;
    const { talk = "open", talkSays = "" } = document.getElementById("panel-lobby").dataset;
    this.composer.allow(talk, talkSays);
  }

  get buttons() {
    return this.threads.querySelectorAll(".thread");
  }

  // --- lines

  // New lines: mine on the right, the conversation's button there, hidden if another conversation is chosen.
  added(lines, { following }) {
    for (const line of lines) {
      line.classList.toggle("line-mine", line.dataset.actor === this.me);
      this.button(line.dataset.thread);
    }
    this.filter();
    const mine = lines.some(({ dataset }) => dataset.actor === this.me && dataset.thread === this.thread);
    if (following || mine) this.toTheEnd();
    this.count();
  }

  filter() {
    let shown = 0;
    for (const line of this.list.children) {
      line.hidden = line.dataset.thread !== this.thread;
      shown += line.hidden ? 0 : 1;
    }
    this.list.classList.toggle("nothing", shown === 0);
  }

  // What others said and I have not seen, by conversation. My own words are never news.
  count() {
    const totals = {};
    for (const { dataset } of this.list.children) {
      if (dataset.actor !== this.me) totals[dataset.thread] = (totals[dataset.thread] ?? 0) + 1;
    }
    for (const [thread, total] of Object.entries(totals)) this.seen[thread] = Math.min(total, this.seen[thread] ?? 0);
    this.markSeen();
    let unseen = 0;
    for (const [thread, total] of Object.entries(totals)) {
      const fresh = total - this.seen[thread];
      unseen += fresh;
      const button = this.button(thread);
      button.querySelector(".badge").textContent = fresh || "";
      button.classList.toggle("thread-fresh", fresh > 0);
    }
    localStorage.setItem(this.places.seen, JSON.stringify(this.seen));
    this.tabs.badge("talk", unseen || "", unseen ? `${unseen} not seen` : "");
    this.pointAtHidden();
  }

  // A line has been seen when it was on the screen, under no sheet; with it those before it.
  look() {
    if (!this.above.hidden && this.firstNew() >= 0) this.above.hidden = true;
    if (this.unseen().length && this.markSeen()) this.count();
  }

  markSeen() {
    if (!this.tabs.sees("talk") || document.visibilityState !== "visible" || covered()) return 0;
    const { top, end } = this.readable();
    const shown = this.unseen().map((line) => line.getBoundingClientRect());
    const count = shown.findLastIndex((box) => box.bottom > top && box.top + Math.min(A_LINE, box.height) <= end) + 1;
    if (count) this.seen[this.thread] = (this.seen[this.thread] ?? 0) + count;
    return count;
  }

  // What others have said in the conversation that is shown, as far as I have not seen it.
  unseen() {
    const others = ({ dataset }) => dataset.thread === this.thread && dataset.actor !== this.me;
    return [...this.list.children].filter(others).slice(this.seen[this.thread] ?? 0);
  }

  // Whoever has spoken in a conversation whose button is out of sight is named at the end of the row.
  pointAtHidden() {
    const hidden = [...this.threads.querySelectorAll(".thread-fresh")].filter((button) => !this.inView(button));
    const count = hidden.reduce((sum, button) => sum + Number(button.querySelector(".badge").textContent), 0);
    const narrower = this.pointer.hidden && count > 0;
    this.pointer.hidden = !count;
    this.pointer.firstElementChild.textContent = count;
    this.pointer.lastElementChild.textContent = ` unread: ${hidden.map(named).join(", ")}`;
    this.pointer.onclick = () => this.inSight(hidden[0]);
    if (narrower) this.inSight(this.threads.querySelector("[aria-pressed=true]"));
  }

  // --- conversations

  button(thread) {
    const known = [...this.buttons].find((one) => one.dataset.thread === thread);
    if (known || !thread || thread === ANOTHER) return known;
    const made = document.getElementById("thread-button").content.firstElementChild.cloneNode(true);
    const others = thread.split("+").filter((code) => code !== this.me);
    made.dataset.thread = thread;
    made.dataset.to = others.join(" ");
    made.firstElementChild.textContent = others.join(" + ");
    this.threads.append(made);
    return made;
  }

  // One selection: what is shown is who hears it.
  choose(button) {
    this.composer.address(button.dataset.to.split(" ").filter(Boolean), button.dataset.thread);
    this.show(button.dataset.thread);
  }

  show(thread) {
    this.thread = thread;
    for (const one of this.buttons) one.setAttribute("aria-pressed", String(one.dataset.thread === thread));
    if (thread) localStorage.setItem(this.places.chosen, thread);
    this.filter();
    this.opened();
  }

  // A conversation opens at the newest; where what I have not seen begins higher up, one tap leads there.
  opened() {
    if (!this.tabs.sees("talk")) return this.count();
    this.inSight(this.threads.querySelector("[aria-pressed=true]"));
    const unseen = this.unseen();
    for (const line of this.list.children) line.classList.toggle("line-new", line === unseen[0]);
    this.above.textContent = `↑ ${unseen.length} new, from the first`;
    this.above.hidden = true;
    this.toTheEnd();
    this.above.hidden = !unseen.length || this.firstNew() >= 0;
    this.toTheEnd();
    this.count();
  }

  // How far under the top of what can be read the first new line begins; above it: less than nothing.
  firstNew() {
    const first = this.list.querySelector(".line-new:not([hidden])");
    return first ? first.getBoundingClientRect().top - this.readable().top : 0;
  }

  goAbove() {
    this.above.hidden = true;
    this.scroller().scrollTop += this.firstNew() - A_LINE / 2;
  }

  startAnother() {
    if (!this.composer.faces.hidden) return this.choose(this.button(FLOOR));
    this.composer.pick(true);
    this.show("");
  }

  // Talk to one role: from anywhere on the page; about some clauses, if the button names them.
  with(role, clauses = []) {
    this.tabs.go("talk");
    const button = role && [...this.buttons].find((one) => one.dataset.to === role);
    if (button) this.choose(button);
    this.composer.want(clauses.map(([issue, option]) => `${issue}=${option}`));
    this.composer.field?.focus();
  }

  // A conversation in which something stands unsaid says so.
  markUnsent() {
    const kept = this.unsent.kept;
    for (const button of this.buttons) button.classList.toggle("thread-unsent", button.dataset.thread in kept);
  }

  // What was chosen before a reload: half a sentence must not find other ears.
  remembered() {
    const thread = localStorage.getItem(this.places.chosen);
    return thread?.split("+").every((code) => this.cast.includes(code)) ? thread : FLOOR;
  }

  nameOf(to) {
    return this.cast.filter((code) => code === this.me || to.includes(code)).join("+");
  }

  threadOf({ to = [] }) {
    return to.length ? this.nameOf(to) : FLOOR;
  }

  called(threads) {
    return threads.map((thread) => (this.button(thread) ? named(this.button(thread)) : "somebody new")).join(" and ");
  }

  // While the line is broken: what goes again by itself, and what is still to be sent.
  pending(acts) {
    const messages = acts.filter(({ kind }) => kind === "message").map(({ data }) => ({ thread: this.threadOf(data), text: data.text }));
    const sent = ({ text }) => messages.some((one) => one.text === text.trim());
    const typed = Object.entries(this.unsent.kept).filter(([, kept]) => !sent(kept));
    const says = [
      messages.length && `Your message to ${this.called(messages.map(({ thread }) => thread))} goes again by itself.`,
      acts.length > messages.length && "What you did last goes again by itself.",
      typed.length && `Not sent, but kept in its box: what you typed to ${this.called(typed.map(([thread]) => thread))}.`,
    ];
    return says.filter(Boolean).join(" ") || "Nothing is lost, and what you type stays.";
  }

  sent({ text, to = [], clauses = [] }) {
    const thread = this.threadOf({ to });
    this.composer.said(thread, text, clauses.map(([issue, option]) => `${issue}=${option}`));
    if (thread === this.thread && this.composer.form && !this.composer.faces.hidden) this.choose(this.button(thread));
  }

  // --- where one looks

  inSight(button) {
    if (!button || this.inView(button)) return;
    const [row, one] = [this.threads.getBoundingClientRect(), button.getBoundingClientRect()];
    this.threads.scrollTop += one.top - row.top - A_LINE / 2;
    this.threads.scrollLeft += one.left - row.left - (row.width - one.width) / 2;
    this.pointAtHidden();
  }

  inView(button) {
    const [row, one] = [this.threads.getBoundingClientRect(), button.getBoundingClientRect()];
    const tall = one.top >= row.top - 4 && one.bottom <= row.bottom + 4;
    return tall && one.left >= row.left - 4 && one.right <= row.right + 4;
  }

  atTheEnd(within = 160) {
    const scroller = this.scroller();
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < within;
  }

  // The last line stays over the composer, however much is typed.
  composerGrew() {
    const grown = this.composer.form.offsetHeight - (this.tall ?? 0);
    this.tall = this.composer.form.offsetHeight;
    if (grown > 0 && this.atTheEnd(160 + grown)) this.toTheEnd();
  }

  toTheEnd() {
    if (!this.tabs.sees("talk")) return;
    const scroller = this.scroller();
    if (scroller === this.log || this.tabs.pane === "talk") scroller.scrollTop = scroller.scrollHeight;
  }

  // The part of the screen in which lines can be read: under what sticks above them, and over the composer.
  readable() {
    const [log, bar] = [this.log.getBoundingClientRect(), this.threads.parentElement.getBoundingClientRect()];
    const composer = document.getElementById("composer")?.getBoundingClientRect();
    const [top, end] = [Math.max(log.top, bar.bottom), Math.min(log.bottom, composer?.top ?? innerHeight, innerHeight)];
    return { top, end };
  }

  scroller() {
    return getComputedStyle(this.log).overflowY === "auto" ? this.log : document.scrollingElement;
  }
}

// A conversation in words: everybody, or the codes of who is in it.
function named(button) {
  return button.dataset.to ? button.firstElementChild.textContent : "everybody";
}

// On a phone an open sheet lies over everything.
function covered() {
  return document.querySelector("dialog[open]") !== null && !matchMedia("(min-width: 1000px)").matches;
}
