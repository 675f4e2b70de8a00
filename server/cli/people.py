"""`antechamber lecturer`: who may open classes. A running server is asked, because only it writes to its folder."""

import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from server.cli.folder import data_folder
from server.cli.trouble import Trouble
from server.lecturer.control import HEADER, Note, done, read_note
from server.settings import Settings
from server.storage.database import open_database
from server.storage.problems import StorageProblem

PATIENCE = 5


def run(do: str, name: str, data: Path | None) -> None:
    """`add`, `token`, `link` or `list`; prints what it made."""
    folder = data_folder(data)
    note = read_note(folder)
    told = (_asked(note, do, name) if note else None) or _done_here(folder, do, name)
    if "wrong" in told:
        raise Trouble(str(told["wrong"]))
    print(_in_words(told, note))


def _asked(note: Note, do: str, name: str) -> dict[str, Any] | None:
    """What the running server says; nothing if it is not running any more."""
    body = json.dumps({"do": do, "name": name}).encode()
    headers = {"content-type": "application/json", "accept": "application/json", HEADER: note.secret}
    request = urllib.request.Request(f"{note.url}/api/control", body, headers)  # noqa: S310 - our own server's address
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - the same
            told: dict[str, Any] = json.load(answer)
            return told
    except (urllib.error.URLError, TimeoutError, ValueError, ConnectionError):
        return None


def _done_here(folder: Path, do: str, name: str) -> dict[str, Any]:
    try:
        database = open_database(folder)
    except StorageProblem as problem:
        raise Trouble(str(problem)) from problem
    try:
        with database.writing() as connection, connection.begin():
            return done(connection, do, name)
    finally:
        database.close()


def _in_words(told: dict[str, Any], note: Note | None) -> str:
    if "token" in told:
        return f"{told['token']}\n\nThe token of {told['name']}: Authorization: Bearer <token>. It is not shown again."
    if "code" in told:
        base = note.url if note else f"http://localhost:{Settings().port}"
        return f"{base}/console/enter#{told['code']}\n\nThe console of {told['name']}: works once, for ten minutes."
    names: list[str] = told.get("names", [])
    return "\n".join(names) if names else "Nobody yet. Add one with `antechamber lecturer add NAME`."
