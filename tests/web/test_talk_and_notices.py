"""Talk and Me on a phone: one selection says who hears it; notices and refusals come, lead somewhere, and go."""

import pytest
from playwright.async_api import expect

from tests.web.phone import Seat

pytestmark = pytest.mark.browser


async def test_what_is_unseen_is_counted_until_it_is_seen(turkey: Seat) -> None:
    """Talk opens where I was, with the news marked; my own words are never news."""
    await turkey.other("UK", "message", text="One", to=["TR"])
    await turkey.other("UK", "message", text="Two", to=["TR"])
    await expect(turkey.page.locator("#badge-talk")).to_have_text("2")
    await turkey.open("talk")
    await expect(turkey.page.locator(".thread[aria-pressed=true]")).to_have_attribute("data-to", "")
    await turkey.page.locator(".thread[data-to=UK]").click()
    await expect(turkey.page.locator("#badge-talk")).to_have_text("")
    await turkey.page.locator(".thread[data-to=CY]").click()
    await expect(turkey.page.locator("#talk .line:visible")).to_have_count(0)
    await expect(turkey.page.locator("#composer-says")).to_have_text("Say to Cyprus")
    await turkey.other("UK", "message", text="Three", to=["TR"])
    await turkey.other("TR", "message", text="Mine, from another device", to=["UK"])
    await expect(turkey.page.locator("#talk")).to_contain_text("Mine, from another device")
    await expect(turkey.page.locator(".thread[data-to=UK] .badge")).to_have_text("1")


async def test_the_conversation_that_is_shown_is_the_one_that_hears(turkey: Seat) -> None:
    """One selection; a new group is made by its faces, and is the selection from then on, also after a reload."""
    page = turkey.page
    await turkey.open("talk")
    await expect(page.locator("#composer-hears")).to_contain_text("Everybody hears this.")
    await page.locator(".thread[data-to=UK]").click()
    await expect(page.locator("#composer-hears")).to_contain_text("Only United Kingdom and you hear this.")
    await page.locator("#thread-new").click()
    await page.locator("#composer-text").fill("Between us three")
    await page.locator("#composer button[type=submit]").click()
    assert not [line for line in await turkey.game.minutes("TR") if line.thread], "nobody is chosen yet"
    for role in ("CY", "UK"):
        await page.locator(f"#composer-to .pick:has([value={role}])").click()
    await expect(page.locator("#composer-hears")).to_contain_text("Only Cyprus, United Kingdom and you hear this.")
    await page.locator("#composer button[type=submit]").click()
    await expect(page.locator("#composer-to")).to_be_hidden()
    await expect(page.locator("#talk .line:visible .line-text")).to_have_text("Between us three")
    (line,) = [line for line in await turkey.game.minutes("TR") if line.thread]
    assert set(line.thread.split("+")) == {"TR", "CY", "UK"}
    await page.locator("#composer-text").fill("And this")
    await page.reload()
    await turkey.live()
    await expect(page.locator("#composer-hears")).to_contain_text("Only Cyprus, United Kingdom and you hear this.")
    await expect(page.locator("#composer-text")).to_have_value("And this")


async def test_a_card_opens_talk_about_its_clauses_and_a_message_of_clauses_has_words(turkey: Seat) -> None:
    """Nothing is sent by itself; what is sent without words gets the words of its clauses."""
    page = turkey.page
    await page.evaluate(ASK)
    await page.locator("#ask").click()
    await expect(page.locator("#composer-says")).to_have_text("Say to NATO")
    await expect(page.locator("#composer-chosen .chip")).to_have_count(1)
    await expect(page.locator("#composer-chosen .chip-code")).to_have_text("D4=2")
    assert not [line for line in await turkey.game.minutes("TR") if line.thread]
    await page.locator("#composer button[type=submit]").click()
    await expect(page.locator("#talk .line:visible .line-text")).to_contain_text("About “fullest possible involvement")
    await expect(page.locator("#composer-chosen")).to_be_hidden()


ASK = """() => {
  const button = Object.assign(document.createElement("button"), { type: "button", id: "ask", textContent: "Ask" });
  Object.assign(button.dataset, { talk: "NATO", clauses: '[["D4", 2]]' });
  document.getElementById("panel-acts").before(button);
}"""


async def test_a_refusal_goes_when_it_is_no_answer_any_more(turkey: Seat) -> None:
    """With the tab, with the phase, with the next act that is done, or by its own button; it lies over no button."""
    page = turkey.page
    await page.evaluate(WRONG)
    card = page.locator("#refusals .refusal")

    async def refused() -> None:
        await turkey.open("draft")
        await page.locator("#wrong").click()
        await expect(card).to_be_visible()

    await refused()
    await card.locator("[data-dismiss]").click()
    await expect(card).to_have_count(0)
    await refused()
    await turkey.open("talk")
    await expect(card).to_have_count(0)
    await refused()
    await turkey.house.next_phase(turkey.game)
    await expect(card).to_have_count(0)
    await turkey.open("talk")
    await page.evaluate("document.getElementById('wrong').click()")
    await expect(card).to_be_visible()
    await page.locator("#composer-text").fill("Well then")
    await page.locator("#composer button[type=submit]").click()
    await expect(card).to_have_count(0)


WRONG = """() => {
  const button = Object.assign(document.createElement("button"), { type: "button", id: "wrong", textContent: "Wrong" });
  Object.assign(button.dataset, { act: "initial", data: '{"owner":"NATO","version":1}' });
  document.getElementById("panel-acts").before(button);
}"""


async def test_a_notice_leads_to_its_place_and_lies_over_no_button(turkey: Seat) -> None:
    """Who and the price first; what is long is read whole by the first tap; then a tap goes to the clause."""
    page = turkey.page
    await turkey.open("me")
    await turkey.other("CY", "object", issue="D1", option=2, price=["D3", 2])
    notice = page.locator("#said .notice", has_text="Cyprus: price")
    await expect(notice).to_be_visible(timeout=15_000)
    assert await page.evaluate(COVERED) == []
    for pane in ("draft", "talk", "me"):
        await turkey.open(pane)
        assert await page.evaluate(COVERED) == []
    await turkey.other("CY", "lift_objection", issue="D1")
    await turkey.other("CY", "object", issue="D1", option=2, price=["D3", 2])
    await expect(page.locator("#said .notice")).to_have_count(1)
    await notice.click()
    await expect(notice).to_have_class("notice notice-whole")
    await notice.click()
    await expect(page.locator("#clause-D1")).to_be_in_viewport()
    await expect(page.locator("body")).to_have_attribute("data-pane", "draft")


async def test_a_notice_goes_when_what_it_speaks_of_is_over(turkey: Seat) -> None:
    """A newer word about the same clause takes its place; another draft makes it old news."""
    notice = turkey.page.locator("#said .notice")
    await turkey.other("CY", "object", issue="D1", option=2, price=["D3", 2])
    await expect(notice.filter(has_text="Cyprus: price")).to_be_visible(timeout=15_000)
    await turkey.other("CY", "lift_objection", issue="D1")
    await expect(notice.filter(has_text="Cyprus: price")).to_have_count(0)
    await turkey.other("CY", "object", issue="D1", option=2, price=["D3", 2])
    await expect(notice.filter(has_text="Cyprus: price")).to_be_visible()
    await turkey.other("NATO", "contact", role="COM")
    await turkey.other("NATO", "offer_package", choices={"D1": 1})
    await turkey.other("COM", "initial", owner="NATO", version=2)
    await expect(turkey.page.locator("#draft-title")).to_have_text("Draft 2")
    await expect(notice.filter(has_text="Cyprus: price")).to_have_count(0)
    await expect(turkey.page.locator("#said")).to_have_attribute("aria-live", "polite")


async def test_a_notice_goes_by_its_own_button(turkey: Seat) -> None:
    """Tapped away it is gone, and one stays where one is."""
    await turkey.open("me")
    notice = turkey.page.locator("#said .notice")
    await expect(notice).to_be_visible()
    while await notice.count():
        await notice.get_by_label("Dismiss").click()
    await expect(turkey.page.locator("body")).to_have_attribute("data-pane", "me")


async def test_a_new_instruction_is_announced_until_it_has_been_read(turkey: Seat) -> None:
    """Above the draft, and Me opens at it; what has been read is announced no more, also after a reload."""
    page, news = turkey.page, turkey.page.locator("#card-news")
    await expect(news).to_be_hidden()
    await turkey.open("me")
    await page.evaluate("scrollTo(0, 1500)")
    await turkey.open("draft")
    await turkey.house.next_phase(turkey.game)
    await expect(news).to_contain_text("New instruction: Ankara")
    await expect(page.locator("#badge-me")).to_have_text("1")
    await page.reload()
    await turkey.live()
    await expect(news).to_be_visible()
    await turkey.open("me")
    card = page.locator("#panel-me .held")
    await expect(card).to_be_in_viewport(ratio=0.8)
    await expect(page.locator("#badge-me")).to_have_text("")
    await turkey.open("draft")
    await expect(news).to_be_hidden()
    await page.reload()
    await turkey.live()
    await expect(page.locator("#badge-me")).to_have_text("")
    await expect(news).to_be_hidden()


async def test_the_banner_leads_to_the_card(turkey: Seat) -> None:
    await turkey.house.next_phase(turkey.game)
    await turkey.page.locator("#card-news button").click()
    await expect(turkey.page.locator("body")).to_have_attribute("data-pane", "me")
    await expect(turkey.page.locator("#panel-me .held")).to_be_in_viewport(ratio=0.8)


async def test_a_new_draft_opens_draft_at_its_top(turkey: Seat) -> None:
    """What has not changed is found where it was left."""
    page = turkey.page
    await page.evaluate("scrollTo(0, 900)")
    await turkey.open("me")
    await turkey.open("draft")
    assert await page.evaluate("scrollY") == 900
    await turkey.open("me")
    await turkey.other("NATO", "contact", role="COM")
    await turkey.other("NATO", "offer_package", choices={"D1": 1})
    await turkey.other("COM", "initial", owner="NATO", version=2)
    await expect(page.locator("#draft-title")).to_have_text("Draft 2")
    await turkey.open("draft")
    assert await page.evaluate("scrollY") == 0


COVERED = """() => {
  const box = document.querySelector(".notice").getBoundingClientRect();
  return [...document.querySelectorAll("button, summary, a, .composer, .clock-time, .card-news, .held")]
    .filter((one) => !one.closest(".notice"))
    .filter((one) => one.checkVisibility())
    .map((one) => [one.className, one.getBoundingClientRect()])
    .filter(([, it]) => it.top < box.bottom && it.bottom > box.top && it.left < box.right && it.right > box.left)
    .map(([name]) => name);
}"""


async def test_an_answer_to_my_demand_is_told_and_stands_in_me(turkey: Seat) -> None:
    await turkey.other("TR", "demand", issue="D4", option=2, text="It must be in.")
    await turkey.other("NATO", "answer_demand", role="TR", answer="later", text="We hear you.")
    notice = turkey.page.locator("#said .notice", has_text="answers your demand")
    await expect(notice).to_be_visible(timeout=20_000)
    await expect(turkey.page.locator("#badge-me")).to_have_text("1")
    await notice.click()
    await expect(notice).to_have_class("notice notice-whole")
    await notice.click()
    await expect(turkey.page.locator("#my-demand")).to_be_in_viewport()
    await expect(turkey.page.locator("#my-demand")).to_contain_text("later")


async def test_my_numbers_stay_shown_after_a_reload_and_in_another_window(turkey: Seat) -> None:
    """The switch stands beside the first gauge; whatever is drawn again keeps what was chosen."""
    switch, points = turkey.page.locator("#panel-draft [data-numbers-switch]"), turkey.page.locator(".draft-mine b")
    await switch.click()
    await expect(points).to_be_visible()
    await turkey.page.reload()
    await turkey.live()
    await expect(switch).to_have_text("Hide my numbers", use_inner_text=True)
    other = await turkey.page.context.new_page()
    await other.goto(turkey.page.url)
    await expect(other.locator("html")).to_have_attribute("data-numbers", "")
    await other.locator("#panel-draft [data-numbers-switch]").click()
    await expect(points).to_be_hidden()
