"""From an act to seven updated screens: six students' pages and the projector, over real websockets."""

import asyncio
import time
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from server.live import LiveGame
from tests.server.running import House, Talker, house, talking

pytestmark = pytest.mark.bench

ACTS = 200


async def test_milliseconds_from_an_act_to_seven_screens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A word on the public floor: durable, drawn as html for each reader, and there on all seven."""
    async with house(tmp_path) as here, AsyncExitStack() as stack:
        game = await _in_play(here)
        students = [
            await stack.enter_async_context(talking(here.seated(role).socket(**{"as": "html"})))
            for role in game.state.cast
        ]
        board = await stack.enter_async_context(talking(here.board_socket(game.id)))
        waits = sorted([await _act(here, students, board, number) for number in range(ACTS)])
    with capsys.disabled():
        print(
            f"\n  act -> {len(students) + 1} screens (server and seven clients in one process): "
            f"p50 {waits[ACTS // 2]:.1f} ms, p95 {waits[ACTS * 95 // 100]:.1f} ms, most {waits[-1]:.1f} ms"
        )
    assert len(students) == 6


async def _in_play(here: House) -> LiveGame:
    game = await here.started()
    await here.next_phase(game)
    return game


async def _act(here: House, students: list[Talker], board: Talker, number: int) -> float:
    """Milliseconds until every screen shows these words."""
    words = f"Words number {number}."
    here.pass_time(10_000)
    began = time.perf_counter()
    speaker = students[number % len(students)]
    await speaker.say({"t": "act", "cid": f"w{number}", "kind": "message", "data": {"text": words}})
    await asyncio.gather(*(_shown(screen, words) for screen in (*students, board)))
    return (time.perf_counter() - began) * 1000


async def _shown(screen: Talker, words: str) -> None:
    await screen.next(lambda frame: words in str(frame))
