// Who is connected, told by the server apart from the game: marked in the list of roles.
export class Presence {
  constructor() {
    this.here = null;
  }

  set(here) {
    this.here = new Set(here);
    this.show();
  }

  show() {
    if (!this.here) return;
    for (const row of document.querySelectorAll("[data-seat]")) {
      row.classList.toggle("away", !this.here.has(row.dataset.seat));
    }
  }
}
