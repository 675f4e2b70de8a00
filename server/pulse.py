"""The pulse of a game: who acted when, and who was refused what. Read from the journal, a few lines at a time."""

from dataclasses import dataclass, field

import orjson

from game_rules.ids import RoleId
from server.acts import speaks_for, who_is
from server.live import LiveGame
from server.nudges import Attempted, Watched
from server.storage.journal import Journal
from server.storage.records import Attempt


@dataclass(kw_only=True, slots=True)
class _Known:
    """What has been read of one game."""

    seq: int = 0
    last_act: dict[RoleId, int] = field(default_factory=dict)


class Pulse:
    """Remembers how far it has read in each game."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._known: dict[str, _Known] = {}

    async def of(self, live: LiveGame, *, on_devices: bool) -> Watched:
        """What is known of a live game beside its state."""
        known = self._known.setdefault(live.id, _Known())
        if known.seq < live.head:
            for line in await self._journal.read(live.id, known.seq):
                known.seq = max(known.seq, line.seq)
                if who_is(line.actor) == "seat":
                    known.last_act[speaks_for(line.actor)] = line.at
        return Watched(
            now=live.now(),
            present=live.hub.present,
            last_act=dict(known.last_act),
            refused=tuple(attempted(one) for one in await self._journal.attempts(live.id)),
            on_devices=on_devices,
        )

    def forget(self, game: str) -> None:
        """The game is over; it is read again if anybody asks."""
        self._known.pop(game, None)


def attempted(attempt: Attempt) -> Attempted:
    """A stored attempt, with the first of its reasons."""
    reasons = orjson.loads(attempt.reasons)
    first = reasons[0] if reasons else {"rule": "", "says": ""}
    return Attempted(
        role=speaks_for(attempt.actor), kind=attempt.kind, at=attempt.at, rule=first["rule"], says=first["says"]
    )
