// Three views on a phone: each keeps its place, and says when something has happened in it. Numbers on demand.
import { Cards } from "./cards.js";
import { looked } from "./notices.js";

const LAST_CARD = "#panel-me .held:last-child";
const NUMBERS = "antechamber:numbers";
const NEWS = { questions: "draft", decision: "draft", change: "draft", packages: "draft", draft: "draft", papers: "draft" };

export class Tabs {
  constructor() {
    this.numbers();
    this.scrolled = {};
    this.answers = answers();
    this.decided = decided();
    this.cards = new Cards({ onRead: () => this.cardRead(), goTo: (place) => this.goTo(place) });
    this.tellMe();
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-to-pane]");
      if (!link) return;
      event.preventDefault();
      this.go(link.dataset.toPane);
    });
  }

  // Numbers are shown or not in this browser: after a reload and in every window alike.
  numbers() {
    const shown = () => localStorage.getItem(NUMBERS) === "yes";
    const show = () => document.documentElement.toggleAttribute("data-numbers", shown());
    document.addEventListener("click", ({ target }) => {
      if (!target.closest("[data-numbers-switch]")) return;
      localStorage.setItem(NUMBERS, shown() ? "no" : "yes");
      show();
    });
    addEventListener("storage", ({ key }) => key === NUMBERS && show());
    show();
  }

  get pane() {
    return document.body.dataset.pane;
  }

  sees(pane) {
    return this.pane === pane || matchMedia("(min-width: 1000px)").matches;
  }

  go(pane) {
    this.awaited = undefined;
    if (pane !== this.pane) {
      this.scrolled[this.pane] = window.scrollY;
      document.body.dataset.pane = pane;
      this.foldRing();
      window.scrollTo(0, pane === "draft" && this.decided !== decided() ? 0 : this.scrolled[pane] ?? 0);
    }
    if (this.sees("draft")) this.decided = decided();
    if (pane === "me") this.cards.unread[0]?.scrollIntoView();
    for (const link of document.querySelectorAll("[data-to-pane]")) {
      if (link.dataset.toPane === pane) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (pane === "draft") this.badge(pane, "");
    if (pane === "me") this.answers = answers();
    this.tellMe();
    document.dispatchEvent(new CustomEvent("pane", { detail: pane }));
  }

  // Another phase, or the end of play: what was read in the middle of the old text is over, unless somebody writes there.
  anotherMoment() {
    this.scrolled.draft = 0;
    const writing = document.activeElement?.matches("textarea, input, select");
    if (this.sees("draft") && !writing && !document.querySelector("dialog[open]")) this.toTheTop();
    this.foldRing();
  }

  // Who stands where is looked at and left: on a phone it does not push away what I can do.
  foldRing() {
    if (!matchMedia("(min-width: 1000px)").matches) document.getElementById("ring-who")?.removeAttribute("open");
  }

  toTheTop() {
    if (this.sees("draft")) document.getElementById("pane-draft").scrollTop = 0;
    if (this.pane === "draft") window.scrollTo(0, 0);
  }

  // To a place on the page, wherever it is: its tab, its folds, and the focus. One that is still on its way is awaited.
  goTo(selector) {
    const place = document.querySelector(selector);
    const pane = place?.closest(".pane");
    this.awaited = pane ? undefined : selector;
    if (!pane) return;
    this.go(pane.id.replace("pane-", ""));
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.scrollIntoView({ block: place.offsetHeight > innerHeight / 2 ? "start" : "center" });
    place.focus({ preventScroll: true });
  }

  cardRead() {
    if (!this.cards.unread.length) looked(LAST_CARD);
    this.tellMe();
  }

  // A card that I have not read and an answer to my demand are news; that my sheet was drawn again is not.
  tellMe() {
    if (this.sees("me")) this.answers = answers();
    const news = this.cards.unread.length + Math.max(0, answers() - this.answers);
    this.badge("me", news || "", news ? "new for you" : "");
  }

  changed(panels) {
    if (this.awaited) this.goTo(this.awaited);
    this.cards.watch();
    this.tellMe();
    if (this.sees("draft")) this.decided = decided();
    for (const panel of panels) {
      const pane = NEWS[panel];
      if (pane && !this.sees(pane)) this.badge(pane, "•", "something new");
    }
  }

  badge(pane, text, label = "") {
    const badge = document.getElementById(`badge-${pane}`);
    if (!badge) return;
    badge.textContent = text;
    if (label) badge.setAttribute("aria-label", label);
    else badge.removeAttribute("aria-label");
  }
}

function answers() {
  return document.querySelectorAll("#panel-me .demand-told").length;
}

// A new draft, a decision or a question: then Draft opens at its top, and not where I left it.
function decided() {
  const asked = [...document.querySelectorAll("#panel-questions .question, #panel-decision .panel-running")];
  return [document.getElementById("panel-draft")?.dataset.number, ...asked.map((one) => one.id)].join(" ");
}
