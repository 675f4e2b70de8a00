"""Turkey’s phone: what several tests of the live page begin with."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.server.running import house
from tests.web.phone import PHONE, Seat, sit

expect.set_options(timeout=20_000)  # a busy machine is slow, and speed is not what these tests are about


@pytest.fixture
async def turkey(tmp_path: Path, browser: Browser) -> AsyncIterator[Seat]:
    async with house(tmp_path) as running:
        game = await running.started()
        me = running.seated("TR")
        context = await browser.new_context(viewport=PHONE, reduced_motion="reduce")
        page = await context.new_page()
        await sit(page, running, me)
        seat = Seat(house=running, game=game, page=page, me=me)
        page.on("pageerror", lambda error: seat.errors.append(str(error)))
        await running.next_phase(game)
        await seat.other("NATO", "contact", role="COM")
        await seat.other("NATO", "offer_package", choices={"D1": 2, "D2": 1, "D6": 1})
        await seat.other("COM", "initial", owner="NATO", version=1)
        await running.next_phase(game)
        await seat.open("draft")
        await expect(page.locator("#draft-title")).to_have_text("Draft 1")
        yield seat
        assert seat.errors == []
        await context.close()
