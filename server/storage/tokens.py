"""Tokens and codes: who may speak for whom. Only their SHA-256 is stored; each is shown once, when it is made.

Each function takes the connection of `Journal.write` (or `query`, where it only looks).
"""

import secrets
from hashlib import sha256
from typing import Literal

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from server.storage.problems import NotPossible
from server.storage.records import Lecturer
from server.storage.tables import LECTURER_TOKENS, LECTURERS, ONE_TIME_CODES, PLAYERS
from server.storage.wall import wall_ms

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Nobody takes one of these 31 signs for another, on a projector or aloud."""

CODE_LIFE_MS = 10 * 60 * 1_000

Use = Literal["console", "api"]
Purpose = Literal["console", "device"]
"""What a one-time code opens: the console, for a lecturer; a player's seats on a new device."""


def new_token() -> str:
    """256 bits, safe in a header and a cookie."""
    return secrets.token_urlsafe(32)


def new_id() -> str:
    """64 bits: not a secret, but not to be guessed either."""
    return secrets.token_hex(8)


def typed_code(length: int) -> str:
    """A code that people read out and type."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_code(typed: str) -> str:
    """A code as somebody types it: small letters, spaces and hyphens do not matter."""
    return "".join(typed.upper().replace("-", " ").split())


def hashed(token: str) -> str:
    """How a token or code is stored."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


# --- players ----------------------------------------------------------------------------------------------------------


def player_with_token(connection: Connection, token: str) -> str | None:
    """The player whose browser or program shows this token."""
    player: str | None = connection.execute(select(PLAYERS.c.id).where(PLAYERS.c.token_hash == hashed(token))).scalar()
    return player


def renew_token(connection: Connection, player: str) -> str:
    """A new token for a player; the old one opens nothing any more. Raises NotPossible("unknown_player")."""
    token = new_token()
    found = (PLAYERS.c.id == player, PLAYERS.c.erased_ms.is_(None))
    if not connection.execute(update(PLAYERS).where(*found).values(token_hash=hashed(token))).rowcount:
        raise NotPossible("unknown_player")
    return token


# --- lecturers --------------------------------------------------------------------------------------------------------


def add_lecturer(connection: Connection, name: str) -> Lecturer:
    """Raises NotPossible("name_taken")."""
    if connection.execute(select(LECTURERS.c.id).where(LECTURERS.c.name == name)).first():
        raise NotPossible("name_taken")
    lecturer = Lecturer(id=new_id(), name=name)
    connection.execute(insert(LECTURERS).values(id=lecturer.id, name=name, created_ms=wall_ms()))
    return lecturer


def lecturers(connection: Connection) -> list[Lecturer]:
    """Everybody who may open classes, the first one first."""
    asked = select(LECTURERS.c.id, LECTURERS.c.name).order_by(LECTURERS.c.created_ms, LECTURERS.c.id)
    return [Lecturer(id=row.id, name=row.name) for row in connection.execute(asked)]


def lecturer_named(connection: Connection, name: str) -> Lecturer:
    """Raises NotPossible("unknown_lecturer")."""
    found = next((lecturer for lecturer in lecturers(connection) if lecturer.name == name), None)
    if found is None:
        raise NotPossible("unknown_lecturer")
    return found


def issue_lecturer_token(connection: Connection, lecturer: str, use: Use, life_ms: int | None = None) -> str:
    """A token for a lecturer's browser (`console`) or program (`api`), for ever or for a while."""
    token, now = new_token(), wall_ms()
    ends = None if life_ms is None else now + life_ms
    row = {"lecturer": lecturer, "use": use, "created_ms": now, "expires_ms": ends}
    connection.execute(insert(LECTURER_TOKENS).values(token_hash=hashed(token), **row))
    return token


def lecturer_with_token(connection: Connection, token: str, use: Use) -> Lecturer | None:
    """Who shows this token, for this use."""
    asked = (
        select(LECTURERS.c.id, LECTURERS.c.name)
        .join(LECTURER_TOKENS, LECTURER_TOKENS.c.lecturer == LECTURERS.c.id)
        .where(LECTURER_TOKENS.c.token_hash == hashed(token), LECTURER_TOKENS.c.use == use)
        .where(_alive(wall_ms()))
    )
    row = connection.execute(asked).one_or_none()
    return Lecturer(id=row.id, name=row.name) if row else None


def revoke_lecturer_token(connection: Connection, token: str) -> None:
    """This token opens nothing any more."""
    connection.execute(delete(LECTURER_TOKENS).where(LECTURER_TOKENS.c.token_hash == hashed(token)))


def revoke_lecturer_tokens(connection: Connection, lecturer: str) -> None:
    """No token of this lecturer opens anything any more."""
    connection.execute(delete(LECTURER_TOKENS).where(LECTURER_TOKENS.c.lecturer == lecturer))


def _alive(now: int) -> ColumnElement[bool]:
    ends = LECTURER_TOKENS.c.expires_ms
    return ends.is_(None) | (ends > now)


# --- codes that work once ---------------------------------------------------------------------------------------------


def issue_code(connection: Connection, purpose: Purpose, holder: str, now: int) -> str:
    """A code for a lecturer's console link, or for a player to type on a new device. It lives for ten minutes."""
    code = secrets.token_urlsafe(24) if purpose == "console" else typed_code(8)
    connection.execute(delete(ONE_TIME_CODES).where(ONE_TIME_CODES.c.expires_ms <= now))
    row = {"purpose": purpose, "holder": holder, "expires_ms": now + CODE_LIFE_MS}
    connection.execute(insert(ONE_TIME_CODES).values(code_hash=hashed(code), **row))
    return code


def redeem_code(connection: Connection, purpose: Purpose, code: str, now: int) -> str | None:
    """Whose code this is, once; None for one that is unknown, used or too old."""
    wanted = hashed(code if purpose == "console" else read_code(code))
    found = (
        ONE_TIME_CODES.c.code_hash == wanted,
        ONE_TIME_CODES.c.purpose == purpose,
        ONE_TIME_CODES.c.expires_ms > now,
    )
    holder: str | None = connection.execute(select(ONE_TIME_CODES.c.holder).where(*found)).scalar()
    connection.execute(delete(ONE_TIME_CODES).where(*found))
    return holder
