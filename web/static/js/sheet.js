// The sheet: the server draws what an act asks; it opens over the page on a phone and beside it on a laptop.
import { asData } from "./fields.js";
import { restore } from "./kept.js";
import { Meeting } from "./meeting.js";
import { table, tell } from "./news.js";
import { say } from "./notices.js";
import { Package } from "./package.js";

const A_MOMENT = 150;

export class Sheet {
  constructor(goTo) {
    this.goTo = goTo;
    this.dialog = document.getElementById("sheet");
    this.content = document.getElementById("sheet-content");
    this.refusals = document.getElementById("sheet-refusals");
    this.page = document.body.dataset;
    this.lists = new Map();
    if (!this.dialog) return;
    this.package = new Package((kind, data) => this.fetch(kind, data));
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog || event.target.closest("[data-close]")) this.close();
    });
    document.addEventListener("click", (event) => {
      if (event.target.closest("[data-throw-away]")) this.throwAway();
    });
    this.dialog.addEventListener("cancel", () => this.unwant());
    this.dialog.addEventListener("close", () => this.closed());
    this.dialog.addEventListener("change", (event) => this.changed(event.target));
    this.dialog.addEventListener("invalid", (event) => this.unfold(event.target), true);
    this.dialog.addEventListener("pointerdown", () => (this.pointed = true));
    this.dialog.addEventListener("keydown", () => (this.pointed = false));
    this.dialog.addEventListener("input", () => this.refusals.replaceChildren());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.dialog.open) this.close();
    });
    this.dialog.addEventListener("click", ({ target }) => {
      const there = target.closest("[data-news-go]");
      if (there) this.leaveFor(there.dataset.newsGo);
      if (target.closest("[data-go-on]")) this.goOn();
    });
    document.addEventListener("toggle", (event) => this.load(event.target), true);
  }

  // Whoever closes what is open while this is on its way does not want it any more; what comes meanwhile is told.
  async open(kind, data, opener) {
    const wanted = (this.wanted = Symbol(kind));
    const before = table();
    opener?.setAttribute("aria-busy", "true");
    const drawn = await this.fetch(kind, kind === "offer_package" ? this.package.add(data.choices) : data);
    opener?.removeAttribute("aria-busy");
    if (drawn === null || wanted !== this.wanted) return;
    this.meeting = kind === "contact" ? new Meeting(data.role, Meeting.textOf(opener, this)) : undefined;
    Object.assign(this, { kind, data });
    if (!this.dialog.open) this.opener = opener;
    this.content.innerHTML = drawn;
    this.refusals.replaceChildren();
    this.table = before;
    restore(this.content);
    this.keepPackage();
    if (!this.dialog.open) this.show();
    this.dialog.scrollTop = 0;
    this.content.querySelector("#sheet-title")?.focus({ preventScroll: true });
    this.tellNews();
    this.tellSentence();
    this.preview();
  }

  show() {
    if (matchMedia("(min-width: 1000px)").matches) this.dialog.show();
    else this.dialog.showModal();
  }

  close() {
    if (!this.dialog?.open) return;
    this.unwant();
    this.dialog.close();
  }

  // What was built on the old draft is drawn on the new one: whoever builds reads what has changed before offering.
  goOn() {
    return this.open("offer_package", {}, this.opener);
  }

  unwant() {
    this.wanted = undefined;
  }

  // To what cannot wait: the sheet closes, and what was built in it is kept.
  leaveFor(place) {
    this.close();
    this.goTo(place);
  }

  // The browser tells of a closing in a later task: by then another sheet may be wanted, or even stand open.
  closed() {
    if (this.dialog.open) return;
    this.content.replaceChildren();
    this.refusals.replaceChildren();
    this.meeting = this.kind = undefined;
    this.package.show();
    const back = this.opener?.isConnected ? this.opener : document.getElementById("main");
    back.focus({ preventScroll: true });
  }

  async fetch(kind, data) {
    const url = `${this.page.forms}${kind}?data=${encodeURIComponent(JSON.stringify(data))}`;
    try {
      const response = await fetch(url, { headers: { accept: "text/html" } });
      if (!response.ok) throw new Error(response.status);
      return await response.text();
    } catch {
      say("This could not be opened. Are you connected? Try again in a moment.");
      return null;
    }
  }

  // What is only drawn when it is wanted, and anew when something has opened: `data-load` names the form, the list inside
  // it takes the drawing.
  async load(details) {
    if (!details.dataset?.load || !details.open) return;
    const drawn = await this.fetch(details.dataset.load, {});
    if (drawn === null) return;
    if (drawn !== this.lists.get(details)) redraw(details.lastElementChild, drawn);
    this.lists.set(details, drawn);
    details.dispatchEvent(new Event("loaded"));
  }

  // Something was picked: its words stand in the line of its question, and an old "no" is no answer to it.
  changed(field) {
    this.refusals.replaceChildren();
    const words = field.closest(".pick")?.querySelector(".pick-words");
    const line = words && field.closest("details")?.querySelector("[data-becomes]");
    if (line) line.textContent = words.textContent;
    this.tellSentence();
    this.keepPackage();
    this.preview();
    if (this.pointed && field.type === "radio") foldQuestion(field.closest("details.build-issue"));
  }

  // What is asked for in one sentence, in the words of what was picked; and on the button that asks it.
  tellSentence() {
    const button = this.content.querySelector("[data-names]");
    const named = this.content.querySelector('[data-type="parts"]:checked')?.value;
    if (button && named) button.textContent = `${button.dataset.names} ${named}`;
    const sentence = this.content.querySelector("[data-sentence]");
    if (!sentence) return;
    const picked = (name) => this.content.querySelector(`[name="${name}"]:checked`)?.closest(".pick");
    const words = (name) => picked(name)?.querySelector(".pick-words")?.textContent ?? "";
    sentence.querySelectorAll("[data-of]").forEach((one) => (one.textContent = words(one.dataset.of)));
    sentence.querySelectorAll("[data-if]").forEach((one) => (one.hidden = !words(one.dataset.if)));
    sentence.hidden = !words(sentence.querySelector("[data-of]").dataset.of);
  }

  // What must be answered cannot be pointed at in a folded question.
  unfold(field) {
    const question = field.closest("details");
    if (question && !question.parentElement.querySelector("details[open]")) question.open = true;
  }

  keepPackage() {
    if (this.content.querySelector("[data-preview]")) this.package.keep(asData(this.content.querySelector("form")).choices);
  }

  throwAway() {
    this.package.throwAway();
    if (this.content.querySelector("[data-preview]")) this.close();
  }

  othersWentOn(html) {
    if (html.draft || html.decision || html.acts) this.package?.show();
    if (html.draft || html.me) document.querySelectorAll("details[data-load][open]").forEach((one) => this.load(one));
    if (!this.dialog?.open) return;
    if (this.meeting?.needed === false && !this.content.querySelector("[aria-busy]")) {
      this.close();
      return say("You have met by now: this meeting is not needed any more.");
    }
    if (this.tellNews() && html.draft) this.refusals.replaceChildren();
    if (html.draft || html.packages) this.preview();
  }

  tellNews() {
    const place = this.content.querySelector("[data-news]");
    return place !== null && tell(place, this.table);
  }

  preview() {
    clearTimeout(this.soon);
    if (this.content?.querySelector("[data-preview]")) this.soon = setTimeout(() => this.askPreview(), A_MOMENT);
  }

  async askPreview() {
    const place = this.content.querySelector("[data-preview]");
    if (!place) return;
    const { choices = {} } = asData(this.content.querySelector("form"));
    const headers = { "content-type": "application/x-www-form-urlencoded", accept: "text/html" };
    if (this.page.csrf) headers["x-csrf-token"] = this.page.csrf;
    try {
      const response = await fetch(this.page.preview, { method: "POST", headers, body: new URLSearchParams(choices) });
      const text = response.ok ? await response.text() : "";
      if (text && place.isConnected) window.htmx.swap({ text, target: place, swap: "innerMorph" });
    } catch {
      // A preview is a courtesy: the next change asks again.
    }
  }
}

// A chosen clause folds by itself: what was chosen stands in its line. Whoever goes by arrow keys is still choosing.
function foldQuestion(question) {
  if (!question) return;
  question.open = false;
  const line = question.querySelector("summary");
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}

// A list is drawn again: what was unfolded in it stays so.
function redraw(list, drawn) {
  const open = [...list.querySelectorAll("details[open]")].map((one) => one.id);
  list.innerHTML = drawn;
  for (const one of list.querySelectorAll("details")) one.open = open.includes(one.id);
}
