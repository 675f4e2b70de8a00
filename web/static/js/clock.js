// Countdowns: the server says what time it is in the game; between two frames the browser counts.
const SOON = 30_000;

export class Clock {
  constructor(now) {
    this.set(now);
    setInterval(() => this.tick(), 500);
  }

  // Game time in milliseconds, as the server has just said it.
  set(now) {
    if (!Number.isFinite(now)) return;
    this.told = now;
    this.toldAt = performance.now();
    this.tick();
  }

  // It stands still while the game does.
  now() {
    const status = document.querySelector("[data-status]")?.dataset.status;
    return status === "running" ? this.told + performance.now() - this.toldAt : this.told;
  }

  tick() {
    const now = this.now();
    for (const place of document.querySelectorAll("[data-until]")) {
      const left = Math.max(0, Number(place.dataset.until) - now);
      const shown = asWatch(left);
      if (place.textContent !== shown) place.textContent = shown;
      place.classList.toggle("soon", left <= SOON);
    }
    this.age(now);
  }

  // How long ago a line was said. The time that is left runs down; this only grows, in whole minutes.
  age(now) {
    for (const place of document.querySelectorAll("[data-at]")) {
      const shown = ago(now - Number(place.dataset.at));
      if (place.textContent !== shown) place.textContent = shown;
    }
  }
}

function ago(milliseconds) {
  const minutes = Math.floor(milliseconds / 60_000);
  return minutes < 1 ? "just now" : `${minutes} min ago`;
}

export function asWatch(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
