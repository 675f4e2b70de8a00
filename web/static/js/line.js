// The line to the server: one socket with a watchdog that comes back by itself; where sockets are blocked, long polls.
const WATCHDOG = 25_000;
const BEAT = 15_000;
const HELLO_WITHIN = 4_000;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 5_000;
const STEADY = 10_000;
const FAILURES_BEFORE_POLLING = 2;
const SOCKET_AGAIN = 60_000;

const RESTARTING = [1001, 1012];
const FINAL = { 4401: "unknown", 4403: "forbidden", 4409: "taken" };
const CROWDED = [1013, 4429];

export class Line {
  constructor({ socket, events, cursor, silentStart, onFrame, onState }) {
    Object.assign(this, { socketUrl: socket, eventsUrl: events, cursor, silentStart, onFrame, onState });
    this.failures = 0;
    this.wait = FIRST_WAIT;
    this.state = "";
    for (const [place, name] of [[window, "online"], [window, "pageshow"], [document, "visibilitychange"]]) {
      place.addEventListener(name, () => this.wake());
    }
    window.addEventListener("offline", () => this.lost());
  }

  get live() {
    return this.state === "live";
  }

  get polling() {
    return this.state === "polling";
  }

  open() {
    clearTimeout(this.again);
    if (this.final || this.socket) return;
    if (!this.polling) this.become("connecting");
    const url = new URL(this.socketUrl, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    url.searchParams.set("after", this.cursor);
    const socket = new WebSocket(url);
    this.socket = socket;
    this.greeted = false;
    this.watch(HELLO_WITHIN);
    if (this.silentStart) socket.onopen = () => socket === this.socket && this.greet();
    socket.onmessage = (event) => socket === this.socket && this.heard(JSON.parse(event.data));
    socket.onclose = (event) => socket === this.socket && this.closed(event.code);
  }

  // Gone to another device and back: the newest connection of a seat wins.
  takeOver() {
    this.final = "";
    this.open();
  }

  send(frame) {
    if (!this.live || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  heard(frame) {
    this.watch(WATCHDOG);
    if (frame.t === "hello") this.greet();
    this.take(frame);
  }

  take(frame) {
    this.onFrame(frame);
    if (frame.t === "panels" && Number.isFinite(frame.cursor)) this.cursor = frame.cursor;
  }

  greet() {
    this.greeted = true;
    this.watch(WATCHDOG);
    this.failures = 0;
    this.polls?.abort();
    this.polls = null;
    this.become("live");
    clearInterval(this.beats);
    this.beats = setInterval(() => this.send({ t: "beat" }), BEAT);
    clearTimeout(this.calm);
    this.calm = setTimeout(() => (this.wait = FIRST_WAIT), STEADY);
  }

  // A browser does not notice a line that died silently: the server beats, and whoever does not hear it hangs up.
  watch(milliseconds) {
    clearTimeout(this.dog);
    this.lastHeard = performance.now();
    this.dog = setTimeout(() => this.lost(), milliseconds);
  }

  lost() {
    const socket = this.socket;
    if (!socket) return;
    socket.onclose = socket.onmessage = null;
    socket.close();
    this.closed(0);
  }

  closed(code) {
    this.socket = null;
    clearTimeout(this.dog);
    clearTimeout(this.calm);
    clearInterval(this.beats);
    if (!this.greeted) this.failures += 1;
    if (FINAL[code]) return this.finish(FINAL[code]);
    if (this.eventsUrl && this.failures >= FAILURES_BEFORE_POLLING) {
      this.poll();
      this.again = setTimeout(() => this.open(), SOCKET_AGAIN);
      return;
    }
    if (!this.polling) this.become("connecting");
    this.again = setTimeout(() => this.open(), this.pause(code));
  }

  pause(code) {
    if (RESTARTING.includes(code)) return Math.random() * 3_000;
    if (CROWDED.includes(code)) return LONGEST_WAIT;
    const pause = this.wait * (0.5 + Math.random() / 2);
    this.wait = Math.min(LONGEST_WAIT, this.wait * 2);
    return pause;
  }

  // The phone woke up, or the network came back: do not wait for a timer.
  wake() {
    if (document.visibilityState === "hidden" || this.final) return;
    if (this.socket && performance.now() - this.lastHeard > WATCHDOG - 5_000) this.lost();
    this.open();
  }

  // Sockets do not get through. If plain requests do, they will serve; if they fail too, we are simply offline.
  async poll() {
    if (this.polls) return;
    this.polls = new AbortController();
    const { signal } = this.polls;
    try {
      while (!signal.aborted && !this.final) await this.pollOnce(signal);
    } catch {
      if (!signal.aborted) this.offline();
    }
    if (this.polls?.signal === signal) this.polls = null;
  }

  // The first poll asks for everything and is answered at once, which proves that it gets through.
  async pollOnce(signal) {
    const url = new URL(this.eventsUrl, location.href);
    if (this.polling) url.searchParams.set("after", this.cursor);
    const response = await fetch(url, { signal, headers: { accept: "application/json" } });
    if (FINAL[4000 + response.status]) return this.finish(FINAL[4000 + response.status]);
    if (!response.ok) throw new Error(response.status);
    const frames = await response.json();
    this.become("polling");
    frames.forEach((frame) => this.take(frame));
  }

  offline() {
    this.polls = null;
    this.failures = 0;
    this.become("connecting");
    clearTimeout(this.again);
    this.again = setTimeout(() => this.open(), this.pause(0));
  }

  finish(why) {
    this.final = why;
    this.polls?.abort();
    this.become(why);
  }

  become(state) {
    if (this.state === state) return;
    this.state = state;
    this.onState(state);
  }
}
