// My hand: a card that I have not read yet is announced above the draft, and Me opens at it.
import { over } from "./moment.js";

const MUCH = 200;

export class Cards {
  constructor({ onRead, goTo }) {
    const { game, me } = document.body.dataset;
    this.place = `antechamber:${game}:${me}:cards`;
    this.read = new Set(JSON.parse(localStorage.getItem(this.place)) ?? []);
    this.onRead = onRead;
    this.banner = document.getElementById("card-news");
    this.banner?.querySelector("button").addEventListener("click", () => goTo(`#${this.unread[0].id}`));
    this.seen = new IntersectionObserver((entries) => this.looked(entries), { threshold: [0, 0.25, 0.5, 0.75, 1] });
    this.watch();
  }

  get unread() {
    return [...document.querySelectorAll("#panel-me .held")].filter((card) => !this.read.has(card.id));
  }

  // A last word stands in the question that it belongs to as well: read there, it has been read.
  get elsewhere() {
    return [...document.querySelectorAll("[data-shows-card]")].filter((card) => !this.read.has(card.dataset.showsCard));
  }

  // After each drawing: what has not been read is watched until it has been in sight.
  watch() {
    this.seen.disconnect();
    [...this.unread, ...this.elsewhere].forEach((card) => this.seen.observe(card));
    this.announce();
  }

  looked(entries) {
    const inSight = entries.filter((one) => one.intersectionRatio >= 0.5 || one.intersectionRect.height >= MUCH);
    inSight.forEach(({ target }) => this.read.add(target.dataset.showsCard ?? target.id));
    if (inSight.length) localStorage.setItem(this.place, JSON.stringify([...this.read]));
    this.announce();
    this.onRead();
  }

  announce() {
    if (!this.banner) return;
    const [card] = over() ? [] : this.unread;
    const shown = this.banner.hidden === !card;
    this.banner.hidden = !card;
    if (card) document.getElementById("card-news-says").textContent = `${card.dataset.says}: ${card.querySelector("h4").textContent}.`;
    if (!shown) document.dispatchEvent(new Event("card"));
  }
}
