// What was sent and not yet answered. It outlives a reload, and goes again under the same id, so that it counts once.
const TOO_OLD = 120_000;

export class Outbox {
  constructor(game) {
    this.place = `antechamber:${game}:outbox`;
    this.acts = new Map((JSON.parse(sessionStorage.getItem(this.place)) ?? []).map((act) => [act.cid, act]));
  }

  add(kind, data, keep) {
    const act = { cid: newId(), kind, data, keep, at: Date.now() };
    this.acts.set(act.cid, act);
    this.save();
    return act;
  }

  take(cid) {
    const act = this.acts.get(cid);
    this.acts.delete(cid);
    this.save();
    return act;
  }

  get(cid) {
    return this.acts.get(cid);
  }

  // The same act twice in a row is a trembling finger.
  waiting(kind, data) {
    const wanted = JSON.stringify([kind, data]);
    return [...this.acts.values()].some((act) => JSON.stringify([act.kind, act.data]) === wanted);
  }

  // What is still worth sending; what is too old is dropped and counted.
  unanswered() {
    const old = [...this.acts.values()].filter((act) => Date.now() - act.at > TOO_OLD);
    old.forEach((act) => this.take(act.cid));
    return { acts: [...this.acts.values()], dropped: old.length };
  }

  save() {
    sessionStorage.setItem(this.place, JSON.stringify([...this.acts.values()]));
  }
}

// A classroom's plain http is no secure context: there is no crypto.randomUUID.
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
