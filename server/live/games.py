"""All live games: each is folded from its journal when it is first touched, and forgotten when nobody needs it."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator

import structlog

from game_rules.commands import OpenGame
from game_rules.decide import open_game
from game_rules.ids import RoleId
from server.clock import Seconds, Ticker
from server.live.cursors import Cursor
from server.live.folding import Source, fold, source, to_store
from server.live.game import Around, LiveGame
from server.live.marks import Mark, Marks
from server.protocol import frames
from server.storage.journal import Journal
from server.storage.problems import Conflict, UnknownGame
from server.storage.records import Append

MARK_SECONDS = 1.0
"""What a clock may lose when the server dies without a word."""
IDLE_SECONDS = 600.0
"""How long a game that stands still and that nobody watches is kept at hand."""
OPENING_SECONDS = 2.0
"""How long somebody who is sent to a new game waits for it to open."""
RESTARTING = 1012

_log = structlog.get_logger(__name__)


class LiveGames:
    """The games of this server that are being played or watched."""

    def __init__(self, journal: Journal, marks: Marks, seconds: Seconds, beat_seconds: float = 15.0) -> None:
        self._around = Around(journal=journal, ticker=Ticker(seconds), seconds=seconds)
        self._marks = marks
        self._beat_seconds = beat_seconds
        self._games: dict[str, LiveGame] = {}
        self._coming: dict[str, asyncio.Task[LiveGame]] = {}
        self._marked: dict[str, list[Mark]] = {}
        self._wanted: dict[str, float] = {}
        self._opening: dict[str, asyncio.Event] = {}
        self._on_live: list[Callable[[LiveGame], None]] = []
        self._on_arrival: list[Callable[[LiveGame, RoleId], None]] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False

    def __iter__(self) -> Iterator[LiveGame]:
        """The games at hand."""
        return iter(tuple(self._games.values()))

    def on_live(self, callback: Callable[[LiveGame], None]) -> None:
        """Call back whenever a game comes to life: the stand-ins want to know."""
        self._on_live.append(callback)

    def on_arrival(self, callback: Callable[[LiveGame, RoleId], None]) -> None:
        """Call back whenever somebody connects for a seat."""
        self._on_arrival.append(callback)

    def arrived(self, game: LiveGame, role: RoleId) -> None:
        """Somebody has connected for a seat."""
        for callback in self._on_arrival:
            callback(game, role)

    def at_hand(self, game: str) -> LiveGame | None:
        """A game if it is live already."""
        return self._games.get(game)

    async def get(self, game: str) -> LiveGame:
        """A live game, folded from its journal if need be. Raises UnknownGame, Unreadable, StorageFailed."""
        self._wanted[game] = self._around.seconds()
        if live := self._games.get(game):
            return live
        if game not in self._coming:
            task = asyncio.get_running_loop().create_task(self._fold(game))
            self._coming[game] = task
            task.add_done_callback(lambda done: self._coming.pop(game, None) and None)
        return await asyncio.shield(self._coming[game])

    async def open(self, game: str, command: OpenGame) -> LiveGame:
        """Write the first event of a stored game. A game that is open already stays as it is."""
        stored = await source(self._around.journal, game)
        if not stored.stored:
            accepted = open_game(stored.scenario, command)
            events = tuple(to_store(event, command.by, command.by) for event in accepted.events)
            with contextlib.suppress(Conflict):
                await self._around.journal.append(Append(game=game, after=0, events=events))
            if opening := self._opening.get(game):
                opening.set()
        return await self.get(game)

    def ring(self) -> None:
        """Let happen what is due by now, without waiting for the ticker."""
        self._around.ticker.ring()

    async def start(self) -> None:
        """Let time pass."""
        self._around.ticker.start()
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._keep_marks()), loop.create_task(self._beat())]

    async def stop(self) -> None:
        """Take no more acts, finish what is under way, remember where everybody stands."""
        self._stopping = True
        await self._around.ticker.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(game.stop() for game in self))
        await self._save_marks()
        self._games.clear()

    async def _fold(self, game: str) -> LiveGame:
        stored = await source(self._around.journal, game)
        if not stored.stored:
            stored = await self._opened(game)
        marks = await asyncio.to_thread(self._marks.of, game)
        folded = fold(stored, marks)
        if folded.seq == 1:
            played = [role for role in folded.state.cast if role not in folded.state.stand_ins]
            folded.cursors.update((reader, Cursor(reader, seq=1)) for reader in played)
        live = LiveGame(self._around, stored, folded)
        self._games[game] = live
        for callback in self._on_live:
            callback(live)
        return live

    async def _opened(self, game: str) -> Source:
        """A game whose seats are drawn opens in a moment: whoever comes first waits. Raises UnknownGame."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._opening.setdefault(game, asyncio.Event()).wait(), OPENING_SECONDS)
        self._opening.pop(game, None)
        stored = await source(self._around.journal, game)
        if not stored.stored:
            raise UnknownGame(game)
        return stored

    async def _keep_marks(self) -> None:
        while True:
            await asyncio.sleep(MARK_SECONDS)
            await self.tidy()

    async def tidy(self) -> None:
        """Remember where everybody stands, and let go of games that nobody needs."""
        await self._save_marks()
        await self._forget_the_idle()

    async def _save_marks(self) -> None:
        fresh: list[Mark] = []
        for game in self:
            marks = game.marks()
            if self._marked.get(game.id) != marks:
                fresh += marks
                self._marked[game.id] = marks
        if fresh:
            await asyncio.to_thread(self._marks.save, fresh)

    async def _forget_the_idle(self) -> None:
        now = self._around.seconds()
        for game in self:
            busy = len(game.hub) or game.clock.running or any(True for _ in game.pipeline)
            if not busy and now - self._wanted.get(game.id, now) > IDLE_SECONDS:
                del self._games[game.id]
                await game.stop()
                self._marked.pop(game.id, None)
                self._wanted.pop(game.id, None)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self._beat_seconds)
            for game in self:
                if len(game.hub):
                    game.hub.tell_all(frames.beat(game.now()))
