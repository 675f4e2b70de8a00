// What the player does: buttons and forms become acts; an act is done when the server says so, and not before.
import { asData } from "./fields.js";
import { forget } from "./kept.js";
import { card, say, warn } from "./notices.js";
import { Outbox } from "./outbox.js";

const SAID = {
  storage_full: "The server has no room left. Tell your lecturer.",
  malformed: "The server did not understand this. Load the page again.",
  cid_reuse: "This was sent twice with different words. Please do it again.",
};

export class Acts {
  constructor({ line, sheet, talk, to }) {
    Object.assign(this, { line, sheet, talk, to });
    this.outbox = new Outbox(document.body.dataset.game);
    this.from = new Map();
    document.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("submit", (event) => this.submitted(event));
  }

  clicked(event) {
    const button = event.target.closest("[data-act], [data-form]");
    if (!button) return;
    const data = JSON.parse(button.dataset.data || "{}");
    if (button.dataset.form) this.sheet.open(button.dataset.form, data, button);
    else this.ask(button.dataset.act, data, { from: button });
  }

  submitted(event) {
    const form = event.target.closest("form[data-kind]");
    if (!form) return;
    event.preventDefault();
    const keep = [...form.querySelectorAll("[data-keep]")].map((field) => field.dataset.keep);
    this.ask(form.dataset.kind, asData(form), { from: form, keep });
  }

  ask(kind, data, { from, keep = [] }) {
    if (this.outbox.waiting(kind, data)) return;
    if (!this.line.live && !this.line.polling) {
      say("You are not connected. Nothing is lost: do it again when the line is back.");
      return;
    }
    const act = this.outbox.add(kind, data, keep);
    this.from.set(act.cid, from);
    from.setAttribute("aria-busy", "true");
    this.send(act);
  }

  // After a broken line: the same acts under the same ids. What happened already is not done twice.
  sendAgain() {
    const { acts, dropped } = this.outbox.unanswered();
    if (dropped) say("Something you did while the line broke may not have arrived. Look, and do it again.");
    acts.forEach((act) => this.send(act));
  }

  send({ cid, kind, data }) {
    if (this.line.polling) this.post({ cid, kind, data });
    else this.line.send({ t: "act", cid, kind, data });
  }

  async post(act) {
    const csrf = document.body.dataset.csrf;
    const headers = { "content-type": "application/json", accept: "application/json" };
    if (csrf) headers["x-csrf-token"] = csrf;
    try {
      const response = await fetch(this.to, { method: "POST", headers, body: JSON.stringify(act) });
      const frame = await response.json();
      ({ ack: this.done, refused: this.refused, nack: this.notTaken })[frame.t]?.call(this, frame);
    } catch {
      // The line has broken: the act stays in the outbox and goes again.
    }
  }

  done(frame) {
    const { act, from } = this.answered(frame.cid);
    if (!act) return;
    forget(act.keep);
    if (from?.id === "sheet-form") this.sheet.close();
    if (act.kind === "offer_package") this.sheet.package.offered(act.data.choices);
    if (act.kind === "message") this.talk.sent(act.data);
    (frame.warnings ?? []).forEach(warn);
  }

  refused(frame) {
    const { from } = this.answered(frame.cid);
    card(frame, from?.id === "sheet-form" ? this.sheet.refusals : undefined);
  }

  notTaken(frame) {
    if (SAID[frame.code]) {
      this.answered(frame.cid);
      say(frame.says || SAID[frame.code]);
      return;
    }
    const act = this.outbox.get(frame.cid);
    if (act) setTimeout(() => this.outbox.get(frame.cid) && this.send(act), frame.retry_ms || 1_000);
  }

  answered(cid) {
    const [act, from] = [this.outbox.take(cid), this.from.get(cid)];
    this.from.delete(cid);
    from?.removeAttribute("aria-busy");
    return { act, from };
  }
}
