"""A recording: the events of one game folded step by step, so that any moment can be looked at by any reader.

A position counts the lines that *this reader* may see: what is hidden from a reader leaves no gap to count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from game_rules.events import Event, GameOpened
from game_rules.evolve import evolve, initial
from game_rules.minutes import line
from game_rules.scenario import Scenario
from game_rules.state import State
from game_rules.view.shapes import MinuteLine


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """One line of the minutes: the `number`th that the reader sees, written by event `event` (counted from 0)."""

    number: int
    event: int
    line: MinuteLine


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One event and the states around it."""

    before: State
    event: Event
    after: State


class Recording:
    """One game from its first event to the last that has been read."""

    def __init__(self, scenario: Scenario, events: Sequence[Event], lent: frozenset[int] = frozenset()) -> None:
        """`lent` are the steps (from 0) that the lecturer took for a role."""
        opened = events[0]
        if not isinstance(opened, GameOpened):
            raise ValueError("a game begins with its opening")
        self.events, self.lent = tuple(events), lent
        self.states = _folded(initial(scenario, opened), self.events[1:])
        self._positions = cache(self._seen_by)

    @property
    def end(self) -> State:
        """The game as it stands now."""
        return self.states[-1]

    def steps(self) -> tuple[Step, ...]:
        """Every event after the opening, with the states around it."""
        return tuple(
            Step(before=before, event=event, after=after)
            for before, event, after in zip(self.states, self.events[1:], self.states[1:], strict=False)
        )

    def positions(self, reader: str) -> tuple[Position, ...]:
        """The minutes as this reader may see them, line by line."""
        return self._positions(reader)

    def state_at(self, reader: str, number: int) -> State:
        """The state after the event that wrote the reader's line `number`; the opening for 0, the end for too many."""
        seen = self.positions(reader)
        if number <= 0 or not seen:
            return self.states[0]
        return self.states[seen[min(number, len(seen)) - 1].event]

    def position_of(self, reader: str, event: int) -> int:
        """The reader's last position at or before an event: where a link to that moment leads."""
        return sum(1 for position in self.positions(reader) if position.event <= event)

    def _seen_by(self, reader: str) -> tuple[Position, ...]:
        seen: list[Position] = []
        for number, step in enumerate(self.steps(), start=1):
            if told := line(step.before, step.event, step.after, reader):
                seen.append(Position(number=len(seen) + 1, event=number, line=told))
        return tuple(seen)


def _folded(state: State, events: Sequence[Event]) -> tuple[State, ...]:
    states = [state]
    for event in events:
        state = evolve(state, event)
        states.append(state)
    return tuple(states)
