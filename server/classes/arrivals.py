"""Arrivals: a negotiator who is connected again has the seat back at once, whoever stood in meanwhile."""

import asyncio
from collections.abc import AsyncIterator

import structlog

from game_rules.ids import RoleId
from server.antechamber import Antechamber
from server.classes.classroom import Classroom
from server.classes.seating import Seating
from server.live import LiveGame

_log = structlog.get_logger(__name__)


async def runs(server: Antechamber) -> AsyncIterator[None]:
    """While the server runs it looks who comes back."""
    seating = Seating(Classroom(server.journal, server.games))
    coming: set[asyncio.Task[None]] = set()

    async def give_back(game: str, role: RoleId) -> None:
        try:
            if await seating.negotiator_is_here(game, role):
                await seating.came_back(game, role)
        except Exception:
            _log.exception("seat_not_given_back", game=game, role=role)

    def arrived(game: LiveGame, role: RoleId) -> None:
        if role in game.state.stand_ins and game.state.clock.status != "over":
            task = asyncio.get_running_loop().create_task(give_back(game.id, role))
            coming.add(task)
            task.add_done_callback(coming.discard)

    server.games.on_arrival(arrived)
    yield
    await asyncio.gather(*coming, return_exceptions=True)
