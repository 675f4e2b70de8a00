"""The application: what is opened at the start, which routes there are, and what is closed at the end."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from server.antechamber import Antechamber, Pace, antechamber
from server.classes import arrivals
from server.clock import Seconds
from server.connections import stream
from server.gate import errors
from server.gate.access import ANYONE, Access, Row, Rows
from server.gate.errors import Problem
from server.gate.guard import Guard
from server.gate.limits import WrongCodes
from server.gate.sessions import Sessions
from server.live import LiveGames
from server.live.lobbies import Lobbies
from server.live.marks import Marks
from server.pages import joining, play
from server.settings import Settings
from server.storage.journal import Journal

STATIC = Path(__file__).resolve().parent.parent / "web" / "static"

_health = APIRouter()


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of the server: its routes, who may come to them, and what it does while the server runs."""

    router: APIRouter = field(default_factory=APIRouter)
    rows: Rows = field(default_factory=dict)
    runs: "Callable[[Antechamber], AsyncIterator[None]] | None" = None
    """An async generator: what stands before its `yield` happens at the start, what stands after it at the end."""


@_health.get("/healthz")
async def healthz(request: Request) -> Response:
    """Can the server write?"""
    failing = antechamber(request).journal.failure
    return PlainTextResponse("storage has failed" if failing else "ok", 503 if failing else 200)


async def _beat_in_lobbies(server: Antechamber) -> AsyncIterator[None]:
    """Whoever waits hears that the server is here."""

    async def beat() -> None:
        while True:
            await asyncio.sleep(server.settings.beat_seconds)
            server.lobbies.beat()

    beating = asyncio.create_task(beat())
    yield
    beating.cancel()
    await asyncio.gather(beating, return_exceptions=True)


PARTS: tuple[Part, ...] = (
    Part(router=_health, rows={("GET", "/healthz"): ANYONE}, runs=_beat_in_lobbies),
    Part(router=joining.router, rows=joining.ROWS),
    Part(router=play.router, rows=play.ROWS),
    Part(router=stream.router, rows=stream.ROWS),
    Part(runs=arrivals.runs),
)


def create_app(
    settings: Settings, journal: Journal, parts: Iterable[Part] = PARTS, seconds: Seconds = time.monotonic
) -> Guard:
    """The guarded application over an open journal, which it closes at its end. Raises NoRow for an open door."""
    every = tuple(parts)
    marks = Marks(settings.data)
    server = Antechamber(
        settings=settings,
        journal=journal,
        games=LiveGames(journal, marks, seconds, settings.beat_seconds),
        sessions=Sessions(journal, seconds),
        lobbies=Lobbies(),
        pace=Pace(settings.limits, seconds),
        wrong_codes=WrongCodes(settings.limits.wrong_codes_a_minute, settings.limits.wrong_codes_an_address, seconds),
    )

    @asynccontextmanager
    async def runs(_: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.push_async_callback(journal.close)
            stack.callback(marks.close)
            await server.games.start()
            stack.push_async_callback(server.games.stop)
            stack.callback(setattr, server, "stopping", True)
            for part in every:
                if part.runs:
                    await stack.enter_async_context(asynccontextmanager(part.runs)(server))
            yield

    app = FastAPI(title="Antechamber", openapi_url=None, docs_url=None, redoc_url=None, lifespan=runs)
    app.state.antechamber = server
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    rows: dict[tuple[str, str], Row] = {("GET", "/static/{path:path}"): ANYONE}
    for part in every:
        app.include_router(part.router)
        rows.update(part.rows)
    access = Access(rows)
    access.must_cover([route for part in every for route in part.router.routes])
    app.add_exception_handler(Exception, errors.broke)
    app.add_exception_handler(HTTPException, _plainly)
    app.add_exception_handler(RequestValidationError, _plainly)
    for told in errors.TOLD:
        app.add_exception_handler(told, errors.tell)
    return Guard(app, server, access)


async def _plainly(request: Request, error: Exception) -> Response:
    """What the framework found wrong, in our words."""
    if isinstance(error, HTTPException):
        code, says = _FRAMEWORK.get(error.status_code, ("wrong", "That is not possible here."))
        return errors.answer(Problem(error.status_code, code, says), request)
    return errors.answer(Problem(422, "wrong_field", _what_is_wrong(error)), request)


def _what_is_wrong(error: Exception) -> str:
    """Field by field what this address would take; never what was sent."""
    found = error.errors()[:_MOST_TOLD] if isinstance(error, RequestValidationError) else ()
    told = [f"{'.'.join(str(part) for part in one['loc'][1:]) or 'the body'}: {one['msg']}" for one in found]
    return f"This is not what is asked here. {'; '.join(told)}."


_MOST_TOLD = 3
_FRAMEWORK = {
    404: ("not_found", "There is nothing here."),
    405: ("method_not_allowed", "This address is not asked that way."),
}
