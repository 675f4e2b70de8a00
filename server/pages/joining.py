"""Joining: from the code on the projector to a place in the class. Only a POST takes one; a link preview does not."""

import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qs

import orjson
from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from server import render
from server.antechamber import antechamber
from server.classes.seats import Place, places_of
from server.gate.access import ANYONE, Rows
from server.gate.errors import Problem, as_problem, wants_json
from server.gate.sessions import PLAYER_COOKIE, give_cookie, is_secure, who
from server.storage import classes
from server.storage.problems import NotPossible
from server.storage.records import Joined

NAME_LENGTH = 40
CODE_LENGTH = 32
"""A code as somebody types it, with spaces and hyphens."""

ROWS: Rows = {("GET", "/"): ANYONE, ("POST", "/join"): ANYONE}

router = APIRouter()


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """A code and a name, as typed."""

    code: str
    name: str


@router.get("/")
async def join_page(request: Request) -> Response:
    """Code, name, done. `?code=` fills in what the QR picture says."""
    code = request.query_params.get("code", "")[:CODE_LENGTH]
    return _page(request, Wish(code=code, name=""))


@router.post("/join")
async def join(request: Request) -> Response:
    """Come into a class. A browser gets a cookie and goes to its page; a program gets its token."""
    wish = Wish(code="", name="")
    try:
        wish = await _wish(request)
        joined = await _join(request, wish)
    except (Problem, NotPossible) as error:
        problem = as_problem(error)
        if wants_json(request):
            raise problem from error
        return _page(request, wish, problem)
    if wants_json(request):
        return await _told(request, joined)
    response = RedirectResponse("/play", 303)
    if joined.token:
        give_cookie(response, PLAYER_COOKIE, joined.token, secure=is_secure(request))
    return response


async def _join(request: Request, wish: Wish) -> Joined:
    server = antechamber(request)
    address = request.client.host if request.client else ""
    if waiting := server.wrong_codes.wait(address):
        raise Problem(429, "too_many_wrong_codes", "Too many wrong codes. Wait a moment, then try.", retry_ms=waiting)
    name, known = clean_name(wish.name), who(request).token

    def write(connection: Connection) -> tuple[Joined, bool]:
        class_id = classes.class_with_code(connection, wish.code).id
        before = {each.player for each in classes.lobby(connection, class_id)}
        joined = classes.join(connection, wish.code, name, known or None)
        return joined, joined.player not in before

    try:
        joined, new = await server.journal.write(write)
    except NotPossible as problem:
        if problem.code == "unknown_code":
            server.wrong_codes.count(address)
        raise
    if new:
        server.lobbies.came(joined.class_id, render.page("lobby/person.html", name=name, admitted=joined.admitted))
    return joined


async def _told(request: Request, joined: Joined) -> Response:
    """What a program is told: its token, and its seat if it has one."""
    server = antechamber(request)
    held = await server.journal.query(lambda reading: places_of(reading, joined.player))
    seat: Place | None = held[0] if len(held) == 1 else None
    token = joined.token or who(request).token
    response = JSONResponse(
        {
            "token": token,
            "class": joined.class_id,
            "admitted": joined.admitted,
            "game": seat.game if seat else None,
            "role": seat.role if seat else None,
            "play": f"/play/{seat.game}" if seat else "/play",
        }
    )
    if joined.token:
        give_cookie(response, PLAYER_COOKIE, joined.token, secure=is_secure(request))
    return response


async def _wish(request: Request) -> Wish:
    """Code and name from JSON or from a form; nothing else is taken."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    given = _from_json(body) if kind == "application/json" else _from_form(body)
    if unknown := set(given) - {"code", "name", "csrf"}:
        raise Problem(422, "unknown_field", f"Send `code` and `name`, not {sorted(unknown)[0][:40]!r}.")
    code, name = given.get("code", ""), given.get("name", "")
    if not isinstance(code, str) or not isinstance(name, str):
        raise Problem(422, "wrong_field", "`code` and `name` are texts.")
    if not 0 < len(code.strip()) <= CODE_LENGTH:
        raise NotPossible("unknown_code")
    return Wish(code=code, name=name)


def clean_name(typed: str) -> str:
    """A name as it is shown to others. Raises Problem in one sentence."""
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not name:
        raise Problem(422, "no_name", "Say by which name the others shall know you.")
    if len(name) > NAME_LENGTH:
        raise Problem(422, "long_name", f"A name may have {NAME_LENGTH} characters; this one has {len(name)}.")
    if any(unicodedata.category(sign)[0] == "C" for sign in name) or set(name) & set("<>"):
        raise Problem(422, "strange_name", "A name has letters, figures, spaces, hyphens and dots.")
    return name


def _from_json(body: bytes) -> dict[str, object]:
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError as wrong:
        raise Problem(400, "malformed", "This is not JSON.") from wrong
    if not isinstance(given, dict):
        raise Problem(400, "malformed", "Send an object with `code` and `name`.")
    return given


def _from_form(body: bytes) -> dict[str, object]:
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=10)
    except ValueError as wrong:
        raise Problem(400, "malformed", "This form cannot be read.") from wrong
    return {name: values[-1] for name, values in fields.items()}


def _page(request: Request, wish: Wish, problem: Problem | None = None) -> Response:
    page = render.page(
        "join.html",
        code=wish.code[:CODE_LENGTH],
        name=wish.name[: NAME_LENGTH * 2],
        problem=problem.says if problem else "",
        csrf=who(request).csrf,
        playing=bool(who(request).player),
        alone="/alone",
    )
    return HTMLResponse(page, problem.status if problem else 200)
