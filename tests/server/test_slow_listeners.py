"""Whoever does not read is sent away with 4408, and nobody else notices."""

import asyncio
import socket as sockets
from typing import Any

import pytest

from server.live.listeners import BYTES, FRAMES, TOO_SLOW, Listener
from server.protocol import frames
from tests.server.running import House, Student, Talker, talking, until


class Stuck:
    """A line whose other side never reads."""

    def __init__(self) -> None:
        self.closed: list[int] = []
        self.hung_up = asyncio.Event()

    async def send(self, frame: str) -> None:
        await asyncio.Event().wait()

    async def close(self, code: int, why: str) -> None:
        self.closed.append(code)

    def hang_up(self) -> None:
        self.hung_up.set()


class Deaf(Stuck):
    """A line that does not even take the goodbye."""

    async def close(self, code: int, why: str) -> None:
        raise ConnectionError


async def test_a_full_queue_ends_the_connection() -> None:
    """By number of frames, or by their size; what comes afterwards is dropped without a word."""
    for frame, count in (("x", FRAMES + 2), ("x" * (BYTES // 4), 6)):
        line = Stuck()
        listener = Listener("TR", line)
        listener.start()
        await asyncio.sleep(0)
        for _ in range(count):
            listener.put(frame)
        assert listener._closing == (TOO_SLOW, "too slow")
        await until(lambda line=line: bool(line.closed))
        assert line.closed == [TOO_SLOW]
        listener.put(frame)
        await listener.stop()


async def test_who_does_not_take_the_goodbye_is_hung_up_on() -> None:
    """The task ends all the same."""
    line = Deaf()
    listener = Listener("TR", line)
    listener.start()
    listener.send_away(TOO_SLOW, "too slow")
    async with asyncio.timeout(5):
        await line.hung_up.wait()
    await listener.stop()


async def test_who_is_sent_away_before_the_first_frame_is_told() -> None:
    """A seat that is taken over while it was being taken."""
    line = Stuck()
    listener = Listener("TR", line)
    listener.send_away(4409, "seat taken over")
    listener.start()
    await until(lambda: line.closed == [4409])
    await listener.stop()


@pytest.mark.slow
async def test_one_stuck_phone_does_not_disturb_the_others(here: House) -> None:
    """A real connection that stops reading is evicted; the other five get every line, in order."""
    game = await here.started()
    await here.next_phase(game)
    stuck = await half_a_client(here, here.seated("TR"))
    await until(lambda: "TR" in game.hub.present)
    (listener,) = game.hub.listening("TR")
    async with talking(here.seated("NATO").socket()) as staff:
        big = frames.encoded({"t": "noise", "x": "y" * 60_000})
        for _ in range(400):
            for each in game.hub.listening("TR"):
                each.put(big)
            await asyncio.sleep(0)
        await until(lambda: game.hub.listening("TR") == ())
        assert listener._closing == (TOO_SLOW, "too slow")
        for number in range(4):
            assert (await staff.act("message", f"m{number}", text=f"Number {number}."))["t"] == "ack"
        await game.told()
        lines = [line["text"] for frame in await everything(staff) for line in frame.get("lines", ())]
        assert lines[-4:] == [f"Number {number}." for number in range(4)]
    stuck.close()
    async with talking(here.seated("TR").socket()) as back:
        assert (await back.act("message", "b1", text="Back again."))["t"] == "ack"


async def everything(talker: Talker) -> list[dict[str, Any]]:
    """Every frame up to now."""
    await talker.quiet()
    return talker.frames


async def half_a_client(here: House, student: Student) -> sockets.socket:
    """A websocket that shakes hands and then never reads again."""
    raw = sockets.socket()
    raw.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4_096)
    loop = asyncio.get_running_loop()
    raw.setblocking(False)
    await loop.sock_connect(raw, ("127.0.0.1", here.server.settings.port))
    request = (
        f"GET /ws/play?as=json HTTP/1.1\r\nHost: 127.0.0.1:{here.server.settings.port}\r\n"
        f"Authorization: Bearer {student.token}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    await loop.sock_sendall(raw, request.encode())
    return raw
