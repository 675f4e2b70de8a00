"""The front: what somebody who started the server sees first. Play alone, the console, a code for others."""

import ipaddress

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from server import render
from server.antechamber import antechamber
from server.gate.access import ANYONE, Rows
from server.gate.addresses import host_of
from server.gate.sessions import who
from server.lecturer.console_pages import address, qr
from server.lecturer.lectern import spaced
from server.pages import joining
from server.storage import classes, tokens
from server.storage.records import ClassRecord

ROWS: Rows = {("GET", "/"): ANYONE, ("GET", "/start"): ANYONE}

router = APIRouter(include_in_schema=False)


@router.get("/")
async def first_page(request: Request) -> Response:
    """On the computer that serves: three things to do. Everywhere else, and with a code: the page to join."""
    if from_this_machine(request) and "code" not in request.query_params and not who(request).player:
        return await start(request)
    return await joining.join_page(request)


@router.get("/start")
async def start(request: Request) -> Response:
    """Three things to do at once. The code is shown on this machine only; from elsewhere one joins with it."""
    if not from_this_machine(request):
        return RedirectResponse("/", 303)
    base = address(request)
    joinable = await antechamber(request).journal.query(open_classes)
    html = render.page(
        "console/start.html",
        classes=[
            {"id": one.id, "title": one.title, "code": spaced(one.code or ""), "plain": one.code} for one in joinable
        ],
        address=host_of(base),
        qr=qr(f"{base}/?code={joinable[0].code}") if joinable else "",
        lecturer=bool(who(request).lecturer),
        csrf=who(request).csrf,
    )
    return HTMLResponse(html)


def from_this_machine(request: Request) -> bool:
    """Does somebody sit at the computer that serves? It shows more and allows nothing more.

    Both ends count: behind a proxy on the same machine everybody seems to come from it, under another name.
    """
    return _is_this_machine(request.client.host if request.client else "") and _is_this_machine(request.url.hostname)


def _is_this_machine(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


def open_classes(connection: Connection) -> list[ClassRecord]:
    """The classes that people can join, the newest first."""
    everybodys = [one for each in tokens.lecturers(connection) for one in classes.classes_of(connection, each.id)]
    joinable = [one for one in everybodys if one.code and one.door != "closed"]
    return sorted(joinable, key=lambda one: -one.created_ms)
