"""Telling: what a reader sees of a live game, and what a connection missed while it was away."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game_rules import minutes
from game_rules.state import State
from game_rules.view.shapes import MinuteLine, View
from server.live.cursors import Cursor, Step
from server.live.folding import beginning, steps
from server.live.hub import Seat
from server.live.listeners import Listener
from server.protocol import frames

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from server.live.game import LiveGame

BREATH = 25
"""Events that are looked at in one go before others have a turn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What a reader sees at one moment: enough for a whole page, and for a socket to go on from it."""

    view: View
    lines: tuple[MinuteLine, ...]
    cursor: int
    epoch: str
    now: int
    state: State
    head: int


async def follow(game: "LiveGame", reader: str) -> None:
    """Have the reader's cursor at hand. Costs a walk through the journal for a reader that nobody followed so far."""
    if reader in game.audience:
        return
    async with game.following:
        if reader in game.audience:
            return
        cursor = Cursor(reader, seq=1)
        async for step in _walk(game):
            cursor.follow(step)
        game.audience.admit(cursor, game.head, game.hash, game.pipeline)


async def seen(game: "LiveGame", reader: str) -> Seen:
    """What a reader sees now."""
    await follow(game, reader)
    found = [minutes.line(step.before, step.event, step.after, reader) async for step in _walk(game)]
    view, cursor = game.audience.view(reader, game.state)
    return Seen(
        view=view,
        lines=tuple(line for line in found if line),
        cursor=cursor,
        epoch=game.epoch(reader),
        now=game.now(),
        state=game.state,
        head=game.head,
    )


async def subscribe(game: "LiveGame", listener: Listener, after: int | None, seat: Seat | None) -> None:
    """Say hello, hand over what was missed, then tell the listener whatever changes.

    From the moment at which it is decided what was missed nothing waits until the listener is attached: no gap.
    """
    await follow(game, listener.reader)
    missed = None if after is None else game.audience.since(listener.reader, after)
    whole = missed is None
    if missed is None:
        missed = (await seen(game, listener.reader)).lines
    game.publish(listener.reader)
    view, cursor = game.audience.view(listener.reader, game.state)
    listener.put(
        frames.hello(
            game.id,
            listener.reader,
            cursor,
            game.epoch(listener.reader),
            now=game.now(),
            status=view.game.status,
            here=sorted(game.hub.present | ({seat[0]} if seat else set())),
        )
    )
    if cursor != after:
        for frame in _catching_up(game, listener, view, cursor, missed, whole=whole):
            listener.put(frame)
    game.hub.attach(listener, view, seat)


def _catching_up(  # noqa: PLR0913 - one moment, in its parts
    game: "LiveGame", listener: Listener, view: View, cursor: int, missed: tuple[MinuteLine, ...], *, whole: bool
) -> list[str]:
    """Everything as it stands, and the lines that were missed (all of them: `whole`)."""
    if not listener.html:
        lines = frames.minutes_frame(cursor, missed, game.words, whole=whole)
        return [frames.view_frame(cursor, game.now(), view, game.words), lines]
    html = frames.panels(view, frames.PARTS, game.words, game.now())
    append = frames.lists(missed, game.words)
    return [frames.panels_frame(cursor, game.now(), html, append, "", whole=whole)]


async def _walk(game: "LiveGame") -> "AsyncIterator[Step]":
    """Every step from the first event to the last one on disk; when it ends, nothing has happened since."""
    stored = await game.around.journal.read(game.id)
    state, last = beginning(game.scenario, stored)
    seq, lines = last.seq, stored[1:]
    while seq < game.head:
        for step in steps(state, [line for line in lines if line.seq <= game.head][:BREATH]):
            state, seq = step.after, step.seq
            yield step
        await asyncio.sleep(0)
        lines = [line for line in lines if line.seq > seq]
        if not lines and seq < game.head:
            lines = await game.around.journal.read(game.id, seq)
