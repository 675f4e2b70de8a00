"""A data folder, live games and a class of any size, without a browser."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from game_rules.scenario import Scenario
from server.classes.casting import Wishes
from server.classes.class_options import ClassOptions
from server.classes.classroom import Cast, Classroom, Plan
from server.classes.seating import Seating
from server.live import LiveGames
from server.live.marks import Marks
from server.scenarios.scenario_file import load
from server.storage import classes, tokens
from server.storage.journal import Journal
from server.storage.records import ClassRecord, Lecturer
from tests.console.console import Console, signed_in
from tests.server.running import House, house

WARSAW: Scenario = load("warsaw")


@dataclass
class School:
    """A server without its web: a lecturer with a classroom."""

    journal: Journal
    live: LiveGames
    classroom: Classroom
    seating: Seating
    lecturer: Lecturer

    async def open_class(self, options: ClassOptions | None = None) -> ClassRecord:
        plan = Plan(lecturer=self.lecturer.id, scenario=WARSAW, format="50", options=options or ClassOptions())
        return await self.classroom.open(plan)

    async def join(self, record: ClassRecord, *names: str) -> list[str]:
        """The players, in the order of their names."""
        code = record.code or ""
        joined = [await self.journal.write(lambda c, name=name: classes.join(c, code, name)) for name in names]
        return [one.player for one in joined]

    async def cast(self, record: ClassRecord, seed: int = 1) -> list[Cast]:
        return await self.classroom.cast(record.id, Wishes(seed=seed), WARSAW)

    async def started(self, *names: str) -> tuple[ClassRecord, list[Cast]]:
        """A class of these people, cast and started."""
        record = await self.open_class()
        await self.join(record, *names)
        casts = await self.cast(record)
        await self.classroom.act_everywhere(record.id, "ann", "start_game")
        return record, casts


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with Journal.open(tmp_path / "data") as journal:
        marks = Marks(tmp_path / "data")
        live = LiveGames(journal, marks, time.monotonic)
        await live.start()
        lecturer = await journal.write(lambda connection: tokens.add_lecturer(connection, "ann"))
        classroom = Classroom(journal, live)
        yield School(journal, live, classroom, Seating(classroom), lecturer)
        await live.stop()
        marks.close()


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    """A running server with one lecturer, `ann`."""
    async with house(tmp_path) as running:
        yield running


@pytest.fixture
async def ann(here: House) -> AsyncIterator[Console]:
    """The lecturer `ann`, signed in at the console."""
    async with signed_in(here, here.lecturer) as console:
        yield console
