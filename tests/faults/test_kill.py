"""Kill -9 in the middle of writing: the next server finds everything that was acknowledged, and goes on from there."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from server.storage.database import FILE
from server.storage.journal import Journal
from tests.faults.power import damage
from tests.faults.writing import GAMES
from tests.storage.making import a_game

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
async def test_nothing_acknowledged_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    """Six times in one folder."""
    await _kill(tmp_path, rounds=6, seed=1)


@pytest.mark.soak
async def test_nothing_acknowledged_is_lost_in_a_thousand_kills(tmp_path: Path) -> None:
    """A thousand times in one folder."""
    await _kill(tmp_path, rounds=1_000, seed=2)


async def _kill(folder: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    async with Journal.open(folder) as journal:
        for game in GAMES:
            await a_game(journal, game)
    acknowledged: set[tuple[str, int]] = set()
    for _ in range(rounds):
        new = _until_killed(folder, acts=chance.randint(1, 120))
        assert acknowledged.isdisjoint(new)
        acknowledged |= new
        assert damage(folder / FILE, sorted(acknowledged)) == []
    async with Journal.open(folder) as journal:
        for game in GAMES:
            stands = len(await journal.read(game))
            assert stands >= max((number for name, number in acknowledged if name == game), default=0)


def _until_killed(folder: Path, acts: int) -> set[tuple[str, int]]:
    """What one server acknowledged before it was killed, after so many acts."""
    command = [sys.executable, "-m", "tests.faults.writing", folder]
    said = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        for line in server.stdout:
            said.append(line)
            if len(said) > acts and server.poll() is None:
                server.kill()
    assert said[0] == "ready\n"
    return {(game, int(number)) for game, number in (line.split() for line in said[1:] if line.endswith("\n"))}
