"""The board: the projector's pages. Public things only, safe by construction: they are drawn from the public view.

Nobody signs in to look. A panic key makes the page dark at once; so does the lecturer's console, for every projector.
"""

from collections.abc import Callable

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from game_rules.ids import PUBLIC
from server import render
from server.gate.access import ANYONE, Rows
from server.gate.addresses import host_of
from server.gate.errors import Problem
from server.gate.sessions import who
from server.lecturer.console_pages import address, qr
from server.lecturer.lectern import lectern, spaced
from server.live import LiveGame
from server.storage.problems import NotPossible
from server.storage.records import ClassRecord

ROWS: Rows = {
    ("GET", "/board/class/{class_id}"): ANYONE,
    ("GET", "/board/class/{class_id}/panels"): ANYONE,
    ("GET", "/board/{game}"): ANYONE,
    ("GET", "/board/{game}/dark"): ANYONE,
}

PANELS = ("ring", "decision", "draft")

router = APIRouter(include_in_schema=False)


@router.get("/board/class/{class_id}")
async def door_board(request: Request, class_id: str) -> Response:
    """How to join, and how many are here; after the cast the games, each with its public view."""
    record = await _class(request, class_id)
    base = address(request)
    html = render.page(
        "board/class.html",
        title=record.title,
        class_id=record.id,
        code=spaced(record.code or ""),
        address=host_of(base),
        qr=qr(f"{base}/?code={record.code or ''}"),
        **await door(request, record, _board_of),
    )
    return HTMLResponse(html)


@router.get("/board/class/{class_id}/panels")
async def door_panels(request: Request, class_id: str) -> Response:
    """Who has come meanwhile: how many, not who."""
    record = await _class(request, class_id)
    drawn = render.page("board/here.html", **await door(request, record, _board_of))
    return JSONResponse({"html": {"here": drawn}})


@router.get("/board/{game}")
async def board(request: Request, game: str) -> Response:
    """One game for everybody in the room."""
    live = await lectern(request).server.games.get(game)
    seen = await live.seen(PUBLIC)
    html = render.page(
        "board/game.html",
        game_id=live.id,
        label=live.record.label,
        view=seen.view,
        drawn={name: _drawn(render.panel(name, seen.view, live.words, seen.now)) for name in PANELS},
        floor=_drawn(render.lines((line for line in seen.lines if line.thread), live.words)),
        minutes=_drawn(render.lines((line for line in seen.lines if not line.thread), live.words)),
        cursor=seen.cursor,
        epoch=seen.epoch,
        now=seen.now,
        dark=live.id in lectern(request).blanked,
        code=await _code(request, live),
        address=host_of(address(request)),
        console=await _console(request, live),
        csrf=who(request).csrf,
    )
    return HTMLResponse(html)


@router.get("/board/{game}/dark")
async def dark(request: Request, game: str) -> Response:
    """Has the lecturer darkened the projectors of this game?"""
    return JSONResponse({"dark": game in lectern(request).blanked})


async def door(request: Request, record: ClassRecord, address_of: Callable[[str], str]) -> dict[str, object]:
    """How many have come, and the games, each with the address at which the reader finds it."""
    board = lectern(request)
    lives = await board.classroom.live_of(record.id)
    return {
        "here": len(await board.classroom.people(record.id)),
        "games": [
            {
                "href": address_of(live.id),
                "label": live.record.label,
                "ring": (await live.view(PUBLIC))[0].ring,
                "phase": _phase(live),
            }
            for live in lives
        ],
    }


def _board_of(game: str) -> str:
    return f"/board/{game}"


def _phase(live: LiveGame) -> str:
    return live.state.phase.name if live.state.phase else "Before the start"


async def _class(request: Request, class_id: str) -> ClassRecord:
    try:
        return await lectern(request).classroom.record(class_id)
    except NotPossible as wrong:
        raise Problem(404, "unknown_class", "There is no such class.") from wrong


async def _code(request: Request, live: LiveGame) -> str:
    """The join code, as long as somebody can still come in with it."""
    if live.record.class_id is None:
        return ""
    record = await _class(request, live.record.class_id)
    return "" if record.door == "closed" else spaced(record.code or "")


async def _console(request: Request, live: LiveGame) -> str:
    """Where the lecturer of this game darkens every projector; nothing for anybody else."""
    lecturer = who(request).lecturer
    if lecturer is None or live.record.class_id is None:
        return ""
    record = await _class(request, live.record.class_id)
    return f"/console/{record.id}/{live.id}" if record.lecturer == lecturer.id else ""


def _drawn(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - drawn by our own templates
