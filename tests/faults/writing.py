"""A process that writes until somebody kills it: run by test_kill. Says on standard output what was acknowledged."""

import asyncio
import os
import sys
from pathlib import Path

from server.storage.journal import Journal
from tests.storage.making import unit

GAMES = tuple(f"game-{number}" for number in range(5))


async def main(folder: Path) -> None:
    """Go on in every game where the journal ends; each act is repeated under its own `cid` as a phone would do it."""
    async with Journal.open(folder) as journal:
        _say("ready")
        await asyncio.gather(*(_play(journal, game) for game in GAMES))


async def _play(journal: Journal, game: str) -> None:
    head = len(await journal.read(game))
    while True:
        await journal.append(unit(head, game=game, cid=str(head + 1)))
        head += 1
        _say(f"{game} {head}")


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # at once, so that a kill cannot swallow it


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
