"""Conversations on a phone: each keeps its place and its own unsaid words, and nothing changes under a finger."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, WebSocketRoute, expect

from tests.server.running import house
from tests.web.phone import Seat, sit

pytestmark = pytest.mark.browser


async def test_each_conversation_keeps_its_own_words_and_clauses(turkey: Seat) -> None:
    """What was typed to NATO never stands above "Say to United Kingdom", and outlives a reload and another page."""
    page, field = turkey.page, turkey.page.locator("#composer-text")
    chosen = page.locator("#composer-chosen .chip-code")
    await turkey.open("talk")
    await page.locator(".thread[data-to=NATO]").click()
    await field.fill("A secret for NATO")
    await page.locator("#composer-clauses summary").click()
    await page.locator("#composer-clauses-list summary", has_text="D3").click()
    await page.locator("#composer-clauses-list .pick:has([value='D3=1'])").click()
    await expect(chosen).to_have_text(["D3=1"])
    await page.locator(".thread[data-to=UK]").click()
    await expect(page.locator("#composer-says")).to_have_text("Say to United Kingdom")
    await expect(field).to_have_value("")
    await expect(chosen).to_have_count(0)
    await field.fill("For London only")
    await page.goto("about:blank")
    await page.goto(f"{turkey.house.origin}/play/{turkey.game.id}")
    await turkey.live()
    await turkey.open("talk")
    await expect(page.locator("#composer-says")).to_have_text("Say to United Kingdom")
    await expect(field).to_have_value("For London only")
    await expect(page.locator(".thread-unsent")).to_have_count(2)
    await page.locator(".thread[data-to=NATO]").click()
    await expect(field).to_have_value("A secret for NATO")
    await expect(chosen).to_have_text(["D3=1"])
    await page.locator("#composer button[type=submit]").click()
    await expect(field).to_have_value("")
    await expect(chosen).to_have_count(0)
    (line,) = [line for line in await turkey.game.minutes("TR") if line.thread]
    assert (set(line.thread.split("+")), [one.code for one in line.chips]) == ({"TR", "NATO"}, ["D3=1"])
    await page.locator(".thread[data-to=UK]").click()
    await expect(field).to_have_value("For London only")


async def test_conversations_stay_where_they_are_and_talk_opens_where_i_was(turkey: Seat) -> None:
    """Everybody, the cast, groups as they come; news are marked and bold, and move nothing."""
    page = turkey.page
    await turkey.open("talk")
    await page.locator(".thread[data-to=NATO]").click()
    order = await page.locator(".thread").evaluate_all("all => all.map((it) => it.dataset.thread)")
    await turkey.open("draft")
    await turkey.other("UK", "message", text="Look here", to=["TR"])
    await turkey.other("CY", "message", text="And here", to=["TR", "UK"])
    await expect(page.locator("#badge-talk")).to_have_text("2")
    await turkey.open("talk")
    await expect(page.locator(".thread[aria-pressed=true]")).to_have_attribute("data-to", "NATO")
    now = await page.locator(".thread").evaluate_all("all => all.map((it) => it.dataset.thread)")
    assert now[:-1] == order, "the group is the newest, so it stands last"
    await expect(page.locator(".thread-fresh")).to_have_count(2)
    first, last = page.locator(".thread").first, page.locator(".thread").last
    await expect(page.locator(".thread[aria-pressed=true]")).to_be_in_viewport(ratio=0.9)
    assert await first.evaluate("it => it.offsetTop") == await last.evaluate("it => it.offsetTop"), "one row"


async def test_whoever_speaks_out_of_sight_is_named_at_the_row(turkey: Seat) -> None:
    page = turkey.page
    await page.set_viewport_size({"width": 390, "height": 420})
    await turkey.open("talk")
    for group in (["TR", "UK"], ["TR", "NATO"], ["TR", "COM"], ["TR", "UK", "NATO"]):
        await turkey.other("CY", "message", text="Hello", to=group)
    last = page.locator(".thread").last
    await expect(last).to_have_class("thread thread-fresh")
    pointer = page.locator("#threads-unread")
    await expect(pointer).to_contain_text("unread:")
    await pointer.click()
    await expect(page.locator(".thread[data-to='CY UK']")).to_be_in_viewport(ratio=0.9)
    await expect(page.locator(".thread[aria-pressed=true]")).to_have_attribute("data-thread", "public")


async def test_a_conversation_opens_at_the_newest_and_leads_to_the_first_unseen(turkey: Seat) -> None:
    """Where what I have not seen is longer than the screen, one tap goes to its beginning; my own words are seen."""
    page, badge, above = turkey.page, turkey.page.locator("#badge-talk"), turkey.page.locator("#talk-above")
    for at in range(8):
        await turkey.other("UK" if at % 2 else "CY", "message", text=f"Line {at} " + "and so on " * 40)
    await expect(badge).to_have_text("8")
    await turkey.open("talk")
    await expect(page.locator("#talk .line").last).to_be_in_viewport(ratio=0.8)
    await expect(above).to_contain_text("8 new")
    await expect(badge).to_have_text("")
    await above.click()
    await expect(above).to_be_hidden()
    await expect(page.locator("#talk .line-new")).to_contain_text("Line 0")
    await expect(page.locator("#talk .line-new")).to_be_in_viewport(ratio=0.8)
    await turkey.open("draft")
    await turkey.open("talk")
    await expect(page.locator("#talk .line").last).to_be_in_viewport(ratio=0.8)
    await expect(above).to_be_hidden()
    await page.locator("#composer-text").fill("My own words")
    await page.locator("#composer-send").click()
    await expect(page.locator("#talk .line-mine")).to_be_in_viewport(ratio=0.9)
    await turkey.open("draft")
    await turkey.open("talk")
    await expect(page.locator("#talk .line-mine")).to_be_in_viewport(ratio=0.9)


async def test_a_small_cast_fits_into_one_row_and_the_button_names_whoever_hears_it(turkey: Seat) -> None:
    """No chip is cut off; the strip of seats, which looks like chips, is not there; the button says to whom it goes."""
    page = turkey.page
    await turkey.open("talk")
    for chip in await page.locator(".thread").all():
        await expect(chip).to_be_in_viewport(ratio=1)
    await expect(page.locator(".ring-strip")).to_be_hidden()
    await expect(page.locator("#composer-says")).to_be_in_viewport(ratio=1)
    await expect(page.locator("#composer-says")).to_have_text("Say to everybody")
    await page.locator(".thread[data-to=NATO]").click()
    await expect(page.locator("#composer-says")).to_have_text("Say to NATO")


async def test_a_growing_sentence_covers_nothing(turkey: Seat) -> None:
    """The last line stays over the composer, however much is typed."""
    page = turkey.page
    for at in range(6):
        await turkey.other("UK" if at % 2 else "CY", "message", text=f"Line {at} " + "and so on " * 40)
    await turkey.open("talk")
    await page.locator("#composer-text").fill("A long sentence. " * 12)
    await page.evaluate(UNCOVERED)


UNCOVERED = """() => new Promise((done) => {
  const end = () => document.querySelector("#talk .line:last-child").getBoundingClientRect().bottom;
  const composer = () => document.getElementById("composer").getBoundingClientRect().top;
  const look = () => (end() <= composer() + 1 ? done(true) : requestAnimationFrame(look));
  look();
})"""


async def test_a_typed_code_opens_the_clause_it_names(turkey: Seat) -> None:
    await turkey.other("UK", "message", text="D3=1 for you?")
    await turkey.open("talk")
    await turkey.page.locator("#talk .code-button").click()
    await expect(turkey.page.locator("#sheet .answer-named code")).to_have_text("D3=1")


async def test_the_composer_says_when_talk_opens(turkey: Seat) -> None:
    """In the briefing and in a pause: why, before a word is typed; a pause lets one write, and keeps it."""
    page = turkey.page
    await turkey.open("talk")
    field, send = page.locator("#composer-text"), page.locator("#composer-send")
    await expect(send).to_be_enabled()
    await field.fill("For later")
    await turkey.house.classroom.act(turkey.game.id, "ann", "pause_game")
    await expect(page.locator("#composer-closed")).to_contain_text("The game is paused")
    await expect(send).to_be_disabled()
    await expect(field).to_be_enabled()
    await turkey.house.classroom.act(turkey.game.id, "ann", "resume_game")
    await expect(send).to_be_enabled()
    await expect(page.locator("#composer-closed")).to_be_hidden()
    await expect(field).to_have_value("For later")


async def test_in_the_briefing_nothing_can_be_typed(tmp_path: Path, browser: Browser) -> None:
    async with house(tmp_path) as running:
        game = await running.started()
        context = await browser.new_context(viewport={"width": 390, "height": 844})
        page = await context.new_page()
        await sit(page, running, running.seated("TR"))
        await page.locator('nav.tabs [data-to-pane="talk"]').click()
        await expect(page.locator("#composer-closed")).to_have_text(
            "Talk opens with the next phase: read your brief and choose a first call."
        )
        await expect(page.locator("#composer-text")).to_be_disabled()
        await running.next_phase(game)
        await expect(page.locator("#composer-text")).to_be_enabled()
        await context.close()


async def test_nothing_moves_between_the_finger_and_the_button(turkey: Seat) -> None:
    """On a phone the keyboard goes when the field loses the cursor, and the page with it: so the field keeps it."""
    page = turkey.page
    await turkey.open("talk")
    await page.locator("#composer-text").fill("At the first tap")
    await page.evaluate(KEYBOARD)
    box = await page.locator("#composer button[type=submit]").bounding_box()
    assert box
    await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await page.mouse.down()
    assert await page.locator("#composer button[type=submit]").bounding_box() == box
    await page.mouse.up()
    await expect(page.locator("#talk .line:visible .line-text")).to_have_text("At the first tap")


KEYBOARD = """() => document.getElementById("composer-text").addEventListener("blur", () => {
  document.getElementById("composer").style.marginBottom = "200px";
})"""


async def test_a_broken_line_says_what_is_sent_and_what_is_not(turkey: Seat) -> None:
    """What was sent and not acknowledged goes again under its id; what was typed waits in its box."""
    page = turkey.page
    open_lines: list[WebSocketRoute] = []

    def between(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        open_lines.append(route)
        server.on_message(
            lambda frame: None if '"t":"ack"' in str(frame) and len(open_lines) == 1 else route.send(frame)
        )

    await page.route_web_socket("**/ws/play*", between)
    await page.reload()
    await turkey.live()
    await turkey.open("talk")
    await page.locator(".thread[data-to=NATO]").click()
    await page.locator("#composer-text").fill("Only typed")
    await page.locator(".thread[data-to=UK]").click()
    await page.locator("#composer-text").fill("Sent once")
    await page.locator("#composer-send").click()
    await expect(page.locator("#talk .line:visible")).to_contain_text("Sent once")
    await page.context.set_offline(True)
    await page.evaluate("antechamber.line.lost()")
    banner = page.locator("#line-says")
    await expect(banner).to_contain_text("Your message to UK goes again by itself.")
    await expect(banner).to_contain_text("Not sent, but kept in its box: what you typed to NATO.")
    await page.context.set_offline(False)
    await page.evaluate("dispatchEvent(new Event('online'))")
    await turkey.live()
    await expect(page.locator("#composer-text")).to_have_value("")
    assert len([line for line in await turkey.game.minutes("TR") if line.thread]) == 1
    await page.locator(".thread[data-to=NATO]").click()
    await expect(page.locator("#composer-text")).to_have_value("Only typed")


async def test_a_page_that_broke_tries_again(turkey: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    """A button at once, and by itself after a while; what was typed is still there."""
    page = turkey.page
    await turkey.open("talk")
    await page.locator("#composer-text").fill("Kept")

    def broken(*_: object, **__: object) -> str:
        raise RuntimeError("no page")

    with monkeypatch.context() as patch:
        patch.setattr("server.render.play_page", broken)
        await page.reload()
        await expect(page.locator("h1")).to_have_text("That did not work")
        await expect(page.locator("script[src='/static/js/again.js']")).to_have_count(1)
    await page.get_by_role("link", name="Try again").click()
    await turkey.live()
    await turkey.open("talk")
    await expect(page.locator("#composer-text")).to_have_value("Kept")


async def test_clauses_go_with_their_message_and_with_no_other(turkey: Seat) -> None:
    """Also where the next sentence is typed before the first has been answered; another conversation never has them."""
    page, chosen = turkey.page, turkey.page.locator("#composer-chosen .chip-code")
    await turkey.other("CY", "offer_package", choices={"D3": 3})
    await page.locator("#package-CY-more > summary").click()
    await page.locator("#package-CY [data-talk=NATO]").click()
    await expect(chosen).to_have_text(["D3=3"])
    await page.locator("#composer-text").fill("What of this?")
    await page.evaluate(SEND_AND_TYPE_ON, "And now something else")
    await expect(page.locator("#talk .line:visible .line-text")).to_have_text("What of this?")
    await expect(chosen).to_have_count(0)
    await expect(page.locator("#composer-text")).to_have_value("And now something else")
    await page.locator(".thread[data-to=UK]").click()
    await page.locator("#composer-text").fill("And you?")
    await page.locator("#composer button[type=submit]").click()
    await expect(page.locator("#talk .line:visible .line-text")).to_have_text("And you?")
    said = [[one.code for one in line.chips] for line in await turkey.game.minutes("TR") if line.thread]
    assert said == [["D3=3"], []]


SEND_AND_TYPE_ON = """(next) => {
  const field = document.getElementById("composer-text");
  document.getElementById("composer").requestSubmit();
  field.value = next;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""


async def test_the_list_of_clauses_grows_with_what_is_open(turkey: Seat) -> None:
    """It was empty while the text was behind closed doors; what is ticked stays."""
    page = turkey.page
    await page.route("**/form/clauses?*", lambda route: route.fulfill(body="<p>You can name no clause yet.</p>"))
    await turkey.open("talk")
    await page.locator("#composer-clauses summary").click()
    await expect(page.locator("#composer-clauses-list")).to_contain_text("no clause yet")
    await page.unroute("**/form/clauses?*")
    await turkey.other("CY", "object", issue="D1", option=2, price=["D3", 2])
    await page.locator("#composer-clauses-list summary", has_text="D3").click()
    await page.locator("#composer-clauses-list .pick:has([value='D3=1'])").click()
    await turkey.other("CY", "lift_objection", issue="D1")
    await expect(page.locator("#clause-D1 .protest")).to_have_count(0)
    await expect(page.locator("#composer-clauses-list [value='D3=1']")).to_be_checked()
    await expect(page.locator("#composer-chosen .chip-code")).to_have_text(["D3=1"])
