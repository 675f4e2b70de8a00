"""Cursors: how many events of the journal have changed one reader's view.

A function of journal and reader, so it is the same after a restart and on any worker. What a reader may not see moves
nothing: an event counts when it gave the reader a line of the minutes, or when the view after it differs from before.
"""

from collections import deque
from dataclasses import dataclass, replace

from game_rules import minutes
from game_rules.events import Event
from game_rules.state import State
from game_rules.view import view
from game_rules.view.shapes import MinuteLine, View

TAIL = 64
"""Lines that a reader who was away for a moment gets as lines; more than these come as a new page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """Event number `seq`, and the states around it."""

    seq: int
    before: State
    event: Event
    after: State


@dataclass(frozen=True, slots=True)
class Told:
    """The line that event `seq` gave a reader, and the cursor that it reached."""

    seq: int
    cursor: int
    line: MinuteLine


class Cursor:
    """One reader of one game, followed through the journal. `seq` is the last event that has been looked at."""

    __slots__ = ("_known", "_of", "_view", "at", "reader", "seq", "tail")

    def __init__(self, reader: str, seq: int = 0, at: int = 0) -> None:
        self.reader = reader
        self.seq = seq
        self.at = at
        self.tail: deque[Told] = deque(maxlen=TAIL)
        self._known = at
        self._view: View | None = None
        self._of: State | None = None

    def go_back(self, seq: int, at: int) -> None:
        """Forget what was looked at after event `seq`: it did not happen."""
        self.seq, self.at = seq, at
        while self.tail and self.tail[-1].seq > seq:
            self.tail.pop()
        self._view = self._of = None

    def view(self, state: State) -> View:
        """What the reader sees of a state; drawn up once for each picture."""
        if self._view is None or self._of is None or not same_picture(self._of, state):
            self._view = view(state, self.reader)
        self._of = state
        return self._view

    def follow(self, step: Step) -> MinuteLine | None:
        """Look at the next event. The line that it gives this reader, if any."""
        self.seq = step.seq
        line = minutes.line(step.before, step.event, step.after, self.reader)
        if line or self._changed(step):
            self.at += 1
        if line:
            self.tail.append(Told(step.seq, self.at, line))
        return line

    def since(self, after: int) -> tuple[Told, ...] | None:
        """What was told after cursor `after`, or None where that is longer ago than we remember."""
        if after > self.at:
            return None
        known = self.tail[0].cursor - 1 if len(self.tail) == TAIL else self._known
        return tuple(told for told in self.tail if told.cursor > after) if after >= known else None

    def _changed(self, step: Step) -> bool:
        if same_picture(step.before, step.after):
            return False
        return self.view(step.before) != self.view(step.after)


def same_picture(one: State, other: State) -> bool:
    """Do two states differ in nothing but the time? Then they look alike to everybody."""
    if one is other:
        return True
    if one.clock is not other.clock and one.clock != replace(other.clock, now=one.clock.now):
        return False
    return all(getattr(one, part) is getattr(other, part) for part in _PARTS)


_PARTS = tuple(name for name in State.__slots__ if name != "clock")
