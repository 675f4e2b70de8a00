"""Listeners: whoever is being sent something. Each has a bounded queue and a task that empties it.

A game never waits for a listener: it puts a frame into the queue and goes on. Whose queue is full is sent away with
4408 and may come back at once; nobody else notices.
"""

import asyncio
from collections import deque
from contextlib import suppress
from typing import Protocol

FRAMES = 256
BYTES = 1 << 20
GOODBYE_SECONDS = 2.0
"""How long somebody who does not read is given to take the closing frame."""

GONE = 1000
TOO_SLOW = 4408
TAKEN_OVER = 4409


class Line(Protocol):
    """What a listener hangs on: a websocket, or somebody who polls."""

    async def send(self, frame: str) -> None:
        """Send one frame; may wait for as long as the other side does not read."""

    async def close(self, code: int, why: str) -> None:
        """Say goodbye."""

    def hang_up(self) -> None:
        """End it without a word: the other side did not even take the goodbye."""


class Listener:
    """One connection's queue. `reader` is whose view it gets, `html` whether as fragments of a page or as JSON."""

    __slots__ = ("_bytes", "_closing", "_frames", "_line", "_more", "_task", "html", "reader")

    def __init__(self, reader: str, line: Line, *, html: bool = True) -> None:
        self.reader = reader
        self.html = html
        self._line = line
        self._frames: deque[str] = deque()
        self._bytes = 0
        self._more = asyncio.Event()
        self._closing: tuple[int, str] | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to send what is in the queue, and what will be."""
        self._task = asyncio.get_running_loop().create_task(self._write())

    def put(self, frame: str) -> None:
        """Queue a frame. Never waits, never raises."""
        if self._closing:
            return
        self._frames.append(frame)
        self._bytes += len(frame)
        if len(self._frames) > FRAMES or self._bytes > BYTES:
            self.send_away(TOO_SLOW, "too slow")
        self._more.set()

    def send_away(self, code: int, why: str) -> None:
        """Close the connection with `code`. What is still queued is dropped."""
        if self._closing:
            return
        self._closing = (code, why)
        self._frames.clear()
        self._bytes = 0
        if self._task:
            # After its first step: a task that is cancelled before that never says goodbye.
            asyncio.get_running_loop().call_soon(self._task.cancel)

    async def stop(self) -> None:
        """The connection is gone."""
        self._closing = self._closing or (GONE, "")
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _write(self) -> None:
        try:
            while not self._closing:
                while self._frames:
                    frame = self._frames.popleft()
                    self._bytes -= len(frame)
                    await self._line.send(frame)
                self._more.clear()
                await self._more.wait()
        except asyncio.CancelledError:
            pass
        except Exception:
            self._line.hang_up()
            return
        if self._closing and self._closing[0] != GONE:
            await self._say_goodbye(*self._closing)

    async def _say_goodbye(self, code: int, why: str) -> None:
        try:
            async with asyncio.timeout(GOODBYE_SECONDS):
                await self._line.close(code, why)
        except Exception:
            self._line.hang_up()
