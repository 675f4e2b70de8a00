"""A server that stops, or is killed: the same seats, the same clock, nothing lost that was acknowledged."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.server.running import client_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

pytestmark = pytest.mark.slow


@dataclass(kw_only=True)
class Process:
    """A server in a process of its own."""

    process: asyncio.subprocess.Process
    client: httpx2.AsyncClient
    port: int
    lecturer: dict[str, str]

    async def ask(self, method: str, path: str, **more: Any) -> Any:
        """The lecturer asks."""
        answer = await self.client.request(method, path, headers=self.lecturer, **more)
        assert answer.is_success, answer.text
        return answer.json()

    async def act(self, token: str, cid: str, words: str) -> dict[str, Any]:
        """A student says something."""
        body = {"cid": cid, "kind": "message", "data": {"text": words}}
        answer = await self.client.post("/api/act", json=body, headers={"authorization": f"Bearer {token}"})
        told: dict[str, Any] = answer.json()
        return told

    async def view(self, token: str, game: str) -> dict[str, Any]:
        answer = await self.client.get(f"/api/games/{game}/view", headers={"authorization": f"Bearer {token}"})
        assert answer.is_success, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        async with asyncio.timeout(15):
            return await self.process.wait()


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[Process]:
    """A server over this data folder."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        HERE / "serve_a_folder.py",
        folder,
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(30):
            port, token = (await process.stdout.readline()).decode().split()
        async with client_of(f"http://127.0.0.1:{port}") as client:
            lecturer = {"authorization": f"Bearer {token}"}
            yield Process(process=process, client=client, port=int(port), lecturer=lecturer)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def started(server: Process) -> tuple[str, dict[str, str]]:
    """A class of six in May: the game, and the token of each role."""
    made = await server.ask("POST", "/api/classes", json={"scenario": "warsaw", "format": "50", "seed": 3})
    people = []
    for number in range(6):
        told = await server.client.post(
            "/join", json={"code": made["code"], "name": f"P{number}"}, headers={"accept": "application/json"}
        )
        server.client.cookies.clear()
        people.append(told.json()["token"])
    cast = await server.ask("POST", f"/api/classes/{made['class']}/cast", json={"seed": 3})
    game = cast["games"][0]["game"]
    await server.ask("POST", f"/api/classes/{made['class']}/start")
    roles = {}
    for token in people:
        acts = await server.client.get("/api/acts", headers={"authorization": f"Bearer {token}"})
        roles[acts.json()["role"]] = token
        await server.client.post(
            "/api/act", json={"cid": "ready", "kind": "ready", "data": {}}, headers={"authorization": f"Bearer {token}"}
        )
    return game, roles


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
async def test_nothing_that_was_acknowledged_is_lost(tmp_path: Path, how: signal.Signals) -> None:
    """Seats, words, answers and cursors are as before; the clock goes on where it stood, within a second or two."""
    async with serving(tmp_path) as server:
        game, roles = await started(server)
        answers = [await server.act(roles["TR"], f"m{n}", f"Number {n}.") for n in range(3)]
        assert [answer["t"] for answer in answers] == ["ack"] * 3
        await asyncio.sleep(1.5)  # longer than a clock may lose
        before = await server.view(roles["TR"], game)
        await server.end(how)
    async with serving(tmp_path) as server:
        after = await server.view(roles["TR"], game)
        assert after["view"] == before["view"]
        assert after["cursor"] == before["cursor"]
        assert -2_500 <= after["now"] - before["now"] <= 2_500
        assert await server.act(roles["TR"], "m0", "Number 0.") == answers[0]
        assert (await server.act(roles["TR"], "m9", "Number 9."))["t"] == "ack"
        assert await server.end(signal.SIGTERM) == 0


async def test_a_stopping_server_says_come_back(tmp_path: Path) -> None:
    """Open sockets are closed with 1012, and the process ends within its time."""
    async with serving(tmp_path) as server:
        _, roles = await started(server)
        url = f"ws://127.0.0.1:{server.port}/ws/play?as=json"
        headers = {"authorization": f"Bearer {roles['TR']}"}
        async with connect(url, additional_headers=headers, compression=None, proxy=None) as socket:
            assert json.loads(await socket.recv())["t"] == "hello"
            ended = asyncio.create_task(server.end(signal.SIGTERM))
            with pytest.raises(ConnectionClosed) as closed:
                await everything(socket)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1012
        assert await ended == 0


async def test_acts_in_a_hail_of_kills_happen_once(tmp_path: Path) -> None:
    """Four kills while two students talk without pause: what was acknowledged is there, and nothing twice."""
    acknowledged: set[str] = set()
    roles: dict[str, str] = {}
    game = ""
    for attempt in range(4):
        async with serving(tmp_path) as server:
            if not roles:
                game, roles = await started(server)
            talk = [asyncio.create_task(chatter(server, roles[role], f"{role}{attempt}")) for role in ("TR", "CY")]
            await asyncio.sleep(0.4)
            await server.end(signal.SIGKILL)
            for said in await asyncio.gather(*talk):
                acknowledged |= said
    async with serving(tmp_path) as server:
        journal = await server.client.get(f"/api/games/{game}/journal", headers=server.lecturer)
        texts = [json.loads(line) for line in journal.text.splitlines()]
        bodies = [line.get("body") for line in texts if isinstance(line.get("body"), str)]
        for words in acknowledged:
            assert bodies.count(words) == 1, words
        assert acknowledged
        again = sorted(acknowledged)[0]
        token = roles[again[:2]]
        assert (await server.act(token, again, again))["t"] == "ack"
        assert len(await lines_of(server, game)) == len(texts)


async def everything(socket: ClientConnection) -> None:
    """Read until the connection is closed."""
    while True:
        await socket.recv()


async def lines_of(server: Process, game: str) -> list[str]:
    answer = await server.client.get(f"/api/games/{game}/journal", headers=server.lecturer)
    return list(answer.text.splitlines())


async def chatter(server: Process, token: str, name: str) -> set[str]:
    """Talk until the server is gone; what was acknowledged."""
    said: set[str] = set()
    for number in range(1_000):
        words = f"{name}x{number}"
        try:
            answer = await server.act(token, words, words)
        except httpx2.HTTPError:
            return said
        if answer["t"] == "ack":
            said.add(words)
        else:
            await asyncio.sleep(answer.get("retry_ms", 100) / 1000)
    return said
