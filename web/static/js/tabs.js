// Three views on a phone: each keeps its place, and says when something has happened in it. Numbers on demand.
const NEWS = { questions: "draft", decision: "draft", change: "draft", packages: "draft", draft: "draft" };

export class Tabs {
  constructor() {
    document.getElementById("show-numbers")?.addEventListener("change", ({ target }) => {
      document.documentElement.toggleAttribute("data-numbers", target.checked);
    });
    this.scrolled = {};
    this.cards = document.querySelectorAll("#panel-me .held").length;
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-to-pane]");
      if (!link) return;
      event.preventDefault();
      this.go(link.dataset.toPane);
    });
  }

  get pane() {
    return document.body.dataset.pane;
  }

  sees(pane) {
    return this.pane === pane || matchMedia("(min-width: 1000px)").matches;
  }

  go(pane) {
    if (pane !== this.pane) {
      this.scrolled[this.pane] = window.scrollY;
      document.body.dataset.pane = pane;
      window.scrollTo(0, this.scrolled[pane] ?? 0);
    }
    for (const link of document.querySelectorAll("[data-to-pane]")) {
      if (link.dataset.toPane === pane) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (pane !== "talk") this.badge(pane, "");
    if (pane === "me") this.cards = document.querySelectorAll("#panel-me .held").length;
    document.dispatchEvent(new CustomEvent("pane", { detail: pane }));
  }

  // A new card in my hand is news; that my sheet was drawn again is not.
  changed(panels) {
    const cards = document.querySelectorAll("#panel-me .held").length;
    if (cards > this.cards && !this.sees("me")) this.badge("me", cards - this.cards, "new cards");
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
