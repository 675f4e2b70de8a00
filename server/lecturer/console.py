"""The console: the lecturer's pages, and what their buttons do. Every act answers with what happened."""

import io
import zipfile
from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from server import render
from server.antechamber import antechamber
from server.gate.access import ANYONE, LECTURER, Rows
from server.gate.addresses import host_of
from server.gate.errors import Problem, wants_json
from server.gate.form_fields import form_fields
from server.gate.sessions import LECTURER_COOKIE, give_cookie, is_secure, take_cookie, who
from server.lecturer import console_pages as pages
from server.lecturer.console_acts import Form, Pressed, class_act, game_act, open_class
from server.lecturer.lectern import lectern, lecturer_of
from server.lecturer.lecturer_export import file_name, lecturers_copy
from server.live import LiveGame
from server.storage.records import ClassRecord
from server.storage.tokens import issue_lecturer_token, redeem_code, revoke_lecturer_token
from server.storage.wall import wall_ms

USED_UP = "This code has been used, or is older than ten minutes. Ask the server for a new one."
SESSION_MS = 30 * 24 * 3600 * 1000
"""A lecturer signs in again after a month."""

ROWS: Rows = {
    ("GET", "/console/enter"): ANYONE,
    ("POST", "/console/enter"): ANYONE,
    ("POST", "/console/leave"): LECTURER,
    ("GET", "/console"): ANYONE,
    ("POST", "/console"): LECTURER,
    ("POST", "/console/secrets"): LECTURER,
    ("GET", "/console/{class_id}"): LECTURER,
    ("POST", "/console/{class_id}"): LECTURER,
    ("GET", "/console/{class_id}/panels"): LECTURER,
    ("GET", "/console/{class_id}/export.zip"): LECTURER,
    ("GET", "/console/{class_id}/{game}"): LECTURER,
    ("POST", "/console/{class_id}/{game}"): LECTURER,
    ("GET", "/console/{class_id}/{game}/panels"): LECTURER,
    ("GET", "/console/{class_id}/{game}/export.jsonl"): LECTURER,
}

router = APIRouter(include_in_schema=False)

# --- coming in --------------------------------------------------------------------------------------------------------


@router.get("/console/enter")
async def door(request: Request) -> Response:
    """Where the console link leads. The code stands behind the # and is posted by the page."""
    return _door(request, "")


@router.post("/console/enter")
async def enter(request: Request) -> Response:
    """A code becomes a session, once."""
    server = antechamber(request)
    place = request.client.host if request.client else ""
    if waiting := server.wrong_codes.wait(place):
        raise Problem(429, "too_many_wrong_codes", "Too many wrong codes. Wait a moment, then try.", retry_ms=waiting)
    code = (await _form(request)).get("code", [""])[0].strip()[:64]
    holder = await server.journal.write(lambda connection: redeem_code(connection, "console", code, wall_ms()))
    if holder is None:
        server.wrong_codes.count(place)
        return _door(
            request, "This code has been used, or is older than ten minutes. Ask the server for a new one.", 403
        )
    token = await server.journal.write(
        lambda connection: issue_lecturer_token(connection, holder, "console", SESSION_MS)
    )
    response = RedirectResponse("/console", 303)
    give_cookie(response, LECTURER_COOKIE, token, secure=is_secure(request), strict=True)
    return response


@router.post("/console/leave")
async def leave(request: Request) -> Response:
    """Sign out: the session is over here and everywhere else."""
    server = antechamber(request)
    for name in (LECTURER_COOKIE, f"__Host-{LECTURER_COOKIE}"):
        if token := request.cookies.get(name):
            await server.journal.write(partial(revoke_lecturer_token, token=token))
    server.sessions.forget()
    response = RedirectResponse("/", 303)
    take_cookie(response, LECTURER_COOKIE, secure=is_secure(request))
    return response


# --- pages ------------------------------------------------------------------------------------------------------------


@router.get("/console")
async def home(request: Request) -> Response:
    """My classes."""
    if who(request).lecturer is None:
        return RedirectResponse("/console/enter", 303)
    return HTMLResponse(await pages.home(request))


@router.post("/console")
async def open_one(request: Request) -> Response:
    """Open a class with what the form says."""
    record = await open_class(lectern(request), lecturer_of(request), _flat(await _form(request)))
    return RedirectResponse(f"/console/{record.id}", 303)


@router.post("/console/secrets")
async def hide_or_show(request: Request) -> Response:
    """Whether this browser's console shows what roles keep to themselves: it may be mirrored to a projector."""
    form = _flat(await _form(request))
    back = form.get("back", "")
    response = RedirectResponse(back if back.startswith("/console") else "/console", 303)
    pages.keep_secrets_hidden(response, hidden=form.get("act") == "hide", secure=is_secure(request))
    return response


@router.get("/console/{class_id}")
async def one_class(request: Request, class_id: str) -> Response:
    """A class: its door, then all its games."""
    return HTMLResponse(await pages.class_page(request, await _class(request, class_id)))


@router.get("/console/{class_id}/panels")
async def class_panels(request: Request, class_id: str) -> Response:
    """What has changed on a class's page by itself."""
    return JSONResponse({"html": await pages.class_panels(request, await _class(request, class_id))})


@router.post("/console/{class_id}")
async def act_on_class(request: Request, class_id: str) -> Response:
    """One of the buttons of a class."""
    record = await _class(request, class_id)
    form = await _form(request)
    done = await class_act(_pressed(request, record, form))
    return _answered(request, f"/console/{class_id}", done.says, reload=done.reload)


@router.get("/console/{class_id}/export.zip")
async def export_class(request: Request, class_id: str) -> Response:
    """Every game of a class as a file, in one archive."""
    record = await _class(request, class_id)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for live in await lectern(request).classroom.live_of(record.id):
            archive.writestr(file_name(live), await lecturers_copy(lectern(request).server.journal, live))
    return _download(packed.getvalue(), f"{record.id}.zip", "application/zip")


@router.get("/console/{class_id}/{game}")
async def one_game(request: Request, class_id: str, game: str) -> Response:
    """One game in depth."""
    record, live = await _game(request, class_id, game)
    return HTMLResponse(await pages.game_page(request, record, live))


@router.get("/console/{class_id}/{game}/panels")
async def game_panels(request: Request, class_id: str, game: str) -> Response:
    """What has changed on a game's page by itself."""
    record, live = await _game(request, class_id, game)
    return JSONResponse({"html": await pages.game_panels(request, record, live)})


@router.post("/console/{class_id}/{game}")
async def act_on_game(request: Request, class_id: str, game: str) -> Response:
    """One of the buttons of a game. They are on the class's page too: without script one stays where one pressed it."""
    record, live = await _game(request, class_id, game)
    form = await _form(request)
    done = await game_act(_pressed(request, record, form), live)
    of_class = f"/console/{class_id}"
    pressed_at = urlsplit(request.headers.get("referer", "")).path
    to = of_class if pressed_at == of_class else f"{of_class}/{game}"
    return _answered(request, to, done.says, reload=done.reload)


@router.get("/console/{class_id}/{game}/export.jsonl")
async def export_game(request: Request, class_id: str, game: str) -> Response:
    """One game as a file that `antechamber replay` and `import` read."""
    _, live = await _game(request, class_id, game)
    body = await lecturers_copy(lectern(request).server.journal, live)
    return _download(body, file_name(live), "application/jsonl")


# --- inside -----------------------------------------------------------------------------------------------------------


async def _class(request: Request, class_id: str) -> ClassRecord:
    return await lectern(request).own_class(lecturer_of(request), class_id)


async def _game(request: Request, class_id: str, game: str) -> tuple[ClassRecord, LiveGame]:
    """A game of this very class."""
    record = await _class(request, class_id)
    live = await lectern(request).own_game(lecturer_of(request), game)
    if live.record.class_id != class_id:
        raise Problem(404, "unknown_game", "There is no such game in this class.")
    return record, live


def _pressed(request: Request, record: ClassRecord, form: Form) -> Pressed:
    at = host_of(pages.address(request))
    return Pressed(lectern=lectern(request), lecturer=lecturer_of(request), record=record, form=form, address=at)


async def _form(request: Request) -> dict[str, list[str]]:
    return form_fields(await request.body())


def _flat(form: Mapping[str, list[str]]) -> dict[str, str]:
    return {name: values[-1] for name, values in form.items()}


def _answered(request: Request, to: str, says: str, *, reload: bool) -> Response:
    """What an act did: as JSON for the page's own script, else on the page `to`."""
    if wants_json(request):
        return JSONResponse({"says": says, "reload": reload})
    return RedirectResponse(f"{to}?said={lectern(request).notices.keep(says)}", 303)


def _door(request: Request, wrong: str, status: int = 200) -> Response:
    return HTMLResponse(render.page("console/enter.html", wrong=wrong, csrf=who(request).csrf), status)


def _download(body: bytes, name: str, kind: str) -> Response:
    return Response(body, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
