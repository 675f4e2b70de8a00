// The composer: who hears it, what is typed, which clauses go with it. Nothing is sent by itself.
const SHORT = 14;

export class Composer {
  constructor({ onPicked }) {
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
    this.form.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", () => this.giveItWords());
    this.chosen.addEventListener("click", (event) => this.takeOut(event.target.closest("[data-code]")));
    new MutationObserver(() => this.tick()).observe(this.list, { childList: true });
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

  // Nothing in it that would be lost or misdirected if the conversation changed by itself.
  get idle() {
    return !this.form || (!this.field.value.trim() && !this.clauses.length && this.faces.hidden);
  }

  address(roles) {
    if (!this.form) return;
    this.pick(false);
    this.people.forEach((box) => (box.checked = roles.includes(box.value)));
    this.tell();
  }

  // A new conversation: the faces are shown, nobody is in it yet.
  pick(open) {
    this.faces.hidden = !open;
    document.getElementById("thread-new").setAttribute("aria-expanded", String(open));
    if (!open) return this.tell();
    this.people.forEach((box) => (box.checked = false));
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

  // --- clauses

  // Clauses that a card of the table speaks about: the list is opened, and once it is there they are ticked.
  want(codes) {
    if (!this.form || !codes.length) return;
    this.wanted = codes;
    this.clauses.forEach((box) => (box.checked = false));
    if (this.list.childElementCount) this.tick();
    else document.getElementById("composer-clauses").open = true;
  }

  tick() {
    if (!this.wanted.length || !this.list.childElementCount) return;
    for (const box of this.form.querySelectorAll("[name=clauses]")) box.checked = this.wanted.includes(box.value);
    this.wanted = [];
    document.getElementById("composer-clauses").open = false;
    this.tell();
  }

  takeOut(button) {
    if (!button) return;
    const box = this.clauses.find((one) => one.value === button.dataset.code);
    if (box) box.checked = false;
    this.tell();
    this.field.focus();
  }

  // A message that carries clauses only says so in words: the rules know no message without.
  giveItWords() {
    if (this.field.value.trim() || !this.clauses.length) return;
    this.field.value = `About ${among(this.clauses.map((box) => `“${bare(wordsOf(box))}” (${box.value})`))}`;
  }

  key(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  // It has been said: the field is empty again, unless the next sentence is already being typed.
  sent(text) {
    if (!this.form) return;
    if (this.field.value.trim() === text) this.field.value = "";
    this.clauses.forEach((box) => (box.checked = false));
    document.getElementById("composer-clauses").open = false;
    this.tell();
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
