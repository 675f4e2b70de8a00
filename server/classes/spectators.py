"""Spectators: who may look on by the lecturer's link. Nobody, until the lecturer admits them; everybody is told."""

from dataclasses import replace
from secrets import compare_digest

from sqlalchemy import Connection
from starlette.requests import HTTPConnection

from game_rules.ids import SPECTATOR
from server import render
from server.antechamber import Antechamber, antechamber
from server.classes.class_options import ClassOptions, read_options
from server.classes.classroom import Classroom
from server.gate.errors import Problem
from server.live import LiveGame
from server.storage import classes
from server.storage.problems import NotPossible, UnknownGame
from server.storage.records import ClassRecord
from server.storage.tokens import hashed, new_token

GONE = 4403

NO_SPECTATORS = Problem(
    403,
    "no_spectators",
    "No spectators are admitted here: the class has none, or the lecturer has made another link. Ask for it.",
    close=GONE,
)


def link_to(class_id: str, key: str, rest: str = "") -> str:
    """What the lecturer hands out, without the address of the server; `rest` leads on from there."""
    return f"/watch/{class_id}{rest}?key={key}"


async def admit(server: Antechamber, class_id: str, by: str) -> str:
    """Spectators may look on with a new link; what it must show. An old link is void, and every player is told."""
    key = new_token()
    if not await _switch(server, class_id, hashed(key)):
        says = (
            "Spectators may look on from now. They see what the projector shows, and who is in touch with whom; never"
        )
        await _tell_players(server, class_id, by, f"{says} what is said.")
    return key


async def dismiss(server: Antechamber, class_id: str, by: str) -> None:
    """Nobody looks on any more: the link opens nothing, and whoever looks on is sent away."""
    if await _switch(server, class_id, ""):
        await _tell_players(server, class_id, by, "No spectators look on any more.")


async def watched_class(connection: HTTPConnection, class_id: str) -> ClassRecord:
    """The class that this request's link lets look at. Raises Problem: the same for every link that opens nothing."""
    reading = antechamber(connection).journal
    try:
        record = await reading.query(lambda on: classes.class_of(on, class_id))
    except NotPossible as wrong:
        raise NO_SPECTATORS from wrong
    known, shown = read_options(record.options).spectators, hashed(connection.query_params.get("key", ""))
    if record.ended_ms or not known or not compare_digest(known, shown):
        raise NO_SPECTATORS
    return record


async def watched_game(connection: HTTPConnection, class_id: str, game: str) -> LiveGame:
    """A game of the class that this request's link lets look at. Raises Problem."""
    record = await watched_class(connection, class_id)
    try:
        live = await antechamber(connection).games.get(game)
    except UnknownGame as wrong:
        raise NO_SPECTATORS from wrong
    if live.record.class_id != record.id:
        raise NO_SPECTATORS
    return live


async def is_watched(connection: HTTPConnection, live: LiveGame) -> bool:
    """May spectators look on at this game? Its players read that on their page."""
    class_id = live.record.class_id
    if class_id is None:
        return False
    record = await antechamber(connection).journal.query(lambda on: classes.class_of(on, class_id))
    return bool(read_options(record.options).spectators)


async def _switch(server: Antechamber, class_id: str, key: str) -> str:
    """Keep the new key instead of the old one, which is returned; who came with that one is sent away."""

    def write(connection: Connection) -> tuple[ClassOptions, ClassOptions]:
        before = read_options(classes.class_of(connection, class_id).options)
        after = replace(before, spectators=key)
        classes.set_options(connection, class_id, after.stored())
        return before, after

    before, after = await server.journal.write(write)
    for live in await Classroom(server.journal, server.games).live_of(class_id):
        live.hub.send_away(GONE, "no spectators", SPECTATOR)
    server.lobbies.redraw(class_id, {"privacy": render.page("lobby/privacy.html", options=after)})
    return before.spectators


async def _tell_players(server: Antechamber, class_id: str, by: str, says: str) -> None:
    """In every game, and on record there."""
    await Classroom(server.journal, server.games).act_everywhere(class_id, by, "broadcast", {"text": says})
