"""Readers: connections that cannot write, in a few threads of their own, so that nobody waits for the writer."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, select

from server.storage.appending import receipt_of
from server.storage.database import Database
from server.storage.problems import as_failure, storage_failed
from server.storage.records import Attempt, NewText, Receipt, Stored
from server.storage.tables import ATTEMPTS, EVENTS, RECEIPTS, TEXTS, columns

T = TypeVar("T")

_THREADS = 2
_FEW = 200
"""More texts than this are not asked for one by one."""

__all__ = ["Readers", "attempts", "events", "receipt_of", "receipts", "texts"]


class Readers:
    """Runs a function with a connection that sees one state and cannot change it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="reader")

    async def run(self, fn: Callable[[Connection], T]) -> T:
        """What `fn` returns. Raises what it raises, or StorageFailed."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, fn)

    def close(self) -> None:
        """Wait for what is being read."""
        self._threads.shutdown()

    def _run(self, fn: Callable[[Connection], T]) -> T:
        try:
            with self._database.reading() as connection:
                return fn(connection)
        except Exception as error:
            if storage_failed(error):
                raise as_failure(error) from error
            raise


# --- what can be read of a game ---------------------------------------------------------------------------------------


def events(connection: Connection, game: str, after: int = 0) -> list[Stored]:
    """The events of a game from number `after + 1` on, in order; none for an unknown game."""
    asked = select(*columns(EVENTS, Stored)).where(EVENTS.c.game == game, EVENTS.c.seq > after).order_by(EVENTS.c.seq)
    return [
        Stored(seq=seq, kind=kind, v=v, at=at, actor=actor, body=body, hash=digest, wall_ms=wall_ms)
        for seq, kind, v, at, actor, body, digest, wall_ms in connection.execute(asked)
    ]


def attempts(connection: Connection, game: str) -> list[Attempt]:
    """The refused commands of a game, in order."""
    asked = select(*columns(ATTEMPTS, Attempt)).where(ATTEMPTS.c.game == game).order_by(ATTEMPTS.c.number)
    return [Attempt(**row) for row in connection.execute(asked).mappings()]


def receipts(connection: Connection, game: str) -> list[Receipt]:
    """Every first answer given in a game."""
    asked = (
        select(*columns(RECEIPTS, Receipt)).where(RECEIPTS.c.game == game).order_by(RECEIPTS.c.actor, RECEIPTS.c.cid)
    )
    return [Receipt(**row) for row in connection.execute(asked).mappings()]


def texts(connection: Connection, game: str, refs: Iterable[str] | None = None) -> list[NewText]:
    """The texts of a game that are not erased, all or those asked for, ordered by reference."""
    asked = select(*columns(TEXTS, NewText)).where(TEXTS.c.game == game).order_by(TEXTS.c.ref)
    wanted = None if refs is None else set(refs)
    if wanted is not None and len(wanted) <= _FEW:
        asked = asked.where(TEXTS.c.ref.in_(wanted))
    found = [NewText(**row) for row in connection.execute(asked).mappings()]
    return found if wanted is None else [text for text in found if text.ref in wanted]
