"""The database of a data folder: opened, checked, brought up to date, never trusted to be as we left it."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from server.storage import migrations
from server.storage.folder import Lock, prepare
from server.storage.problems import StorageProblem

FILE = "antechamber.sqlite3"
BACKUPS = "backups"

_ALWAYS: dict[str, int | str] = {"busy_timeout": 5_000, "foreign_keys": 1, "trusted_schema": 0, "wal_autocheckpoint": 0}
_WRITING = _ALWAYS | {
    "journal_mode": "wal",
    "synchronous": 2,
    "journal_size_limit": 64 * 1024 * 1024,
    "secure_delete": 1,
}
_READING = _ALWAYS | {"query_only": 1}


class Database:
    """One SQLite file. `backup` is the copy made before its tables were changed, if they were."""

    def __init__(self, file: Path, lock: Lock | None = None) -> None:
        self.file = file
        self.backup: Path | None = None
        self._lock = lock
        self._writing = _engine(file, "rw", _WRITING, "BEGIN IMMEDIATE")
        self._reading = _engine(file, "ro", _READING, "BEGIN")

    def writing(self) -> Connection:
        """The one connection that writes and checkpoints. Each transaction takes the write lock when it begins.

        Raises StorageProblem if the database does not accept the settings that durability needs, or we hold no lock.
        """
        if self._lock is None:
            raise StorageProblem(f"{self.file} was opened for reading only.")
        return self._writing.connect()

    def reading(self) -> Connection:
        """A connection that cannot write. Each transaction sees one state."""
        return self._reading.connect()

    def close(self) -> None:
        """Close what is pooled and let another server in."""
        self._reading.dispose()
        self._writing.dispose()
        if self._lock:
            self._lock.release()


def open_database(folder: Path) -> Database:
    """Open a data folder for the one server that may write to it; made if it is not there, upgraded if it is older.

    Raises StorageProblem: read-only, on a network, in use by another server, newer than this program, not ours.
    """
    folder = prepare(folder)
    lock = Lock(folder)
    database = Database(folder / FILE, lock)
    try:
        _make_private(database.file)
        with _plainly_told(database.file):
            _upgrade(database)
    except BaseException:
        database.close()
        raise
    return database


def read_database(folder: Path) -> Database:
    """Open a data folder for reading only, beside a running server or without one. Raises StorageProblem."""
    file = folder.expanduser().absolute() / FILE
    if not file.is_file():
        raise StorageProblem(f"There is no Antechamber data in {folder}.")
    database = Database(file)
    with _plainly_told(file), database.reading() as connection:
        version = migrations.version_of(connection)
    if version != migrations.SCHEMA:
        database.close()
        raise StorageProblem(
            f"The data in {folder} has tables of version {version}; this program reads version {migrations.SCHEMA}. "
            "Run `antechamber migrate`, or a newer Antechamber."
        )
    return database


def back_up(database: Database, target: Path) -> None:
    """Copy a database that may be in use, a few pages at a time, and check the copy. Raises StorageProblem."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _plainly_told(target), contextlib.closing(sqlite3.connect(target)) as copy:
        with contextlib.closing(_connect(database.file, "ro", _READING)) as source:
            source.backup(copy, pages=256)
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise StorageProblem(f"The backup {target} is damaged.")
    target.chmod(0o600)


def _upgrade(database: Database) -> None:
    with database.writing() as connection:
        version = migrations.version_of(connection)
        if version is None and connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one():
            raise StorageProblem(f"{database.file} is a database, but not one of Antechamber's.")
        connection.rollback()
        if version == migrations.SCHEMA:
            return
        if version is not None and version > migrations.SCHEMA:
            raise StorageProblem(
                f"The data in {database.file.parent} was written by a newer Antechamber (tables of version {version}; "
                f"this program knows {migrations.SCHEMA}). Use the newer program, or another folder with --data."
            )
        if version is not None:
            database.backup = database.file.parent / BACKUPS / f"before-{migrations.SCHEMA}-from-{version}.sqlite3"
            back_up(database, database.backup)
        with connection.begin():
            (migrations.make if version is None else migrations.migrate)(connection)
    _sync(database.file.parent)


def _make_private(file: Path) -> None:
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StorageProblem(f"{file} cannot be written to: {(error.strerror or str(error)).lower()}.") from error


def _sync(folder: Path) -> None:
    """A new file is there after a power cut only if its folder says so."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _engine(file: Path, mode: str, settings: Mapping[str, int | str], begin: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(file, mode, settings),
        poolclass=NullPool if mode == "rw" else QueuePool,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _connect(file: Path, mode: str, settings: Mapping[str, int | str]) -> sqlite3.Connection:
    """Every setting is made, then asked back: SQLite answers a setting that it does not take with silence."""
    connection = sqlite3.connect(
        f"{file.as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        for name, wanted in settings.items():
            connection.execute(f"PRAGMA {name}={wanted}").fetchall()
            found = connection.execute(f"PRAGMA {name}").fetchone()
            if found != (wanted,):
                raise StorageProblem(
                    f"The database {file} does not take the setting {name}={wanted}: it says {found}. "
                    "Choose a folder on a local disk with --data."
                )
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def _plainly_told(file: Path) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise StorageProblem(f"The database {file} cannot be used: {cause}.") from error
    except OSError as error:
        raise StorageProblem(f"{file} cannot be used: {(error.strerror or str(error)).lower()}.") from error
