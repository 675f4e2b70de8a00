"""`antechamber serve`: what is wrong is said in one sentence; what is right is printed with a picture to scan."""

import asyncio
import gc
import io
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from server.antechamber import Antechamber
from server.classes.casting import SMALLEST
from server.classes.classroom import Plan, open_class
from server.cli.trouble import Trouble, misused
from server.gate.addresses import lan_addresses, origin
from server.lecturer.control import first_lecturer
from server.lecturer.lectern import spaced
from server.render.environment import JINJA
from server.scenarios.scenario_file import load
from server.serving import CannotListen, prepare, serve
from server.settings import Settings
from server.storage import classes, tokens
from server.storage.journal import Journal
from server.storage.problems import StorageProblem
from server.storage.records import ClassRecord, Lecturer
from server.storage.wall import wall_ms
from server.versions import program

EVERYWHERE = "0.0.0.0"  # noqa: S104 - a class in the same room must reach the server
READY_MADE = ("warsaw", "50")
IN_PEACE = 3.0
"""Seconds after the start when nobody waits for us any more."""


def run(*, host: str | None, port: int | None, data: Path | None, origins: tuple[str, ...]) -> None:
    """Serve until somebody presses Ctrl+C."""
    from server.app import Part
    from server.parts import EVERY

    try:
        prepared = prepare(settings_from(host, port, data, origins))
    except (CannotListen, StorageProblem) as problem:
        raise Trouble(str(problem)) from problem
    serve(prepared, (*EVERY, Part(runs=_greet)))


def settings_from(host: str | None, port: int | None, data: Path | None, origins: tuple[str, ...]) -> Settings:
    """What was said on the command line, else in the environment, else the defaults. Raises Trouble."""
    said = {"host": host, "port": port, "data": data, "origin": origins or None}
    given: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    try:
        known = Settings(**given)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        raise misused(f"--{name} {first.get('input')!r}: {first['msg'].removeprefix('Value error, ')}.") from wrong
    return known if "host" in known.model_fields_set else known.model_copy(update={"host": EVERYWHERE})


async def _greet(server: Antechamber) -> AsyncIterator[None]:
    """Once everything is up: say where, and have a lecturer and a class at hand."""
    gc.freeze()
    gc.enable()
    lecturer, code, opened = await _at_hand(server.journal)
    with suppress(BrokenPipeError):  # nobody reads what we print; we serve all the same
        print(_greeting(server.settings, lecturer, code, opened), flush=True)
    warming = asyncio.create_task(_warm_up())
    yield
    warming.cancel()


async def _warm_up() -> None:
    """Compile every template that nobody has asked for yet, a little after whoever waited for the start is served."""
    await asyncio.sleep(IN_PEACE)
    for name in JINJA.list_templates():
        await asyncio.to_thread(JINJA.get_template, name)


async def _at_hand(journal: Journal) -> tuple[Lecturer, str, ClassRecord | None]:
    """A lecturer with a console code; on a fresh data folder a class that people can join at once."""
    lecturer = await journal.write(first_lecturer)
    code = await journal.write(lambda connection: tokens.issue_code(connection, "console", lecturer.id, wall_ms()))
    known = await journal.query(lambda connection: classes.classes_of(connection, lecturer.id))
    if known:
        return lecturer, code, next((one for one in known if one.code), None)
    slug, form = READY_MADE
    return lecturer, code, await open_class(journal, Plan(lecturer=lecturer.id, scenario=load(slug), format=form))


def _greeting(settings: Settings, lecturer: Lecturer, code: str, opened: ClassRecord | None) -> str:
    here = origin("http", _own_name(settings.host), settings.port)
    room = settings.origin[0] if settings.origin else _in_the_room(settings)
    console = f"{settings.origin[0] if settings.origin else here}/console/enter#{code}"
    lines = [
        f"Antechamber {program()} is serving.",
        "",
        f"  Start here    {here}/start   (play alone, the console, a code for others)",
        f"  The console   {console}",
        f"                for {lecturer.name}; works once, for ten minutes",
    ]
    if room:
        lines.append(f"  In this room  {room}")
    if opened and opened.code:
        lines.append(f"  Class code    {spaced(opened.code)}   ({opened.title}; {SMALLEST} people fill a game)")
    lines += [f"  Data folder   {settings.data.absolute()}", ""]
    if room and opened and opened.code:
        lines += [_picture(f"{room}/?code={opened.code}"), f"  Scan to join: {room}/?code={opened.code}", ""]
    if not room:
        lines += ["  Only this computer can reach the server; others can with --host 0.0.0.0.", ""]
    return "\n".join([*lines, "Stop with Ctrl+C. Nothing is lost."])


def _own_name(host: str) -> str:
    return "localhost" if host in ("", EVERYWHERE, "::", "127.0.0.1", "localhost", "::1") else host


def _in_the_room(settings: Settings) -> str:
    """The address that others in the room type; nothing where only this computer listens."""
    if settings.host in ("", EVERYWHERE, "::"):
        found = lan_addresses()
        return origin("http", found[0], settings.port) if found else ""
    return "" if _own_name(settings.host) == "localhost" else origin("http", settings.host, settings.port)


def _picture(text: str) -> str:
    """A QR picture made of half blocks; where the terminal cannot show them, the address alone must do."""
    import segno

    encoding = sys.stdout.encoding or "ascii"
    drawn = io.StringIO()
    segno.make(text, error="l").terminal(out=drawn, border=2, compact=True)
    picture = drawn.getvalue()
    try:
        picture.encode(encoding)
    except UnicodeEncodeError:
        return ""
    return picture
