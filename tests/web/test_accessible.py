"""Accessible: axe finds nothing on the door and on the play page, on a phone and at a desk, by day and by night."""

from typing import Any, Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from server.gate.sessions import PLAYER_COOKIE
from tests.server.running import House, house
from tests.web.pictures import drawn

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIZES = {"phone": {"width": 320, "height": 640}, "desk": {"width": 1280, "height": 800}}
SHEETS = ("object", "offer_package", "clause")


async def faults(page: Page) -> list[Any]:
    """What axe minds, and whether the page is wider than the window."""
    found = (await Axe().run(page)).response["violations"]
    wider = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [(one["id"], [node["html"] for node in one["nodes"]][:2]) for one in found] + ([wider] if wider > 0 else [])


async def table(running: House) -> str:
    """June with a draft, a package, an objection with its price, and talk; the token of Turkey's seat."""
    game = await running.started()
    await running.next_phase(game)
    await running.seated("NATO").act("contact", "1", role="COM")
    await running.seated("NATO").act("offer_package", "2", choices={"D1": 2, "D2": 1, "D6": 1})
    await running.seated("COM").act("initial", "3", owner="NATO", version=1)
    await running.next_phase(game)
    await running.seated("CY").act("offer_package", "4", choices={"D3": 3})
    await running.seated("CY").act("object", "5", issue="D1", option=2, price=["D3", 2])
    await running.seated("UK").act("message", "6", text="What would it take?", to=["TR"], clauses=[["D3", 1]])
    return running.seated("TR").token


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("desk", "dark")])
async def test_nothing_to_mind(tmp_path: Any, browser: Browser, size: str, scheme: Literal["light", "dark"]) -> None:
    async with house(tmp_path) as running:
        token = await table(running)
        context = await browser.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce")
        page = await context.new_page()
        await page.goto(f"{running.origin}/?code=ABC")
        assert await faults(page) == []
        await drawn(page, f"door-{size}-{scheme}")
        await context.add_cookies([{"name": PLAYER_COOKIE, "value": token, "url": running.origin}])
        await page.goto(f"{running.origin}/play")
        await expect(page.locator("body")).to_have_attribute("data-line", "live")
        await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        for pane in ("draft", "talk", "me") if size == "phone" else ("draft",):
            await page.evaluate("(pane) => document.querySelector(`[data-to-pane=${pane}]`).click()", pane)
            assert (pane, await faults(page)) == (pane, [])
            await drawn(page, f"warsaw-TR-{size}-{scheme}-{pane}")
        await page.evaluate("document.querySelector('[data-to-pane=draft]').click()")
        for kind in SHEETS:
            await page.evaluate(OPEN, kind)
            await expect(page.locator(f"#sheet[open] [data-kind={kind}]")).to_be_visible()
            assert (kind, await faults(page)) == (kind, [])
            await page.keyboard.press("Escape")
        await context.close()


OPEN = """(kind) => {
  const button = Object.assign(document.createElement("button"), { hidden: true });
  Object.assign(button.dataset, { form: kind, data: JSON.stringify({ issue: "D1", option: 2 }) });
  document.getElementById("main").append(button);
  button.click();
}"""
