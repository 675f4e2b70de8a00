"""Tables: what the data folder holds. One description for SQLite and PostgreSQL.

The hot path writes `events`, `receipts`, `attempts` and `texts`; all else changes a few times a class. Tokens and codes
are stored as SHA-256 only. Instants are whole milliseconds since 1970 (UTC); 0 or NULL means not yet.
"""

from dataclasses import fields
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Column, MetaData, Table, Text
from sqlmodel import Field, SQLModel

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class _Row(SQLModel):
    metadata = MetaData(naming_convention=_NAMES)


# --- people -----------------------------------------------------------------------------------------------------------


class LecturerRow(_Row, table=True):
    """Somebody who may open classes."""

    __tablename__: ClassVar[str] = "lecturers"
    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    created_ms: int = Field(sa_type=BigInteger)


class LecturerTokenRow(_Row, table=True):
    """What a lecturer's browser or program shows: `use` is `console` or `api`."""

    __tablename__: ClassVar[str] = "lecturer_tokens"
    token_hash: str = Field(primary_key=True)
    lecturer: str = Field(foreign_key="lecturers.id", index=True)
    use: str
    created_ms: int = Field(sa_type=BigInteger)
    expires_ms: int | None = Field(default=None, sa_type=BigInteger)


class OneTimeCodeRow(_Row, table=True):
    """A code that works once and soon: the console link (of a lecturer) or a new device (of a player)."""

    __tablename__: ClassVar[str] = "one_time_codes"
    code_hash: str = Field(primary_key=True)
    purpose: str
    holder: str = Field(index=True)
    expires_ms: int = Field(sa_type=BigInteger)


class PlayerRow(_Row, table=True):
    """The holder of one browser cookie; it may hold seats in several games."""

    __tablename__: ClassVar[str] = "players"
    id: str = Field(primary_key=True)
    token_hash: str | None = Field(default=None, unique=True)
    created_ms: int = Field(sa_type=BigInteger)
    erased_ms: int | None = Field(default=None, sa_type=BigInteger)


# --- classes and games ------------------------------------------------------------------------------------------------


class ScenarioRow(_Row, table=True):
    """A scenario as it was played: canonical JSON, named by its SHA-256."""

    __tablename__: ClassVar[str] = "scenarios"
    digest: str = Field(primary_key=True)
    body: str = Field(sa_type=Text)


class ClassRow(_Row, table=True):
    """One teaching event. Its join code is free again once it has ended."""

    __tablename__: ClassVar[str] = "classes"
    id: str = Field(primary_key=True)
    code: str | None = Field(default=None, unique=True)
    lecturer: str = Field(foreign_key="lecturers.id", index=True)
    title: str
    scenario: str = Field(foreign_key="scenarios.digest")
    format: str
    seed: int = Field(sa_type=BigInteger)
    capacity: int
    treatment: str = Field(sa_type=Text)
    options: str = Field(sa_type=Text)
    phase: str
    door: str
    created_ms: int = Field(sa_type=BigInteger)
    ended_ms: int = Field(default=0, sa_type=BigInteger)


class AttendanceRow(_Row, table=True):
    """A player in a class, under the name given there."""

    __tablename__: ClassVar[str] = "attendances"
    class_id: str = Field(foreign_key="classes.id", primary_key=True)
    player: str = Field(foreign_key="players.id", primary_key=True, index=True)
    name: str
    admitted: bool
    joined_ms: int = Field(sa_type=BigInteger)


class GameRow(_Row, table=True):
    """One set of roles negotiating one draft. What the chain begins with never changes."""

    __tablename__: ClassVar[str] = "games"
    id: str = Field(primary_key=True)
    class_id: str | None = Field(default=None, foreign_key="classes.id", index=True)
    label: str
    origin: str
    scenario: str = Field(foreign_key="scenarios.digest")
    rules_version: str
    setup: str = Field(sa_type=Text)
    treatment: str = Field(sa_type=Text)
    created_ms: int = Field(sa_type=BigInteger)
    ended_ms: int = Field(default=0, sa_type=BigInteger)


class SeatRow(_Row, table=True):
    """One player's place in one game."""

    __tablename__: ClassVar[str] = "seats"
    id: str = Field(primary_key=True)
    game: str = Field(foreign_key="games.id", index=True)
    role: str
    post: str
    player: str | None = Field(default=None, foreign_key="players.id", index=True)
    stand_in: bool
    position: int


# --- the journal ------------------------------------------------------------------------------------------------------


class EventRow(_Row, table=True):
    """What happened. Never rewritten, never deleted; (game, seq) is the only concurrency control."""

    __tablename__: ClassVar[str] = "events"
    game: str = Field(foreign_key="games.id", primary_key=True)
    seq: int = Field(primary_key=True)
    kind: str
    v: int
    at: int = Field(sa_type=BigInteger)
    actor: str
    body: str = Field(sa_type=Text)
    hash: str
    wall_ms: int = Field(sa_type=BigInteger)


class ReceiptRow(_Row, table=True):
    """The first answer to each command, kept for the life of the game."""

    __tablename__: ClassVar[str] = "receipts"
    game: str = Field(foreign_key="games.id", primary_key=True)
    actor: str = Field(primary_key=True)
    cid: str = Field(primary_key=True)
    digest: str
    answer: str = Field(sa_type=Text)


class AttemptRow(_Row, table=True):
    """A refused command, refused when the head was `after`."""

    __tablename__: ClassVar[str] = "attempts"
    game: str = Field(foreign_key="games.id", primary_key=True)
    number: int = Field(primary_key=True)
    after: int
    at: int = Field(sa_type=BigInteger)
    actor: str
    kind: str
    body: str = Field(sa_type=Text)
    reasons: str = Field(sa_type=Text)
    wall_ms: int = Field(sa_type=BigInteger)


class TextRow(_Row, table=True):
    """Free text beside the events. Deleting the row erases it; the chain does not notice."""

    __tablename__: ClassVar[str] = "texts"
    game: str = Field(foreign_key="games.id", primary_key=True)
    ref: str = Field(primary_key=True)
    salt: str
    body: str = Field(sa_type=Text)
    author: str


class SettingRow(_Row, table=True):
    """One setting of this data folder, as canonical JSON."""

    __tablename__: ClassVar[str] = "settings"
    name: str = Field(primary_key=True)
    value: str = Field(sa_type=Text)


METADATA = _Row.metadata


def _table(row: type[_Row]) -> Table:
    return METADATA.tables[str(row.__tablename__)]


LECTURERS = _table(LecturerRow)
LECTURER_TOKENS = _table(LecturerTokenRow)
ONE_TIME_CODES = _table(OneTimeCodeRow)
PLAYERS = _table(PlayerRow)
SCENARIOS = _table(ScenarioRow)
CLASSES = _table(ClassRow)
ATTENDANCES = _table(AttendanceRow)
GAMES = _table(GameRow)
SEATS = _table(SeatRow)
EVENTS = _table(EventRow)
RECEIPTS = _table(ReceiptRow)
ATTEMPTS = _table(AttemptRow)
TEXTS = _table(TextRow)
SETTINGS = _table(SettingRow)


def columns(table: Table, record: type) -> list[Column[Any]]:
    """The columns that make up a record (a dataclass whose fields are called as they are), in its order."""
    return [table.c[field.name] for field in fields(record)]
