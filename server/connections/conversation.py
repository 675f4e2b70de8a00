"""A conversation: what one connection says to a game, read strictly, paced, and answered."""

import asyncio
from typing import Any

from server.antechamber import Antechamber
from server.classes.seats import Place
from server.connections.posts import beyond
from server.live import Answer, Asked, LiveGame, RefusedAnswer
from server.live.listeners import Listener
from server.protocol import frames, wire
from server.protocol.acts import TALK
from server.protocol.answers import Nack
from server.protocol.wire import Act, Beat, Malformed

TOO_FAST = 4429
PATIENCE = 60
"""Messages in a row that are too fast or cannot be read; after that the connection is closed."""
AT_ONCE = 32
"""Acts of one connection that may be under way; more than these wait in the network."""


async def answered(server: Antechamber, game: LiveGame, seat: Place, act: Act) -> Answer:
    """What becomes of an act of this seat. A repeated one is free, a new one is paced."""
    if reasons := beyond(seat.post, act.kind):
        return RefusedAnswer(cid=act.cid, reasons=reasons)
    if not game.knows(seat.role, act.cid):
        pace = (seat.game, seat.role, seat.player)
        if waiting := server.pace.wait(pace, talk=act.kind in TALK):
            return Nack(cid=act.cid, code="rate_limited", retry_ms=waiting)
    return await game.act(Asked(actor=seat.role, kind=act.kind, data=act.data, cid=act.cid, author=seat.player))


class Conversation:
    """One websocket of a seat."""

    def __init__(self, server: Antechamber, game: LiveGame, seat: Place, listener: Listener) -> None:
        self._server = server
        self._game = game
        self._seat = seat
        self._listener = listener
        self._answering: set[asyncio.Task[None]] = set()
        self._bad = 0

    async def hear(self, message: dict[str, Any]) -> None:
        """One message from the other side."""
        try:
            heard = wire.frame(_text_of(message))
        except Malformed as wrong:
            self._say(Nack(cid="", code="malformed", says=str(wrong)))
            return
        if isinstance(heard, Beat):
            return
        if len(self._answering) >= AT_ONCE:
            await asyncio.wait(self._answering, return_when=asyncio.FIRST_COMPLETED)
        task = asyncio.get_running_loop().create_task(self._answer(heard))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def _answer(self, act: Act) -> None:
        self._say(await answered(self._server, self._game, self._seat, act))

    def _say(self, answer: Answer) -> None:
        self._bad = self._bad + 1 if isinstance(answer, Nack) and answer.code in ("rate_limited", "malformed") else 0
        if self._bad > PATIENCE:
            self._listener.send_away(TOO_FAST, "too fast")
        else:
            self._listener.put(frames.answer(answer, html=self._listener.html))


def _text_of(message: dict[str, Any]) -> str:
    text = message.get("text")
    if text is None:
        raise Malformed("Send text, not bytes.")
    return str(text)
