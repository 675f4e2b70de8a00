"""A process whose files may not grow: run by test_disk. Prints how far it came."""

import asyncio
import resource
import signal
import sys
from pathlib import Path

from server.storage.database import FILE
from server.storage.journal import Journal
from server.storage.problems import StorageFailed
from tests.storage.making import a_game, unit


async def main(folder: Path) -> None:
    """Fill the log of writes up to a limit, be refused, read, lift the limit, go on."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    async with Journal.open(folder) as journal:
        await a_game(journal)
        await journal.append(unit(0))
        size = (folder / f"{FILE}-wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000, most))
        head = 1
        try:
            while head < 1_000:
                await journal.append(unit(head))
                head += 1
        except StorageFailed:
            print("failed")
        if len(await journal.read("g")) == head:
            print("readable")
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        await journal.append(unit(head))
        print("again")


asyncio.run(main(Path(sys.argv[1])))
