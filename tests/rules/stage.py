"""The stage: given what happened, when somebody asks, then this follows.

    at("june").when(asks("TR", Object, issue="D3", option=0)).then(did("TR", ObjectionRaised, issue="D3", option=0))

A `Given` is never changed: a success and the refusals that mirror it start from the same one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from game_rules.commands import AdvanceClock, Command
from game_rules.decide import Accepted, Refused, decide, next_due
from game_rules.events import Event
from game_rules.evolve import evolve
from game_rules.ids import CLOCK, SECOND
from game_rules.minutes import line
from game_rules.reason import Reason
from game_rules.state import State
from game_rules.view import view
from game_rules.view.shapes import MinuteLine, View
from tests.rules.claims import answered

CODE = re.compile(r"[RW](-[A-Z]+)+")
"""The code of a reason: that of the conformance list, or a warning."""


@dataclass(frozen=True)
class Asks:
    """A command without its time; the stage stamps it."""

    by: str
    kind: type[Command]
    fields: Mapping[str, Any]
    after: int = 0

    def later(self, *, seconds: float = 0) -> "Asks":
        """The same, asked some time later."""
        return replace(self, after=self.after + int(seconds * SECOND))


@dataclass(frozen=True)
class Did:
    """An event without its time: that of the command, unless `at` says otherwise."""

    by: str
    kind: type[Event]
    fields: Mapping[str, Any]

    def stamped(self, at: int) -> Event:
        return self.kind(**{"by": self.by, "at": at, **self.fields})


def asks(by: str, kind: type[Command], **fields: Any) -> Asks:
    """`by` asks for this."""
    return Asks(by, kind, fields)


def time_passes(seconds: float) -> Asks:
    """Nobody does anything for so long."""
    return asks(CLOCK, AdvanceClock).later(seconds=seconds)


def did(by: str, kind: type[Event], **fields: Any) -> Did:
    """This happened, and `by` caused it."""
    return Did(by, kind, fields)


@dataclass(frozen=True)
class Given:
    """A game at some moment. `now` is game time in milliseconds; `told` are the events of the last step."""

    state: State
    now: int = 0
    told: tuple[Event, ...] = field(default=(), compare=False)

    def after(self, *steps: Asks) -> "Given":
        """The game after these steps, each of which must be accepted."""
        here = self
        for step in steps:
            here = here.when(step).happens()
        return here

    def later(self, *, seconds: float) -> "Given":
        """The game after some time; what falls due meanwhile happens."""
        return self.after(time_passes(seconds))

    def when(self, step: Asks) -> "Answer":
        """Somebody asks."""
        now = self.now + step.after
        command = step.kind(by=step.by, at=now, **step.fields)
        return Answer(self, command, decide(self.state, command))

    @property
    def due(self) -> int | None:
        """Milliseconds until the next thing falls due."""
        found = next_due(self.state)
        return None if found is None else found - self.now

    def seen_by(self, reader: str) -> View:
        """What this reader sees."""
        return view(self.state, reader)

    def points(self, role: str) -> int:
        """Action points that a role has left."""
        return self.state.corridors.points[role]


@dataclass(frozen=True)
class Answer:
    """What came of a command."""

    given: Given
    command: Command
    answer: Accepted | Refused

    def happens(self) -> Given:
        """It is accepted, whatever else follows."""
        assert isinstance(self.answer, Accepted), f"{self.command} was refused:\n{_listed(self.answer.reasons)}"
        answered(self.given.state, self.command, self.answer, "")
        return Given(self.answer.state, self.command.at, self.answer.events)

    def then(self, *expected: Did) -> Given:
        """It is accepted, and exactly this happens, in this order."""
        after = self.happens()
        assert list(after.told) == [one.stamped(self.command.at) for one in expected]
        return after

    def then_among_others(self, *expected: Did) -> Given:
        """It is accepted, and this happens, in this order, among other things."""
        after = self.happens()
        wanted = [one.stamped(self.command.at) for one in expected]
        assert [event for event in after.told if event in wanted] == wanted, _listed(after.told)
        return after

    def then_nothing(self) -> Given:
        """It is accepted and nothing happens."""
        return self.then()

    def refused(
        self, rule: str, *, says: str = "", cites: str = "", holders: tuple[str, ...] | None = None, remedy: str = ""
    ) -> Given:
        """It is refused for this reason (among others), and nothing has changed."""
        assert isinstance(self.answer, Refused), f"{self.command} was accepted:\n{_listed(self.answer.events)}"
        reasons = self.answer.reasons
        assert any(
            reason.rule == rule
            and says in reason.says
            and cites in "; ".join(reason.cites)
            and holders in (None, reason.holders)
            and remedy in reason.remedy
            for reason in reasons
        ), _listed(reasons)
        assert all(CODE.fullmatch(reason.rule) and reason.says and reason.remedy for reason in reasons), _listed(
            reasons
        )
        answered(self.given.state, self.command, self.answer, rule)
        return self.given

    def warned(self, rule: str, *, says: str = "") -> Given:
        """It is accepted, and the actor alone is warned."""
        after = self.happens()
        assert isinstance(self.answer, Accepted)
        assert any(one.rule == rule and says in one.says for one in self.answer.warnings), self.answer.warnings
        return after

    @property
    def reasons(self) -> tuple[Reason, ...]:
        assert isinstance(self.answer, Refused)
        return self.answer.reasons

    def told_to(self, reader: str) -> list[MinuteLine]:
        """The minutes of what happened, as this reader reads them."""
        return minutes(self.given, self.happens(), reader)


def minutes(before: Given, after: Given, reader: str) -> list[MinuteLine]:
    """The lines that a reader reads about the events of one step."""
    state, lines = before.state, []
    for event in after.told:
        changed = evolve(state, event)
        if told := line(state, event, changed, reader):
            lines.append(told)
        state = changed
    return lines


def _listed(things: tuple[Any, ...]) -> str:
    return "\n".join(map(str, things)) or "nothing"
