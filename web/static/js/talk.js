// Talk: conversations. The one that is chosen is shown, and hears what is said; what others said in the rest is counted.
import { Composer } from "./composer.js";

const FLOOR = "public";

export class Talk {
  constructor(tabs) {
    this.tabs = tabs;
    this.list = document.getElementById("talk");
    this.log = document.getElementById("talk-log");
    this.threads = document.getElementById("threads");
    if (!this.list) return;
    const { game, me } = document.body.dataset;
    this.me = me;
    this.cast = this.threads.dataset.cast.split(" ");
    this.born = new Map([...this.buttons].map((button, at) => [button, at]));
    this.places = { seen: `antechamber:${game}:seen`, chosen: `antechamber:${game}:thread` };
    this.seen = JSON.parse(sessionStorage.getItem(this.places.seen)) ?? {};
    this.fresh = {};
    this.thread = FLOOR;
    this.composer = new Composer({ onPicked: (to) => this.show(to.length ? this.nameOf(to) : "") });
    this.threads.addEventListener("click", (event) => {
      const button = event.target.closest(".thread");
      if (button) this.choose(button);
    });
    document.getElementById("thread-new")?.addEventListener("click", () => this.startAnother());
    document.addEventListener("pane", ({ detail }) => this.paneChanged(detail));
    document.addEventListener("visibilitychange", () => this.count());
    this.added([...this.list.children], { following: false });
    this.choose(this.button(this.remembered()));
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
    this.count();
    this.sort();
    if (following) this.toTheEnd();
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
    if (this.tabs.sees("talk") && document.visibilityState === "visible") this.seen[this.thread] = totals[this.thread] ?? 0;
    let unseen = 0;
    for (const [thread, total] of Object.entries(totals)) {
      this.fresh[thread] = Math.max(0, total - (this.seen[thread] ?? 0));
      unseen += this.fresh[thread];
      const badge = this.button(thread)?.querySelector(".badge");
      if (badge) badge.textContent = this.fresh[thread] || "";
    }
    sessionStorage.setItem(this.places.seen, JSON.stringify(this.seen));
    this.tabs.badge("talk", unseen || "", unseen ? `${unseen} not seen` : "");
  }

  // --- conversations

  button(thread) {
    const known = [...this.buttons].find((one) => one.dataset.thread === thread);
    if (known || !thread) return known;
    const made = document.getElementById("thread-button").content.firstElementChild.cloneNode(true);
    const others = thread.split("+").filter((code) => code !== this.me);
    made.dataset.thread = thread;
    made.dataset.to = others.join(" ");
    made.firstElementChild.textContent = others.join(" + ");
    this.born.set(made, this.born.size);
    this.threads.append(made);
    return made;
  }

  // One selection: what is shown is who hears it.
  choose(button) {
    this.composer.address(button.dataset.to.split(" ").filter(Boolean));
    this.show(button.dataset.thread);
  }

  show(thread) {
    this.thread = thread;
    for (const one of this.buttons) one.setAttribute("aria-pressed", String(one.dataset.thread === thread));
    if (thread) sessionStorage.setItem(this.places.chosen, thread);
    this.filter();
    this.count();
    this.inSight(this.threads.querySelector("[aria-pressed=true]"));
    this.toTheEnd();
  }

  startAnother() {
    if (!this.composer.faces.hidden) return this.choose(this.button(FLOOR));
    this.composer.pick(true);
    this.show("");
  }

  // Talk to one role: from anywhere on the page; about some clauses, if the button names them.
  with(role, clauses = []) {
    this.called = true;
    this.tabs.go("talk");
    this.called = false;
    const button = role && [...this.buttons].find((one) => one.dataset.to === role);
    if (button) this.choose(button);
    this.composer.want(clauses.map(([issue, option]) => `${issue}=${option}`));
    this.composer.field?.focus();
  }

  // Talk opens where something new stands, unless I am in the middle of a sentence to somebody else.
  paneChanged(pane) {
    const newest = [...this.list.children].findLast(({ dataset }) => dataset.actor !== this.me && this.fresh[dataset.thread]);
    this.count();
    this.sort();
    if (pane !== "talk" || this.called) return;
    if (newest && this.composer.idle) this.choose(this.button(newest.dataset.thread));
    else if (newest) this.toTheEnd();
  }

  // Conversations with something unseen come first, the newest before the others; nothing moves under a finger.
  sort() {
    if (this.threads.contains(document.activeElement)) return;
    const last = {};
    [...this.list.children].forEach(({ dataset }, at) => (last[dataset.thread] = at + 1));
    const news = ({ dataset }) => (this.fresh[dataset.thread] ? last[dataset.thread] : 0);
    const now = [...this.buttons];
    const sorted = [...now].sort((a, b) => news(b) - news(a) || this.born.get(a) - this.born.get(b));
    if (sorted.some((button, at) => button !== now[at])) sorted.forEach((button) => this.threads.append(button));
  }

  // What was chosen before a reload: half a sentence must not find other ears.
  remembered() {
    const thread = sessionStorage.getItem(this.places.chosen);
    return thread?.split("+").every((code) => this.cast.includes(code)) ? thread : FLOOR;
  }

  nameOf(to) {
    return this.cast.filter((code) => code === this.me || to.includes(code)).join("+");
  }

  sent(text) {
    this.composer.sent(text);
    if (this.thread && this.composer.form && !this.composer.faces.hidden) this.choose(this.button(this.thread));
  }

  // --- where one looks

  inSight(button) {
    if (!button) return;
    const [row, one] = [this.threads.getBoundingClientRect(), button.getBoundingClientRect()];
    if (one.left < row.left || one.right > row.right) this.threads.scrollLeft += one.left - row.left - 8;
  }

  atTheEnd() {
    const scroller = this.scroller();
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 160;
  }

  toTheEnd() {
    if (!this.tabs.sees("talk")) return;
    const scroller = this.scroller();
    if (scroller === this.log || this.tabs.pane === "talk") scroller.scrollTop = scroller.scrollHeight;
  }

  scroller() {
    return getComputedStyle(this.log).overflowY === "auto" ? this.log : document.scrollingElement;
  }
}
