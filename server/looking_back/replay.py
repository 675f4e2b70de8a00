"""The replay: any moment of a game, as any reader who is allowed, with the minutes beside it."""

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from game_rules.commands import Text
from game_rules.ids import LECTURER, PUBLIC, SPECTATOR
from game_rules.seats import name
from game_rules.view import view
from server import render
from server.antechamber import antechamber
from server.gate.access import MEMBER, Rows
from server.gate.errors import Problem
from server.live import LiveGame
from server.looking_back.looking import Looker, around, console_of, looker, phases_of, recordings, table_of
from server.looking_back.moments import three_moments
from server.looking_back.recording import Recording

ROWS: Rows = {("GET", "/replay/{game}"): MEMBER}
PANELS = ("ring", "decision", "change", "draft", "packages")

router = APIRouter(include_in_schema=False)


@router.get("/replay/{game}")
async def replay(request: Request, game: str) -> Response:
    """`?as=` a role, `public`, or for the lecturer `spectator` or `lecturer`; `?at=` a position, else the end."""
    live = await antechamber(request).games.get(game)
    person = await looker(request, live)
    recording = await recordings(request).of(live)
    reader = _reader(request, person, live)
    positions = recording.positions(reader)
    at = _at(request, recording, reader)
    state = recording.state_at(reader, at)
    seen = view(state, reader)
    end = recording.end
    shown = end.clock.status == "over" and (reader == LECTURER or end.ledger.revealed)
    now = positions[at - 1].line.at if at else 0
    html = render.page(
        "replay/page.html",
        game_id=live.id,
        label=live.record.label,
        reader=reader,
        readers=[(one, _called(live, one)) for one in person.readers(end)],
        at=at,
        last=len(positions),
        now=now,
        view=seen,
        drawn={part: _drawn(render.panel(part, seen, _words(live), now)) for part in PANELS},
        lines=[(one.number, person.shown(end, one.line)) for one in around(positions, at)],
        words=_words(live),
        phases=phases_of(recording, reader),
        moments=_moments(recording, reader) if shown else [],
        over=end.clock.status == "over",
        console=console_of(live, person),
        table=table_of(live, person),
    )
    return HTMLResponse(html)


def _reader(request: Request, person: Looker, live: LiveGame) -> str:
    """Through whose eyes: what was asked for, if it is allowed. Raises Problem."""
    asked = request.query_params.get("as", "") or person.first
    allowed = person.readers(live.state)
    found = live.scenario.role_named(asked)
    wanted = found.id if found else asked.lower()
    if wanted in allowed:
        return wanted
    if wanted in live.state.cast:
        raise Problem(
            403, "not_revealed", "Until the lecturer reveals everything you look as your own role, or as the public."
        )
    raise Problem(404, "unknown_role", f"There is no role {asked[:40]!r} in this game.")


def _at(request: Request, recording: Recording, reader: str) -> int:
    """The position asked for, the end if none is. `of` says whose position it is: the same moment, seen by another."""
    given, last = request.query_params.get("at", ""), len(recording.positions(reader))
    if not (given.isascii() and given.isdecimal() and len(given) < 8):
        return last
    theirs = request.query_params.get("of", reader)
    known = recording.positions(theirs) if theirs in (PUBLIC, SPECTATOR, LECTURER, *recording.end.cast) else ()
    if theirs == reader or not known or not int(given):
        return min(int(given), last)
    return recording.position_of(reader, known[min(int(given), len(known)) - 1].event)


def _called(live: LiveGame, reader: str) -> str:
    return _NO_ROLES.get(reader) or name(live.state, reader)


_NO_ROLES = {
    PUBLIC: "the public",
    SPECTATOR: "a spectator (who is in touch with whom)",
    LECTURER: "the lecturer (everything, secret)",
}


def _moments(recording: Recording, reader: str) -> list[dict[str, object]]:
    return [
        {"moment": moment, "at": recording.position_of(reader, moment.event)} for moment in three_moments(recording)
    ]


def _words(live: LiveGame) -> render.Words:
    def words(text: Text) -> str:
        return live.words(text)

    return words


def _drawn(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - drawn by our own templates
