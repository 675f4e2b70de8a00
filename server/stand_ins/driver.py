"""The driver: in live games, minds act for the roles that nobody plays, at a human pace of game time.

A mind looks up some seconds after something it noticed, and now and then although nothing happened. It stops at once
when a player takes the seat. What a mind remembers is folded from the journal, so a restart changes nothing.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from math import inf
from typing import Any, cast
from weakref import WeakSet

import structlog

from game_rules.events import GameResumed
from game_rules.ids import RoleId
from game_rules.state import State
from server.antechamber import Antechamber
from server.live import LiveGame
from server.live.cursors import Step
from server.live.folding import beginning, steps
from server.protocol.answers import Done
from server.protocol.wire import Asked
from server.stand_ins import pace
from server.stand_ins.desk import Desk
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Kind, Mind
from server.stand_ins.thinking import next_act
from server.storage.problems import StorageFailed

AGAIN = 1_000
"""Milliseconds after which a look is repeated that came while something was on its way to the disk."""
BREATH = 25
"""Events that are remembered in one go before others have a turn."""

COMPANIES = "companies"
"""Where the server keeps the companies of its games."""

_log = structlog.get_logger(__name__)


async def runs(server: Antechamber) -> AsyncIterator[None]:
    """While the server runs, every live game has company."""
    companies: WeakSet[Company] = WeakSet()
    server.parts[COMPANIES] = companies
    server.games.on_live(lambda game: companies.add(Company(game)))
    yield
    for company in companies:
        company.leave()


def company_of(server: Antechamber, game: LiveGame) -> "Company":
    """The minds of a live game."""
    companies = cast("WeakSet[Company]", server.parts[COMPANIES])
    return next(one for one in companies if one.game is game)


class Company:
    """The minds of one live game: sparring partners where somebody plays alone, stand-ins in a class.

    It lives as long as its game, which calls it back.
    """

    def __init__(self, game: LiveGame) -> None:
        kind: Kind = "sparring" if game.record.origin == "alone" else "stand_in"
        self.game = game
        self.minds = {role: Mind(role=role, kind=kind, seed=game.state.seed) for role in game.state.cast}
        self.desks = {role: Desk(role) for role in game.state.cast}
        self._seen = 0
        self._later: list[Step] = []
        self._remembers = False
        self._due: dict[RoleId, float] = {}
        self._acting: set[RoleId] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        game.after_commit(self.follow)
        self._do(self._sit_down())

    @property
    def at_rest(self) -> bool:
        """Does everybody remember, and is nothing under way?"""
        return self._remembers and not self._tasks

    def leave(self) -> None:
        """Stop whatever is under way; nothing is lost that is not on disk."""
        for task in self._tasks:
            task.cancel()

    # --- remembering --------------------------------------------------------------------------------------------------

    async def _sit_down(self) -> None:
        """Remember what has happened so far, then look around."""
        while not self.game.closed:
            try:
                stored = await self.game.around.journal.read(self.game.id)
            except StorageFailed:
                await asyncio.sleep(AGAIN / 1000)
                continue
            state, first = beginning(self.game.scenario, stored)
            self._seen = first.seq
            for number, step in enumerate(steps(state, stored[1:])):
                self._notice(step)
                if number % BREATH == 0:
                    await asyncio.sleep(0)
            self._remembers = True
            self.follow(self.game, tuple(self._later))
            self._later.clear()
            for role in self.desks:
                self._wake(role, pace.soon(self.minds[role], self.desks[role].stamp, self.game.state))
            return

    def follow(self, game: LiveGame, happened: tuple[Step, ...]) -> None:
        """Something is on disk: whoever noticed looks up soon."""
        if not self._remembers:
            self._later += happened
            return
        noticed = {role for step in happened for role in self._notice(step)}
        if any(isinstance(step.event, GameResumed) for step in happened):
            noticed |= set(self.desks)
        for role in noticed:
            self._wake(role, pace.soon(self.minds[role], self.desks[role].stamp, self.game.state))

    def _notice(self, step: Step) -> set[RoleId]:
        if step.seq <= self._seen:
            return set()
        self._seen = step.seq
        return {role for role, desk in self.desks.items() if desk.follow(step.before, step.event, step.after)}

    # --- acting -------------------------------------------------------------------------------------------------------

    def _wake(self, role: RoleId, milliseconds: int) -> None:
        """Let a mind look up after that much game time, or earlier where it was about to anyway."""
        when = self.game.around.seconds() + milliseconds / 1000
        if role in self.game.state.stand_ins and not self.game.closed and when < self._due.get(role, inf):
            self._due[role] = when
            self.game.around.ticker.wake(f"{self.game.id} {role}", when, lambda: self._look(role))

    def _look(self, role: RoleId) -> None:
        """One look of one mind, and its act: on what is on disk, and one act at a time."""
        game = self.game
        self._due.pop(role, None)
        if game.closed or not game.clock.running or role not in game.decided.stand_ins:
            return
        if role in self._acting or game.decided_head != game.head:
            self._wake(role, AGAIN)
            return
        mind = self.minds[role]
        wanted = next_act(Knowledge(game.state, self.desks[role], game.now(), game.words), mind)
        if wanted is None:
            self._wake(role, pace.idle(mind, game.state))
            return
        self._acting.add(role)
        self._do(self._act(role, wanted, game.state))

    async def look_all(self, most: int) -> None:
        """Everybody looks now and does what it wants, one after the other; nobody does more than `most`."""
        for role in self.desks:
            for _ in range(most):
                await self.game.pipeline.drained()
                game = self.game
                if role in self._acting or role not in game.state.stand_ins or game.state.clock.status != "running":
                    break
                wanted = next_act(Knowledge(game.state, self.desks[role], game.now(), game.words), self.minds[role])
                if wanted is None:
                    break
                self._acting.add(role)
                await self._act(role, wanted, game.state)

    async def _act(self, role: RoleId, wanted: Act, seen: State) -> None:
        """Do it, unless something has happened since this mind looked: then it looks again."""
        try:
            if self.game.decided is not seen:
                self._wake(role, AGAIN)
                return
            asked = Asked(actor=f"stand-in:{role}", kind=wanted.kind, data=wanted.data)
            if not isinstance(await self.game.act(asked), Done):
                _log.info("stand_in_refused", game=self.game.id, role=role, kind=asked.kind)
                self._wake(role, pace.idle(self.minds[role], self.game.state))
        finally:
            self._acting.discard(role)

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
