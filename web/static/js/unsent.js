// What is typed and not yet said: each conversation keeps its own words and clauses in this browser, until they are said.
const NOTHING = { text: "", clauses: [] };

export class Unsent {
  constructor(game, me) {
    this.place = `antechamber:${game}:${me}:unsent`;
  }

  // Read afresh each time: another window of the same seat may have written.
  get kept() {
    return JSON.parse(localStorage.getItem(this.place)) ?? {};
  }

  get(thread) {
    return this.kept[thread] ?? NOTHING;
  }

  put(thread, text, clauses) {
    const { [thread]: _, ...others } = this.kept;
    const kept = text.trim() || clauses.length ? { ...others, [thread]: { text, clauses } } : others;
    localStorage.setItem(this.place, JSON.stringify(kept));
  }

  // It has been said: gone, unless the next sentence stands there already. The clauses that went with it are gone with it.
  said(thread, text, clauses) {
    const kept = this.get(thread);
    const gone = kept.text.trim() === text;
    const next = gone || String(kept.clauses) === String(clauses) ? [] : kept.clauses;
    this.put(thread, gone ? "" : kept.text, next);
  }
}
