"""Watching: the spectators' pages, for whoever has the lecturer's link: the public view, and who meets whom."""

from functools import partial

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from game_rules.ids import SPECTATOR
from server import render
from server.classes.spectators import link_to, watched_class, watched_game
from server.gate.access import ANYONE, Rows
from server.pages.board import PANELS, door
from server.protocol.frames import lists

ROWS: Rows = {
    ("GET", "/watch/{class_id}"): ANYONE,
    ("GET", "/watch/{class_id}/panels"): ANYONE,
    ("GET", "/watch/{class_id}/{game}"): ANYONE,
}

_NOTHING = {"edges": "", "talk": "", "minutes": ""}

router = APIRouter(include_in_schema=False)


@router.get("/watch/{class_id}")
async def watched(request: Request, class_id: str) -> Response:
    """The games of a class, each with its public view."""
    record = await watched_class(request, class_id)
    html = render.page(
        "watch/class.html",
        title=record.title,
        panels=_to(request, class_id, "/panels"),
        **await door(request, record, partial(_game_at, request, class_id)),
    )
    return HTMLResponse(html)


@router.get("/watch/{class_id}/panels")
async def games_meanwhile(request: Request, class_id: str) -> Response:
    """The games as they are now."""
    record = await watched_class(request, class_id)
    drawn = render.page("board/here.html", **await door(request, record, partial(_game_at, request, class_id)))
    return JSONResponse({"html": {"here": drawn}})


@router.get("/watch/{class_id}/{game}")
async def watched_one(request: Request, class_id: str, game: str) -> Response:
    """One game as it is now; its socket goes on from there."""
    live = await watched_game(request, class_id, game)
    seen = await live.seen(SPECTATOR)
    html = render.page(
        "watch/game.html",
        label=live.record.label,
        view=seen.view,
        drawn={name: _drawn(render.panel(name, seen.view, live.words, seen.now)) for name in PANELS},
        told={name: _drawn(items) for name, items in (_NOTHING | lists(seen.lines, live.words)).items()},
        cursor=seen.cursor,
        epoch=seen.epoch,
        now=seen.now,
        socket=f"/ws{_game_at(request, class_id, live.id)}&as=html",
        others=_to(request, class_id),
    )
    return HTMLResponse(html)


def _game_at(request: Request, class_id: str, game: str) -> str:
    return _to(request, class_id, f"/{game}")


def _to(request: Request, class_id: str, rest: str = "") -> str:
    """Another address of the same link."""
    return link_to(class_id, request.query_params["key"], rest)


def _drawn(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - drawn by our own templates
