// Three views on a phone: each keeps its place, and says when something has happened in it. Numbers on demand.
const NUMBERS = "antechamber:numbers";
const NEWS = { questions: "draft", decision: "draft", change: "draft", packages: "draft", draft: "draft" };

export class Tabs {
  constructor() {
    this.numbers();
    this.scrolled = {};
    this.cards = this.news();
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-to-pane]");
      if (!link) return;
      event.preventDefault();
      this.go(link.dataset.toPane);
    });
  }

  // Numbers are shown or not in this browser: after a reload and in every window alike.
  numbers() {
    const box = document.getElementById("show-numbers");
    if (!box) return;
    const show = () => {
      box.checked = localStorage.getItem(NUMBERS) === "yes";
      document.documentElement.toggleAttribute("data-numbers", box.checked);
    };
    box.addEventListener("change", () => {
      localStorage.setItem(NUMBERS, box.checked ? "yes" : "no");
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
    if (pane !== this.pane) {
      document.dispatchEvent(new CustomEvent("leave", { detail: this.pane }));
      this.scrolled[this.pane] = window.scrollY;
      document.body.dataset.pane = pane;
      window.scrollTo(0, this.scrolled[pane] ?? 0);
    }
    for (const link of document.querySelectorAll("[data-to-pane]")) {
      if (link.dataset.toPane === pane) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (pane !== "talk") this.badge(pane, "");
    if (pane === "me") this.cards = this.news();
    document.dispatchEvent(new CustomEvent("pane", { detail: pane }));
  }

  // To a place on the page, wherever it is: its tab, its folds, and the focus.
  goTo(selector) {
    const place = document.querySelector(selector);
    const pane = place?.closest(".pane");
    if (!pane) return;
    this.go(pane.id.replace("pane-", ""));
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
  }

  // A new card in my hand and an answer to my demand are news; that my sheet was drawn again is not.
  news() {
    return document.querySelectorAll("#panel-me .held, #panel-me .demand-told").length;
  }

  changed(panels) {
    const cards = this.news();
    if (cards > this.cards && !this.sees("me")) this.badge("me", cards - this.cards, "new for you");
    else if (this.sees("me")) this.cards = cards;
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
