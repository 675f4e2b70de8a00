// The console: its buttons answer without a new page, its panels follow what happens. Without this script everything is a plain form.
import { countAll, countNow } from "./countdowns.js";
import { fold } from "./guards.js";
import { Watch } from "./watch.js";

const TOLD_FOR = 20_000;
const page = document.body.dataset;
const said = document.getElementById("said");
let bell, quiet;

// The code of the console link stands behind the # sign, so that no server log and no history of addresses has it.
const door = document.getElementById("enter");
if (door && location.hash.length > 1) {
  door.querySelector("#code").value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  door.submit();
}

if (page.panels) {
  countAll();
  const watch = new Watch({ from: page.panels, onState: showLine, onShown: keepTime });
  listen(watch);
  document.addEventListener("submit", (event) => send(event, watch));
}

// Every button that acts: what it did is told here, and the panels are asked for at once.
async function send(event, watch) {
  const form = event.target;
  if (form.method !== "post" || "plain" in form.dataset) return;
  event.preventDefault();
  const button = event.submitter;
  button?.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
    const told = await answer.json();
    tell(told.says);
    if (!answer.ok) return;
    if (told.reload) return location.assign(location.pathname);
    fold(form.closest("details.sure"));
    for (const field of form.querySelectorAll("input[name=text], textarea")) field.value = "";
    for (const tick of form.querySelectorAll("input[type=checkbox]")) tick.checked = false;
    toWhom(form);
    await watch.look();
  } catch {
    tell("The server did not answer. Nothing is known about this act: look at the game, then repeat it if need be.");
  } finally {
    button?.removeAttribute("aria-busy");
  }
}

// What time it is in the one game that is looked at.
function keepTime() {
  const [told, depth] = [document.getElementById("panel-steer"), document.getElementById("depth")];
  if (told && depth) Object.assign(depth.dataset, { now: told.dataset.now, status: told.dataset.status });
  countNow();
}

// The button says who will hear it.
function toWhom(form) {
  const says = form.querySelector("[data-whom]");
  if (!says) return;
  const ticked = [...form.querySelectorAll("input[name=to]:checked")].map((tick) => tick.dataset.name);
  says.textContent = ticked.length ? `Tell ${ticked.join(", ")}` : says.dataset.whom;
}

document.addEventListener("change", (event) => event.target.form && toWhom(event.target.form));

function tell(says) {
  if (!said) return;
  said.textContent = says;
  clearTimeout(quiet);
  quiet = setTimeout(() => (said.textContent = ""), TOLD_FOR);
  said.classList.remove("fresh");
  requestAnimationFrame(() => said.classList.add("fresh"));
}

function showLine(state) {
  document.body.dataset.line = state;
  if (state === "lost") tell("The server does not answer. The games go on; this page asks again.");
  if (state === "signed out") tell("You are signed out. Open the console with a new link.");
  if (state === "live" && said?.textContent.startsWith("The server does not answer")) tell("");
}

// In one game a socket rings as soon as something happens; the panels are asked for a moment later.
function listen(watch) {
  if (!page.socket) return;
  const url = new URL(page.socket, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const socket = new WebSocket(url);
  socket.onmessage = () => {
    clearTimeout(bell);
    bell = setTimeout(() => watch.look(), 120);
  };
}
