// What I paid for, an answer or a meeting: a card above the draft that stays until I close it, also after a reload.
export class Paid {
  constructor() {
    const { game, me } = document.body.dataset;
    this.key = `antechamber:${game}:${me}:paid`;
    this.place = document.getElementById("paid");
    this.place?.addEventListener("click", ({ target }) => {
      const card = target.closest("[data-paid-close]")?.closest("li");
      if (card) this.keep(this.kept.filter((words) => words !== card.querySelector(".paid-says").textContent));
    });
    this.draw();
  }

  get kept() {
    return JSON.parse(localStorage.getItem(this.key)) ?? [];
  }

  add(words) {
    this.keep([words, ...this.kept.filter((one) => one !== words)]);
  }

  keep(words) {
    localStorage.setItem(this.key, JSON.stringify(words));
    this.draw();
  }

  draw() {
    this.place?.replaceChildren(...this.kept.map(drawn));
  }
}

function drawn(words) {
  const card = document.getElementById("paid-card").content.firstElementChild.cloneNode(true);
  card.querySelector(".paid-says").textContent = words;
  return card;
}
