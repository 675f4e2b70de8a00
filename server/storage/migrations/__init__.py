"""Migrations: how the tables became what they are. The number of a step is the version of a folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from server.storage.tables import METADATA

if TYPE_CHECKING:
    from alembic.config import Config

SCHEMA = "0001"
"""The version that this program reads and writes: the name of the last file in `versions`."""


def version_of(connection: Connection) -> str | None:
    """The version of the tables behind a connection, or None if there are none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def make(connection: Connection) -> None:
    """Make the tables where there are none: at once, as every step after the other would have left them."""
    METADATA.create_all(connection)
    connection.exec_driver_sql(_STAMP)
    connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": SCHEMA})


def migrate(connection: Connection) -> None:
    """Bring the tables up to date, within the transaction that the connection stands in."""
    from alembic import command  # late: only an older folder needs alembic

    command.upgrade(config(connection), "head")


def config(connection: Connection) -> "Config":
    """What alembic's commands want to know, for one connection."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


_STAMP = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""
