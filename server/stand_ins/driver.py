"""The driver: in live games, minds act for the roles that nobody plays, at a human pace of game time.

A mind looks up some seconds after something it noticed, and now and then although nothing happened. It stops at once
when a player takes the seat. What a mind remembers is folded from the journal, so a restart changes nothing.
"""

import asyncio
from collections.abc import AsyncIterator

import structlog

from game_rules.events import GameOpened, GameResumed
from game_rules.events_catalogue import decode
from game_rules.evolve import evolve, initial
from game_rules.ids import RoleId
from server.answers import Done
from server.antechamber import Antechamber
from server.clock import Seconds, Ticker
from server.cursors import Step
from server.live import LiveGame
from server.stand_ins import pace
from server.stand_ins.desk import Desk
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Kind, Mind
from server.stand_ins.thinking import next_act
from server.storage.problems import StorageFailed
from server.wire import Asked

_log = structlog.get_logger(__name__)


async def runs(server: Antechamber) -> AsyncIterator[None]:
    """While the server runs, every live game has company."""
    companies: dict[str, Company] = {}
    coming: set[asyncio.Task[None]] = set()

    def greet(game: LiveGame) -> None:
        company = companies[game.id] = Company(game)
        task = asyncio.get_running_loop().create_task(company.sit_down(), name=f"company {game.id}")
        coming.add(task)
        task.add_done_callback(coming.discard)

    server.games.on_live(greet)
    yield
    for task in (*coming, *(task for company in companies.values() for task in company.acting)):
        task.cancel()


class Company:
    """The minds of one live game."""

    def __init__(self, game: LiveGame) -> None:
        kind: Kind = "sparring" if game.record.origin == "alone" else "stand_in"
        self.game = game
        self.minds = {role: Mind(role=role, kind=kind, seed=game.state.seed) for role in game.state.cast}
        self.desks = {role: Desk(role) for role in game.state.cast}
        self.acting: set[asyncio.Task[None]] = set()
        self._seen = 0
        self._later: list[Step] = []
        self._remembers = False
        game.after_commit(self.follow)

    @property
    def ticker(self) -> Ticker:
        return self.game.around.ticker

    @property
    def seconds(self) -> Seconds:
        return self.game.around.seconds

    async def sit_down(self) -> None:
        """Remember what has happened so far, then look around."""
        try:
            stored = await self.game.around.journal.read(self.game.id)
        except StorageFailed:
            _log.warning("company_without_memory", game=self.game.id)
            return
        state = self.game.state
        for one in stored:
            before, event = state, decode(one.kind, one.v, one.body)
            state = initial(self.game.scenario, event) if isinstance(event, GameOpened) else evolve(before, event)
            self._notice(Step(seq=one.seq, before=before, event=event, after=state))
        self._remembers = True
        self.follow(self.game, tuple(self._later))
        self._later.clear()
        for role in self.desks:
            self.wake(role, pace.soon(self.minds[role], self.desks[role].stamp))

    def follow(self, game: LiveGame, steps: tuple[Step, ...]) -> None:
        """Something has happened: whoever noticed looks up soon."""
        if not self._remembers:
            self._later += steps
            return
        noticed = {role for step in steps for role in self._notice(step)}
        if any(isinstance(step.event, GameResumed) for step in steps):
            noticed |= set(self.desks)
        for role in noticed:
            self.wake(role, pace.soon(self.minds[role], self.desks[role].stamp))

    def _notice(self, step: Step) -> set[RoleId]:
        if step.seq <= self._seen:
            return set()
        self._seen = step.seq
        return {role for role, desk in self.desks.items() if desk.follow(step.before, step.event, step.after)}

    def wake(self, role: RoleId, milliseconds: int) -> None:
        """Let a mind look up after that much game time; it forgets what it was waiting for before."""
        if role in self.game.state.stand_ins and not self.game.closed:
            when = self.seconds() + self._in_time(milliseconds) / 1000
            self.ticker.wake(f"{self.game.id} {role}", when, lambda: self.look(role))

    def _in_time(self, milliseconds: int) -> int:
        """Sooner while a text lies under silence: the shortest one is long enough for an answer."""
        game, decision = self.game, self.game.state.decision
        if not decision.frozen or decision.deadline <= game.now():
            return milliseconds
        return min(milliseconds, max(pace.SECOND, (decision.deadline - game.now()) // 3))

    def look(self, role: RoleId) -> None:
        """One look of one mind, and its act."""
        game = self.game
        if role not in game.state.stand_ins or not game.clock.running or game.closed:
            return
        mind = self.minds[role]
        wanted = next_act(Knowledge(game.state, self.desks[role], game.now()), mind)
        if wanted is None:
            self.wake(role, pace.idle(mind))
            return
        asked = Asked(actor=f"stand-in:{role}", kind=wanted.kind, data=wanted.data)
        task = asyncio.get_running_loop().create_task(self._act(role, asked))
        self.acting.add(task)
        task.add_done_callback(self.acting.discard)

    async def _act(self, role: RoleId, asked: Asked) -> None:
        answer = await self.game.act(asked)
        if not isinstance(answer, Done):
            self.wake(role, pace.idle(self.minds[role]))
