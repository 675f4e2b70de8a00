// The clock of somebody who plays alone: its buttons act without a new page, so that nothing typed and no place is lost.
import { fold } from "./guards.js";
import { say } from "./notices.js";

export class OwnClock {
  constructor() {
    this.form = document.querySelector(".own-clock");
    this.form?.addEventListener("submit", (event) => this.send(event));
  }

  async send(event) {
    if (event.submitter.value === "reveal") return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(this.form));
    body.set("act", event.submitter.value);
    this.pressed = true;
    fold(event.submitter.closest("details.sure"));
    try {
      const response = await fetch(this.form.action, { method: "POST", body, headers: { accept: "application/json" } });
      if (!response.ok) say((await response.json()).says ?? "That did not work. Try again in a moment.");
    } catch {
      say("You are not connected. Try again when the line is back.");
    }
  }

  // The button that was pressed may have gone: the one that has come in its place takes the focus.
  keepFocus() {
    const at = document.activeElement;
    if (!this.pressed || (at !== document.body && at.offsetParent)) return;
    this.pressed = false;
    [...this.form.elements].find((one) => one.type === "submit" && one.offsetParent)?.focus({ preventScroll: true });
  }
}
