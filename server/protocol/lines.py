"""Lines: what a listener hangs on. A websocket, or the mailbox of somebody who polls."""

import asyncio

from starlette.websockets import WebSocket


class Socket:
    """A websocket as the line of a listener. Made in the task that serves it."""

    def __init__(self, websocket: WebSocket) -> None:
        self._websocket = websocket
        self._endpoint = asyncio.current_task()
        self.hung_up = False

    async def send(self, frame: str) -> None:
        await self._websocket.send({"type": "websocket.send", "text": frame})

    async def close(self, code: int, why: str) -> None:
        await self._websocket.close(code, why)

    def hang_up(self) -> None:
        self.hung_up = True
        if self._endpoint:
            self._endpoint.cancel()


class Mailbox:
    """Frames for somebody who polls. `something`: there is more in it than the hello."""

    def __init__(self) -> None:
        self.frames: list[str] = []
        self.something = asyncio.Event()

    async def send(self, frame: str) -> None:
        self.frames.append(frame)
        if len(self.frames) > 1:
            self.something.set()

    async def close(self, code: int, why: str) -> None:
        self.something.set()

    def hang_up(self) -> None:
        self.something.set()
