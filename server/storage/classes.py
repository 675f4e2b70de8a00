"""Classes and the people in them. Each function takes the connection of `Journal.write` (or `query`, to look)."""

from sqlalchemy import Connection, delete, func, insert, select, update

from server.storage.problems import NotPossible
from server.storage.records import Attendant, ClassRecord, Door, Joined, NewClass
from server.storage.tables import ATTENDANCES, CLASSES, ONE_TIME_CODES, PLAYERS, SEATS, TEXTS, columns
from server.storage.tokens import hashed, new_id, new_token, player_with_token, read_code, typed_code
from server.storage.wall import wall_ms

CODE_LENGTH = 7

# --- classes ----------------------------------------------------------------------------------------------------------


def create_class(connection: Connection, new: NewClass) -> ClassRecord:
    """Open a class in the phase `lobby`, with a join code that no other class has."""
    record = ClassRecord(
        id=new_id(),
        code=_free_code(connection),
        lecturer=new.lecturer,
        title=new.title,
        scenario=new.scenario,
        format=new.format,
        seed=new.seed,
        capacity=new.capacity,
        treatment=new.treatment,
        options=new.options,
        phase="lobby",
        door="open",
        created_ms=wall_ms(),
        ended_ms=0,
    )
    connection.execute(insert(CLASSES).values({column.name: getattr(record, column.name) for column in _CLASS}))
    return record


def class_of(connection: Connection, class_id: str) -> ClassRecord:
    """Raises NotPossible("unknown_class")."""
    row = connection.execute(select(*_CLASS).where(CLASSES.c.id == class_id)).mappings().one_or_none()
    if row is None:
        raise NotPossible("unknown_class")
    return ClassRecord(**row)


def class_with_code(connection: Connection, code: str) -> ClassRecord:
    """The class that people join with this code, however they type it. Raises NotPossible("unknown_code")."""
    row = connection.execute(select(*_CLASS).where(CLASSES.c.code == read_code(code))).mappings().one_or_none()
    if row is None:
        raise NotPossible("unknown_code")
    return ClassRecord(**row)


def classes_of(connection: Connection, lecturer: str) -> list[ClassRecord]:
    """Every class of a lecturer, the newest first."""
    asked = select(*_CLASS).where(CLASSES.c.lecturer == lecturer).order_by(CLASSES.c.created_ms.desc(), CLASSES.c.id)
    return [ClassRecord(**row) for row in connection.execute(asked).mappings()]


def set_phase(connection: Connection, class_id: str, phase: str) -> None:
    """Where the class stands, in the server's words. Raises NotPossible("unknown_class")."""
    _change(connection, class_id, phase=phase)


def set_door(connection: Connection, class_id: str, door: Door) -> None:
    """Who comes in with the code from now on. Raises NotPossible("unknown_class")."""
    _change(connection, class_id, door=door)


def set_options(connection: Connection, class_id: str, options: str) -> None:
    """The lecturer's switches, as canonical JSON. Raises NotPossible("unknown_class")."""
    _change(connection, class_id, options=options)


def end_class(connection: Connection, class_id: str) -> None:
    """Nobody joins any more, and the code is free again. Raises NotPossible("unknown_class")."""
    _change(connection, class_id, phase="ended", door="closed", code=None, ended_ms=wall_ms())


# --- people -----------------------------------------------------------------------------------------------------------


def join(connection: Connection, code: str, name: str, token: str | None = None) -> Joined:
    """Come into a class with its code: as the player whose token this is, else as a new one with a new token.

    Who is there already stays, under the name given now. Raises NotPossible: unknown_code, class_closed, class_full.
    """
    joining = class_with_code(connection, code)
    player = player_with_token(connection, token) if token else None
    if player and (known := _attendant(connection, joining.id, player)):
        _attendance(connection, known, name=name)
        return Joined(class_id=joining.id, player=player, admitted=known.admitted, token=None)
    if joining.door == "closed":
        raise NotPossible("class_closed")
    if joining.capacity and _size(connection, joining.id) >= joining.capacity:
        raise NotPossible("class_full")
    player, given = (player, None) if player else create_player(connection)
    admitted = joining.door == "open"
    row = {"class_id": joining.id, "player": player, "name": name, "admitted": admitted, "joined_ms": wall_ms()}
    connection.execute(insert(ATTENDANCES).values(row))
    return Joined(class_id=joining.id, player=player, admitted=admitted, token=given)


def follow(connection: Connection, earlier: str, later: str) -> None:
    """Everybody of an earlier class is in a later one, too, under the same name."""
    for one in lobby(connection, earlier):
        row = {"class_id": later, "player": one.player, "name": one.name, "admitted": one.admitted}
        connection.execute(insert(ATTENDANCES).values(**row, joined_ms=wall_ms()))


def create_player(connection: Connection) -> tuple[str, str]:
    """A new player and the token to show: for joining, and for playing alone without a class."""
    player, token = new_id(), new_token()
    connection.execute(insert(PLAYERS).values(id=player, token_hash=hashed(token), created_ms=wall_ms()))
    return player, token


def lobby(connection: Connection, class_id: str) -> list[Attendant]:
    """Who is in a class, in the order of coming."""
    asked = select(*_ATTENDANT).where(ATTENDANCES.c.class_id == class_id)
    ordered = asked.order_by(ATTENDANCES.c.joined_ms, ATTENDANCES.c.player)
    return [Attendant(**row) for row in connection.execute(ordered).mappings()]


def admit(connection: Connection, class_id: str, player: str) -> Attendant:
    """Let somebody who waits in the lobby be cast. Raises NotPossible("not_in_class")."""
    known = _attendant(connection, class_id, player)
    if known is None:
        raise NotPossible("not_in_class")
    return _attendance(connection, known, admitted=True)


def leave(connection: Connection, class_id: str, player: str) -> None:
    """Take somebody off the list of a class. Seats are another matter (`games.move`)."""
    gone = (ATTENDANCES.c.class_id == class_id, ATTENDANCES.c.player == player)
    connection.execute(delete(ATTENDANCES).where(*gone))


def erase_person(connection: Connection, player: str) -> list[str]:
    """Delete a player's name, texts with their salts, and token, everywhere, for ever; the chain does not notice.

    Returns the games whose texts or seats changed. Follow it with `Journal.fold`, so that nothing stays in the log
    of writes. Backups that were made before still hold it.
    """
    theirs = TEXTS.c.author == player
    changed = set(connection.execute(select(TEXTS.c.game).where(theirs).distinct()).scalars())
    changed |= set(connection.execute(select(SEATS.c.game).where(SEATS.c.player == player)).scalars())
    connection.execute(delete(TEXTS).where(theirs))
    connection.execute(update(SEATS).where(SEATS.c.player == player).values(player=None))
    connection.execute(update(ATTENDANCES).where(ATTENDANCES.c.player == player).values(name=""))
    connection.execute(delete(ONE_TIME_CODES).where(ONE_TIME_CODES.c.holder == player))
    connection.execute(update(PLAYERS).where(PLAYERS.c.id == player).values(token_hash=None, erased_ms=wall_ms()))
    return sorted(changed)


_CLASS = columns(CLASSES, ClassRecord)
_ATTENDANT = columns(ATTENDANCES, Attendant)


def _free_code(connection: Connection) -> str:
    code = typed_code(CODE_LENGTH)
    while connection.execute(select(CLASSES.c.id).where(CLASSES.c.code == code)).first():
        code = typed_code(CODE_LENGTH)
    return code


def _change(connection: Connection, class_id: str, **values: object) -> None:
    if not connection.execute(update(CLASSES).where(CLASSES.c.id == class_id).values(values)).rowcount:
        raise NotPossible("unknown_class")


def _attendant(connection: Connection, class_id: str, player: str) -> Attendant | None:
    asked = select(*_ATTENDANT).where(ATTENDANCES.c.class_id == class_id, ATTENDANCES.c.player == player)
    row = connection.execute(asked).mappings().one_or_none()
    return Attendant(**row) if row else None


def _attendance(connection: Connection, known: Attendant, **values: object) -> Attendant:
    this = (ATTENDANCES.c.class_id == known.class_id, ATTENDANCES.c.player == known.player)
    connection.execute(update(ATTENDANCES).where(*this).values(values))
    return _attendant(connection, known.class_id, known.player) or known


def _size(connection: Connection, class_id: str) -> int:
    return connection.execute(select(func.count()).where(ATTENDANCES.c.class_id == class_id)).scalar_one()
