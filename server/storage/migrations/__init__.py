"""Migrations: how the tables became what they are. The number of a step is the version of a folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

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


def migrate(connection: Connection) -> None:
    """Bring the tables up to date, within the transaction that the connection stands in."""
    from alembic import command  # late: a folder that is up to date does not need alembic at start

    command.upgrade(config(connection), "head")


def config(connection: Connection) -> "Config":
    """What alembic's commands want to know, for one connection."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings
