"""What a view has worked out, kept while the parts of the state that it draws on are the same objects.

A part that has not changed is the same object in the next state, so `is` says what must be worked out again. What is
kept belongs to the game: every state of it shares one `kept`, the newest of each piece for each reader, and it goes
when the game goes. A view stays a function of state and reader: a test compares it with one that remembers nothing.
"""

from collections.abc import Callable
from operator import attrgetter, is_
from typing import Any, TypeVar

from game_rules.state import Clock, Corridors, State

_T = TypeVar("_T")


class Moment:
    """The setting of a game and where its clock stands, apart from the time itself and from who is ready."""

    __slots__ = ("cast", "clock", "form", "hard", "lecturer_reads", "qualitative", "scenario")

    def __init__(self, state: State) -> None:
        self.scenario, self.form, self.cast, self.clock = state.scenario, state.form, state.cast, state.clock
        self.hard, self.qualitative, self.lecturer_reads = state.hard, state.qualitative, state.lecturer_reads

    def is_of(self, state: State) -> bool:
        """Is this still the moment of that state?"""
        return (
            (self.clock is state.clock or self._same_clock(state.clock))
            and self.scenario is state.scenario
            and self.form is state.form
            and self.cast is state.cast
            and self.hard == state.hard
            and self.qualitative == state.qualitative
            and self.lecturer_reads == state.lecturer_reads
        )

    def _same_clock(self, clock: Clock) -> bool:
        mine = self.clock
        same = (
            mine.status == clock.status
            and mine.number == clock.number
            and mine.drafting_closed == clock.drafting_closed
            and mine.freezing_closed == clock.freezing_closed
            and mine.ends == clock.ends
            and mine.began == clock.began
            and mine.extended == clock.extended
            and mine.shortened == clock.shortened
            and mine.owed == clock.owed
            and mine.fired == clock.fired
        )
        if same:
            self.clock = clock
        return same


_OTHERS = {"points", "contacts", "meetings", "hands", "disclosed", "stands_known", "comments", "deeds"}
_everybodys = attrgetter(*(part for part in Corridors.__slots__ if part not in _OTHERS))


def _parts(state: State) -> tuple[object, ...]:
    return (state.files, state.papers, state.meetings, state.projects, state.work)


def ways(state: State, reader: str) -> tuple[object, ...]:
    """What the reader's own acts draw on beside the text: not what others spend, nor (a state) who met whom."""
    now, known = state.corridors, state.scenario.role_by_id.get(reader)
    meetings = None if known and known.is_state else now.meetings
    return (now.points.get(reader), now.deeds.get(reader), meetings, *_parts(state), *_everybodys(now))


def kept(  # noqa: PLR0913 - what is kept, for whom, and all that it draws on
    state: State, what: str, reader: str, parts: tuple[object, ...], make: Callable[[], _T], said: object = None
) -> _T:
    """What `make` works out, or has worked out for this reader from the same parts at this moment.

    `parts` are compared as objects, `said` by what it says.
    """
    memory, key = state.kept, (what, reader)
    now: Moment | None = memory.get("moment")
    if now is None or not now.is_of(state):
        now = memory["moment"] = Moment(state)
    found: tuple[Moment, tuple[object, ...], object, Any] | None = memory.get(key)
    if found is not None and found[0] is now and found[2] == said and all(map(is_, found[1], parts)):
        value: _T = found[3]
        return value
    value = make()
    memory[key] = (now, parts, said, value)
    return value
