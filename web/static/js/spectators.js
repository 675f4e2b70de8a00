// The spectators' pages: they follow the public view and who is in touch with whom. Nothing can be sent from here.
import { Clock } from "./clock.js";
import { draw } from "./followed.js";
import { Line } from "./line.js";
import { Presence } from "./presence.js";
import { Watch } from "./watch.js";

const page = document.body.dataset;
const LISTS = ["edges", "talk", "minutes"];

if (page.panels) new Watch({ from: page.panels, onState: (state) => state === "signed out" && location.reload() });
if (page.socket) follow();

function follow() {
  if (matchMedia("(max-width: 63.99rem)").matches) document.getElementById("ring-who")?.removeAttribute("open");
  const clock = new Clock(Number(page.now));
  const presence = new Presence();
  const line = new Line({
    socket: page.socket,
    events: "",
    cursor: Number(page.cursor),
    onFrame(frame) {
      if ("now" in frame) clock.set(frame.now);
      if (frame.t === "hello" && String(frame.epoch) !== page.epoch) location.reload();
      if (frame.here) presence.set(frame.here);
      if (frame.t === "panels") draw(frame, LISTS);
      presence.show();
      clock.tick();
    },
    onState(state) {
      document.body.dataset.line = state;
      document.getElementById("lost").hidden = state === "live";
      if (state === "forbidden") location.reload();
    },
  });
  line.open();
}
