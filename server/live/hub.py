"""The hub of one game: who listens, who is present, and who is told what once it is durable.

For each distinct reader the view is compared once, each changed panel drawn once, each frame encoded once; then it
lies in the queue of every listener of that reader. A panel that looks as it did is not sent again: swapping it costs a
phone more than drawing it costs us.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from game_rules.view.shapes import MinuteLine, View
from server.live.listeners import TAKEN_OVER, Listener
from server.protocol import frames
from server.protocol.frames import Words

BROKEN = 1011

Seat = tuple[str, str]
"""A role and the player in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """What one reader learns from a few commits: the view after them, the cursor before and after, the lines."""

    view: View
    before: int
    cursor: int
    lines: tuple[MinuteLine, ...]


class Hub:
    """The listeners of one game, by reader."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._listeners: dict[str, set[Listener]] = {}
        self._known: dict[str, View] = {}
        self._sent: dict[str, dict[str, int]] = {}
        self._seats: dict[Seat, Listener] = {}
        self._here: Counter[Seat] = Counter()

    def __len__(self) -> int:
        return sum(len(listening) for listening in self._listeners.values())

    def listening(self, reader: str) -> tuple[Listener, ...]:
        """Whoever listens as this reader."""
        return tuple(self._listeners.get(reader, ()))

    @property
    def present(self) -> frozenset[str]:
        """The roles that somebody is connected for."""
        return frozenset(role for role, _ in self._here)

    @property
    def here(self) -> frozenset[Seat]:
        """The seats that are connected: who of those that share a role."""
        return frozenset(self._here)

    def arrive(self, seat: Seat) -> None:
        """Somebody is connected for this seat (once more)."""
        before = self.present
        self._here[seat] += 1
        self._tell_presence(before)

    def leave(self, seat: Seat) -> None:
        """One connection of this seat is gone."""
        before = self.present
        self._here[seat] -= 1
        if self._here[seat] <= 0:
            del self._here[seat]
        self._tell_presence(before)

    def attach(self, listener: Listener, view: View, seat: Seat | None = None) -> None:
        """From now on tell `listener` what changes after `view`. The newest connection of a seat wins."""
        old = self._seats.get(seat) if seat else None
        self._listeners.setdefault(listener.reader, set()).add(listener)
        self._known[listener.reader] = view
        self._sent.pop(listener.reader, None)
        if seat:
            self._seats[seat] = listener
            self.arrive(seat)
        if seat and old:
            self._remove(old)
            self.leave(seat)
            old.send_away(TAKEN_OVER, "seat taken over")

    def detach(self, listener: Listener) -> None:
        """The listener is gone."""
        self._remove(listener)
        for seat in [seat for seat, held in self._seats.items() if held is listener]:
            del self._seats[seat]
            self.leave(seat)

    def tell(self, reader: str, new: News, now: int, drawn: dict[MinuteLine, str]) -> None:
        """Tell a reader what is new. `drawn` remembers lines that several readers get."""
        listening = self.listening(reader)
        changed = _changed(self._known[reader], new.view)
        as_html = self._as_html(new, changed, now, drawn) if any(each.html for each in listening) else ()
        as_json = self._as_json(new, changed, now) if any(not each.html for each in listening) else ()
        self._known[reader] = new.view
        for listener in listening:
            for frame in as_html if listener.html else as_json:
                listener.put(frame)

    def tell_all(self, frame: str) -> None:
        """The same frame for everybody."""
        for listening in tuple(self._listeners.values()):
            for listener in tuple(listening):
                listener.put(frame)

    def send_away(self, code: int, why: str, reader: str = "", player: str = "") -> None:
        """Close the connections of a reader, of a player, or of everybody."""
        for seat, listener in list(self._seats.items()):
            if player and seat[1] == player:
                listener.send_away(code, why)
        if player:
            return
        for listening in [self._listeners.get(reader, set())] if reader else list(self._listeners.values()):
            for listener in tuple(listening):
                listener.send_away(code, why)

    def _remove(self, listener: Listener) -> None:
        listening = self._listeners.get(listener.reader, set())
        listening.discard(listener)
        if not listening:
            self._listeners.pop(listener.reader, None)
            self._known.pop(listener.reader, None)
            self._sent.pop(listener.reader, None)

    def _as_html(self, new: News, changed: Iterable[str], now: int, drawn: dict[MinuteLine, str]) -> tuple[str, ...]:
        html = self._fresh(new.view.reader, frames.panels(new.view, changed, self._words, now))
        append = frames.lists(new.lines, self._words, drawn)
        return (frames.panels_frame(new.cursor, now, html, append, frames.said(new.lines)),)

    def _fresh(self, reader: str, html: dict[str, str]) -> dict[str, str]:
        """The panels that do not look as they did when they were last sent to those who listen now."""
        sent = self._sent.setdefault(reader, {})
        fresh = {name: text for name, text in html.items() if sent.get(name) != hash(text)}
        sent.update((name, hash(text)) for name, text in fresh.items())
        return fresh

    def _as_json(self, new: News, changed: list[str], now: int) -> tuple[str, ...]:
        """The cursor moves with the last frame: a delta is harmless when it comes twice, a line is not."""
        if not new.lines:
            return (frames.delta_frame(new.cursor, now, new.view, changed, self._words),)
        lines = frames.minutes_frame(new.cursor, new.lines, self._words)
        return (frames.delta_frame(new.before, now, new.view, changed, self._words), lines) if changed else (lines,)

    def _tell_presence(self, before: frozenset[str]) -> None:
        if (here := self.present) != before:
            self.tell_all(frames.presence(here))


def _changed(known: View, new: View) -> list[str]:
    """The parts of the view that are not what they were."""
    if known is new:
        return []
    return [part for part in frames.PARTS if getattr(known, part) != getattr(new, part)]
