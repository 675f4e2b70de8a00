// What stays above the draft until I close it, also after a reload: an answer that I paid for, a turn of events that touched
// the text or what I get without a deal. A meeting that I have just paid for goes with the phase, and with my next act.
import { phase } from "./moment.js";

const STAY = '#minutes [data-go="#paid"]';

export class Paid {
  constructor() {
    const { game, me } = document.body.dataset;
    this.key = `antechamber:${game}:${me}:closed`;
    this.place = document.getElementById("paid");
    this.passing = undefined;
    this.place?.addEventListener("click", ({ target }) => {
      const card = target.closest("[data-paid-close]")?.closest("li");
      if (card) this.close(card);
    });
    this.draw();
  }

  get closed() {
    return JSON.parse(localStorage.getItem(this.key)) ?? [];
  }

  close({ id }) {
    if (id) localStorage.setItem(this.key, JSON.stringify([...this.closed, id]));
    else this.passing = undefined;
    this.draw();
  }

  // For this phase, and until I do something else.
  pass(words) {
    this.passing = words && { words, phase: phase() };
    this.draw();
  }

  // The minutes know what came; only what I have closed is kept here. The newest stands first.
  draw() {
    if (this.passing?.phase !== phase()) this.passing = undefined;
    const closed = this.closed;
    const stay = [...document.querySelectorAll(STAY)].map(asCard).filter(({ id }) => !closed.includes(id)).reverse();
    const cards = this.passing ? [{ id: "", words: this.passing.words, own: true }, ...stay] : stay;
    const wanted = JSON.stringify(cards);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    this.place?.replaceChildren(...cards.map(drawn));
  }
}

function asCard(line) {
  const { notice, actor } = line.dataset;
  return { id: `stays-${line.querySelector("[data-at]").dataset.at}-${line.dataset.actor}`, words: notice, own: actor !== "" };
}

function drawn({ id, words, own }) {
  const card = document.getElementById(own ? "paid-card" : "turn-card").content.firstElementChild.cloneNode(true);
  const says = card.querySelector(".paid-says");
  says.textContent = words;
  if (id) [card.id, says.id] = [id, `${id}-title`];
  return card;
}
