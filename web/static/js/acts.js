// What the player does: buttons and forms become acts; an act is done when the server says so, and not before.
import { asData } from "./fields.js";
import { forget } from "./kept.js";
import { card, clear, say, warn } from "./notices.js";
import { Meeting } from "./meeting.js";
import { Outbox } from "./outbox.js";

const SAID = {
  storage_full: "The server has no room left. Tell whoever looks after it.",
  malformed: "The server did not understand this. Load the page again.",
  cid_reuse: "This was sent twice with different words. Please do it again.",
};

const DONE = {
  comment: "Your comment is on record.",
  predict: "Your prediction is kept. It stands in Me; only you see it until the debrief.",
};
const STANDS = { predict: "#my-prediction" };

export class Acts {
  constructor({ line, sheet, talk, calls, paid, to }) {
    Object.assign(this, { line, sheet, talk, calls, paid, to });
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
    const meeting = this.sheet.meeting ?? new Meeting(act.data.role, Meeting.textOf(from, this.sheet));
    if (from?.closest("#sheet")) this.sheet.close();
    if (from?.closest("#refusals")) clear();
    if (act.kind !== "message") this.paid.pass();
    if (DONE[act.kind]) say(DONE[act.kind], STANDS[act.kind]);
    if (act.kind === "offer_package") this.sheet.package.offered(act.data.choices);
    if (act.kind === "message") this.talk.sent(act.data);
    if (act.kind === "contact") this.met = { role: act.data.role, cursor: frame.cursor, meeting };
    this.tellMet(this.line.cursor);
    if (act.kind === "freeze_text") this.calls.show();
    (frame.warnings ?? []).forEach(warn);
  }

  // Whom I have met and what is left to spend, once the page shows it; a tap leads to the talk with them.
  tellMet(cursor) {
    if (!this.met || cursor < this.met.cursor) return;
    const thread = document.querySelector(`.thread[data-to="${this.met.role}"]`);
    const left = document.querySelector(".me-spend b")?.textContent ?? "";
    const { initials } = this.met.meeting;
    this.met = undefined;
    const words = `You met ${thread?.dataset.name ?? "them"}: ${left} in this phase. Talk to them now.`;
    this.paid.pass(words);
    say(words, thread ? `.thread[data-to="${thread.dataset.to}"]` : "");
    if (initials) this.sheet.open("initial", JSON.parse(initials.dataset.data), initials);
  }

  refused(frame) {
    const { from } = this.answered(frame.cid);
    const place = from?.closest("#sheet") ? this.sheet.refusals : document.getElementById("refusals");
    card(frame, place);
    place.querySelectorAll(".reason").forEach(lift);
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

// What the page offers against a missing meeting stands in the refusal too.
function lift(reason) {
  if (reason.dataset.rule !== "R-NO-AP" || reason.querySelector(".reason-acts")) return;
  const offered = [...document.querySelectorAll("[data-act=contact], [data-form=contact]")].filter((one) => !one.closest("#refusals, #sheet-refusals"));
  const acts = document.createElement("p");
  acts.className = "actions reason-acts";
  for (const role of reason.dataset.holders.split(" ")) {
    const found = offered.find((one) => JSON.parse(one.dataset.data || "{}").role === role);
    if (!found) continue;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "small", textContent: found.querySelector(".act-label")?.textContent ?? `Meet ${role}` });
    Object.assign(button.dataset, { ...found.dataset });
    acts.append(button);
  }
  if (acts.childElementCount) reason.append(acts);
}
