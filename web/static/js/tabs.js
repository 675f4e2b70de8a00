// Three views on a phone: each keeps its place, and says when something has happened in it.
const NEWS = { questions: "draft", decision: "draft", change: "draft", packages: "draft", draft: "draft", me: "me" };

export class Tabs {
  constructor() {
    this.scrolled = {};
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
    document.dispatchEvent(new CustomEvent("pane", { detail: pane }));
  }

  changed(panels) {
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
