"""The journal: every event of every game, durable before anybody hears of it."""

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection

from server.storage import readers
from server.storage.database import Database, open_database
from server.storage.problems import StorageFailed
from server.storage.readers import Readers
from server.storage.records import Append, Attempt, Receipt, Stored
from server.storage.writer import Work, Writer

T = TypeVar("T")


class Journal:
    """One open data folder: a writer that commits whatever queued while it committed, and a few readers."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._writer = Writer(database)
        self._readers = Readers(database)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Raises StorageProblem with a sentence for whoever started the program."""
        return cls(open_database(folder))

    @property
    def failure(self) -> StorageFailed | None:
        """What storage failed with, until a commit succeeds again: the banner of the console."""
        return self._writer.failure

    async def append(self, unit: Append) -> tuple[Stored, ...]:
        """Store one unit of one game; returns its events once they are durable.

        Several units of one game may be under way, each `after` the one before. Raises Conflict if the game does not
        stand at `unit.after`, AlreadyAnswered if the command has a receipt, UnknownGame, and StorageFailed: then
        nothing was acknowledged, and the game must be read again before going on.
        """
        stored: tuple[Stored, ...] = await self._queued(unit)
        return stored

    async def write(self, fn: Callable[[Connection], T]) -> T:
        """Run any other small write in the writer's next commit; returns what `fn` returns, once it is durable.

        `fn` neither commits nor rolls back. If it raises, its changes alone are undone. Raises StorageFailed too.
        """
        result: T = await self._queued(fn)
        return result

    async def read(self, game: str, after: int = 0) -> list[Stored]:
        """The events of a game from number `after + 1` on; none for an unknown game."""
        return await self._readers.run(lambda connection: readers.events(connection, game, after))

    async def receipt(self, game: str, actor: str, cid: str) -> Receipt | None:
        """The first answer to a command, if it had one."""
        return await self._readers.run(lambda connection: readers.receipt_of(connection, game, actor, cid))

    async def receipts(self, game: str) -> list[Receipt]:
        """Every first answer given in a game."""
        return await self._readers.run(lambda connection: readers.receipts(connection, game))

    async def texts(self, game: str, refs: Iterable[str] | None = None) -> dict[str, str]:
        """Texts by reference, all or those asked for. An erased one is absent."""
        asked = None if refs is None else tuple(refs)
        found = await self._readers.run(lambda connection: readers.texts(connection, game, asked))
        return {text.ref: text.body for text in found}

    async def attempts(self, game: str) -> list[Attempt]:
        """The refused commands of a game, in order."""
        return await self._readers.run(lambda connection: readers.attempts(connection, game))

    async def query(self, fn: Callable[[Connection], T]) -> T:
        """Run any other reading with a connection that sees one state and cannot write. Raises StorageFailed."""
        return await self._readers.run(fn)

    async def fold(self) -> bool:
        """Fold the whole write-ahead log into the database and empty it, so that what was erased is nowhere.

        False if somebody was reading meanwhile; try again.
        """
        folded: bool = await self._queued(None)
        return folded

    async def close(self) -> None:
        """Commit what is queued, then let another server in."""
        self._writer.stop()
        await asyncio.to_thread(self._writer.join)
        self._readers.close()
        self.database.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _queued(self, work: Work | None) -> asyncio.Future[Any]:
        waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._writer.put(work, waiting)
        return waiting
