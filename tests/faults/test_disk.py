"""A disk that fails: nobody is told that something is stored that is not, and the journal goes on when it can."""

import asyncio
import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from server.storage.database import FILE
from server.storage.journal import Journal
from server.storage.problems import StorageFailed
from tests.faults.disk import FULL, IOERR_FSYNC, IOERR_WRITE, OK, watched
from tests.faults.play import bad, play
from tests.faults.power import damage
from tests.storage.making import a_game, unit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="The disk under glass needs a shared SQLite library.")

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("kind", "code", "told"),
    [("write", FULL, "storage_full"), ("write", IOERR_WRITE, "unavailable"), ("sync", IOERR_FSYNC, "unavailable")],
)
async def test_a_failed_commit_is_told_to_all_who_wait_and_to_nobody_else(
    kind: str, code: int, told: str, tmp_path: Path
) -> None:
    """Every unit of the batch gets the wire's word for it; when the disk is well again the next commit succeeds."""
    with watched() as disk:
        async with Journal.open(tmp_path) as journal:
            for game in "gh":
                await a_game(journal, game)
                await journal.append(unit(0, game=game))
            disk.fault = lambda step: code if step.kind == kind else OK
            outcomes = await asyncio.gather(
                journal.append(unit(1)),
                journal.append(unit(1, game="h")),
                journal.append(unit(2)),
                return_exceptions=True,
            )
            assert [type(outcome) for outcome in outcomes] == [StorageFailed] * 3
            assert {outcome.code for outcome in outcomes if isinstance(outcome, StorageFailed)} == {told}
            assert journal.failure
            assert journal.failure.code == told
            assert [len(await journal.read(game)) for game in "gh"] == [1, 1]
            disk.fault = lambda _: OK
            assert [stored.seq for stored in await journal.append(unit(1))] == [2]
            assert journal.failure is None


async def test_while_the_disk_is_full_reading_goes_on(tmp_path: Path) -> None:
    """And trying again does no harm."""
    with watched() as disk:
        async with Journal.open(tmp_path) as journal:
            await a_game(journal)
            await journal.append(unit(0, count=5))
            disk.fault = lambda step: FULL if step.kind == "write" else OK
            for _ in range(10):
                with pytest.raises(StorageFailed):
                    await journal.append(unit(5))
                assert len(await journal.read("g")) == 5
            assert not await journal.fold()
            disk.fault = lambda _: OK
            await journal.append(unit(5))
            assert await journal.fold()


async def test_a_statement_that_is_interrupted_is_a_storage_failure(tmp_path: Path) -> None:
    """At any of the machine's steps: all of the unit is there, or nothing."""
    async with Journal.open(tmp_path) as journal:
        await a_game(journal)
        head = 0
        for steps in range(1, 400, 13):
            head = await _until_interrupted(journal, head, steps)
            assert len(await journal.read("g")) == head
            assert len(await journal.receipts("g")) == head / 3


@pytest.mark.slow
async def test_three_of_a_hundred_writes_fail(tmp_path: Path) -> None:
    """600 acts over a bad disk: what was acknowledged is there, and nothing is there twice or by half."""
    await _over_a_bad_disk(tmp_path, acts=100, seed=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
async def test_three_of_a_hundred_writes_fail_all_night(tmp_path: Path, seed: int) -> None:
    """20,000 acts."""
    await _over_a_bad_disk(tmp_path, acts=333, seed=seed)


@pytest.mark.slow
def test_a_file_that_may_not_grow_is_a_storage_failure(tmp_path: Path) -> None:
    """The system's own limit, in a process of its own: refused, still readable, and well again afterwards."""
    script = [sys.executable, "-m", "tests.faults.limited", tmp_path]
    done = subprocess.run(script, cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout.split()) == (0, ["failed", "readable", "again"]), done.stderr


async def _until_interrupted(journal: Journal, head: int, steps: int) -> int:
    """Append until SQLite has done so many steps; the head then."""

    def interrupt(connection: Connection) -> None:
        raw = connection.connection.dbapi_connection
        left = iter(range(steps))
        raw.set_progress_handler(lambda: next(left, None) is None, 1)  # type: ignore[union-attr]

    try:
        await journal.write(interrupt)
        while True:
            await journal.append(unit(head, cid=f"{head}", count=3))
            head += 3
    except StorageFailed:
        return head


async def _over_a_bad_disk(folder: Path, acts: int, seed: int) -> None:
    games = [f"g{number}" for number in range(6)]
    with watched() as disk:
        failures = await play(folder, disk, games, acts, bad(random.Random(seed)))
    acknowledged = [step.mark for step in disk.steps if step.mark]
    assert failures > acts / 10
    assert len(acknowledged) == len(set(acknowledged))
    assert damage(folder / FILE, [(game, number + 1) for game in games for number in range(acts)]) == []
