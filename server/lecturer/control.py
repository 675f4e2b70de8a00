"""Control: how a second `antechamber` on the same computer asks the running server for something.

Only one program may write to a data folder. So the server leaves a note in it that only the folder's owner can read:
where it listens, and a secret of this run. Who can read the note owns the data anyway.
"""

import hmac
import json
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from server.antechamber import Antechamber, antechamber
from server.gate.access import ANYONE, Rows
from server.gate.addresses import origin
from server.gate.errors import Problem
from server.storage import tokens
from server.storage.problems import NotPossible
from server.storage.records import Lecturer
from server.storage.wall import wall_ms

FILE = "control.json"
HEADER = "x-antechamber-control"
ROWS: Rows = {("POST", "/api/control"): ANYONE}

NAME_LENGTH = 80

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Where the server listens, and the secret of this run."""

    url: str
    secret: str


async def runs(server: Antechamber) -> AsyncIterator[None]:
    """While the server runs the note lies in the data folder."""
    settings = server.settings
    host = "localhost" if settings.host in ("", "0.0.0.0", "::") else settings.host  # noqa: S104 - read, not bound
    note = Note(url=origin("http", host, settings.port), secret=secrets.token_urlsafe(32))
    server.parts["control"] = note.secret
    path = settings.data / FILE
    _write_privately(path, json.dumps({"url": note.url, "secret": note.secret}))
    yield
    with suppress(FileNotFoundError):
        path.unlink()


def read_note(folder: Path) -> Note | None:
    """The note of the server that uses this folder, if there is one."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Note(url=str(told["url"]), secret=str(told["secret"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@router.post("/api/control")
async def control(request: Request) -> Response:
    """`{"do": "add" | "token" | "link" | "list", "name": ...}` from whoever read the note."""
    server = antechamber(request)
    wanted = server.parts.get("control")
    given = request.headers.get(HEADER, "")
    if not isinstance(wanted, str) or not hmac.compare_digest(given.encode(), wanted.encode()):
        raise Problem(404, "not_found", "There is nothing here.")
    asked = orjson.loads(await request.body())
    do, name = str(asked.get("do", "")), str(asked.get("name", ""))
    return JSONResponse(await server.journal.write(lambda connection: done(connection, do, name)))


def done(connection: Connection, do: str, name: str) -> dict[str, Any]:
    """One of the lecturer commands, here or on the command line. What is wrong comes back as `wrong`."""
    name = " ".join(name.split())
    if len(name) > NAME_LENGTH or not name.isprintable():
        return {"wrong": f"A name has visible characters, {NAME_LENGTH} at most."}
    try:
        match do:
            case "add":
                added = tokens.add_lecturer(connection, name)
                return {"name": added.name, "code": tokens.issue_code(connection, "console", added.id, wall_ms())}
            case "token":
                known = tokens.lecturer_named(connection, name)
                return {"name": known.name, "token": tokens.issue_lecturer_token(connection, known.id, "api")}
            case "link":
                known = tokens.lecturer_named(connection, name) if name else first_lecturer(connection)
                return {"name": known.name, "code": tokens.issue_code(connection, "console", known.id, wall_ms())}
            case _:
                return {"names": [each.name for each in tokens.lecturers(connection)]}
    except NotPossible as problem:
        return {"wrong": _WHY.get(problem.code, "That is not possible.").format(name=name)}


def first_lecturer(connection: Connection) -> Lecturer:
    """Whoever was here first; on a fresh data folder `lecturer` is made."""
    known = tokens.lecturers(connection)
    return known[0] if known else tokens.add_lecturer(connection, "lecturer")


_WHY = {
    "name_taken": "There is a lecturer {name!r} already. A new console link: `antechamber lecturer link {name}`.",
    "unknown_lecturer": "There is no lecturer {name!r}. Add one with `antechamber lecturer add {name}`.",
}


def _write_privately(path: Path, text: str) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
