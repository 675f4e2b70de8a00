"""Appending: many units for many games in a few statements, each unit checked against the head of its game.

Core statements over plain tuples, because this is the hot path. Works within the transaction of its caller.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import Connection, Dialect, Table, bindparam, func, insert, select

from server.storage.chain import chained, genesis
from server.storage.problems import AlreadyAnswered, Conflict, UnknownGame, storage_failed
from server.storage.records import Append, Receipt, Stored
from server.storage.tables import ATTEMPTS, EVENTS, GAMES, RECEIPTS, TEXTS, columns
from server.storage.wall import wall_ms

Outcome = tuple[Stored, ...] | Exception

_REMEMBERED = 20_000
"""Games whose head is remembered; more than anybody plays at once."""


_OF_GAME = EVENTS.c.game == GAMES.c.id
_LAST = select(func.max(EVENTS.c.seq)).where(_OF_GAME).correlate(GAMES).scalar_subquery()
_ATTEMPTS = select(func.max(ATTEMPTS.c.number)).where(ATTEMPTS.c.game == GAMES.c.id).correlate(GAMES).scalar_subquery()
_MADE_OF = (GAMES.c.id, GAMES.c.scenario, GAMES.c.rules_version, GAMES.c.setup, GAMES.c.treatment)
_HEADS = (
    select(*_MADE_OF, EVENTS.c.seq, EVENTS.c.hash, _ATTEMPTS.label("attempts"))
    .select_from(GAMES.outerjoin(EVENTS, _OF_GAME & (EVENTS.c.seq == _LAST)))
    .where(GAMES.c.id.in_(bindparam("games", expanding=True)))
)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a game stands: the number and hash of its last event, and how many attempts were refused."""

    seq: int
    hash: str
    attempts: int


class Heads:
    """The heads of the games that this writer has touched. What a transaction changes counts once it is `kept`."""

    def __init__(self) -> None:
        self._kept: dict[str, Head] = {}
        self._now: dict[str, Head] = {}

    def look_up(self, connection: Connection, games: Iterable[str]) -> None:
        """Read from disk what is not remembered, for all games at once."""
        unknown = {game for game in games if game not in self._now and game not in self._kept}
        if unknown:
            self._now |= _heads_on_disk(connection, unknown)

    def of(self, game: str) -> Head:
        """Where a game stands that was looked up. Raises UnknownGame."""
        head = self._now.get(game) or self._kept.get(game)
        if head is None:
            raise UnknownGame(game)
        return head

    def move(self, game: str, head: Head) -> None:
        self._now[game] = head

    def mark(self) -> dict[str, Head]:
        """Where this transaction stands, to `go_back` to."""
        return dict(self._now)

    def go_back(self, mark: dict[str, Head]) -> None:
        self._now = mark

    def keep(self) -> None:
        """The transaction is durable."""
        if len(self._kept) > _REMEMBERED:
            self._kept.clear()
        self._kept |= self._now
        self._now = {}

    def ask_again(self, game: str) -> None:
        """Somebody else may have moved this game."""
        self._kept.pop(game, None)
        self._now.pop(game, None)

    def forget(self) -> None:
        """Nothing that we remember can be trusted: ask the disk."""
        self._kept = {}
        self._now = {}


def append_together(connection: Connection, heads: Heads, units: Sequence[Append]) -> list[Outcome]:
    """What became of each unit, in order: its events, or why it alone failed.

    Raises what the database says if it refuses a row; then the transaction is lost, and it is time to be careful.
    """
    rows = _Rows()
    now = wall_ms()
    outcomes: list[Outcome] = []
    heads.look_up(connection, (unit.game for unit in units))
    for unit in units:
        try:
            outcomes.append(_plan(heads, unit, rows, now))
        except (Conflict, UnknownGame, ValueError, TypeError) as error:
            outcomes.append(_answered(connection, unit) or error)
    for table, new in (
        (EVENTS, rows.events),
        (RECEIPTS, rows.receipts),
        (ATTEMPTS, rows.attempts),
        (TEXTS, rows.texts),
    ):
        if new:
            connection.exec_driver_sql(_insert(table, connection.dialect), new)
    return outcomes


def append_carefully(connection: Connection, heads: Heads, unit: Append) -> Outcome:
    """What became of one unit; whatever is wrong with it harms no other. Raises only if storage fails."""
    mark = heads.mark()
    try:
        with connection.begin_nested():
            return append_together(connection, heads, [unit])[0]
    except Exception as error:
        if storage_failed(error):
            raise
        heads.go_back(mark)
        return _why(connection, heads, unit, error)


def receipt_of(connection: Connection, game: str, actor: str, cid: str) -> Receipt | None:
    """The first answer to a command, if it had one."""
    key = (RECEIPTS.c.game == game, RECEIPTS.c.actor == actor, RECEIPTS.c.cid == cid)
    row = connection.execute(select(*columns(RECEIPTS, Receipt)).where(*key)).mappings().one_or_none()
    return Receipt(**row) if row else None


# --- rows: tuples in the order of the columns in `tables` ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rows:
    events: list[tuple[object, ...]] = field(default_factory=list)
    receipts: list[tuple[object, ...]] = field(default_factory=list)
    attempts: list[tuple[object, ...]] = field(default_factory=list)
    texts: list[tuple[object, ...]] = field(default_factory=list)


def _plan(heads: Heads, unit: Append, rows: _Rows, now: int) -> tuple[Stored, ...]:
    game = unit.game
    head = heads.of(game)
    if unit.after != head.seq:
        raise Conflict(game, unit.after, head.seq)
    stored = chained(head.seq, head.hash, unit.events, now)
    last = stored[-1] if stored else head
    attempts = head.attempts + (unit.attempt is not None)
    rows.events.extend([(game, e.seq, e.kind, e.v, e.at, e.actor, e.body, e.hash, now) for e in stored])
    rows.texts.extend([(game, text.ref, text.salt, text.body, text.author) for text in unit.texts])
    if given := unit.receipt:
        rows.receipts.append((game, given.actor, given.cid, given.digest, given.answer))
    if tried := unit.attempt:
        rows.attempts.append(
            (game, attempts, unit.after, tried.at, tried.actor, tried.kind, tried.body, tried.reasons, now)
        )
    heads.move(game, Head(last.seq, last.hash, attempts))
    return stored


def _heads_on_disk(connection: Connection, games: Iterable[str]) -> dict[str, Head]:
    found = connection.execute(_HEADS, {"games": list(games)})
    return {row.id: Head(row.seq or 0, row.hash or genesis(*row[:5]), row.attempts or 0) for row in found}


def _why(connection: Connection, heads: Heads, unit: Append, error: Exception) -> Exception:
    """The database refused this unit: because the command was answered before, or somebody else moved the game on."""
    if answered := _answered(connection, unit):
        return answered
    heads.ask_again(unit.game)
    heads.look_up(connection, [unit.game])
    try:
        head = heads.of(unit.game)
    except UnknownGame as unknown:
        return unknown
    return error if head.seq == unit.after else Conflict(unit.game, unit.after, head.seq)


def _answered(connection: Connection, unit: Append) -> AlreadyAnswered | None:
    if unit.receipt and (first := receipt_of(connection, unit.game, unit.receipt.actor, unit.receipt.cid)):
        return AlreadyAnswered(unit.game, first)
    return None


@cache
def _insert(table: Table, dialect: Dialect) -> str:
    return str(insert(table).compile(dialect=dialect))
