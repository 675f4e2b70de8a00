"""By keyboard alone: a game against sparring partners, from the door to a message, a package and a silence let pass."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from server.live import Asked, Done, LiveGame
from tests.server.running import House, house

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FAR = 80
"""Steps to the next thing that is wanted; whoever needs more is caught or lost."""

HERE = """() => {
  const at = document.activeElement;
  const look = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return {
    nowhere: at === document.body,
    shown: look.outlineStyle !== "none" || look.boxShadow !== "none" || at.matches("[type=radio], [type=checkbox]"),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    what: at.outerHTML.slice(0, 120) + JSON.stringify(box),
  };
}"""


async def tab_to(page: Page, wanted: str, key: str = "Tab") -> None:
    """Step to something; on the way the focus is always in sight, or between the end of the page and its beginning."""
    for _ in range(FAR):
        if await page.evaluate("(it) => document.activeElement.matches(it)", wanted):
            return
        await page.keyboard.press(key)
        here = await page.evaluate(HERE)
        if here["nowhere"]:
            continue
        assert here["shown"], f"the focus cannot be seen on {here['what']}"
        assert here["seen"], f"the focus is out of sight on {here['what']}"
    raise AssertionError(f"{wanted} cannot be reached")


async def press(page: Page, wanted: str, *, back: bool = False) -> None:
    await tab_to(page, wanted, "Shift+Tab" if back else "Tab")
    await page.keyboard.press("Enter")


class Others:
    """The others at the table; their partners are slower than the test's clock, which stands still."""

    def __init__(self, game: LiveGame) -> None:
        self.game = game
        self._done = 0

    async def do(self, who: str, kind: str, /, **data: object) -> None:
        self._done += 1
        answer = await self.game.act(Asked(actor=who, kind=kind, data=data, cid=f"other-{self._done}", author=""))
        assert isinstance(answer, Done), answer


async def alone_as_turkey(page: Page, running: House) -> LiveGame:
    await page.goto(running.origin)
    await press(page, 'a[href="/alone"]')
    await expect(page.get_by_role("heading", name="Play alone")).to_be_visible()
    await press(page, 'button[name=role][value="TR"]')
    await expect(page.locator("body")).to_have_attribute("data-line", "live")
    return await running.server.games.get(str(await page.locator("body").get_attribute("data-game")))


async def skip(page: Page, to: str) -> None:
    await press(page, "#sure-next > summary")
    await press(page, "#sure-next [value=next_phase]")
    await expect(page.locator(".clock-phase")).to_contain_text(to)


async def test_a_game_alone_by_keyboard(tmp_path: Path, browser: Browser) -> None:
    """Nothing needs a mouse, nothing traps, and where I am can be seen."""
    async with house(tmp_path) as running:
        context = await browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
        page = await context.new_page()
        game = await alone_as_turkey(page, running)
        others = Others(game)

        await press(page, ".own-clock [value=pause]")
        await expect(page.locator(".clock-time")).to_contain_text("Paused")
        await expect(page.locator(".own-clock [value=resume]")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.locator(".clock-time")).not_to_contain_text("Paused")
        await skip(page, "May")
        await others.do("NATO", "contact", role="COM")
        await skip(page, "June")

        await press(page, ".thread[data-to=UK]")
        await tab_to(page, "#composer-text")
        await page.keyboard.type("What would it take?")
        await press(page, "#composer [type=submit]")
        await expect(page.locator("#talk .line:visible .line-text")).to_have_text("What would it take?")

        await press(page, "#panel-acts [data-form=offer_package]", back=True)
        await expect(page.locator("#sheet-title")).to_be_focused()
        await press(page, "#build-D4 > summary")
        await tab_to(page, 'input[name="choices.D4"]')
        await page.keyboard.press("ArrowDown")
        await press(page, "#sheet [type=submit]")
        await expect(page.locator("#sheet")).not_to_have_attribute("open", "")
        await expect(page.locator("#panel-packages")).to_contain_text("Your package")

        await others.do("NATO", "contact", role="COM")
        await others.do("NATO", "offer_package", choices={"D1": 2, "D2": 1, "D3": 1, "D4": 2, "D6": 1})
        version = game.state.table.packages["NATO"].version
        await others.do("COM", "initial", owner="NATO", version=version)
        await skip(page, "July")
        await skip(page, "last hour")
        await others.do("NATO", "freeze_text")
        await expect(page.locator("#panel-questions .question")).to_be_visible()
        await press(page, "#panel-questions [data-form=let_pass]")
        await expect(page.locator("#sheet-title")).to_be_focused()
        await press(page, "#sheet [type=submit]")
        await expect(page.locator("#panel-decision .member-let_pass").first).to_be_visible()
        await context.close()
