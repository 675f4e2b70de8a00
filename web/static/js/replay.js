// The replay: the scrubber and the arrow keys move without a new page. Without this script everything is a link or a form.
import { countAll } from "./countdowns.js";
import "./guards.js";

const WAIT = 90;
let moving;

document.getElementById("print")?.removeAttribute("hidden");
document.getElementById("print")?.addEventListener("click", () => window.print());

if (document.getElementById("replay")) {
  countAll();
  showNow();
  document.addEventListener("input", (event) => {
    if (event.target.id !== "at") return;
    clearTimeout(moving);
    moving = setTimeout(() => go(addressOf(event.target.form)), WAIT);
  });
  document.addEventListener("change", (event) => event.target.id === "as" && go(addressOf(event.target.form)));
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    go(addressOf(event.target));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#replay a[href^='?']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.altKey || event.ctrlKey || event.metaKey) return;
    const link = document.querySelector(`[data-key="${event.key}"]`);
    if (!link) return;
    event.preventDefault();
    go(link.href);
  });
  window.addEventListener("popstate", () => draw(location.href));
}

function addressOf(form) {
  return `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
}

async function go(address) {
  await draw(address);
  history.replaceState(null, "", address);
}

async function draw(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  if (!answer.ok) return location.assign(address);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("replay");
  const old = document.getElementById("replay");
  if (!fresh) return location.assign(address);
  window.htmx.swap({ text: fresh.outerHTML, target: old, swap: "outerMorph", sourceElement: old });
  const scrubber = document.getElementById("at");
  if (scrubber !== document.activeElement) scrubber.value = fresh.dataset.at;
  showNow();
}

// The line of this moment in the middle of the minutes, or last where what comes after is not shown; the page does not jump.
function showNow() {
  const list = document.getElementById("lines");
  const now = document.getElementById("now");
  if (list && now) list.scrollTop += now.getBoundingClientRect().bottom - list.getBoundingClientRect().top - list.clientHeight * (lastShown(now) ? 1 : 0.5);
}

function lastShown(now) {
  return !now.nextElementSibling || getComputedStyle(now.nextElementSibling).display === "none";
}
