"""Power cuts: what was acknowledged is there, whole, whatever the disk had not yet promised."""

import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from server.storage.database import FILE
from tests.faults.disk import OK, Step, watched
from tests.faults.play import bad, play
from tests.faults.power import cuts, damage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="The disk under glass needs a shared SQLite library.")

FILES = (FILE, f"{FILE}-wal")
GAMES = tuple(f"game-{number}" for number in range(6))


@pytest.mark.slow
async def test_nothing_acknowledged_is_lost_in_a_power_cut(tmp_path: Path) -> None:
    """300 cuts through 240 acts of six games, checkpoints included: no loss, no gap, no half of an act."""
    assert await _lost(tmp_path, 300, acts=40, seed=1) == []


@pytest.mark.slow
async def test_nothing_acknowledged_is_lost_when_the_disk_was_bad_before(tmp_path: Path) -> None:
    """Writes and syncs fail, a failed sync loses for good what it should have written, and then the power goes."""
    assert await _lost(tmp_path, 300, acts=40, seed=2, fault=bad(random.Random(2))) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(7))
async def test_nothing_acknowledged_is_lost_in_thousands_of_power_cuts(tmp_path: Path, seed: int) -> None:
    """3,000 cuts through 720 acts, seven times; every other time on a bad disk."""
    fault = bad(random.Random(seed)) if seed % 2 else sound
    assert await _lost(tmp_path, 3_000, acts=120, seed=seed, fault=fault) == []


def test_these_cuts_would_find_a_journal_that_syncs_too_little(tmp_path: Path) -> None:
    """The same acts with `synchronous=NORMAL`: some cut loses what was acknowledged. So the test above can fail."""
    with watched() as disk, closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=wal")
        database.execute("PRAGMA synchronous=1")
        database.execute("CREATE TABLE events (seq INTEGER)")
        disk.mark(0)
        for number in range(1, 100):
            database.execute("INSERT INTO events VALUES (?)", (number,))
            disk.mark(number)
    lost = 0
    for number, (files, marks) in enumerate(cuts(disk.steps, FILES, 50, seed=1)):
        file = _laid_down(tmp_path / str(number), files)
        with closing(sqlite3.connect(file)) as after:
            try:
                lost += after.execute("SELECT count(*) FROM events").fetchone()[0] < marks[-1]
            except sqlite3.DatabaseError:
                lost += 1
    assert lost > 10


def sound(_: Step) -> int:
    """A disk that does not fail."""
    return OK


async def _lost(place: Path, count: int, *, acts: int, seed: int, fault: Callable[[Step], int] = sound) -> list[str]:
    with watched() as disk:
        await play(place / "data", disk, GAMES, acts, fault)
    found = []
    for number, (files, marks) in enumerate(cuts(disk.steps, FILES, count, seed)):
        file = _laid_down(place / "after", files)
        found += [f"cut {number}: {wrong}" for wrong in damage(file, [act for act in marks if act])]
    return found


def _laid_down(folder: Path, files: dict[str, bytes]) -> Path:
    """The files of a crashed machine; the memory that SQLite shared is gone."""
    folder.mkdir(exist_ok=True)
    for left in folder.iterdir():
        left.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / FILE
