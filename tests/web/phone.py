"""A phone with one seat of a running game; the others act without a browser."""

from dataclasses import dataclass, field

from playwright.async_api import Page, expect

from server.gate.sessions import PLAYER_COOKIE
from server.live import LiveGame
from tests.server.running import House, Student

PHONE = {"width": 390, "height": 844}


@dataclass(kw_only=True)
class Seat:
    """Turkey's phone, in June, with a draft on the table; the others act without a browser."""

    house: House
    game: LiveGame
    page: Page
    me: Student
    errors: list[str] = field(default_factory=list)
    _said: int = 0

    async def other(self, who: str, kind: str, /, **data: object) -> None:
        self._said += 1
        answer = await self.house.seated(who).act(kind, f"other-{self._said}", **data)
        assert answer.json()["t"] == "ack", answer.text

    async def open(self, pane: str) -> None:
        await self.page.locator(f'nav.tabs [data-to-pane="{pane}"]').click()

    async def live(self) -> None:
        await expect(self.page.locator("body")).to_have_attribute("data-line", "live")


async def sit(page: Page, running: House, me: Student) -> None:
    """The phone gets the cookie that joining would have given it."""
    await page.context.add_cookies([{"name": PLAYER_COOKIE, "value": me.token, "url": running.origin}])
    await page.goto(f"{running.origin}/play/{me.game}")
    await expect(page.locator("body")).to_have_attribute("data-line", "live")
