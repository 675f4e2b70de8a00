"""What has just come and cannot wait: it is called where it is out of sight, also over an open sheet."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Browser, Route, expect

from game_rules.rules.staff import points_left
from tests.server.running import house
from tests.web.phone import PHONE, Seat, sit

pytestmark = pytest.mark.browser


async def _last_hour(turkey: Seat) -> None:
    await turkey.house.next_phase(turkey.game, 2)
    await expect(turkey.page.locator(".clock-phase")).to_contain_text("last hour")


async def test_a_frozen_draft_is_called_where_it_is_out_of_sight(turkey: Seat) -> None:
    """Whoever reads far below is led to what is asked; once it has been in sight, the call is over."""
    page, call = turkey.page, turkey.page.locator("#call")
    await _last_hour(turkey)
    await page.locator("#draft-settled").scroll_into_view_if_needed()
    await expect(call).to_be_hidden()
    await turkey.other("NATO", "freeze_text")
    await expect(call).to_contain_text("Break silence, or let it pass?")
    await call.click()
    asked = page.locator("#panel-questions .question").first
    await expect(asked).to_be_in_viewport(ratio=0.5)
    await expect(call).to_be_hidden()


async def test_what_is_in_sight_is_not_called(turkey: Seat) -> None:
    await _last_hour(turkey)
    await turkey.page.locator("#panel-acts").scroll_into_view_if_needed()
    await turkey.page.evaluate("scrollTo(0, document.getElementById('pane-draft').offsetTop - 80)")
    await turkey.other("NATO", "freeze_text")
    await expect(turkey.page.locator("#panel-questions .question").first).to_be_in_viewport()
    await expect(turkey.page.locator("#call")).to_be_hidden()


async def test_an_open_sheet_says_that_the_draft_was_frozen_and_leads_there(turkey: Seat) -> None:
    page, news = turkey.page, turkey.page.locator("#sheet [data-news]")
    await _last_hour(turkey)
    await page.locator("#clause-D3 [data-form=clause]").click()
    await expect(page.locator("#sheet-title")).to_be_visible()
    await turkey.other("NATO", "freeze_text")
    await expect(news).to_contain_text("The draft was frozen")
    await expect(news).to_contain_text("You are asked")
    await news.locator("[data-news-go]").click()
    await expect(page.locator("#sheet")).not_to_have_attribute("open", "")
    await expect(page.locator("#panel-decision")).to_be_in_viewport()


async def test_an_open_sheet_says_that_a_card_was_dealt(turkey: Seat) -> None:
    page, news = turkey.page, turkey.page.locator("#sheet [data-news]")
    await page.locator("#clause-D3 [data-form=clause]").click()
    await expect(page.locator("#sheet-title")).to_be_visible()
    await turkey.house.next_phase(turkey.game)
    await expect(news).to_contain_text("You have a new card.")
    await news.locator("[data-news-go]").click()
    await expect(page.locator("#panel-me .held")).to_be_in_viewport()


async def test_what_came_while_a_sheet_was_on_its_way_is_told(turkey: Seat) -> None:
    """The sheet was drawn before; the page behind it already knows better."""
    page, drawn, arrives = turkey.page, asyncio.Event(), asyncio.Event()

    async def slow(route: Route) -> None:
        answer = await route.fetch()
        drawn.set()
        await arrives.wait()
        await route.fulfill(response=answer)

    await page.route("**/form/clause*", slow)
    await page.locator("#clause-D3 [data-form=clause]").click()
    await drawn.wait()
    await turkey.house.next_phase(turkey.game)
    await expect(page.locator("#panel-me .held")).to_have_count(1)
    arrives.set()
    await expect(page.locator("#sheet [data-news]")).to_contain_text("You have a new card.")


async def test_nothing_is_built_while_the_text_is_frozen(turkey: Seat) -> None:
    """What was begun waits; what is tapped now is no package."""
    page, bar = turkey.page, turkey.page.locator(".package-bar")
    await _last_hour(turkey)
    await page.locator("#clause-D3 [data-form=clause]").click()
    await page.locator("#sheet [data-form=offer_package]").first.click()
    await expect(page.locator("#sheet-title")).to_have_text("Build a package")
    await page.keyboard.press("Escape")
    await expect(bar).to_contain_text("1 change")
    await turkey.other("NATO", "freeze_text")
    await expect(bar).to_be_empty()
    await turkey.other("UK", "break_silence", issue="D1", house="NATO", text="Not so.")
    await expect(bar).to_contain_text("1 change")


async def test_a_meeting_tells_what_it_cost_and_leads_to_the_talk(tmp_path: Path, browser: Browser) -> None:
    """Whom I have met, what is left, and where we talk now."""
    async with house(tmp_path) as running:
        game = await running.started()
        await running.next_phase(game)
        context = await browser.new_context(viewport=PHONE, reduced_motion="reduce")
        page = await context.new_page()
        await sit(page, running, running.seated("NATO"))
        before = points_left(game.state, "NATO")
        await page.locator('[data-to-pane="me"]').click()
        await page.locator("#person-COM [data-form=contact]").click()
        await page.locator("#sheet button[type=submit]").click()
        said = page.locator("#said .notice")
        await expect(said).to_contain_text("You met European Commission")
        left = points_left(game.state, "NATO")
        assert left < before
        assert await page.locator("#paid .paid-card").text_content()
        await expect(said).to_contain_text(f"{left} action points left in this phase")
        await said.locator(".notice-says").click()
        await expect(page.locator("#composer-says")).to_contain_text("Say to")
        await expect(page.locator(".thread[aria-pressed=true]")).to_have_attribute("data-to", "COM")
        await running.next_phase(game)
        await expect(page.locator("#paid .paid-card")).to_have_count(0)
        await context.close()


async def test_a_prediction_is_kept_while_it_is_filled_in_and_said_to_be_kept(turkey: Seat) -> None:
    """Neither others nor a closed sheet take it away; what was predicted stands in Me."""
    page, guess = turkey.page, turkey.page.locator("#sheet input[name=signed][value=true]")
    await turkey.house.next_phase(turkey.game)
    await expect(page.locator(".clock-phase")).to_contain_text("July")
    await page.evaluate(PREDICT)
    await page.locator("#guess").click()
    await guess.check()
    await turkey.other("UK", "message", text="Hello")
    await page.keyboard.press("Escape")
    await expect(page.locator("#sheet")).not_to_have_attribute("open", "")
    await page.locator("#guess").click()
    await expect(guess).to_be_checked()
    await page.locator("#sheet input[name=shaped][value=NATO]").check()
    await page.locator("#sheet input[name=blocks][value='']").check()
    await page.locator("#sheet button[type=submit]").click()
    said = page.locator("#said .notice", has_text="Your prediction is kept.")
    await said.locator(".notice-says").click()
    await expect(page.locator("#my-prediction")).to_be_in_viewport()
    await expect(page.locator("#panel-me .me-facts")).to_contain_text("NATO")


PREDICT = """() => {
  const button = Object.assign(document.createElement("button"), { type: "button", id: "guess", textContent: "Guess" });
  button.dataset.form = "predict";
  document.getElementById("panel-acts").before(button);
}"""


async def test_a_question_that_takes_anothers_place_takes_no_tap_at_once(turkey: Seat) -> None:
    """A finger that answered the first does not answer the second."""
    page = turkey.page
    await page.evaluate(TWO_QUESTIONS)
    await expect(page.locator("#panel-questions.settling")).to_have_count(0)
    await turkey.other("CY", "object", issue="D1", option=2, price=["D3", 2])
    await expect(page.locator("#clause-D1 .protest")).to_have_count(1)
    assert await page.evaluate("window.settled") is None
    await _last_hour(turkey)
    await turkey.other("NATO", "freeze_text")
    await expect(page.locator("#panel-questions .question-head")).to_be_visible()
    assert await page.evaluate("window.settled") == "none", "another question stands there"
    await expect(page.locator("#panel-questions.settling")).to_have_count(0)


TWO_QUESTIONS = """() => {
  const panel = document.getElementById("panel-questions");
  panel.hidden = false;
  panel.insertAdjacentHTML("beforeend", '<p class="question" id="question-first">First <button>Yes</button></p>');
  new MutationObserver(() => {
    const now = document.querySelector("#panel-questions.settling button");
    if (now) window.settled ??= getComputedStyle(now).pointerEvents;
  }).observe(document.body, { attributes: true, attributeFilter: ["class"], subtree: true });
}"""


async def test_the_builders_questions_begin_in_the_upper_third(turkey: Seat) -> None:
    """Whatever its preview has to say; and whether it is worse for me stands beside the button."""
    page = turkey.page
    await page.locator("#clause-D3 [data-form=clause]").click()
    await page.locator("#sheet [data-form=offer_package]").last.click()
    await expect(page.locator("#preview-way")).to_be_visible()
    await page.locator("#build-D1 > summary").click()
    await page.locator("#build-D1 input[value='3']").check()
    await expect(page.locator("#preview")).to_contain_text("2 changes")
    first = await page.locator(".build-issue").first.bounding_box()
    assert first is not None
    assert first["y"] < PHONE["height"] / 3
    worse = await page.locator("#preview [data-worse]").count() == 1
    await expect(page.locator(".offer-worse")).to_be_visible(visible=worse)


async def test_a_card_is_announced_no_more_when_play_is_over(turkey: Seat) -> None:
    news = turkey.page.locator("#card-news")
    await turkey.house.next_phase(turkey.game)
    await expect(news).to_be_visible()
    while turkey.game.state.clock.status != "over":
        await turkey.house.next_phase(turkey.game)
    await expect(turkey.page.locator("#panel-debrief")).to_be_visible()
    await expect(news).to_be_hidden()


async def test_a_wide_page_stands_still_also_after_a_reload(turkey: Seat) -> None:
    """Its columns scroll, the page does not: nothing lies below them."""
    page = turkey.page
    await page.set_viewport_size({"width": 1400, "height": 900})
    for again in (False, True):
        if again:
            await page.reload()
            await turkey.live()
        found = await page.evaluate(BELOW)
        assert found == [], found


BELOW = """() => {
  const root = document.documentElement;
  if (root.scrollHeight <= innerHeight && document.body.scrollHeight <= innerHeight) return [];
  return [`${root.scrollHeight} ${document.body.scrollHeight}`, ...[...document.querySelectorAll("body *")]
    .filter((one) => getComputedStyle(one).position === "absolute" && one.getBoundingClientRect().bottom > innerHeight)
    .filter((one) => [null, document.body].includes(one.offsetParent))
    .map((one) => `${one.tagName} ${one.className} ${one.textContent}`)];
}"""


async def test_a_new_phase_is_called_to_whoever_reads_far_below(turkey: Seat) -> None:
    """With a sheet open, the page stays where it is, and the call leads up to the new sentence."""
    page, call = turkey.page, turkey.page.locator("#call")
    await page.locator("#clause-D7 [data-form=clause]").click()
    await expect(page.locator("#sheet-title")).to_be_visible()
    await turkey.house.next_phase(turkey.game)
    await expect(page.locator("#sheet [data-news]")).to_contain_text("July")
    assert await page.evaluate("scrollY") > 0
    await page.keyboard.press("Escape")
    await expect(call).to_contain_text("July has begun")
    await call.click()
    await expect(page.locator("#ring-sentence")).to_be_in_viewport()
    await expect(call).to_be_hidden()


async def test_the_answer_to_a_call_stays_until_it_is_closed(turkey: Seat) -> None:
    """What was paid for is no word that passes: it survives a reload."""
    page, card = turkey.page, turkey.page.locator("#paid .paid-card")
    await turkey.house.next_phase(turkey.game)
    await turkey.other("TR", "high_level_call", role="UK")
    await expect(card).to_contain_text("at high level")
    await page.reload()
    await turkey.live()
    await expect(card).to_have_count(1)
    await turkey.open("draft")
    await card.locator("[data-paid-close]").click()
    await expect(card).to_have_count(0)
    await page.reload()
    await turkey.live()
    await expect(card).to_have_count(0)


async def test_a_new_phase_and_the_debrief_open_draft_at_the_top(turkey: Seat) -> None:
    """What was read in the middle of the old text is over; from another tab one comes to the top as well."""
    page = turkey.page
    for _ in range(2):
        await page.evaluate("scrollTo(0, 900)")
        await turkey.house.next_phase(turkey.game)
        await expect(page.locator("#ring-sentence")).to_be_in_viewport()
        assert await page.evaluate("scrollY") == 0
    await page.evaluate("scrollTo(0, 900)")
    await turkey.open("me")
    while turkey.game.state.clock.status != "over":
        await turkey.house.next_phase(turkey.game)
    await expect(page.locator("#panel-debrief.panel-over")).to_be_attached()
    await turkey.open("draft")
    assert await page.evaluate("scrollY") == 0


async def test_who_stands_where_folds_when_one_has_gone_on(turkey: Seat) -> None:
    """It does not push away what one can do."""
    who = turkey.page.locator("#ring-who")
    await who.locator("summary").click()
    await expect(who).to_have_attribute("open", "")
    await turkey.open("talk")
    await turkey.open("draft")
    await expect(who).not_to_have_attribute("open", "")
    await who.locator("summary").click()
    await turkey.house.next_phase(turkey.game)
    await expect(who).not_to_have_attribute("open", "")


async def test_a_turn_of_events_stays_until_it_is_closed(turkey: Seat) -> None:
    """What it did to the text; out of sight it is called; closed it stays closed."""
    page, card = turkey.page, turkey.page.locator("#paid .turn-card")
    await turkey.house.next_phase(turkey.game)
    await page.locator("#draft-settled").scroll_into_view_if_needed()
    await turkey.house.classroom.act(turkey.game.id, "ann", "fire_inject", {"inject": "D-I1"})
    await expect(card).to_contain_text("First leak of the draft. Attention +1, the draft draws")
    await expect(page.locator("#call")).to_contain_text("First leak of the draft")
    await page.locator("#call").click()
    await expect(card).to_be_in_viewport()
    await expect(page.locator("#call")).to_be_hidden()
    await turkey.house.next_phase(turkey.game)
    await page.reload()
    await turkey.live()
    await card.locator("[data-paid-close]").click()
    await expect(card).to_have_count(0)
    await page.reload()
    await turkey.live()
    await expect(card).to_have_count(0)


async def test_a_sheet_for_a_package_goes_on_after_a_phase_and_after_a_draft(turkey: Seat) -> None:
    """A chosen clause folds by itself; what is new is shown before it is offered."""
    page, news = turkey.page, turkey.page.locator("#sheet [data-news]")
    await page.locator("#clause-D3 [data-form=clause]").click()
    await page.locator("#sheet [data-form=offer_package]").first.click()
    await page.locator("#build-D7 > summary").click()
    await page.locator("#build-D7 input[value='1']").check()
    await expect(page.locator("#build-D7")).not_to_have_attribute("open", "")
    await expect(page.locator("#preview")).to_contain_text("2 changes")
    await turkey.house.next_phase(turkey.game)
    await news.get_by_role("button", name="Show what is open now").click()
    await expect(news).to_be_hidden()
    await expect(page.locator("#preview")).to_contain_text("2 changes")
    await turkey.other("NATO", "contact", role="COM")
    await turkey.other("NATO", "offer_package", choices={"D4": 1})
    await turkey.other("COM", "initial", owner="NATO", version=2)
    await news.get_by_role("button", name="Go on from the new draft").click()
    await expect(page.locator("#sheet .build-note")).to_contain_text("Draft 2 arrived")
    await expect(page.locator("#build-D4")).to_contain_text("new in draft 2")
    assert "TR" not in turkey.game.state.table.packages
    await page.get_by_role("button", name="Offer this package").click()
    await expect(page.locator("#package-TR")).to_be_attached()
    await expect(page.locator("#sheet")).not_to_have_attribute("open", "")
    assert turkey.game.state.table.packages["TR"].choices["D7"] == 1


async def test_when_a_meeting_stands_the_sheet_for_initials_comes_by_itself(tmp_path: Path, browser: Browser) -> None:
    """It was asked for because of this text."""
    async with house(tmp_path) as running:
        game = await running.started()
        await running.next_phase(game, 2)
        for who, kind, data in (
            ("TR", "offer_package", {"choices": {"D1": 2, "D4": 1}}),
            ("NATO", "initial", {"owner": "TR", "version": 1}),
        ):
            assert (await running.seated(who).act(kind, kind, **data)).json()["t"] == "ack"
        context = await browser.new_context(viewport=PHONE, reduced_motion="reduce")
        page = await context.new_page()
        await sit(page, running, running.seated("COM"))
        await page.locator('[data-to-pane="draft"]').first.click()
        await page.locator("#package-TR .package-acts").get_by_text("Meet NATO").click()
        await expect(page.locator("#sheet-title")).to_have_text("Initial a package")
        await page.locator("#sheet button[type=submit]").click()
        await expect(page.locator("#draft-title")).to_have_text("Draft 1")
        await context.close()
