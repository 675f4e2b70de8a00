"""Games and seats: what a class is cast into, who sits where. All take the connection of `Journal.write` or `query`."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from server.storage.chain import digest_of
from server.storage.problems import NotPossible, UnknownGame
from server.storage.records import GameRecord, NewGame, NewSeat, Seat
from server.storage.tables import ATTEMPTS, EVENTS, GAMES, RECEIPTS, SCENARIOS, SEATS, TEXTS, columns
from server.storage.tokens import new_id
from server.storage.wall import wall_ms


def keep_scenario(connection: Connection, body: str) -> str:
    """Store a scenario (canonical JSON) once; returns its digest."""
    digest = digest_of(body)
    if not connection.execute(select(SCENARIOS.c.digest).where(SCENARIOS.c.digest == digest)).first():
        connection.execute(insert(SCENARIOS).values(digest=digest, body=body))
    return digest


def scenario_of(connection: Connection, digest: str) -> str:
    """A stored scenario as canonical JSON. Raises LookupError."""
    body: str | None = connection.execute(select(SCENARIOS.c.body).where(SCENARIOS.c.digest == digest)).scalar()
    if body is None:
        raise LookupError(f"There is no scenario {digest} here.")
    return body


# --- games ------------------------------------------------------------------------------------------------------------


def create_game(connection: Connection, new: NewGame) -> GameRecord:
    """Make a game with its seats. Raises NotPossible("game_exists") if its id is taken."""
    game = GameRecord(
        id=new.id or new_id(),
        class_id=new.class_id,
        label=new.label,
        origin=new.origin,
        scenario=new.scenario,
        rules_version=new.rules_version,
        setup=new.setup,
        treatment=new.treatment,
        created_ms=wall_ms(),
        ended_ms=0,
    )
    keep_game(connection, game)
    for position, seat in enumerate(new.seats):
        _add_seat(connection, game.id, seat, position)
    return game


def keep_game(connection: Connection, game: GameRecord) -> None:
    """Store a game as it is, without seats. Raises NotPossible("game_exists")."""
    if connection.execute(select(GAMES.c.id).where(GAMES.c.id == game.id)).first():
        raise NotPossible("game_exists")
    connection.execute(insert(GAMES).values({column.name: getattr(game, column.name) for column in _GAME}))


def cast(connection: Connection, class_id: str, games: Sequence[NewGame]) -> list[GameRecord]:
    """Cast a class into games. An earlier cast that has not begun gives way. Raises NotPossible("game_started")."""
    earlier = [game.id for game in games_of(connection, class_id)]
    if connection.execute(select(EVENTS.c.game).where(EVENTS.c.game.in_(earlier)).limit(1)).first():
        raise NotPossible("game_started")
    for table in (SEATS, RECEIPTS, ATTEMPTS, TEXTS):
        connection.execute(delete(table).where(table.c.game.in_(earlier)))
    connection.execute(delete(GAMES).where(GAMES.c.id.in_(earlier)))
    return [create_game(connection, game) for game in games]


def game_of(connection: Connection, game: str) -> GameRecord:
    """Raises UnknownGame."""
    row = connection.execute(select(*_GAME).where(GAMES.c.id == game)).mappings().one_or_none()
    if row is None:
        raise UnknownGame(game)
    return GameRecord(**row)


def games_of(connection: Connection, class_id: str) -> list[GameRecord]:
    """The games of a class, in the order of their labels."""
    asked = select(*_GAME).where(GAMES.c.class_id == class_id).order_by(GAMES.c.label, GAMES.c.id)
    return [GameRecord(**row) for row in connection.execute(asked).mappings()]


def all_games(connection: Connection) -> list[GameRecord]:
    """Every game of this data folder, the newest first."""
    asked = select(*_GAME).order_by(GAMES.c.created_ms.desc(), GAMES.c.id)
    return [GameRecord(**row) for row in connection.execute(asked).mappings()]


def live_games(connection: Connection) -> list[GameRecord]:
    """The games that have begun and not ended: what a server goes on with after a restart."""
    begun = select(EVENTS.c.game).where(EVENTS.c.game == GAMES.c.id, EVENTS.c.seq == 1).exists()
    asked = select(*_GAME).where(GAMES.c.ended_ms == 0, begun).order_by(GAMES.c.created_ms, GAMES.c.id)
    return [GameRecord(**row) for row in connection.execute(asked).mappings()]


def end_game(connection: Connection, game: str) -> None:
    """Nothing more will happen in this game."""
    connection.execute(update(GAMES).where(GAMES.c.id == game).values(ended_ms=wall_ms()))


# --- seats ------------------------------------------------------------------------------------------------------------


def add_seat(connection: Connection, game: str, seat: NewSeat) -> Seat:
    """One more seat in a game: an adviser, a latecomer."""
    return _add_seat(connection, game, seat, len(seats_of(connection, game)))


def seat_of(connection: Connection, seat: str) -> Seat:
    """Raises NotPossible("unknown_seat")."""
    row = connection.execute(select(*_SEAT).where(SEATS.c.id == seat)).mappings().one_or_none()
    if row is None:
        raise NotPossible("unknown_seat")
    return Seat(**row)


def seats_of(connection: Connection, game: str) -> list[Seat]:
    """The seats of a game, in the order of its cast."""
    asked = select(*_SEAT).where(SEATS.c.game == game).order_by(SEATS.c.position, SEATS.c.id)
    return [Seat(**row) for row in connection.execute(asked).mappings()]


def seats_of_class(connection: Connection, class_id: str) -> list[Seat]:
    """All seats of all games of a class, game by game."""
    asked = select(*_SEAT).join(GAMES, GAMES.c.id == SEATS.c.game).where(GAMES.c.class_id == class_id)
    ordered = asked.order_by(GAMES.c.label, GAMES.c.id, SEATS.c.position, SEATS.c.id)
    return [Seat(**row) for row in connection.execute(ordered).mappings()]


def seats_of_player(connection: Connection, player: str) -> list[Seat]:
    """Where a player sits, the newest game first."""
    asked = select(*_SEAT).join(GAMES, GAMES.c.id == SEATS.c.game).where(SEATS.c.player == player)
    ordered = asked.order_by(GAMES.c.created_ms.desc(), GAMES.c.id, SEATS.c.position)
    return [Seat(**row) for row in connection.execute(ordered).mappings()]


def move(connection: Connection, seat: str, player: str | None, *, stand_in: bool = False) -> Seat:
    """Put a player, a stand-in or nobody into a seat. Raises NotPossible("unknown_seat")."""
    seat_of(connection, seat)
    connection.execute(update(SEATS).where(SEATS.c.id == seat).values(player=player, stand_in=stand_in))
    return seat_of(connection, seat)


_GAME = columns(GAMES, GameRecord)
_SEAT = columns(SEATS, Seat)


def _add_seat(connection: Connection, game: str, new: NewSeat, position: int) -> Seat:
    seat = Seat(
        id=new.id or new_id(), game=game, role=new.role, post=new.post, player=new.player, stand_in=new.stand_in
    )
    values = {column.name: getattr(seat, column.name) for column in _SEAT}
    connection.execute(insert(SEATS).values(values | {"position": position}))
    return seat
