"""Looking back: who may look at a finished or running game through whose eyes, and the recording that is looked at.

A player looks as the own role or as the public until all is revealed, then as any role; the lecturer as anybody.
Private words stay with those who wrote and heard them, unless the class was told that the lecturer reads them.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, replace

from starlette.requests import Request

from game_rules.events_catalogue import decode
from game_rules.ids import LECTURER, PUBLIC, SPECTATOR, RoleId
from game_rules.state import State
from game_rules.view.shapes import MinuteLine
from server.classes.seats import place
from server.gate.errors import Problem
from server.gate.sessions import who
from server.lecturer.lectern import lectern
from server.live import LiveGame
from server.looking_back.recording import Position, Recording
from server.protocol.acts import is_lent
from server.storage.journal import Journal

KEPT = 8
"""Recordings at hand: a class looks at its own games, one moment after the other."""

PRIVATE = "(private words)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Looker:
    """Somebody who looks back. `own` is the own role, empty for the lecturer."""

    own: RoleId
    lecturer: bool

    @property
    def first(self) -> str:
        """Through whose eyes, if nothing else is asked: a lecturer's page may stand on a projector."""
        return PUBLIC if self.lecturer else self.own

    def readers(self, state: State) -> tuple[str, ...]:
        """Through whose eyes this person may look."""
        if self.lecturer:
            return (PUBLIC, SPECTATOR, LECTURER, *state.cast)
        return (self.own, PUBLIC, *(role for role in state.cast if role != self.own and state.ledger.revealed))

    def shown(self, state: State, line: MinuteLine) -> MinuteLine:
        """The line as this person may read it."""
        people = line.thread.split("+")
        if line.thread in ("", PUBLIC) or self.own in people or state.lecturer_reads:
            return line
        return replace(line, text=None, chips=(), says=f"{line.says} {PRIVATE}")


async def looker(request: Request, live: LiveGame) -> Looker:
    """Who looks: the player of a seat, or the lecturer of the class. Raises Problem."""
    found = who(request)
    if found.lecturer is not None:
        try:
            await lectern(request).own_game(found.lecturer, live.id)
            return Looker(own="", lecturer=True)
        except Problem:
            if not found.player:
                raise
    return Looker(own=(await place(request, live.id)).role, lecturer=False)


class Recordings:
    """The recordings that were looked at last."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._kept: OrderedDict[tuple[str, int], Recording] = OrderedDict()

    async def of(self, live: LiveGame) -> Recording:
        """The recording of a game as far as it has come."""
        key = (live.id, live.head)
        if key not in self._kept:
            stored = [line for line in await self._journal.read(live.id) if line.seq <= key[1]]
            lent = frozenset(number for number, line in enumerate(stored[1:]) if is_lent(line.actor))
            made = await asyncio.to_thread(
                lambda: Recording(live.scenario, [decode(line.kind, line.v, line.body) for line in stored], lent)
            )
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def recordings(request: Request) -> Recordings:
    """The recordings of the server that a request came to."""
    server = lectern(request).server
    found = server.parts.get("recordings")
    if not isinstance(found, Recordings):
        found = Recordings(server.journal)
        server.parts["recordings"] = found
    return found


def console_of(live: LiveGame, person: Looker) -> str:
    """The way back to the console, for the lecturer of the class."""
    return f"/console/{live.record.class_id}/{live.id}" if person.lecturer and live.record.class_id else ""


def table_of(live: LiveGame, person: Looker) -> str:
    """The way back to the text and the talk, for whoever has a seat."""
    return f"/play/{live.id}" if person.own else ""


def phases_of(recording: Recording, reader: str) -> tuple[tuple[str, int], ...]:
    """Each phase that has begun, with the reader's first position in it."""
    seen: dict[int, int] = {}
    for position in recording.positions(reader):
        seen.setdefault(recording.states[position.event].clock.number, position.number)
    names = recording.end.form.phases
    return tuple((names[number].name, at) for number, at in sorted(seen.items()) if number >= 0)


def around(positions: tuple[Position, ...], at: int, most: int = 240) -> tuple[Position, ...]:
    """The positions near one: enough to read on, few enough to draw."""
    start = max(0, min(at - most // 2, len(positions) - most))
    return positions[start : start + most]
