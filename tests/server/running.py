"""A running server for tests: real sockets, a real journal, and a clock that only the test moves."""

import asyncio
import json
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
import uvicorn
from websockets.asyncio.client import ClientConnection, connect

from game_rules.scenario import Scenario
from server.antechamber import Antechamber
from server.app import create_app
from server.classes.casting import Extras, Wishes
from server.classes.class_options import ClassOptions
from server.classes.classroom import Cast, Classroom, Plan
from server.gate.guard import Guard
from server.live import LiveGame
from server.parts import EVERY
from server.scenarios.scenario_file import load
from server.serving import config_for, prepare
from server.settings import Settings
from server.storage import tokens
from server.storage.database import FILE, open_database
from server.storage.records import ClassRecord, Lecturer

WARSAW = load("warsaw")
CORE = WARSAW.core_cast


PATIENCE = 60
"""Seconds after which something will not happen any more, on the busiest machine."""
_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Reading the certificates of all authorities would take longer than most tests, which speak plain http."""


def client_of(origin: str, **more: Any) -> httpx2.AsyncClient:
    """Somebody who asks the server at this address, with cookies of their own."""
    return httpx2.AsyncClient(base_url=origin, trust_env=False, verify=_NO_TLS, **more)


class Time:
    """A monotonic clock that stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(kw_only=True)
class Student:
    """Somebody who has joined, with the token that the program got; and a seat once the class is cast."""

    house: "House"
    name: str
    token: str
    game: str = ""
    role: str = ""

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    def socket(self, **query: Any) -> "Any":
        """A websocket of this seat."""
        asked = {"as": "json", **query}
        url = f"{self.house.socket_origin}/ws/play?" + "&".join(f"{k}={v}" for k, v in asked.items())
        return connect(url, additional_headers=self.headers, compression=None, max_size=None, proxy=None)

    async def get(self, path: str, **more: Any) -> httpx2.Response:
        return await self.house.client.get(path, headers=self.headers, **more)

    async def act(self, kind: str, cid: str, **data: Any) -> httpx2.Response:
        body = {"cid": cid, "kind": kind, "data": data}
        return await self.house.client.post("/api/act", params={"game": self.game}, headers=self.headers, json=body)


class Talker:
    """A websocket client that remembers every frame."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.frames: list[dict[str, Any]] = []
        self.raw: list[str] = []

    async def next(self, wanted: str | Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next frame of this kind (or for which this is true); those before it are kept."""
        fits = wanted if callable(wanted) else lambda frame: frame["t"] == wanted
        async with asyncio.timeout(PATIENCE):
            while True:
                frame = await self._receive()
                if fits(frame):
                    return frame

    async def lines(self) -> dict[str, Any]:
        """The next lines of the minutes, other than all that there were."""
        return await self.next(lambda frame: frame["t"] == "minutes" and "whole" not in frame)

    async def act(self, kind: str, cid: str, **data: Any) -> dict[str, Any]:
        """Ask for an act and wait for its answer."""
        await self.say({"t": "act", "cid": cid, "kind": kind, "data": data})
        return await self.next(lambda frame: frame.get("cid") == cid)

    async def say(self, frame: dict[str, Any] | str | bytes) -> None:
        await self.socket.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    async def quiet(self) -> list[dict[str, Any]]:
        """Everything that has been sent to us up to now: the answer to a message that cannot be read comes last."""
        before = len(self.frames)
        await self.say("quiet?")
        await self.next("nack")
        return self.frames[before:-1]

    async def _receive(self) -> dict[str, Any]:
        raw = str(await self.socket.recv())
        frame: dict[str, Any] = json.loads(raw)
        self.raw.append(raw)
        self.frames.append(frame)
        return frame


async def until(true: Callable[[], bool]) -> None:
    """Let others run until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.002)


@asynccontextmanager
async def talking(socket: Any) -> AsyncIterator[Talker]:
    """A connected talker that has been greeted."""
    async with socket as connection:
        talker = Talker(connection)
        await talker.next("hello")
        yield talker


@dataclass(kw_only=True)
class House:
    """The server, one lecturer, and what they do."""

    server: Antechamber
    uvicorn: uvicorn.Server
    classroom: Classroom
    lecturer: Lecturer
    client: httpx2.AsyncClient
    time: Time
    origin: str
    students: list[Student] = field(default_factory=list)

    @property
    def socket_origin(self) -> str:
        return self.origin.replace("http", "ws", 1)

    def board_socket(self, game: str) -> Any:
        """The projector's socket."""
        url = f"{self.socket_origin}/ws/board/{game}?as=json"
        return connect(url, origin=self.origin, compression=None, max_size=None, proxy=None)  # type: ignore[arg-type]

    def watch_socket(self, game: LiveGame, key: str, **query: str) -> Any:
        """The socket of somebody who looks on with this link."""
        asked = "".join(f"&{name}={value}" for name, value in {"as": "json", **query}.items())
        url = f"{self.socket_origin}/ws/watch/{game.record.class_id}/{game.id}?key={key}{asked}"
        return connect(url, origin=self.origin, compression=None, max_size=None, proxy=None)  # type: ignore[arg-type]

    async def open_class(self, scenario: Scenario | None = None, **options: Any) -> ClassRecord:
        plan = Plan(
            lecturer=self.lecturer.id, scenario=scenario or WARSAW, format="50", seed=7, options=ClassOptions(**options)
        )
        return await self.classroom.open(plan)

    async def join(self, code: str | None, name: str) -> Student:
        answer = await self.client.post(
            "/join", json={"code": code, "name": name}, headers={"accept": "application/json"}
        )
        assert answer.status_code == 200, answer.text
        self.client.cookies.clear()
        student = Student(house=self, name=name, token=answer.json()["token"])
        self.students.append(student)
        return student

    async def cast(
        self, record: ClassRecord, seed: int = 1, scenario: Scenario | None = None, extras: Extras = "roles"
    ) -> list[Cast]:
        casts = await self.classroom.cast(record.id, Wishes(seed=seed, extras=extras), scenario or WARSAW)
        seats = {seat.player: seat for cast in casts for seat in cast.seats if seat.player}
        for student in self.students:
            player = await self.server.journal.query(
                lambda reading, token=student.token: tokens.player_with_token(reading, token)
            )
            if player in seats:
                student.game, student.role = seats[player].game, seats[player].role
        return casts

    async def started(self, people: int = 6, scenario: Scenario | None = None) -> LiveGame:
        """A class of that many, cast and started: its first game."""
        record = await self.open_class(scenario)
        for number in range(people):
            await self.join(record.code, f"Person {number}")
        (cast, *_) = await self.cast(record, scenario=scenario)
        await self.classroom.act_everywhere(record.id, "ann", "start_game")
        return await self.server.games.get(cast.game.id)

    def seated(self, role: str, game: str = "") -> Student:
        return next(one for one in self.students if one.role == role and game in ("", one.game))

    def pass_time(self, milliseconds: int) -> None:
        """Time passes, and what is due by then happens."""
        self.time.now += milliseconds / 1000
        self.server.games.ring()

    async def next_phase(self, game: LiveGame, times: int = 1) -> None:
        for _ in range(times):
            await self.classroom.act(game.id, "ann", "next_phase")


@cache
def _empty_database() -> bytes:
    """Fresh tables, made once: a hundred tests need them."""
    with TemporaryDirectory() as made:
        open_database(Path(made)).close()
        return (Path(made) / FILE).read_bytes()


def _furnish(folder: Path) -> None:
    """Put the tables into a folder that has none."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / FILE).exists():
        (folder / FILE).write_bytes(_empty_database())


@asynccontextmanager
async def house(folder: Path, **more: Any) -> AsyncIterator[House]:
    """A server on a free port, until the end of the block. `more` are settings that the test wants otherwise."""
    usual = {"beat_seconds": 3600, "drop_seconds": 7200, "stop_seconds": 2}
    settings = Settings(data=folder, port=0, **(usual | more))
    _furnish(folder)
    prepared = prepare(settings)
    moved = Time()
    app = create_app(prepared.settings, prepared.journal, EVERY, moved)
    assert isinstance(app, Guard)
    running = await _up(config_for(app, prepared.settings), prepared.socket)
    origin = f"http://127.0.0.1:{prepared.settings.port}"
    server = app.antechamber
    try:
        async with client_of(origin) as client:
            known = await server.journal.query(tokens.lecturers)
            lecturer = known[0] if known else await server.journal.write(lambda on: tokens.add_lecturer(on, "ann"))
            yield House(
                server=server,
                uvicorn=running,
                classroom=Classroom(server.journal, server.games),
                lecturer=lecturer,
                client=client,
                time=moved,
                origin=origin,
            )
    finally:
        await _down(running)


async def _up(config: uvicorn.Config, listening: socket.socket) -> uvicorn.Server:
    """What uvicorn does before its main loop, which would nap for a tenth of a second whatever we ask."""
    running = uvicorn.Server(config)
    config.load()
    running.lifespan = config.lifespan_class(config)
    await running.startup(sockets=[listening])
    assert running.started
    return running


async def _down(running: uvicorn.Server) -> None:
    """What uvicorn does at its end, without its naps."""
    state = running.server_state
    for server in running.servers:
        server.close()
    for connection in list(state.connections):
        connection.shutdown()
    with suppress(TimeoutError):
        async with asyncio.timeout(running.config.timeout_graceful_shutdown):
            while state.connections or state.tasks:  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.002)
    for task in list(state.tasks):
        task.cancel()
    await running.lifespan.shutdown()
