"""When a commit fails: whoever has an act under way is told to ask again, and the game is what the journal says."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.live import Asked, Done, LiveGame, Nack
from server.storage.problems import StorageFailed
from server.storage.records import Append, Stored
from tests.server.running import House, house, talking


class Disk:
    """Stands before the journal's `append`, and can fail, hold back, or lose its answer after the commit."""

    def __init__(self, here: House) -> None:
        self._append = here.server.journal.append
        self.failing = 0
        self.losing = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def append(self, unit: Append) -> tuple[Stored, ...]:
        failing, losing = self.failing > 0, self.losing > 0
        self.failing, self.losing = max(0, self.failing - 1), max(0, self.losing - 1)
        await self.gate.wait()
        if failing:
            raise StorageFailed("storage_full", "The disk is full.")
        stored = await self._append(unit)
        if losing:
            raise StorageFailed("unavailable", "Who knows.")
        return stored


@pytest.fixture
async def disk_and_game(tmp_path: Path) -> AsyncIterator[tuple[Disk, LiveGame, House]]:
    """A game in May over a disk that the test can break."""
    async with house(tmp_path) as here:
        disk = Disk(here)
        here.server.journal.append = disk.append  # type: ignore[method-assign] - the fault
        game = await here.started()
        await here.next_phase(game)
        yield disk, game, here


def said(cid: str, words: str = "Hello.", role: str = "TR") -> Asked:
    return Asked(actor=role, kind="message", data={"text": words}, cid=cid)


async def test_a_failed_commit_is_nacked_and_did_not_happen(disk_and_game: tuple[Disk, LiveGame, House]) -> None:
    """The next try, under the same name, happens once."""
    disk, game, _ = disk_and_game
    head, before = game.head, game.state
    disk.failing = 1
    answer = await game.act(said("m1"))
    assert answer == Nack(cid="m1", code="storage_full", retry_ms=500)
    assert await game.pipeline.opened(5)
    assert (game.head, game.state) == (head, before)
    assert game.decided is game.state
    assert isinstance(await game.act(said("m1")), Done)
    assert game.head == head + 1


async def test_what_was_built_on_a_failed_commit_fails_with_it(disk_and_game: tuple[Disk, LiveGame, House]) -> None:
    """Three acts under way, the first one fails: nobody is acknowledged, and a fourth afterwards is."""
    disk, game, _ = disk_and_game
    head = game.head
    disk.gate.clear()
    disk.failing = 1
    acts = [asyncio.ensure_future(game.act(said(f"m{n}"))) for n in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert game.decided_head == head + 3
    disk.gate.set()
    assert [type(answer) for answer in await asyncio.gather(*acts)] == [Nack, Nack, Nack]
    assert isinstance(await game.act(said("m4")), Done)
    assert game.head == head + 1
    assert len(await game.around.journal.read(game.id)) == head + 1


async def test_nobody_hears_of_what_did_not_happen(disk_and_game: tuple[Disk, LiveGame, House]) -> None:
    """Nothing is told before it is on disk; the cursor does not move for what failed."""
    disk, game, here = disk_and_game
    async with talking(here.seated("NATO").socket()) as staff:
        before = len(staff.frames)
        await staff.quiet()
        disk.failing = 1
        await game.act(said("m1", "Lost."))
        assert [frame for frame in await staff.quiet() if frame["t"] == "minutes" and "whole" not in frame] == []
        await game.act(said("m2", "Kept."))
        told = await staff.lines()
        assert [line["text"] for line in told["lines"]] == ["Kept."]
        whole = [frame["cursor"] for frame in staff.frames[before - 1 :] if "cursor" in frame]
        assert told["cursor"] == max(whole)


async def test_a_commit_whose_answer_was_lost_happened_once(disk_and_game: tuple[Disk, LiveGame, House]) -> None:
    """Nacked, though it is on disk: asking again under the same name gets the first answer, and everybody has heard."""
    disk, game, here = disk_and_game
    head = game.head
    async with talking(here.seated("NATO").socket()) as staff:
        disk.losing = 1
        assert isinstance(await game.act(said("m1", "Twice?")), Nack)
        again = await game.act(said("m1", "Twice?"))
        assert isinstance(again, Done)
        assert again.seq == head + 1
        told = await staff.lines()
        assert [line["text"] for line in told["lines"]] == ["Twice?"]
        assert told["cursor"] == again.cursor
    assert game.head == head + 1


async def test_a_refusal_that_could_not_be_kept_is_nacked(disk_and_game: tuple[Disk, LiveGame, House]) -> None:
    """Its receipt is part of the answer; what others do meanwhile is not disturbed."""
    disk, game, _ = disk_and_game
    head = game.head
    disk.gate.clear()
    disk.failing = 1
    refused = asyncio.ensure_future(game.act(Asked(actor="TR", kind="sign", cid="s1")))
    await asyncio.sleep(0)
    accepted = asyncio.ensure_future(game.act(said("m1", role="NATO")))
    await asyncio.sleep(0)
    disk.gate.set()
    assert isinstance(await refused, Nack)
    assert isinstance(await accepted, Done)
    assert game.head == head + 1


async def test_a_pause_that_failed_lets_the_clock_run_on(disk_and_game: tuple[Disk, LiveGame, House]) -> None:
    """The clock follows what is on disk."""
    disk, game, here = disk_and_game
    disk.failing = 1
    assert isinstance(await here.classroom.act(game.id, "ann", "pause_game"), Nack)
    assert await game.pipeline.opened(5)
    assert game.clock.running
    now = game.now()
    here.pass_time(1_000)
    assert game.now() == now + 1_000


async def test_a_stopped_game_takes_no_more_acts(disk_and_game: tuple[Disk, LiveGame, House]) -> None:
    """While the server stops: come back, under the same name."""
    _, game, _ = disk_and_game
    await game.stop()
    answer = await game.act(said("m1"))
    assert isinstance(answer, Nack)
    assert answer.code == "unavailable"
