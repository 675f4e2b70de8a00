"""What the storage tests make: small games, events that say a number, units with and without a receipt."""

from pathlib import Path

from sqlalchemy import Connection

from server.storage.chain import canonical, digest_of
from server.storage.games import create_game, keep_scenario
from server.storage.journal import Journal
from server.storage.records import Append, NewEvent, NewGame, NewSeat, NewText, Receipt

SCENARIO = canonical({"name": "warsaw", "roles": ["TR", "CY"]})


def new_game(game: str = "", seats: tuple[NewSeat, ...] = (), class_id: str | None = None) -> NewGame:
    """A game of the little scenario."""
    return NewGame(
        id=game,
        class_id=class_id,
        scenario=digest_of(SCENARIO),
        rules_version="1",
        setup=canonical({"seed": 7}),
        treatment=canonical({"hard": True}),
        seats=seats,
    )


def put_game(connection: Connection, game: str = "g") -> str:
    """Make the game in a data folder."""
    keep_scenario(connection, SCENARIO)
    return create_game(connection, new_game(game)).id


async def a_game(journal: Journal, game: str = "g") -> str:
    """A game that nothing has happened in."""
    return await journal.write(lambda connection: put_game(connection, game))


def said(number: int, seal: str = "") -> NewEvent:
    """An event that says a number, and perhaps the seal of a text."""
    body = {"number": number, "who": "Türkiye, \u2028 said"} | ({"text": {"digest": seal}} if seal else {})
    return NewEvent(kind="said", v=1, at=number * 1_000, actor="TR", body=canonical(body))


def receipt(cid: str, actor: str = "seat-1") -> Receipt:
    """The answer to a command."""
    return Receipt(actor=actor, cid=cid, digest=digest_of(cid), answer=canonical({"cid": cid, "t": "ack"}))


def unit(after: int, *, game: str = "g", cid: str = "", count: int = 1, texts: tuple[NewText, ...] = ()) -> Append:
    """`count` events after number `after`, with a receipt if there is a cid."""
    events = tuple(said(number) for number in range(after + 1, after + count + 1))
    return Append(game=game, after=after, events=events, texts=texts, receipt=receipt(cid) if cid else None)


def bytes_of(folder: Path) -> bytes:
    """Every byte of every file in a folder: the database, the log of writes, what else there is."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
