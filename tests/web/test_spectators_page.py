"""The spectators' page in a browser: it grows by itself, says nothing private, takes nothing, ends with the link."""

import pytest
from playwright.async_api import Browser, Page, expect

from server.classes.spectators import admit, dismiss, link_to
from tests.server.running import House
from tests.web.phone import PHONE, Seat

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}


async def looking_on(browser: Browser, here: House, link: str, size: dict[str, int]) -> Page:
    """Somebody's browser with the lecturer's link."""
    context = await browser.new_context(viewport=size, base_url=here.origin)  # type: ignore[arg-type]
    page = await context.new_page()
    await page.goto(link)
    return page


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_spectators_follow_a_game_by_the_lecturers_link(
    turkey: Seat, browser: Browser, size: dict[str, int]
) -> None:
    """Contacts, the floor and the text appear by themselves; when spectators are dismissed the page says so."""
    here, class_id = turkey.house, str(turkey.game.record.class_id)
    link = link_to(class_id, await admit(here.server, class_id, "ann"))
    page = await looking_on(browser, here, link, size)
    await page.get_by_role("link", name=turkey.game.record.label).click()
    await expect(page.locator("body")).to_have_attribute("data-line", "live")
    await expect(page.locator("#edges")).to_contain_text("The NATO International Staff to the European Commission")
    await turkey.other("CY", "message", text="Only between the two of us.", to=["UK"])
    await expect(page.locator("#edges > li").last).to_contain_text("Cyprus to the United Kingdom: a message.")
    await turkey.other("CY", "message", text="Good morning to all.")
    await expect(page.locator("#talk")).to_contain_text("Good morning to all.")
    await turkey.other("CY", "object", issue="D6", option=1)
    await expect(page.locator("#panel-draft")).to_contain_text("Cyprus")
    assert "Only between the two of us." not in await page.content()
    assert await page.locator("input, textarea, select, form").count() == 0
    await expect(page.locator("#lost")).to_be_hidden()
    wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0
    await dismiss(here.server, class_id, "ann")
    await expect(page.get_by_text("No spectators are admitted here")).to_be_visible()
    await page.context.close()


async def test_players_read_that_spectators_look_on(turkey: Seat) -> None:
    """At once as a word of the lecturer's, and for as long as it is so beside their talk."""
    class_id = str(turkey.game.record.class_id)
    await admit(turkey.house.server, class_id, "ann")
    await expect(turkey.page.locator("#said")).to_contain_text("Spectators may look on from now")
    await turkey.page.reload()
    await turkey.open("talk")
    await expect(turkey.page.locator(".talk-head")).to_contain_text("Spectators see who is in touch with whom")
