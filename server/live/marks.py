"""Marks: where readers and clocks stood a second ago, so that nobody has to work it out again after a restart.

A cache beside the journal, in a file of its own: it may be lost, damaged or older than the journal at any time. A mark
counts only if the journal still has the event that it was made at, with the same hash.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import structlog

FILE = "marks.sqlite3"
CLOCK = ""
"""The reader that stands for the game's clock: its `value` is game time in milliseconds."""

_TABLE = """CREATE TABLE IF NOT EXISTS marks (game TEXT, reader TEXT, seq INTEGER, hash TEXT, value INTEGER,
PRIMARY KEY (game, reader)) WITHOUT ROWID"""
_SAVE = "INSERT OR REPLACE INTO marks (game, reader, seq, hash, value) VALUES (?, ?, ?, ?, ?)"

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """After event `seq` of `game`, whose hash is `hash`, the `reader`'s cursor (or the clock) stood at `value`."""

    game: str
    reader: str
    seq: int
    hash: str
    value: int


class Marks:
    """The file. Calls block: make them from a worker thread. A failure costs time after a restart, no more."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lock = Lock()
        try:
            self._connection = self._opened()
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    self._path.with_name(FILE + suffix).unlink()
            self._connection = self._opened()

    def save(self, marks: Iterable[Mark]) -> None:
        """Remember where these stand now."""
        rows = [(mark.game, mark.reader, mark.seq, mark.hash, mark.value) for mark in marks]
        try:
            with self._lock, self._connection as transaction:
                transaction.executemany(_SAVE, rows)
        except sqlite3.Error as error:
            _log.warning("marks_not_saved", error=str(error))

    def of(self, game: str) -> dict[str, Mark]:
        """What is remembered of a game, by reader."""
        try:
            with (
                self._lock,
                closing(
                    self._connection.execute("SELECT reader, seq, hash, value FROM marks WHERE game = ?", (game,))
                ) as rows,
            ):
                return {
                    reader: Mark(game=game, reader=reader, seq=seq, hash=digest, value=value)
                    for reader, seq, digest, value in rows
                }
        except sqlite3.Error as error:
            _log.warning("marks_not_read", error=str(error))
            return {}

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode=wal")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute(_TABLE)
            connection.execute("SELECT count(*) FROM marks").fetchone()
            connection.commit()
        except sqlite3.Error:
            connection.close()
            raise
        self._path.chmod(0o600)
        return connection
