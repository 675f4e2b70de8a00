"""Games that act as fast as the journal lets them, and do not give up when the disk fails."""

import asyncio
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from server.storage.journal import Journal
from server.storage.problems import AlreadyAnswered, StorageFailed
from tests.faults.disk import FULL, IOERR_FSYNC, IOERR_WRITE, OK, Disk, Step
from tests.storage.making import a_game, unit

FOLD_EVERY = 15


def bad(chance: random.Random) -> Callable[[Step], int]:
    """Three of a hundred writes, truncations and syncs fail."""
    codes = {"write": (IOERR_WRITE, FULL), "sync": (IOERR_FSYNC,), "truncate": (IOERR_WRITE,)}
    return lambda step: chance.choice(codes[step.kind]) if chance.random() < 0.03 else OK


async def play(folder: Path, disk: Disk, games: Sequence[str], acts: int, fault: Callable[[Step], int]) -> int:
    """Each game acts `acts` times, whatever it takes; the disk is marked with each act that was acknowledged.

    Now and then the log is folded into the database. Returns how often somebody heard of a failure.
    """
    async with Journal.open(folder) as journal:
        for game in games:
            await a_game(journal, game)
        disk.mark(None)
        disk.fault = fault
        failures = await asyncio.gather(*(_play(journal, disk, game, acts) for game in games))
        disk.fault = lambda _: OK
    return sum(failures)


async def _play(journal: Journal, disk: Disk, game: str, acts: int) -> int:
    """As a phone does: the same command again until it is acknowledged."""
    head = failures = 0
    while head < acts:
        try:
            await journal.append(unit(head, game=game, cid=str(head + 1)))
        except StorageFailed:
            failures += 1
            continue
        except AlreadyAnswered:
            pass  # it had happened, and nobody could tell us
        head += 1
        disk.mark((game, head))
        if head % FOLD_EVERY == 0:
            await journal.fold()
    return failures
