"""The writer: one thread, one connection, one commit for whatever queued while the last commit ran.

Each unit of a batch stands or falls alone, unless storage itself fails: then nobody in the batch is acknowledged, the
connection is replaced, and what is true is read from disk again.
"""

import asyncio
import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Literal

from sqlalchemy import Connection

from server.storage.appending import Heads, append_carefully, append_together
from server.storage.database import Database
from server.storage.problems import StorageFailed, as_failure, storage_failed
from server.storage.records import Append

Work = Append | Callable[[Connection], object]

_LARGEST = 1_000
"""Units in one commit at most, so that nobody waits for a crowd."""
_IDLE_SECONDS = 0.05
_SOME, _MANY = 1_000, 8_000
"""Pages in the log, roughly (4 KiB each): worth folding when idle; due even when busy."""
_PAGES_A_COMMIT, _PAGES_A_UNIT = 4, 2

_How = Literal["PASSIVE", "TRUNCATE"]

_log = logging.getLogger("antechamber.storage")


@dataclass(frozen=True, slots=True)
class Job:
    """A unit of work and who waits for its outcome. No work: fold the whole log into the database."""

    work: Work | None
    waiting: asyncio.Future[Any]


class Writer:
    """The thread that owns the writing connection. `failure` is what storage failed with, until a commit succeeds."""

    def __init__(self, database: Database) -> None:
        self.failure: StorageFailed | None = None
        self._database = database
        self._inbox: SimpleQueue[Job | None] = SimpleQueue()
        self._connection: Connection | None = None
        self._heads = Heads()
        self._unfolded = 0
        self._doubtful = False
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def put(self, work: Work | None, waiting: asyncio.Future[Any]) -> None:
        """Queue a unit; its future gets the outcome on its loop, after the commit. Raises StorageFailed if closed."""
        if self._closed:
            raise StorageFailed("unavailable", "The journal is closed.")
        self._inbox.put(Job(work, waiting))

    def stop(self) -> None:
        """Take nothing more. What is queued will be committed, and the log folded into the database."""
        if not self._closed:
            self._closed = True
            self._inbox.put(None)

    def join(self) -> None:
        """Block until all that is done."""
        self._thread.join()

    # --- in the thread ------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        going = True
        while going:
            jobs, going = self._gather()
            work = [job for job in jobs if job.work is not None]
            if work:
                _answer(work, self._commit([job.work for job in work if job.work is not None]))
            if folding := [job for job in jobs if job.work is None]:
                _answer(folding, [self._fold("TRUNCATE")] * len(folding))
            elif self._unfolded >= _MANY:
                self._fold("PASSIVE")
        self._fold("TRUNCATE")
        _drop(self._connection)

    def _gather(self) -> tuple[list[Job], bool]:
        """Wait for one job, then take all that are there. False: no more will come."""
        try:
            job = self._inbox.get(timeout=_IDLE_SECONDS if self._unfolded >= _SOME else None)
        except Empty:
            self._fold("PASSIVE")
            job = self._inbox.get()
        jobs: list[Job] = []
        while job is not None:
            jobs.append(job)
            if len(jobs) == _LARGEST:
                return jobs, True
            try:
                job = self._inbox.get_nowait()
            except Empty:
                return jobs, True
        return jobs, False

    def _commit(self, work: list[Work]) -> Sequence[object]:
        """The outcome of each unit: a value, or the exception it gets. Afterwards what succeeded is durable."""
        try:
            outcomes = self._together(work) or self._carefully(work)
        except Exception as error:
            self._recover(error)
            return [as_failure(error) for _ in work]
        self._heads.keep()
        self._unfolded += _PAGES_A_COMMIT + _PAGES_A_UNIT * len(work)
        self.failure = None
        return outcomes

    def _together(self, work: list[Work]) -> Sequence[object]:
        """All in as few statements as there are tables; nothing if one of them does not go with the others."""
        appends = [unit for unit in work if isinstance(unit, Append)]
        if len(appends) < len(work):
            return ()
        connection = self._connected()
        try:
            with connection.begin():
                return append_together(connection, self._heads, appends)
        except Exception as error:
            if storage_failed(error):
                raise
            self._heads.go_back({})
            return ()

    def _carefully(self, work: list[Work]) -> Sequence[object]:
        """One after the other, each in a savepoint of its own."""
        connection = self._connected()
        with connection.begin():
            return [
                append_carefully(connection, self._heads, unit)
                if isinstance(unit, Append)
                else _alone(connection, unit)
                for unit in work
            ]

    def _fold(self, how: _How) -> bool:
        """Copy the write-ahead log into the database, off the hot path. False: a reader or the disk did not let us."""
        self._unfolded = 0
        try:
            return _folded(self._connected(), how)
        except Exception as error:
            self._recover(error)
            return False

    def _connected(self) -> Connection:
        """The connection, checked if storage has failed since it was last good. Raises whatever is wrong."""
        if self._connection is None:
            self._connection = self._database.writing()
        if self._doubtful:
            _must_be_sound(self._connection)
            self._doubtful = False
        return self._connection

    def _recover(self, error: Exception) -> None:
        """Trust neither connection nor memory. Whoever waits hears of the failure once we have read the disk again.

        The new connection is opened before the old one closes: so SQLite keeps in mind where the log ends, and what was
        written to it by the commit that failed stays invisible.
        """
        _log.error("Storage failed.", exc_info=error)
        self.failure = as_failure(error)
        self._heads.forget()
        self._doubtful = True
        old, self._connection = self._connection, None
        with suppress(Exception):
            self._connection = self._database.writing()
        _drop(old)
        with suppress(Exception):  # the next commit tries again
            self._connected()


def _folded(connection: Connection, how: _How) -> bool:
    # Past SQLAlchemy, because a checkpoint cannot stand in a transaction.
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA wal_checkpoint({how})")
    answer = cursor.fetchone()
    cursor.close()
    return answer is not None and answer[0] == 0


def _must_be_sound(connection: Connection) -> None:
    """After a failure: the pages hang together, and nothing depends on the log any more.

    A sync that failed may have lost what it should have written, and the next one does not bring it back. So the log is
    copied into the database, synced there, and begun anew, before anything is built on it.
    """
    with connection.begin():
        found = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    if found != "ok":
        raise StorageFailed("unavailable", f"The database is damaged: {found}")
    if not _folded(connection, "TRUNCATE"):
        raise StorageFailed("unavailable", "Somebody reads; the log cannot be begun anew yet.")


def _drop(connection: Connection | None) -> None:
    if connection:
        with suppress(Exception):
            connection.invalidate()
        with suppress(Exception):
            connection.close()


def _alone(connection: Connection, unit: Callable[[Connection], object]) -> object:
    try:
        with connection.begin_nested():
            return unit(connection)
    except Exception as error:
        if storage_failed(error):
            raise
        return error


def _answer(jobs: Sequence[Job], outcomes: Sequence[object]) -> None:
    """Wake each loop once, with all the answers for it."""
    answers: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], object]]] = defaultdict(list)
    for job, outcome in zip(jobs, outcomes, strict=True):
        answers[job.waiting.get_loop()].append((job.waiting, outcome))
    for loop, settled in answers.items():
        with suppress(RuntimeError):  # this loop has ended: nobody waits there any more
            loop.call_soon_threadsafe(_settle, settled)


def _settle(answers: Sequence[tuple[asyncio.Future[Any], object]]) -> None:
    for waiting, outcome in answers:
        if waiting.done():
            continue
        if isinstance(outcome, Exception):
            waiting.set_exception(outcome)
        else:
            waiting.set_result(outcome)
