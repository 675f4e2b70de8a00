// The projector: it follows the public view, and one key makes it dark.
import { Clock } from "./clock.js";
import { draw } from "./followed.js";
import { Line } from "./line.js";
import { Watch } from "./watch.js";

const page = document.body.dataset;
const LISTS = ["talk", "minutes"];
const ASK_DARK = 2_000;
const [SMALLEST, LARGEST] = [14, 44];

if (page.panels) new Watch({ from: page.panels });
if (page.socket) follow();

function follow() {
  const clock = new Clock(Number(page.now));
  const line = new Line({
    socket: page.socket,
    events: "",
    cursor: Number(page.cursor),
    onFrame(frame) {
      if ("now" in frame) clock.set(frame.now);
      if (frame.t === "hello" && String(frame.epoch) !== page.epoch) location.reload();
      if (frame.t === "panels") {
        draw(frame, LISTS);
        fit();
      }
      clock.tick();
    },
    onState: (state) => (document.body.dataset.line = state),
  });
  line.open();
  fit();
  addEventListener("resize", fit);
  document.fonts?.ready.then(fit);
  panic();
}

// The text as large as it can be whole: read from the last row, cut nowhere.
function fit() {
  const text = document.getElementById("board-text");
  if (!matchMedia("(min-width: 64rem)").matches) return text.style.removeProperty("--fit");
  let [fits, tooLarge] = [SMALLEST, LARGEST];
  while (tooLarge - fits > 0.25) {
    const middle = (fits + tooLarge) / 2;
    text.style.setProperty("--fit", `${middle}px`);
    if (text.scrollHeight > text.clientHeight) tooLarge = middle;
    else fits = middle;
  }
  text.style.setProperty("--fit", `${fits}px`);
}

// The panic key darkens this page at once; a lecturer's page darkens every projector of the game with it.
function panic() {
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "b" && !event.ctrlKey && !event.metaKey && !event.altKey) turn(!isDark());
  });
  document.getElementById("panic").addEventListener("click", () => turn(!isDark()));
  document.getElementById("light").addEventListener("click", () => turn(false));
  let known = isDark();
  setInterval(async () => {
    const { dark } = await fetch(page.dark, { cache: "no-store" }).then((answer) => answer.json()).catch(() => ({ dark: known }));
    if (dark !== known) curtain((known = dark));
  }, ASK_DARK);

  function turn(dark) {
    curtain(dark);
    if (!page.console) return;
    known = dark;
    const body = new URLSearchParams({ act: dark ? "blank" : "unblank", csrf: page.csrf });
    fetch(page.console, { method: "POST", body, headers: { accept: "application/json" } }).catch(() => {});
  }
}

function isDark() {
  return document.body.classList.contains("board-dark");
}

function curtain(dark) {
  document.body.classList.toggle("board-dark", dark);
  document.getElementById("curtain").hidden = !dark;
  document.getElementById("panic").setAttribute("aria-pressed", String(dark));
}
