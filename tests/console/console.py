"""A lecturer's browser without a browser: signed in, it presses the buttons that stand on the pages."""

import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2

from server.storage import tokens
from server.storage.records import Lecturer
from tests.server.running import House, client_of


@dataclass
class Console:
    """A client with a lecturer's cookie, which says where its requests come from as a browser does."""

    house: House
    client: httpx2.AsyncClient
    lecturer: Lecturer

    async def get(self, path: str, **more: Any) -> httpx2.Response:
        return await self.client.get(path, **more)

    async def press(self, page: str, act: str, **fields: Any) -> str:
        """Press a button of a page as its form would send it; what the page says afterwards."""
        html = (await self.client.get(page)).text
        csrf = re.search(r'name="csrf" value="(\w+)"', html)
        assert csrf, page
        body = {"csrf": csrf.group(1), "act": act, **fields}
        answer = await self.client.post(page, data=body, follow_redirects=True)
        assert answer.status_code == 200, answer.text
        said = re.search(r'id="said"[^>]*>(.*?)</p>', answer.text, re.S)
        return said.group(1).strip() if said else ""


@asynccontextmanager
async def signed_in(house: House, lecturer: Lecturer) -> AsyncIterator[Console]:
    """Through the door, with a code as the server prints it."""
    async with client_of(house.origin, headers={"origin": house.origin}) as client:
        answer = await client.post("/console/enter", data={"code": await console_code(house, lecturer)})
        assert (answer.status_code, answer.headers["location"]) == (303, "/console"), answer.text
        yield Console(house, client, lecturer)


async def console_code(house: House, lecturer: Lecturer) -> str:
    """The single-use code of a console link."""
    now = time.time_ns() // 1_000_000
    return await house.server.journal.write(lambda on: tokens.issue_code(on, "console", lecturer.id, now))


async def another_lecturer(house: House, name: str = "bob") -> Lecturer:
    return await house.server.journal.write(lambda on: tokens.add_lecturer(on, name))


async def api_token(house: House, lecturer: Lecturer) -> dict[str, str]:
    """The headers of a lecturer's program."""
    token = await house.server.journal.write(lambda on: tokens.issue_lecturer_token(on, lecturer.id, "api"))
    return {"authorization": f"Bearer {token}"}
