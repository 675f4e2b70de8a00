// Countdowns of several games on one page: each part says what time it is in its game (data-now) and whether it runs.
import { asWatch } from "./clock.js";

const SOON = 30_000;
const toldAt = new WeakMap();

export function countAll() {
  setInterval(countNow, 500);
  countNow();
}

// At once: after a part was drawn afresh nobody waits for the next half second.
export function countNow() {
  for (const part of document.querySelectorAll("[data-now][data-status]")) {
    const told = toldAt.get(part);
    if (told?.now !== part.dataset.now) toldAt.set(part, { now: part.dataset.now, at: performance.now() });
    const { now, at } = toldAt.get(part);
    const passed = part.dataset.status === "running" ? performance.now() - at : 0;
    for (const place of part.querySelectorAll("[data-until]")) {
      const left = Math.max(0, Number(place.dataset.until) - Number(now) - passed);
      place.textContent = asWatch(left);
      place.classList.toggle("soon", left <= SOON);
    }
  }
}
