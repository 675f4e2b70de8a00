"""Secrets of classes: what the pseudonyms of a class are made from. They leave the data folder in no export."""

import json
import secrets

from sqlalchemy import Connection, insert, select

from server.storage.chain import canonical
from server.storage.tables import SETTINGS

LENGTH = 32


def class_secret(connection: Connection, class_id: str) -> bytes | None:
    """The secret of a class; none for a class that is older than pseudonyms."""
    stored = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.name == _name(class_id))).scalar()
    return None if stored is None else bytes.fromhex(json.loads(stored))


def keep_class_secret(connection: Connection, class_id: str) -> bytes:
    """The secret of a class, drawn now if there is none: from then on it stays."""
    known = class_secret(connection, class_id)
    if known is not None:
        return known
    drawn = secrets.token_bytes(LENGTH)
    connection.execute(insert(SETTINGS).values(name=_name(class_id), value=canonical(drawn.hex())))
    return drawn


def _name(class_id: str) -> str:
    return f"pseudonyms:{class_id}"
