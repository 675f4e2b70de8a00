"""Fixtures: a server, a browser, a lecturer with an open class and six students whose phones show their game."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from server.live import LiveGame
from server.storage import tokens
from tests.classroom.people import Lecturer, Student
from tests.server.running import House, house

expect.set_options(timeout=20_000)  # seven browsers on two cores: patience is not what these tests are about

NAMES = ("Ada", "Ben", "Cem", "Dia", "Eva", "Fox")


@dataclass(kw_only=True)
class Classroom:
    """Everybody, and the clock on the wall, which only the test moves."""

    house: House
    lecturer: Lecturer
    students: list[Student]
    game: LiveGame

    def __getitem__(self, role: str) -> Student:
        return next(student for student in self.students if student.role == role)

    def pass_time(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Time passes for everybody."""
        self.house.pass_time(round((minutes * 60 + seconds) * 1000))

    async def next_phase(self, name: str) -> None:
        """The lecturer goes on to the next phase; every phone shows it."""
        await self.lecturer.press("Next phase")
        for student in self.students:
            await student.sees(name, "#panel-ring")

    def errors(self) -> list[str]:
        """What went wrong on anybody's page, other than the loss of the line that a test brings about."""
        said = [error for person in (self.lecturer, *self.students) for error in person.errors]
        return [error for error in said if "ERR_INTERNET_DISCONNECTED" not in error]


async def console_code(running: House) -> str:
    """The single-use code of the console link."""
    now = time.time_ns() // 1_000_000
    return await running.server.journal.write(
        lambda connection: tokens.issue_code(connection, "console", running.lecturer.id, now)
    )


@pytest.fixture
async def warsaw(tmp_path: Path, browser: Browser) -> AsyncIterator[Classroom]:
    """A class of six in Warsaw, cast and started, in its briefing."""
    async with house(tmp_path) as running:
        lecturer = await Lecturer.arrive(browser, running.origin, await console_code(running))
        code = await lecturer.open_class()
        students = [await Student.arrive(browser, running.origin, name) for name in NAMES]
        for student in students:
            await student.join(code)
        await lecturer.press("Draw roles for everybody here")
        await lecturer.press("Start this game")
        for student in students:
            await student.sit_down()
        game = await running.server.games.get(str(await students[0].page.locator("body").get_attribute("data-game")))
        yield Classroom(house=running, lecturer=lecturer, students=students, game=game)
        for person in students:
            await person.context.close()
        await lecturer.page.context.close()
