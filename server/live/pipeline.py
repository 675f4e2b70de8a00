"""The way to the disk: acts of one game that have been decided, in order, each waiting for its commit.

What is durable is handed on in the order of deciding. When a commit fails, whatever was built on it fails too; once
nothing is under way any more, the game is asked to fall back to the journal, and stays shut until it has.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

import structlog

from game_rules.view.shapes import MinuteLine
from server.live.cursors import Step
from server.protocol.answers import AGAIN_MS, Answer, Done, Nack, RefusedAnswer, from_receipt
from server.storage.problems import AlreadyAnswered, StorageFailed
from server.storage.records import Append, Stored

_log = structlog.get_logger(__name__)

Told = dict[str, tuple[int, tuple[MinuteLine, ...]]]
"""For each reader that has looked at it: the cursor after an act, and the lines that it gave."""


@dataclass(kw_only=True, slots=True, eq=False)
class Entry:
    """An act that has been decided: what it changes, what it answers, and who waits for that."""

    unit: Append
    steps: tuple[Step, ...]
    answer: Done | RefusedAnswer
    digest: str
    waiting: "asyncio.Future[Answer]"
    told: Told = field(default_factory=dict)
    stored: tuple[Stored, ...] | None = None

    @property
    def last(self) -> int:
        """The number of its last event."""
        return self.steps[-1].seq

    @property
    def hash(self) -> str:
        """What vouches for the journal up to it; once it is on disk."""
        return self.stored[-1].hash if self.stored else ""


class Pipeline:
    """The entries of one game between its head in memory and its head on disk."""

    def __init__(
        self,
        append: Callable[[Append], Awaitable[tuple[Stored, ...]]],
        settled: Callable[[Entry], None],
        fall_back: Callable[[], Awaitable[None]],
    ) -> None:
        self._append = append
        self._settled = settled
        self._fall_back = fall_back
        self._entries: deque[Entry] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = asyncio.Event()
        self._open.set()
        self._broken = False

    def __iter__(self) -> Iterator[Entry]:
        """What is under way, the oldest first."""
        return iter(self._entries)

    @property
    def is_open(self) -> bool:
        """May more be decided? Not while the game falls back."""
        return self._open.is_set()

    async def opened(self, seconds: float) -> bool:
        """Wait for the game to be open again; False if it takes too long."""
        try:
            async with asyncio.timeout(seconds):
                await self._open.wait()
        except TimeoutError:
            return False
        return True

    def send(self, entry: Entry) -> None:
        """Send an entry on its way. Entries arrive at the journal in the order of sending."""
        self._entries.append(entry)
        self._do(self._commit(entry))

    async def drained(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _do(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _commit(self, entry: Entry) -> None:
        try:
            entry.stored = await self._append(entry.unit)
        except Exception as error:
            self._entries.remove(entry)
            self._failed(entry, error)
        self._hand_on()
        if self._broken and not self._entries:
            self._broken = False
            await self._fall_back()
            self._open.set()

    def _hand_on(self) -> None:
        """Everything durable at the front goes on, in order."""
        while self._entries and self._entries[0].stored is not None:
            entry = self._entries.popleft()
            try:
                self._settled(entry)
            except Exception:
                _log.exception("not_settled", game=entry.unit.game)
            _answer(entry, entry.answer)

    def _failed(self, entry: Entry, error: Exception) -> None:
        """Nothing of the entry is on disk. What it changed in memory is void."""
        cid = entry.answer.cid
        if entry.steps:
            self._broken = True
            self._open.clear()
        if isinstance(error, AlreadyAnswered):
            same = error.receipt.digest == entry.digest
            _answer(entry, from_receipt(error.receipt.answer) if same else Nack(cid=cid, code="cid_reuse"))
            return
        if not isinstance(error, StorageFailed):
            _log.warning("append_failed", game=entry.unit.game, error=type(error).__name__)
        code = error.code if isinstance(error, StorageFailed) else "unavailable"
        _answer(entry, Nack(cid=cid, code=code, retry_ms=AGAIN_MS))


def landed(steps: tuple[Step, ...], stored: tuple[Stored, ...]) -> Entry:
    """What is on disk although its commit was reported as failed: nobody waits for it, everybody may know."""
    nothing = Append(game="", after=steps[0].seq - 1, events=())
    waiting: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
    return Entry(unit=nothing, steps=steps, answer=Done(cid="", cursor=0), digest="", waiting=waiting, stored=stored)


def _answer(entry: Entry, answer: Answer) -> None:
    if not entry.waiting.done():
        entry.waiting.set_result(answer)
