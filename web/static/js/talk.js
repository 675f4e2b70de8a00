// Talk: one list, shown by conversation; what has not been seen is counted; the composer says who will hear it.
export class Talk {
  constructor(tabs) {
    this.tabs = tabs;
    this.list = document.getElementById("talk");
    this.log = document.getElementById("talk-log");
    this.threads = document.getElementById("threads");
    this.composer = document.getElementById("composer");
    this.me = document.body.dataset.me;
    this.thread = "";
    this.place = `antechamber:${document.body.dataset.game}:seen`;
    this.seen = JSON.parse(sessionStorage.getItem(this.place)) ?? {};
    if (!this.list) return;
    this.threads.addEventListener("click", (event) => {
      const button = event.target.closest(".thread");
      if (button) this.choose(button);
    });
    this.composer?.addEventListener("change", (event) => this.addressed(event.target));
    this.composer?.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("pane", ({ detail }) => {
      const fresh = document.getElementById("badge-talk").textContent !== "";
      this.count();
      if (detail === "talk" && fresh) this.toTheEnd();
    });
    document.addEventListener("visibilitychange", () => this.count());
    this.added([...this.list.children], { following: true });
    this.addressed();
  }

  // New lines: mine on the right, the conversation's button there, hidden if another conversation is chosen.
  added(lines, { following }) {
    for (const line of lines) {
      line.classList.toggle("line-mine", line.dataset.actor === this.me);
      this.button(line.dataset.thread);
    }
    this.filter();
    this.count();
    if (following) this.toTheEnd();
  }

  button(thread) {
    const known = [...this.threads.querySelectorAll(".thread")].find((one) => one.dataset.thread === thread);
    if (known || !thread) return known;
    const made = document.getElementById("thread-button").content.firstElementChild.cloneNode(true);
    const others = thread.split("+").filter((code) => code !== this.me);
    made.dataset.thread = thread;
    made.dataset.to = others.join(" ");
    made.firstElementChild.textContent = others.join(" + ");
    this.threads.append(made);
    return made;
  }

  choose(button) {
    this.thread = button.dataset.thread;
    for (const one of this.threads.querySelectorAll(".thread")) one.setAttribute("aria-pressed", String(one === button));
    if (button.dataset.to !== undefined) this.address(button.dataset.to.split(" ").filter(Boolean));
    this.filter();
    this.count();
    this.toTheEnd();
  }

  // Talk to one role: from anywhere on the page.
  with(role) {
    this.tabs.go("talk");
    const button = role && [...this.threads.querySelectorAll(".thread")].find((one) => one.dataset.to === role);
    if (button) this.choose(button);
    document.getElementById("composer-text")?.focus();
  }

  filter() {
    let shown = 0;
    for (const line of this.list.children) {
      line.hidden = this.thread !== "" && line.dataset.thread !== this.thread;
      shown += line.hidden ? 0 : 1;
    }
    this.list.classList.toggle("nothing", shown === 0);
  }

  count() {
    const totals = {};
    for (const { dataset } of this.list.children) totals[dataset.thread] = (totals[dataset.thread] ?? 0) + 1;
    const looking = this.tabs.sees("talk") && document.visibilityState === "visible";
    let unseen = 0;
    for (const [thread, total] of Object.entries(totals)) {
      if (looking && (this.thread === "" || this.thread === thread)) this.seen[thread] = total;
      const fresh = Math.max(0, total - (this.seen[thread] ?? 0));
      unseen += fresh;
      const badge = this.button(thread)?.querySelector(".badge");
      if (badge) badge.textContent = fresh || "";
    }
    sessionStorage.setItem(this.place, JSON.stringify(this.seen));
    this.tabs.badge("talk", unseen || "", unseen ? `${unseen} not seen` : "");
  }

  atTheEnd() {
    const scroller = this.scroller();
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 160;
  }

  toTheEnd() {
    if (!this.tabs.sees("talk")) return;
    const scroller = this.scroller();
    if (scroller === this.log || this.tabs.pane === "talk") scroller.scrollTop = scroller.scrollHeight;
  }

  scroller() {
    return getComputedStyle(this.log).overflowY === "auto" ? this.log : document.scrollingElement;
  }

  // --- the composer

  recipients() {
    return [...(this.composer?.querySelectorAll("[name=to]") ?? [])];
  }

  address(roles) {
    this.recipients().forEach((box) => (box.checked = roles.includes(box.value)));
    this.addressed();
  }

  addressed(target) {
    if (!this.composer) return;
    const everybody = document.getElementById("to-everybody");
    if (target === everybody && everybody.checked) this.recipients().forEach((box) => (box.checked = false));
    const chosen = this.recipients().filter((box) => box.checked);
    everybody.checked = chosen.length === 0;
    const names = chosen.length > 2 ? chosen.map((box) => box.value) : chosen.map((box) => box.dataset.name);
    document.getElementById("composer-says").textContent = `Say to ${names.join(" and ") || "everybody"}`;
    const clauses = this.composer.querySelectorAll("[name=clauses]:checked").length;
    document.getElementById("composer-count").textContent = clauses || "";
  }

  key(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.composer.requestSubmit();
  }

  // It has been said: the field is empty again, unless the next sentence is already being typed.
  sent(text) {
    const field = document.getElementById("composer-text");
    if (field && field.value.trim() === text) field.value = "";
    this.composer?.querySelectorAll("[name=clauses]:checked").forEach((box) => (box.checked = false));
    this.addressed();
  }
}
