"""Streams: the websockets of players, projector, spectators and console, and the same for those who must poll."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.websockets import WebSocket

from game_rules.ids import LECTURER, PUBLIC, SPECTATOR
from server.antechamber import Antechamber, antechamber
from server.classes.seats import Place, classes_of_player, lectures, place, places
from server.classes.spectators import watched_game
from server.connections.conversation import Conversation
from server.gate.access import ANYONE, PLAYER, Rows
from server.gate.access import LECTURER as FOR_LECTURERS
from server.gate.errors import Problem, as_problem
from server.gate.sessions import who
from server.live import LiveGame
from server.live.listeners import Listener
from server.protocol import frames
from server.protocol.lines import Mailbox, Socket

TRY_LATER = 1013
NOT_FOUND = 4403
_CROWDED = Problem(503, "too_many", "Too many are looking at this game.", close=TRY_LATER)
LINGER_SECONDS = 10.0
"""How long somebody who polls counts as present after a poll."""

ROWS: Rows = {
    ("WS", "/ws/play"): PLAYER,
    ("WS", "/ws/board/{game}"): ANYONE,
    ("WS", "/ws/watch/{class_id}/{game}"): ANYONE,
    ("WS", "/ws/console/{game}"): FOR_LECTURERS,
    ("GET", "/api/events"): PLAYER,
}

router = APIRouter()

Hear = Callable[[dict[str, Any]], Awaitable[None]]


@router.websocket("/ws/play")
async def play_socket(websocket: WebSocket) -> None:
    """A player's seat, or the lobby for somebody who has none yet."""
    async with _accepted(websocket) as server:
        wanted = websocket.query_params.get("game", "")
        if not wanted and not await places(websocket):
            await _wait_in_lobby(websocket, server)
            return
        mine = await place(websocket, wanted)
        game = await server.games.get(mine.game)
        listener = Listener(mine.role, Socket(websocket), html=_as_html(websocket))
        talk = Conversation(server, game, mine, listener)
        async with _told(websocket, game, listener, mine):
            await _receive(websocket, talk.hear)


@router.websocket("/ws/board/{game}")
async def board_socket(websocket: WebSocket, game: str) -> None:
    """The projector: what anybody in the room may see."""
    async with _accepted(websocket) as server:
        listener = Listener(PUBLIC, Socket(websocket), html=_as_html(websocket))
        async with _told(websocket, await server.games.get(game), listener):
            await _receive(websocket, _ignore)


@router.websocket("/ws/watch/{class_id}/{game}")
async def watch_socket(websocket: WebSocket, class_id: str, game: str) -> None:
    """A spectator, as long as the link lets look on; the players' places are kept for them."""
    async with _accepted(websocket) as server:
        live = await watched_game(websocket, class_id, game)
        if len(live.hub.listening(SPECTATOR)) >= server.settings.limits.spectators_a_game:
            raise _CROWDED
        listener = Listener(SPECTATOR, Socket(websocket), html=_as_html(websocket))
        async with _told(websocket, live, listener):
            await watched_game(websocket, class_id, game)  # who was admitted when asked may have been sent away since
            await _receive(websocket, _ignore)


@router.websocket("/ws/console/{game}")
async def console_socket(websocket: WebSocket, game: str) -> None:
    """One game of the lecturer's own, as the lecturer sees it."""
    async with _accepted(websocket) as server:
        live = await server.games.get(game)
        await lectures(websocket, live.record)
        listener = Listener(LECTURER, Socket(websocket), html=_as_html(websocket))
        async with _told(websocket, live, listener):
            await _receive(websocket, _ignore)


@router.get("/api/events")
async def poll(request: Request) -> Response:
    """The same frames for those whose network lets no websocket through: what was missed, or the next thing."""
    server = antechamber(request)
    mine = await place(request, request.query_params.get("game", ""))
    game = await server.games.get(mine.game)
    mailbox = Mailbox()
    listener = Listener(mine.role, mailbox, html=_as_html(request))
    game.hub.arrive(mine.key)
    try:
        listener.start()
        await game.subscribe(listener, _after(request))
        server.games.arrived(game, mine.role)
        async with asyncio.timeout(server.settings.poll_seconds):
            await mailbox.something.wait()
    except TimeoutError:
        pass
    finally:
        game.hub.detach(listener)
        await listener.stop()
        asyncio.get_running_loop().call_later(LINGER_SECONDS, game.hub.leave, mine.key)
    return Response(f"[{','.join(mailbox.frames)}]", media_type="application/json")


async def _wait_in_lobby(websocket: WebSocket, server: Antechamber) -> None:
    """A player without a seat hears who comes, and where to go."""
    player = who(websocket).player
    waiting = await classes_of_player(websocket)
    if not waiting:
        raise Problem(404, "no_seat", "You have no seat; join a class with its code.", close=NOT_FOUND)
    listener = Listener("", Socket(websocket), html=_as_html(websocket))
    listener.start()
    listener.put(frames.hello(None, None, 0, "", now=0, status="lobby"))
    server.lobbies.attach(waiting[0], player, listener)
    try:
        await _receive(websocket, _ignore)
    finally:
        server.lobbies.detach(waiting[0], player, listener)
        await listener.stop()


@asynccontextmanager
async def _told(
    websocket: WebSocket, game: LiveGame, listener: Listener, seat: Place | None = None
) -> AsyncIterator[None]:
    """Tell the listener what it missed, and what is new for as long as this lasts."""
    if len(game.hub) >= antechamber(websocket).settings.limits.sockets_a_game:
        raise _CROWDED
    listener.start()
    try:
        await game.subscribe(listener, _after(websocket), seat.key if seat else None)
        if seat:
            antechamber(websocket).games.arrived(game, seat.role)
        yield
    finally:
        game.hub.detach(listener)
        await listener.stop()


async def _receive(websocket: WebSocket, hear: Hear) -> None:
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return
        await hear(dict(message))


@asynccontextmanager
async def _accepted(websocket: WebSocket) -> AsyncIterator[Antechamber]:
    """Accept a socket, and close it with a code that says why if it cannot be served."""
    server = antechamber(websocket)
    await websocket.accept()
    server.sockets += 1
    try:
        if server.sockets > server.settings.limits.sockets:
            raise Problem(503, "too_many", "The server is full.", close=TRY_LATER)
        yield server
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if server.stopping or task is None or not task.cancelling():
            raise
        task.uncancel()
    except Exception as error:
        problem = as_problem(error)
        await websocket.close(problem.close or NOT_FOUND, problem.code)
    finally:
        server.sockets -= 1


async def _ignore(message: dict[str, Any]) -> None:
    """The projector and the lobby have nothing to say."""


def _after(connection: HTTPConnection) -> int | None:
    given = connection.query_params.get("after", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None


def _as_html(connection: HTTPConnection) -> bool:
    return connection.query_params.get("as", "html") != "json"
