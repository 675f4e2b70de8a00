"""Playing: a student's page, the sheets of its acts, and the same acts and views for programs."""

from typing import Any

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from game_rules.ids import LECTURER
from game_rules.texts import may_see_text
from server import render
from server.antechamber import antechamber
from server.classes.seats import Place, classes_of_player, lectures, place, places
from server.classes.spectators import is_watched
from server.connections.conversation import answered
from server.gate.access import MEMBER, PLAYER, Row, Rows
from server.gate.errors import Problem
from server.gate.form_fields import form_fields
from server.gate.sessions import who
from server.live import LiveGame
from server.pages.lobby_page import lobby_page
from server.pages.previewing import preview as previewed
from server.protocol import frames, wire
from server.protocol.answers import Answer, Done, Nack, RefusedAnswer
from server.protocol.plain_forms import act_from_form
from server.protocol.wire import Malformed

STATUS = {"rate_limited": 429, "storage_full": 507, "unavailable": 503, "malformed": 400, "cid_reuse": 409}

ROWS: Rows = {
    ("GET", "/play"): PLAYER,
    ("GET", "/play/{game}"): PLAYER,
    ("GET", "/play/{game}/form/{kind}"): PLAYER,
    ("POST", "/play/{game}/preview"): Row(who="player", changes=False),
    ("POST", "/api/act"): Row(who="player", bytes=wire.FRAME_BYTES),
    ("GET", "/api/acts"): PLAYER,
    ("GET", "/api/games/{game}/view"): MEMBER,
}

router = APIRouter()

# --- pages ------------------------------------------------------------------------------------------------------------


@router.get("/play")
async def play(request: Request) -> Response:
    """To my game; which one, if there are several; the lobby, if there is none yet."""
    held = await places(request)
    if len(held) == 1:
        return RedirectResponse(f"/play/{held[0].game}", 303)
    if held:
        return HTMLResponse(render.page("choose.html", seats=await _named(request, held)))
    waiting = await classes_of_player(request)
    return HTMLResponse(await lobby_page(request, waiting[0])) if waiting else RedirectResponse("/", 303)


@router.get("/play/{game}")
async def play_game(request: Request, game: str) -> Response:
    """The page of my seat, as everything stands now; its socket goes on from there."""
    mine, live = await _mine(request, game)
    seen = await live.seen(mine.role)
    sitting = render.Sitting(
        game=live.id,
        cursor=seen.cursor,
        epoch=seen.epoch,
        now=seen.now,
        csrf=who(request).csrf,
        alone=live.record.origin == "alone",
        watched=await is_watched(request, live),
        glossary=live.scenario.glossary,
        facts=live.scenario.told_in("play"),
    )
    return HTMLResponse(render.play_page(seen.view, seen.lines, live.words, sitting))


@router.get("/play/{game}/form/{kind}")
async def form(request: Request, game: str, kind: str) -> Response:
    """The sheet of one act; what the button knew already fills it."""
    mine, live = await _mine(request, game)
    view, _ = await live.view(mine.role)
    return HTMLResponse(render.form(kind, view, _filled(request.query_params.get("data", "{}")), live.words))


@router.post("/play/{game}/preview")
async def preview(request: Request, game: str) -> Response:
    """What a package would meet, as far as I may know."""
    mine, live = await _mine(request, game)
    if not may_see_text(live.state, mine.role):
        raise Problem(409, "hidden", "You do not see the text at the moment.")
    changes = _choices(form_fields(await request.body()), live)
    return HTMLResponse(render.preview(previewed(live.state, mine.role, changes, live.now()), live.words))


# --- for programs, plain forms and networks without websockets --------------------------------------------------------


@router.post("/api/act")
async def act(request: Request) -> Response:
    """The same act as over the socket, answered the same way; a plain form is answered with a page."""
    mine, live = await _mine(request, request.query_params.get("game", ""))
    plain = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    try:
        asked = (act_from_form if plain else wire.act)(await request.body())
        given = await answered(antechamber(request), live, mine, asked)
    except Malformed as wrong:
        given = Nack(cid="", code="malformed", says=str(wrong))
    if plain:
        return _page(given, live)
    html = request.query_params.get("as", "json") == "html"
    return Response(frames.answer(given, html=html), _status(given), media_type="application/json")


@router.get("/api/acts")
async def acts(request: Request) -> Response:
    """What I can do now; what is closed, with its reasons."""
    mine, live = await _mine(request, request.query_params.get("game", ""))
    view, cursor = await live.view(mine.role)
    offers = frames.plain((*view.acts.first, *view.acts.visible, *view.acts.more), live.words)
    asked = frames.plain(view.questions, live.words)
    return JSONResponse({"game": live.id, "role": mine.role, "cursor": cursor, "acts": offers, "questions": asked})


@router.get("/api/games/{game}/view")
async def view(request: Request, game: str) -> Response:
    """Everything that I may see now: of my seat, or of a game of my class."""
    live = await antechamber(request).games.get(game)
    if who(request).lecturer and not who(request).player:
        await lectures(request, live.record)
        reader = LECTURER
    else:
        reader = (await place(request, game)).role
    seen, cursor = await live.view(reader)
    told = frames.plain(seen, live.words)
    return JSONResponse({"game": game, "reader": reader, "cursor": cursor, "now": live.now(), "view": told})


async def _mine(request: Request, game: str) -> tuple[Place, LiveGame]:
    mine = await place(request, game)
    return mine, await antechamber(request).games.get(mine.game)


async def _named(request: Request, held: list[Place]) -> list[dict[str, str]]:
    """Several seats in words: what the game is called, and the name of the role."""
    named = []
    for one in held:
        live = await antechamber(request).games.get(one.game)
        label = " · ".join(part for part in (live.scenario.title, live.record.label) if part)
        name = live.scenario.role_by_id[one.role].name
        named.append({"game": one.game, "role": one.role, "label": label, "name": name})
    return named


def _filled(given: str) -> dict[str, Any]:
    """What the button knew already, as JSON. Anything else is nothing."""
    if len(given) > wire.FRAME_BYTES:
        return {}
    try:
        data = orjson.loads(given)
    except orjson.JSONDecodeError:
        return {}
    return data if isinstance(data, dict) else {}


def _choices(fields: dict[str, list[str]], live: LiveGame) -> dict[str, int]:
    """The clauses of a form, `D3=2&D4=1`. Raises Problem for one that the scenario does not have."""
    chosen: dict[str, int] = {}
    for issue, values in fields.items():
        if not values[0]:
            continue
        known = live.scenario.issue_by_id.get(issue)
        option = int(values[0]) if values[0].isascii() and values[0].isdecimal() and len(values[0]) < 4 else -1
        if known is None or not 0 <= option < len(known.options):
            raise Problem(422, "unknown_clause", f"There is no clause {issue[:20]}={values[0][:20]} here.")
        chosen[issue] = option
    return chosen


def _page(given: Answer, live: LiveGame) -> Response:
    """The answer to a plain form: back to the page, or why not."""
    match given:
        case Done():
            return RedirectResponse(f"/play/{live.id}", 303)
        case RefusedAnswer():
            says = " ".join(f"{reason.says} {reason.remedy}".strip() for reason in given.reasons)
            return HTMLResponse(render.page("error.html", status=_status(given), says=says), _status(given))
        case Nack():
            raise Problem(_status(given), given.code, given.says or "Try again in a moment.", retry_ms=given.retry_ms)


def _status(given: Answer) -> int:
    match given:
        case Done():
            return 200
        case RefusedAnswer():
            return 422
        case Nack():
            return STATUS[given.code]
