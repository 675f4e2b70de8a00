"""Clocks: game time, which stands still in a pause and while the server is down; and what rings when it falls due.

Game time counts milliseconds since the start of play on the machine's monotonic clock. The wall clock is never asked.
"""

import asyncio
import heapq
from collections.abc import Callable
from contextlib import suppress
from itertools import count

import structlog

Seconds = Callable[[], float]
"""A clock that only goes forward."""


class GameClock:
    """The time of one game: either it stands at some millisecond, or it has been running since some second."""

    __slots__ = ("_at", "_seconds", "_since")

    def __init__(self, seconds: Seconds, at: int = 0) -> None:
        self._seconds = seconds
        self._at = at
        self._since: float | None = None

    @property
    def running(self) -> bool:
        return self._since is not None

    def now(self) -> int:
        """Game time in milliseconds. Never goes back while the game goes on."""
        if self._since is None:
            return self._at
        return self._at + max(0, int((self._seconds() - self._since) * 1000))

    def run(self, at: int) -> None:
        """It is `at`, and time passes."""
        self._at, self._since = at, self._seconds()

    def stand(self, at: int) -> None:
        """It is `at`, and stays so."""
        self._at, self._since = at, None


Due = Callable[[], None]

_log = structlog.get_logger(__name__)


class Ticker:
    """Rings at a second of the monotonic clock. One task for all games; nobody waits in it."""

    def __init__(self, seconds: Seconds) -> None:
        self._seconds = seconds
        self._bells: list[tuple[float, int, str, Due]] = []
        self._wanted: dict[str, int] = {}
        self._numbers = count()
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._run(), name="ticker")

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def wake(self, name: str, when: float, due: Due) -> None:
        """Ring once at `when`; forget what `name` asked for before."""
        number = self._wanted[name] = next(self._numbers)
        heapq.heappush(self._bells, (when, number, name, due))
        if self._bells[0][1] == number:
            self._changed.set()

    def forget(self, name: str) -> None:
        self._wanted.pop(name, None)

    def ring(self) -> None:
        """Ring everything that is due now. What breaks in one game stays in that game."""
        while self._bells and self._bells[0][0] <= self._seconds():
            _, number, name, due = heapq.heappop(self._bells)
            if self._wanted.get(name) == number:
                del self._wanted[name]
                try:
                    due()
                except Exception:
                    _log.exception("tick_failed", game=name)

    async def _run(self) -> None:
        while True:
            self.ring()
            self._changed.clear()
            wait = self._bells[0][0] - self._seconds() if self._bells else None
            if wait is not None and wait <= 0:
                continue
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), wait)
