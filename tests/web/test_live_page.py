"""The live page in a real browser: it keeps what is typed, comes back after a broken line, and sends nothing twice."""

import pytest
from playwright.async_api import WebSocketRoute, expect

from tests.web.phone import Seat, sit

pytestmark = pytest.mark.browser


async def test_half_a_sentence_survives_what_others_do(turkey: Seat) -> None:
    """Text, focus and cursor stay, while the panels around them are drawn again."""
    await turkey.open("talk")
    field = turkey.page.locator("#composer-text")
    await field.press_sequentially("We could live with")
    await turkey.page.evaluate("document.getElementById('composer-text').setSelectionRange(3, 8)")
    await turkey.other("CY", "offer_package", choices={"D3": 3})
    await expect(turkey.page.locator("#panel-packages")).to_contain_text("Cyprus")
    await expect(field).to_have_value("We could live with")
    await expect(field).to_be_focused()
    assert await field.evaluate("(it) => [it.selectionStart, it.selectionEnd]") == [3, 8]


async def test_half_a_sentence_survives_a_reload(turkey: Seat) -> None:
    await turkey.open("talk")
    await turkey.page.locator("#composer-text").fill("Not yet said")
    await turkey.page.reload()
    await turkey.live()
    await expect(turkey.page.locator("#composer-text")).to_have_value("Not yet said")


async def test_an_open_sheet_is_not_drawn_again_by_others(turkey: Seat) -> None:
    await turkey.page.locator("#clause-D1 [data-form=clause]").click()
    await turkey.page.locator("#sheet [data-form=object]").click()
    await turkey.page.locator("#sheet summary", has_text="D7").click()
    price = turkey.page.locator("#sheet input[name=price][value='D7=3']")
    await price.check()
    await turkey.other("UK", "message", text="Hello")
    await turkey.other("CY", "offer_package", choices={"D3": 3})
    await expect(turkey.page.locator("#panel-packages")).to_contain_text("Cyprus")
    await expect(price).to_be_checked()
    await turkey.page.locator("#sheet button[type=submit]").click()
    await expect(turkey.page.locator("#sheet")).not_to_have_attribute("open", "")
    await expect(turkey.page.locator("#clause-D1 .protest-mine")).to_contain_text("You object")


async def test_what_is_built_is_kept_and_grows(turkey: Seat) -> None:
    """A half-built package outlives its sheet and a reload; another tap adds to it; offered, it is gone."""
    page, bar = turkey.page, turkey.page.locator(".package-bar")
    await page.locator("#clause-D3 [data-form=clause]").click()
    await page.locator("#sheet [data-form=offer_package]").first.click()
    await page.locator("#build-D4 summary").click()
    await page.locator("#build-D4 input[value='2']").check()
    await expect(page.locator("#build-D4 [data-becomes]")).to_be_visible()
    await expect(page.locator("#build-D3")).not_to_have_attribute("open", "")
    await page.keyboard.press("Escape")
    await expect(bar).to_contain_text("2 changes")
    await page.reload()
    await turkey.live()
    await page.locator("#clause-D1 [data-form=clause]").click()
    await page.locator("#sheet [data-form=offer_package]").first.click()
    await expect(page.locator("#sheet .build-note")).to_contain_text("Added to what you build")
    await expect(page.locator("#preview")).to_contain_text("3 changes")
    await page.locator("#sheet button[type=submit]").click()
    await expect(page.locator("#sheet")).not_to_have_attribute("open", "")
    await expect(bar).to_be_empty()
    await expect(page.locator("#package-TR")).to_contain_text("Your package")


async def test_what_is_built_can_be_thrown_away(turkey: Seat) -> None:
    await turkey.page.locator("#clause-D3 [data-form=clause]").click()
    await turkey.page.locator("#sheet [data-form=offer_package]").first.click()
    await expect(turkey.page.locator("#sheet-title")).to_have_text("Build a package")
    await turkey.page.keyboard.press("Escape")
    await turkey.page.locator(".package-bar [data-throw-away]").click()
    await expect(turkey.page.locator(".package-bar")).to_be_empty()
    await turkey.page.reload()
    await turkey.live()
    await expect(turkey.page.locator(".package-bar")).to_be_empty()


async def test_an_open_sheet_says_that_the_draft_has_changed_under_it(turkey: Seat) -> None:
    """A line at its top; what was chosen stays, and is offered on the new draft when the player wants."""
    page, news = turkey.page, turkey.page.locator("#sheet [data-news]")
    await page.locator("#clause-D4 [data-form=clause]").click()
    await page.locator("#sheet [data-form=offer_package]").last.click()
    await expect(news).to_be_hidden()
    await turkey.other("CY", "offer_package", choices={"D3": 3})
    await expect(news).to_contain_text("1 new package.")
    await turkey.other("NATO", "contact", role="COM")
    await turkey.other("NATO", "initial", owner="CY", version=1)
    await turkey.other("COM", "initial", owner="CY", version=1)
    await expect(news).to_contain_text("Draft 2 arrived while this was open.")
    await expect(page.locator("#build-D4 input[value='3']")).to_be_checked()
    await news.locator("summary").click()
    await expect(news.locator(".moves")).to_contain_text("with all EU Member States")
    await news.locator("[data-go-on]").click()
    await expect(page.locator("#build-D3")).to_contain_text("new in draft 2")
    assert "TR" not in turkey.game.state.table.packages
    await page.get_by_role("button", name="Offer this package").click()
    await expect(page.locator("#package-TR")).to_be_attached()
    offered = turkey.game.state.table.packages["TR"].choices
    assert (offered["D3"], offered["D4"]) == (3, 3)


async def test_a_price_paid_in_one_tap_leaves_what_is_built(turkey: Seat) -> None:
    """It was another package."""
    await turkey.page.locator("#clause-D3 [data-form=clause]").click()
    await turkey.page.locator("#sheet [data-form=offer_package]").first.click()
    await expect(turkey.page.locator("#sheet-title")).to_have_text("Build a package")
    await turkey.page.keyboard.press("Escape")
    await turkey.page.evaluate(
        """() => {
          const button = Object.assign(document.createElement("button"), { id: "pay", textContent: "Pay" });
          Object.assign(button.dataset, { act: "offer_package", data: '{"choices": {"D4": 2}}' });
          document.getElementById("panel-draft").before(button);
          button.click();
        }"""
    )
    await expect(turkey.page.locator("#package-TR")).to_contain_text("Your package")
    await expect(turkey.page.locator(".package-bar")).to_contain_text("1 change")


async def test_a_question_about_an_act_stays_open_by_its_kind(turkey: Seat) -> None:
    """Whatever else is offered before it."""
    closed = turkey.page.locator("#panel-acts .closed-act").first
    await turkey.other("TR", "tighten_leash", role="NATO")
    await expect(closed).to_have_count(1)
    await turkey.page.locator("#acts-more > summary").click()
    await closed.locator("summary").click()
    name = str(await closed.get_attribute("id"))
    await turkey.other("CY", "object", issue="D1", option=2, price=["D3", 2])
    await turkey.other("CY", "offer_package", choices={"D3": 3})
    await expect(turkey.page.locator("#panel-packages")).to_contain_text("Cyprus")
    await expect(turkey.page.locator(f"#{name}")).to_have_attribute("open", "")
    assert await turkey.page.locator("#panel-acts .closed-act[open]").count() == 1


async def test_whom_to_ask_is_asked_with_the_clauses(turkey: Seat) -> None:
    """The talk opens, addressed, with the clauses of the package."""
    await turkey.other("CY", "offer_package", choices={"D3": 3})
    await turkey.page.locator("#package-CY-more > summary").click()
    await turkey.page.locator("#package-CY [data-talk=NATO]").click()
    await expect(turkey.page.locator("body")).to_have_attribute("data-pane", "talk")
    await expect(turkey.page.locator("#composer [name=clauses][value='D3=3']")).to_be_checked()


async def test_what_is_open_in_a_panel_stays_open_and_focus_stays_in_it(turkey: Seat) -> None:
    await turkey.page.locator("#draft-heat summary").click()
    await turkey.page.locator("#clause-D3 [data-form=clause]").focus()
    await turkey.other("CY", "object", issue="D1", option=2, price=["D3", 2])
    await expect(turkey.page.locator("#clause-D1")).to_contain_text("Cyprus objects")
    await expect(turkey.page.locator("#draft-heat")).to_have_attribute("open", "")
    await expect(turkey.page.locator("#clause-D3 [data-form=clause]")).to_be_focused()


async def test_a_refusal_teaches_and_takes_no_focus(turkey: Seat) -> None:
    """In the sheet that asked, with everything still filled in."""
    await turkey.page.locator("#clause-D1 [data-form=clause]").click()
    await turkey.page.locator("#sheet [data-form=object]").click()
    await expect(turkey.page.locator("#sheet [data-kind=object]")).to_be_visible()
    await turkey.other("CY", "offer_package", choices={"D1": 1})
    await turkey.other("NATO", "contact", role="COM")
    await turkey.other("NATO", "initial", owner="CY", version=1)
    await turkey.other("COM", "initial", owner="CY", version=1)
    await turkey.other("CY", "withdraw_package")
    await turkey.other("NATO", "withdraw_package")
    await turkey.page.locator("#sheet button[type=submit]").focus()
    await turkey.page.keyboard.press("Enter")
    card = turkey.page.locator("#sheet-refusals .refusal")
    await expect(card).to_contain_text("What you can do")
    await expect(card).not_to_contain_text("R-")
    await expect(turkey.page.locator("#sheet button[type=submit]")).to_be_focused()
    await card.locator("[data-dismiss]").click()
    await expect(card).to_have_count(0)


async def test_a_broken_line_comes_back_with_what_was_missed(turkey: Seat) -> None:
    await turkey.page.evaluate("antechamber.line.lost()")
    await turkey.other("UK", "message", text="While you were away")
    await turkey.live()
    await expect(turkey.page.locator("#talk")).to_contain_text("While you were away")


async def test_the_newest_device_has_the_seat_and_the_old_one_can_have_it_back(turkey: Seat) -> None:
    other = await turkey.page.context.new_page()
    await sit(other, turkey.house, turkey.me)
    await expect(turkey.page.locator("#line")).to_contain_text("another window")
    await turkey.page.locator("#line-act").click()
    await turkey.live()
    await expect(other.locator("#line")).to_contain_text("another window")


async def test_the_clock_stands_still_in_a_pause(turkey: Seat) -> None:
    await turkey.house.classroom.act(turkey.game.id, "ann", "pause_game")
    await expect(turkey.page.locator(".clock-time")).to_contain_text("Paused")
    shown = await turkey.page.locator(".clock-time .countdown").inner_text()
    await turkey.page.evaluate("new Promise((go) => setTimeout(go, 1200))")
    assert await turkey.page.locator(".clock-time .countdown").inner_text() == shown
    await turkey.house.classroom.act(turkey.game.id, "ann", "resume_game")
    await expect(turkey.page.locator(".clock-time")).not_to_contain_text("Paused")


async def test_an_act_whose_answer_was_lost_happens_once(turkey: Seat) -> None:
    """The line breaks between the commit and the ack: the same act goes again under the same id."""
    lost: list[str] = []

    def between(route: WebSocketRoute) -> None:
        server = route.connect_to_server()

        async def hear(frame: str | bytes) -> None:
            if '"t":"ack"' in str(frame) and not lost:
                lost.append(str(frame))
                await route.close(code=1012)
                return
            route.send(frame)

        server.on_message(hear)

    await turkey.page.route_web_socket("**/ws/play*", between)
    await turkey.page.reload()
    await turkey.live()
    await turkey.open("talk")
    await turkey.page.locator("#composer-text").fill("Only once")
    await turkey.page.locator("#composer button[type=submit]").click()
    await expect(turkey.page.locator("#composer-text")).to_have_value("", timeout=15_000)
    assert lost
    await expect(turkey.page.locator("#talk .line-text", has_text="Only once")).to_have_count(1)
    assert sum(line.thread == "public" for line in await turkey.game.minutes("TR")) == 1


async def test_where_sockets_are_blocked_long_polls_serve(turkey: Seat) -> None:
    await turkey.page.route_web_socket("**/ws/play*", lambda route: None)
    await turkey.page.clock.install()
    await turkey.page.reload()
    for _ in range(4):
        await turkey.page.clock.fast_forward(6_000)
    await expect(turkey.page.locator("body")).to_have_attribute("data-line", "polling", timeout=15_000)
    await expect(turkey.page.locator("#line")).to_contain_text("Compatible mode")
    await turkey.other("UK", "message", text="Through the other door")
    await expect(turkey.page.locator("#talk")).to_contain_text("Through the other door")
    await turkey.open("talk")
    await turkey.page.locator("#composer-text").fill("And back")
    await turkey.page.locator("#composer button[type=submit]").click()
    await expect(turkey.page.locator("#talk")).to_contain_text("And back")


async def test_without_a_line_nothing_is_sent_and_nothing_is_lost(turkey: Seat) -> None:
    """Stale acts do not wait in a queue: the player does it again when the line is back."""
    await turkey.open("talk")
    await turkey.page.locator("#composer-text").fill("Stays here")
    await turkey.page.context.set_offline(True)
    await turkey.page.evaluate("antechamber.line.lost()")
    await turkey.page.locator("#composer button[type=submit]").click()
    await expect(turkey.page.locator("#said")).to_contain_text("You are not connected")
    await expect(turkey.page.locator("#composer-text")).to_have_value("Stays here")
    await turkey.page.context.set_offline(False)
    await turkey.page.evaluate("dispatchEvent(new Event('online'))")
    await turkey.live()
    assert not [line for line in await turkey.game.minutes("TR") if line.thread]
