"""Errors: one clear sentence for whoever asked, as a page or as JSON; the whole story goes to the log."""

from typing import Any

import structlog
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send

from server import render
from server.storage.problems import NotPossible, StorageFailed, UnknownGame

_log = structlog.get_logger(__name__)

_ACCEPT = {"type": "websocket.accept"}


class Problem(Exception):
    """What is wrong, in one sentence for a person; `code` is the same for a program."""

    allow = ""
    """The methods that are allowed, where the method was wrong."""

    def __init__(self, status: int, code: str, says: str, *, close: int = 0, retry_ms: int = 0) -> None:
        super().__init__(says)
        self.status = status
        self.code = code
        self.says = says
        self.close = close
        """For a socket: accept it, then close it with this code, so that the browser hears it. 0: do not accept it."""
        self.retry_ms = retry_ms


def wants_json(connection: HTTPConnection) -> bool:
    """Programs get JSON: whoever asks for it, and whoever asks the API without asking for a page."""
    accepted = connection.headers.get("accept", "")
    if "application/json" in accepted:
        return True
    return connection.url.path.startswith("/api/") and "text/html" not in accepted


def answer(problem: Problem, connection: HTTPConnection) -> Response:
    """The problem as a response."""
    headers = {"allow": problem.allow} if problem.allow else {}
    if problem.retry_ms:
        headers["retry-after"] = str(-(-problem.retry_ms // 1000))
    if wants_json(connection):
        told: dict[str, Any] = {"error": problem.code, "says": problem.says}
        if problem.retry_ms:
            told["retry_ms"] = problem.retry_ms
        return JSONResponse(told, problem.status, headers)
    again = problem.status >= 500 and connection.scope.get("method") == "GET"
    page = render.page("error.html", status=problem.status, says=problem.says, again=again)
    return HTMLResponse(page, problem.status, headers)


async def refuse(problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request, or turn a socket away, before the application hears of it."""
    if scope["type"] == "http":
        await answer(problem, HTTPConnection(scope))(scope, receive, send)
        return
    await receive()
    if problem.close:
        await send(_ACCEPT)
        await send({"type": "websocket.close", "code": problem.close, "reason": problem.code})
        return
    # Closed before it was accepted: the handshake is answered with 403.
    await send({"type": "websocket.close", "code": 1008, "reason": problem.code})


def as_problem(error: Exception) -> Problem:
    """Any error as what a person is told. What nobody expected is noted."""
    match error:
        case Problem():
            return error
        case UnknownGame() | NotPossible(code="unknown_class"):
            return Problem(404, "not_found", "There is no such game here.", close=4403)
        case NotPossible():
            return Problem(409, error.code, NOT_POSSIBLE.get(error.code, "That is not possible now."))
        case StorageFailed():
            return Problem(
                503, error.code, "The server cannot write at the moment. Try again.", close=1013, retry_ms=1000
            )
        case _:
            _log.error("connection_broke", exc_info=error)
            return BROKEN


NOT_POSSIBLE = {
    "unknown_code": "No class has this code. Look at the projector again: it has seven signs, and no 0, 1, I, L or O.",
    "class_closed": "The door of this class is closed. Ask the lecturer to open it.",
    "class_full": "This class is full. Ask the lecturer.",
    "not_in_class": "You are not in this class. Join it with its code.",
    "unknown_player": "This place is nobody's any more. Join again.",
    "unknown_seat": "There is no such seat.",
}


async def tell(request: Request, problem: Exception) -> Response:
    """For the application: a problem that somebody raised while answering."""
    return answer(as_problem(problem), request)


async def broke(request: Request, error: Exception) -> Response:
    """For the application: something that nobody expected. The sentence tells nothing, the log everything."""
    _log.error("request_broke", method=request.method, path=request.url.path, exc_info=error)
    return answer(BROKEN, request)


TOLD = (Problem, NotPossible, StorageFailed, UnknownGame)
"""Errors that any endpoint may let through: each has a sentence."""

BROKEN = Problem(500, "broken", "Something broke on our side. It has been noted; try again in a moment.", close=1011)
