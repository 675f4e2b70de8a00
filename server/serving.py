"""Serving: a bound port, an open journal and uvicorn around the application. What is wrong is said before it starts."""

import errno
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from types import FrameType

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State

from server import logs
from server.app import PARTS, Part, create_app
from server.protocol import wire
from server.settings import Settings
from server.storage.journal import Journal

USER_TIMEOUT_MS = 30_000
"""How long the system keeps a connection whose other side has stopped taking what we send."""
WAITING = 1024


class CannotListen(Exception):
    """The address or port cannot be used. The text is one sentence for whoever started the program."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """Everything is there to serve; `settings.port` is the port that was really bound."""

    settings: Settings
    socket: socket.socket
    journal: Journal


def prepare(settings: Settings) -> Prepared:
    """Bind the port and open the data folder. Raises CannotListen and StorageProblem, each one sentence."""
    listening = _bound(settings.host, settings.port)
    try:
        journal = Journal.open(settings.data)
    except BaseException:
        listening.close()
        raise
    port = int(listening.getsockname()[1])
    return Prepared(settings=settings.model_copy(update={"port": port}), socket=listening, journal=journal)


def serve(prepared: Prepared, parts: Iterable[Part] = PARTS) -> None:
    """Serve until the process is told to stop; then finish what is under way, within the time that settings give."""
    logs.configure()
    app = create_app(prepared.settings, prepared.journal, parts)
    _Server(config_for(app, prepared.settings)).run(sockets=[prepared.socket])


class _Server(uvicorn.Server):
    """Being told to stop is no failure: the process ends with status 0."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._captured_signals.clear()


class Socket(WebSocketsSansIOProtocol):
    """A websocket of uvicorn's that can be told to stop while its peer is saying goodbye.

    Otherwise one browser that leaves in the same moment breaks the stopping of everybody (`InvalidState`).
    """

    def shutdown(self) -> None:
        if self.handshake_complete and self.conn.state is not State.OPEN:
            self.stop_keepalive()
            self.transport.close()
            return
        super().shutdown()


def config_for(app: ASGIApp, settings: Settings) -> uvicorn.Config:
    """How uvicorn runs us: small messages, no compression, pings, a limit for stopping, and no word about itself."""
    return uvicorn.Config(
        app,
        ws=Socket,
        ws_max_size=wire.FRAME_BYTES,
        ws_per_message_deflate=False,
        ws_ping_interval=settings.beat_seconds,
        ws_ping_timeout=settings.drop_seconds - settings.beat_seconds,
        timeout_graceful_shutdown=settings.stop_seconds,
        timeout_keep_alive=30,
        server_header=False,
        access_log=False,
        log_config=None,
        proxy_headers=False,
    )


def _bound(host: str, port: int) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotListen(f"{host} is no address of this machine. Choose one with --host.") from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, USER_TIMEOUT_MS)
        listening.bind(address)
        listening.listen(WAITING)
        listening.setblocking(False)
    except OSError as error:
        listening.close()
        raise CannotListen(_why(host, port, error)) from error
    return listening


def _why(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is in use already. Stop the other program, or choose another port with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} may only be used by an administrator. Choose one above 1023 with --port."
    return f"The server cannot listen on {host}, port {port}: {(error.strerror or str(error)).lower()}."
