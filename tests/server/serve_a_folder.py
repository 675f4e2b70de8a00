"""Serves a data folder in a process of its own, for tests that stop or kill it: `python serve_a_folder.py FOLDER`.

Prints the port and a token for the lecturer's API on one line once it is ready to be asked.
"""

import asyncio
import sys
from pathlib import Path

from server.parts import EVERY
from server.serving import Prepared, prepare, serve
from server.settings import Settings
from server.storage import tokens


async def token(prepared: Prepared) -> str:
    """A token of the one lecturer."""
    journal = prepared.journal
    known = await journal.query(tokens.lecturers)
    lecturer = known[0] if known else await journal.write(lambda on: tokens.add_lecturer(on, "ann"))
    return await journal.write(lambda on: tokens.issue_lecturer_token(on, lecturer.id, "api"))


if __name__ == "__main__":
    ready = prepare(Settings(data=Path(sys.argv[1]), port=0))
    print(ready.settings.port, asyncio.run(token(ready)), flush=True)
    serve(ready, EVERY)
