"""A new device: a code from the lecturer opens a player's seats here and closes them on the old device.

Never by name: whoever knows a name is not yet that person.
"""

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from server import render
from server.antechamber import Antechamber, antechamber
from server.gate.access import ANYONE, Rows
from server.gate.errors import Problem
from server.gate.form_fields import form_fields
from server.gate.guard import NOT_YOU
from server.gate.sessions import PLAYER_COOKIE, give_cookie, is_secure, who
from server.storage.tokens import redeem_code, renew_token
from server.storage.wall import wall_ms

ROWS: Rows = {("GET", "/device"): ANYONE, ("POST", "/device"): ANYONE}

USED_UP = "No seat waits under this code. It works once, for ten minutes: ask the lecturer for a new one."

router = APIRouter(include_in_schema=False)


@router.get("/device")
async def device(request: Request) -> Response:
    """Where the code is typed."""
    return _page(request, "")


@router.post("/device")
async def move_in(request: Request) -> Response:
    """The seats of the code's owner are opened here from now on, and nowhere else."""
    server = antechamber(request)
    place = request.client.host if request.client else ""
    if waiting := server.wrong_codes.wait(place):
        raise Problem(429, "too_many_wrong_codes", "Too many wrong codes. Wait a moment, then try.", retry_ms=waiting)
    form = form_fields(await request.body())
    code = form.get("code", [""])[-1][:32]

    def write(connection: Connection) -> tuple[str, str] | None:
        player = redeem_code(connection, "device", code, wall_ms())
        return (player, renew_token(connection, player)) if player else None

    found = await server.journal.write(write)
    if found is None:
        server.wrong_codes.count(place)
        return _page(request, USED_UP, 403)
    player, token = found
    _sign_out_elsewhere(server, player)
    response = RedirectResponse("/play", 303)
    give_cookie(response, PLAYER_COOKIE, token, secure=is_secure(request))
    return response


def _sign_out_elsewhere(server: Antechamber, player: str) -> None:
    """The old device's token opens nothing any more, and its connections end now."""
    server.sessions.forget()
    for game in server.games:
        game.hub.send_away(NOT_YOU, "moved to another device", player=player)


def _page(request: Request, wrong: str, status: int = 200) -> Response:
    return HTMLResponse(render.page("console/device.html", wrong=wrong, csrf=who(request).csrf), status)
