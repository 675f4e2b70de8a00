"""Pseudonyms: one for each student of a class, the same in all its games and in every class that follows it."""

import base64
import hashlib
import hmac

from sqlalchemy import Connection

from server.classes.class_options import read_options
from server.storage.class_secrets import class_secret, keep_class_secret
from server.storage.classes import class_of, lobby
from server.storage.records import ClassRecord

LETTERS = 12
"""Sixty bits: two students of a class never share one."""


def pseudonym(secret: bytes, player: str) -> str:
    """Nobody finds the player again without the secret, and the secret is in no export."""
    digest = hmac.new(secret, player.encode(), hashlib.sha256).digest()
    return f"S-{base64.b32encode(digest).decode()[:LETTERS]}"


def secret_of(connection: Connection, record: ClassRecord) -> bytes | None:
    """The secret that a class shares with those it follows; none where none was drawn yet."""
    return class_secret(connection, _first(connection, record).id)


def kept_secret(connection: Connection, record: ClassRecord) -> bytes:
    """The same, drawn if there is none: for a connection that may write."""
    return keep_class_secret(connection, _first(connection, record).id)


def key_of(connection: Connection, record: ClassRecord, secret: bytes) -> tuple[tuple[str, str], ...]:
    """Each pseudonym with its name, in the order of the names; somebody who was erased is not there."""
    named = sorted((one.name, pseudonym(secret, one.player)) for one in lobby(connection, record.id) if one.name)
    return tuple((hidden, name) for name, hidden in named)


def _first(connection: Connection, record: ClassRecord) -> ClassRecord:
    """The class that all this began with."""
    while after := read_options(record.options).after:
        record = class_of(connection, after)
    return record
