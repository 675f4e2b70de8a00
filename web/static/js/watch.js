// Panels that the server draws again when asked: the console and the door of a class ask every two seconds while looked at.
const EVERY = 2_000;

export class Watch {
  constructor({ from, onShown = () => {}, onState = () => {} }) {
    Object.assign(this, { from, onShown, onState });
    this.known = {};
    this.again = setInterval(() => document.visibilityState === "visible" && this.look(), EVERY);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.look());
  }

  async look() {
    if (this.looking) return;
    this.looking = true;
    try {
      const answer = await fetch(this.from, { headers: { accept: "application/json" }, cache: "no-store" });
      if (answer.status === 401 || answer.status === 403) return this.end("signed out");
      if (!answer.ok) throw new Error(String(answer.status));
      const { html } = await answer.json();
      for (const [name, text] of Object.entries(html)) this.show(name, text);
      this.onShown();
      this.onState("live");
    } catch {
      this.onState("lost");
    } finally {
      this.looking = false;
    }
  }

  end(state) {
    clearInterval(this.again);
    this.onState(state);
  }

  // Only what looks different is replaced; the focus stays where it was, and open details stay open.
  show(name, text) {
    if (this.known[name] === text) return;
    const first = !(name in this.known);
    this.known[name] = text;
    const old = document.getElementById(`panel-${name}`);
    if (!old || (first && old.outerHTML === text.trim())) return;
    const focused = old.contains(document.activeElement) ? markOf(document.activeElement) : "";
    window.htmx.swap({ text, target: old, swap: "outerMorph", sourceElement: old });
    if (focused && !document.getElementById(`panel-${name}`).contains(document.activeElement)) {
      document.querySelector(focused)?.focus({ preventScroll: true });
    }
  }
}

// How to find the same control again after its panel was drawn afresh.
function markOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  const form = element.closest("form");
  if (form && element.name) return `form[action="${CSS.escape(form.getAttribute("action"))}"] [name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  return element.href ? `a[href="${CSS.escape(element.getAttribute("href"))}"]` : "";
}
