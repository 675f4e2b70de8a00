"""From an act to seven updated screens: six students' phones and the projector, in a real browser."""

import time
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from server.gate.sessions import PLAYER_COOKIE
from server.live import Asked, Done, LiveGame
from tests.classroom.people import PHONE
from tests.server.running import House, house

pytestmark = [pytest.mark.bench, pytest.mark.browser]

ROUNDS = 20
PROTEST = "#panel-draft .protest"
WATCH = """(shown) => {
    window.seen = undefined;
    window.watching?.disconnect();
    window.watching = new MutationObserver(() => {
        if (window.seen === undefined && document.querySelector(shown)) {
            window.seen = performance.timeOrigin + performance.now();
        }
    });
    window.watching.observe(document.body, { subtree: true, childList: true });
}"""
"""In the page: remember when such an element first stood on it."""
SEEN = "() => window.seen"


async def test_milliseconds_from_an_act_to_seven_screens_in_browsers(
    tmp_path: Path, browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    """An objection in public: durable, drawn for each reader, swapped into the seven pages."""
    async with house(tmp_path) as here:
        game = await _in_june(here)
        pages = [await _phone(here, browser, role) for role in game.state.cast] + [await _board(here, browser, game)]
        waits = []
        for number in range(ROUNDS):
            here.pass_time(5_000)
            waits.append(await _objection(game, pages, number))
        for page in pages:
            await page.context.close()
    waits.sort()
    with capsys.disabled():
        print(
            f"\n  act -> {len(pages)} pages (server and browsers on one machine): p50 {waits[ROUNDS // 2]:.0f} ms, "
            f"p95 {waits[ROUNDS * 95 // 100]:.0f} ms, most {waits[-1]:.0f} ms"
        )
    assert len(waits) == ROUNDS


async def _in_june(here: House) -> LiveGame:
    game = await here.started()
    await here.next_phase(game, 2)
    for role, kind, data in (
        ("NATO", "contact", {"role": "COM"}),
        ("NATO", "offer_package", {"choices": {"D1": 2, "D2": 1, "D3": 1}}),
        ("COM", "initial", {"owner": "NATO", "version": 1}),
    ):
        assert isinstance(await game.act(Asked(actor=role, kind=kind, data=data)), Done)
    return game


async def _phone(here: House, browser: Browser, role: str) -> Page:
    context = await browser.new_context(**PHONE)
    await context.add_cookies([{"name": PLAYER_COOKIE, "value": here.seated(role).token, "url": here.origin}])
    page = await context.new_page()
    await page.goto(f"{here.origin}/play")
    await page.locator("body.play[data-line=live]").wait_for(state="attached")
    return page


async def _board(here: House, browser: Browser, game: LiveGame) -> Page:
    page = await (await browser.new_context(viewport={"width": 1280, "height": 720})).new_page()
    await page.goto(f"{here.origin}/board/{game.id}")
    await page.locator("body[data-line=live]").wait_for(state="attached")
    return page


async def _objection(game: LiveGame, pages: list[Page], number: int) -> float:
    """Milliseconds until every page shows it; then it is lifted again."""
    for page in pages:
        await page.evaluate(WATCH, PROTEST)
    began = time.time() * 1000
    asked = Asked(actor="TR", kind="object", data={"issue": "D3", "option": 1}, cid=f"o{number}")
    assert isinstance(await game.act(asked), Done)
    for page in pages:
        await page.locator(PROTEST).first.wait_for(state="attached")
    seen = [float(await page.evaluate(SEEN)) for page in pages]
    assert isinstance(await game.act(Asked(actor="TR", kind="lift_objection", data={"issue": "D3"})), Done)
    for page in pages:
        await page.locator(PROTEST).first.wait_for(state="detached")
    return max(seen) - began
