// The composer: who hears it, what is typed, which clauses go with it. Nothing is sent by itself.
const SHORT = 14;
export const ANOTHER = "new";

export class Composer {
  constructor({ unsent, onPicked, onKept }) {
    Object.assign(this, { unsent, onKept });
    this.form = document.getElementById("composer");
    if (!this.form) return;
    this.field = document.getElementById("composer-text");
    this.faces = document.getElementById("composer-to");
    this.list = document.getElementById("composer-clauses-list");
    this.chosen = document.getElementById("composer-chosen");
    this.wanted = [];
    this.form.addEventListener("change", ({ target }) => {
      if (target.name === "to") onPicked(this.to);
      this.tell();
    });
    this.form.addEventListener("input", () => this.keep());
    // A tap on a button leaves the cursor, and with it the keyboard and the layout, where it is until the tap is done.
    this.form.addEventListener("mousedown", (event) => event.target.closest("button, summary") && event.preventDefault());
    this.form.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", () => this.giveItWords());
    this.chosen.addEventListener("click", (event) => this.takeOut(event.target.closest("[data-code]")));
    this.drawer = document.getElementById("composer-clauses");
    this.drawer.addEventListener("loaded", () => this.loaded());
    this.tell();
  }

  get to() {
    return this.people.filter((box) => box.checked).map((box) => box.value);
  }

  get people() {
    return [...(this.form?.querySelectorAll("[name=to]") ?? [])];
  }

  get clauses() {
    return [...(this.form?.querySelectorAll("[name=clauses]:checked") ?? [])];
  }

  // One conversation at a time: who is in it, and what stands unsaid in its box.
  address(roles, thread) {
    if (!this.form) return;
    this.pick(false);
    this.people.forEach((box) => (box.checked = roles.includes(box.value)));
    this.open(thread);
    this.tell();
  }

  open(thread) {
    const { text, clauses } = this.unsent.get(thread);
    this.thread = thread;
    this.field.value = text;
    this.mark(clauses);
  }

  keep() {
    const clauses = this.wanted.length ? this.wanted : this.clauses.map((box) => box.value);
    this.unsent.put(this.thread, this.field.value, clauses);
    this.onKept();
  }

  // A new conversation: the faces are shown, nobody is in it yet.
  pick(open) {
    this.faces.hidden = !open;
    document.getElementById("thread-new").setAttribute("aria-expanded", String(open));
    if (!open) return this.tell();
    this.people.forEach((box) => (box.checked = false));
    this.open(ANOTHER);
    this.tell();
    this.people[0]?.focus();
  }

  tell() {
    const people = this.people.filter((box) => box.checked);
    const nobody = !this.faces.hidden && !people.length;
    const names = people.map((box) => box.dataset.name);
    const short = people.map((box) => (people.length > 1 || box.dataset.name.length > SHORT ? box.value : box.dataset.name));
    this.form.dataset.hears = people.length || nobody ? "few" : "all";
    write("composer-hears-says", nobody ? "Choose who is in it." : names.length ? `Only ${among([...names, "you"])} hear this.` : "Everybody hears this.");
    write("composer-says", nobody ? "Say" : `Say to ${among(short) || "everybody"}`);
    this.people[0]?.setCustomValidity(nobody ? "Choose who is in it." : "");
    this.tellClauses();
  }

  tellClauses() {
    const boxes = this.clauses;
    write("composer-count", boxes.length || "");
    this.field.required = !boxes.length;
    this.chosen.hidden = !boxes.length;
    this.chosen.replaceChildren(...boxes.map((box) => chip(box)));
  }

  // While I may not talk it says why, and takes nothing; in a pause one may write, and say it later.
  allow(state, why) {
    if (!this.form) return;
    document.getElementById("composer-fields").disabled = state === "closed";
    document.getElementById("composer-send").disabled = state !== "open";
    write("composer-closed", why);
  }

  // --- clauses

  // Clauses that a card of the table speaks about: the list is opened, and once it is there they are ticked.
  want(codes) {
    if (!this.form || !codes.length) return;
    this.mark(codes);
    this.keep();
  }

  // Exactly these are ticked: at once, or as soon as a list is there that has them.
  mark(codes) {
    const known = [...this.form.querySelectorAll("[name=clauses]")].map((box) => box.value);
    this.wanted = codes;
    this.clauses.forEach((box) => (box.checked = false));
    if (codes.every((code) => known.includes(code))) this.tick(codes);
    else this.drawer.open = true;
    this.tellClauses();
  }

  // The list was drawn, or drawn again because more has opened: what goes with this message stays ticked.
  loaded() {
    if (this.wanted.length) this.tick(this.wanted);
    else this.tick(this.unsent.get(this.thread).clauses, this.drawer.open);
  }

  tick(codes, open = false) {
    for (const box of this.form.querySelectorAll("[name=clauses]")) box.checked = codes.includes(box.value);
    this.wanted = [];
    this.drawer.open = open;
    this.tell();
  }

  takeOut(button) {
    if (!button) return;
    const box = this.clauses.find((one) => one.value === button.dataset.code);
    if (box) box.checked = false;
    this.tell();
    this.keep();
    this.field.focus();
  }

  // A message that carries clauses only says so in words: the rules know no message without.
  giveItWords() {
    if (this.field.value.trim() || !this.clauses.length) return;
    this.field.value = `About ${among(this.clauses.map((box) => `“${bare(wordsOf(box))}” (${box.value})`))}`;
    this.keep();
  }

  key(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  // It has been said in this conversation: its box is empty again, whichever is open now, and its clauses went with it.
  said(thread, text, clauses) {
    if (!this.form) return;
    for (const one of [thread, ANOTHER]) this.unsent.said(one, text, clauses);
    this.open(this.thread);
    this.onKept();
  }
}

function chip(box) {
  const made = document.getElementById("composer-chip").content.firstElementChild.cloneNode(true);
  made.dataset.code = box.value;
  made.querySelector(".chip-label").textContent = wordsOf(box);
  made.querySelector(".chip-code").textContent = box.value;
  return made;
}

function wordsOf(box) {
  return box.closest(".pick").querySelector(".pick-words")?.textContent ?? box.value;
}

function bare(words) {
  return words.replace(/^[“"]|[”"]$/g, "");
}

function write(id, words) {
  const place = document.getElementById(id);
  if (place.textContent !== String(words)) place.textContent = words;
}

function among(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
