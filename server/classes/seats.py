"""Seats: which of a player's places a request is about. It comes from the connection, never from what was sent."""

from dataclasses import dataclass

from sqlalchemy import Connection, select
from starlette.requests import HTTPConnection

from server.antechamber import antechamber
from server.gate.errors import Problem
from server.gate.sessions import who
from server.storage import classes, games
from server.storage.records import GameRecord
from server.storage.tables import ATTENDANCES, CLASSES

NOT_YOURS = 4403


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A player's seat in a game."""

    game: str
    role: str
    player: str
    post: str

    @property
    def key(self) -> tuple[str, str]:
        """The seat as the hub of its game knows it."""
        return self.role, self.player


async def places(connection: HTTPConnection) -> list[Place]:
    """All seats of whoever asks."""
    player = who(connection).player
    if not player:
        return []

    return await antechamber(connection).journal.query(lambda reading: places_of(reading, player))


def places_of(reading: Connection, player: str) -> list[Place]:
    """All seats of a player, those in games that go on first, the newest first."""
    held = [(games.game_of(reading, seat.game), seat) for seat in games.seats_of_player(reading, player)]
    held.sort(key=lambda pair: (bool(pair[0].ended_ms), -pair[0].created_ms))
    return [Place(game=seat.game, role=seat.role, player=player, post=seat.post) for _, seat in held]


async def place(connection: HTTPConnection, game: str = "") -> Place:
    """The seat in `game`, or the only one. Raises Problem: it is not yours, or it is not clear which."""
    held = [one for one in await places(connection) if game in ("", one.game)]
    if not held and game:
        raise Problem(403, "not_yours", "This seat is not yours.", close=NOT_YOURS)
    if not held:
        raise Problem(404, "no_seat", "You have no seat yet; wait until the class is cast.", close=NOT_YOURS)
    if len(held) > 1 and not game:
        raise Problem(400, "which_game", "You have several seats: say which game.", close=NOT_YOURS)
    return held[0]


async def classes_of_player(connection: HTTPConnection) -> list[str]:
    """The classes that whoever asks has joined and that go on, the one joined last first."""
    player = who(connection).player
    return await antechamber(connection).journal.query(lambda reading: _joined(reading, player))


async def lectures(connection: HTTPConnection, game: GameRecord) -> None:
    """Raises Problem if the game is not in a class of whoever asks."""
    lecturer = who(connection).lecturer
    owner = await antechamber(connection).journal.query(lambda reading: _owner(reading, game))
    if lecturer is None or owner != lecturer.id:
        raise Problem(403, "not_yours", "This game is not one of your classes.", close=NOT_YOURS)


def _owner(reading: Connection, game: GameRecord) -> str:
    return classes.class_of(reading, game.class_id).lecturer if game.class_id else ""


def _joined(reading: Connection, player: str) -> list[str]:
    theirs = (ATTENDANCES.c.player == player, CLASSES.c.ended_ms == 0)
    asked = (
        select(ATTENDANCES.c.class_id)
        .join(CLASSES, CLASSES.c.id == ATTENDANCES.c.class_id)
        .where(*theirs)
        .order_by(ATTENDANCES.c.joined_ms.desc(), ATTENDANCES.c.class_id)
    )
    return list(reading.execute(asked).scalars())
