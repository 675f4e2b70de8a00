"""The pulse of a game: who acted when, who was refused what, and what was minuted. Read from the journal, line by line.

The console asks every two seconds; only what is new since is read and folded.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

import orjson

from game_rules import minutes
from game_rules.ids import LECTURER, RoleId
from game_rules.state import State
from game_rules.view.shapes import MinuteLine
from server.classes.classroom import NEGOTIATOR
from server.lecturer.nudges import Attempted, Watched
from server.live import LiveGame
from server.live.folding import beginning, steps
from server.protocol.acts import is_lent, speaks_for, who_is
from server.storage.journal import Journal
from server.storage.records import Attempt, Seat, Stored

LATEST = 40
"""Minutes that the console shows beside a game; the replay has them all."""


@dataclass(kw_only=True, slots=True)
class _Known:
    """What has been read of one game."""

    state: State
    seq: int
    last_act: dict[RoleId, int] = field(default_factory=dict)
    lines: deque[MinuteLine] = field(default_factory=lambda: deque(maxlen=LATEST))
    count: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Latest:
    """The lecturer's last minutes, the latest first, and how many there are before them."""

    lines: tuple[MinuteLine, ...]
    older: int


class Pulse:
    """Remembers how far it has read in each game."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._known: dict[str, _Known] = {}

    async def of(self, live: LiveGame, seats: Sequence[Seat], *, on_devices: bool) -> Watched:
        """What is known of a live game beside its state. Present is a role whose negotiator is."""
        known = await self._read(live)
        return Watched(
            now=live.now(),
            present=frozenset(
                one.role for one in seats if one.post == NEGOTIATOR and (one.role, one.player) in live.hub.here
            ),
            here=live.hub.here,
            last_act=dict(known.last_act),
            refused=tuple(attempted(one) for one in await self._journal.attempts(live.id)),
            on_devices=on_devices,
        )

    async def latest(self, live: LiveGame) -> Latest:
        """The minutes of the last while, as the lecturer may read them."""
        known = await self._read(live)
        return Latest(lines=tuple(reversed(known.lines)), older=known.count - len(known.lines))

    async def _read(self, live: LiveGame) -> _Known:
        """Read on as far as the game has come."""
        known = self._known.get(live.id)
        if known is not None and known.seq >= live.head:
            return known
        stored = await self._journal.read(live.id, known.seq if known else 0)
        if known is None:
            state, first = beginning(live.scenario, stored)
            known = self._known.setdefault(live.id, _Known(state=state, seq=first.seq))
        _follow(known, [line for line in stored if line.seq > known.seq])
        return known


def attempted(attempt: Attempt) -> Attempted:
    """A stored attempt, with the first of its reasons."""
    reasons = orjson.loads(attempt.reasons)
    first = reasons[0] if reasons else {"rule": "", "says": ""}
    return Attempted(
        role=speaks_for(attempt.actor), kind=attempt.kind, at=attempt.at, rule=first["rule"], says=first["says"]
    )


def _follow(known: _Known, fresh: list[Stored]) -> None:
    """Without waiting, so that two who ask at the same time do not read a line twice."""
    for line, step in zip(fresh, steps(known.state, fresh), strict=True):
        known.state, known.seq = step.after, line.seq
        if who_is(line.actor) == "seat" and not is_lent(line.actor):
            known.last_act[speaks_for(line.actor)] = line.at
        if told := minutes.line(step.before, step.event, step.after, LECTURER):
            known.lines.append(told)
            known.count += 1
