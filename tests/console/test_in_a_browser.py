"""The lecturer's pages in a browser: they answer without a new page, keep what is typed, and all can use them."""

import time
from collections.abc import AsyncIterator

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.console.console import console_code
from tests.server.running import House
from tests.web.pictures import drawn

pytestmark = pytest.mark.browser

expect.set_options(timeout=20_000)  # a busy machine is slow, and speed is not what these tests are about


@pytest.fixture
async def desk(here: House, browser: Browser) -> AsyncIterator[Page]:
    """The lecturer's browser, signed in with the link that the server printed."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, base_url=here.origin)
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    await page.goto(f"/console/enter#{await console_code(here, here.lecturer)}")
    await expect(page.get_by_role("heading", name="Your classes")).to_be_visible()
    yield page
    assert errors == []
    await context.close()


async def test_from_the_link_to_a_running_game_in_three_clicks(here: House, desk: Page) -> None:
    """The code leaves the address; open, draw, start."""
    assert "#" not in desk.url
    await desk.get_by_role("button", name="Open the class").click()
    await expect(desk.locator(".join-code-big")).to_be_visible()
    await desk.get_by_role("button", name="Draw roles for everybody here").click()
    await desk.get_by_role("button", name="Start all games").click()
    await expect(desk.locator("#said")).to_have_text("Started: Game 1.")
    await expect(desk.locator("#panel-games")).to_contain_text("Briefing")


async def test_a_button_answers_without_a_new_page_and_keeps_what_is_typed(here: House, desk: Page) -> None:
    """A push never wipes what the lecturer was typing, and the focus stays."""
    live = await here.started()
    await desk.goto(f"/console/{live.record.class_id}/{live.id}")
    await desk.evaluate("window.still = true")
    words = desk.get_by_label("Your words")
    await words.fill("Half a sentence")
    await desk.get_by_role("button", name="Pause", exact=True).click()
    await expect(desk.locator("#said")).to_have_text("Paused: Game 1.")
    await expect(desk.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    await words.focus()
    await here.seated("TR").act("raise_hand", "c1")
    await here.classroom.act(live.id, "ann", "resume_game")
    await expect(desk.locator("#panel-steer")).to_have_attribute("data-status", "running")
    await expect(words).to_have_value("Half a sentence")
    await expect(words).to_be_focused()
    assert await desk.evaluate("window.still")


async def test_a_button_pressed_before_the_script_is_there_stays_on_its_page(
    here: House, desk: Page, browser: Browser
) -> None:
    """A game's button on the class's page, as a plain form: the class's page says what it did."""
    live = await here.started()
    of_class, of_game = f"/console/{live.record.class_id}", f"/console/{live.record.class_id}/{live.id}"
    signed_in = await desk.context.storage_state()
    plain = await browser.new_context(base_url=here.origin, java_script_enabled=False, storage_state=signed_in)
    page = await plain.new_page()
    for path, button, says in ((of_class, "Pause", "Paused: Game 1."), (of_game, "Resume", "Resumed: Game 1.")):
        await page.goto(path)
        await page.get_by_role("button", name=button, exact=True).click()
        await expect(page.locator("#said")).to_have_text(says)
        assert page.url.partition("?")[0] == here.origin + path
    await plain.close()


async def test_the_class_page_shows_who_comes_while_one_looks(here: House, desk: Page) -> None:
    """Without a new page."""
    record = await here.open_class()
    await desk.goto(f"/console/{record.id}")
    await here.join(record.code, "Ada Lovelace")
    await expect(desk.locator("#panel-people")).to_contain_text("Ada Lovelace")


async def test_one_key_makes_the_projector_dark(here: House, desk: Page, browser: Browser) -> None:
    """The lecturer's own at once, and every other one with it."""
    live = await here.started()
    other = await browser.new_page()
    await other.goto(f"{here.origin}/board/{live.id}")
    await desk.goto(f"/board/{live.id}")
    await expect(desk.locator("#curtain")).to_be_hidden()
    await desk.keyboard.press("b")
    await expect(desk.locator("#curtain")).to_be_visible()
    await expect(other.locator("#curtain")).to_be_visible()
    await desk.keyboard.press("b")
    await expect(other.locator("#curtain")).to_be_hidden()
    await other.close()


async def test_the_projector_follows_the_game(here: House, desk: Page) -> None:
    """What is said on the floor appears by itself."""
    live = await here.started()
    await here.next_phase(live)
    await desk.goto(f"/board/{live.id}")
    await here.seated("CY").act("message", "c1", text="Good morning to all.")
    await expect(desk.locator("#talk")).to_contain_text("Good morning to all.")


async def test_the_replay_moves_by_keys_and_by_the_scrubber(here: House, desk: Page) -> None:
    """Without a new page; the address says where one is."""
    live = await here.started()
    for _ in range(2):
        await here.next_phase(live)
    await desk.goto(f"/replay/{live.id}")
    await desk.evaluate("window.still = true")
    shown = desk.locator("#replay")
    last = int(await shown.get_attribute("data-last") or 0)
    assert last >= 3
    await desk.keyboard.press("Home")
    await expect(shown).to_have_attribute("data-at", "0")
    await desk.keyboard.press("ArrowRight")
    await expect(shown).to_have_attribute("data-at", "1")
    await desk.keyboard.press("End")
    await expect(shown).to_have_attribute("data-at", str(last))
    await desk.locator("#at").fill("2")
    await expect(shown).to_have_attribute("data-at", "2")
    await desk.get_by_label("As", exact=True).select_option("CY")
    await expect(desk.locator(".ring-panel .seat-me")).to_have_count(1)
    assert "as=CY" in desk.url
    assert await desk.evaluate("window.still")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everybody_can_use_every_page(here: House, browser: Browser, scheme: str) -> None:
    """No finding of axe, in light and in dark; nothing wider than a phone."""
    live = await here.started()
    await here.next_phase(live, 2)
    await here.seated("TR").act("object", "c1", issue="D3", option=0)
    over = await here.started()
    await here.classroom.act(over.id, "ann", "end_game")
    lobby = await here.open_class()
    await here.seated("TR").act("message", "c2", text="Between us.", to=["UK"])
    own = f"/console/{live.record.class_id}"
    paths = [
        "/start",
        "/alone",
        "/device",
        "/console",
        f"/console/{lobby.id}",
        own,
        f"{own}/{live.id}",
        f"/board/{live.id}",
        f"/board/class/{lobby.id}",
        f"/replay/{live.id}",
        f"/debrief/{over.id}",
        f"/artefact/{over.id}",
        f"/debrief/class/{over.record.class_id}",
    ]
    context = await browser.new_context(
        color_scheme=scheme, bypass_csp=True, base_url=here.origin, viewport={"width": 1280, "height": 900}
    )
    page = await context.new_page()
    await page.goto(f"/console/enter#{await console_code(here, here.lecturer)}")
    await expect(page.get_by_role("heading", name="Your classes")).to_be_visible()
    await page.goto(own)
    await page.get_by_role("button", name="Admit spectators").click()
    link = str(await page.locator(".watch-link").get_attribute("href"))
    paths += [link, link.replace("?", f"/{live.id}?")]
    for path in paths:
        await page.set_viewport_size({"width": 1280, "height": 900})
        answer = await page.goto(path)
        assert answer
        assert answer.status == 200, path
        found = (await Axe().run(page)).response["violations"]
        assert [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found] == [], path
        await page.set_viewport_size({"width": 320, "height": 640})
        wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, path
        for width, height in ((320, 640), (1280, 900)):
            await page.set_viewport_size({"width": width, "height": height})
            await drawn(page, f"page-{paths.index(path)}-{width}-{scheme}")
    await context.close()


async def test_a_countdown_never_shows_anything_but_the_time_left(here: House, desk: Page) -> None:
    """Neither at first, nor after an act, nor while things happen."""
    live = await here.started()
    await here.next_phase(live)
    own = f"/console/{live.record.class_id}"
    for path in (own, f"{own}/{live.id}", f"/board/{live.id}"):
        began = time.monotonic()
        await desk.goto(path)
        shown = desk.locator("[data-until]").first
        texts = [await shown.inner_text()]
        await desk.evaluate(
            """() => {
              window.seen = [];
              const all = () => document.querySelectorAll("[data-until]");
              const look = () => all().forEach((one) => window.seen.push(one.textContent));
              const every = { subtree: true, childList: true, characterData: true };
              new MutationObserver(look).observe(document.body, every);
            }"""
        )
        for number in range(3):
            await here.seated("CY").act("message", f"{path}{number}", text="Good morning.")
            await desk.wait_for_timeout(900)
        texts += await desk.evaluate("window.seen")
        left = (live.state.clock.ends - live.now()) // 1000
        passed = time.monotonic() - began
        for text in texts:
            minutes, seconds = text.split(":")
            assert left - passed - 1 <= int(minutes) * 60 + int(seconds) <= left + 1, (path, text)


async def test_next_phase_asks_and_works_by_keyboard(here: House, desk: Page) -> None:
    """Escape folds it again; Enter, Tab and Enter do it."""
    live = await here.started()
    await desk.goto(f"/console/{live.record.class_id}")
    guard = desk.locator("#sure-next-all")
    await guard.locator("summary").focus()
    await desk.keyboard.press("Enter")
    await expect(guard.get_by_text("1 of 1 game is still playing.")).to_be_visible()
    await desk.keyboard.press("Escape")
    await expect(guard.locator("button[type=submit]")).to_be_hidden()
    await expect(guard.locator("summary")).to_be_focused()
    await desk.keyboard.press("Enter")
    await desk.keyboard.press("Tab")
    await desk.keyboard.press("Enter")
    await expect(desk.locator("#said")).to_have_text("Next phase: Game 1.")
    await expect(desk.locator("#said")).to_be_in_viewport()
    await expect(guard.locator("button[type=submit]")).to_be_hidden()
    assert live.state.clock.number == 1


async def test_a_double_click_does_what_it_began_on_and_no_more(here: House, desk: Page) -> None:
    """What asks lies over the games: its second half must not open the game that was under it."""
    live = await here.started()
    await desk.goto(f"/console/{live.record.class_id}")
    await desk.locator("#sure-next-all summary").click()
    followed = await desk.evaluate("""() => {
        document.querySelector("#sure-next-all [data-fold]").click();
        const second = new MouseEvent("click", { bubbles: true, cancelable: true, detail: 2 });
        return document.querySelector(".game-head a").dispatchEvent(second);
    }""")
    assert not followed


async def test_a_whisper_says_to_whom_and_is_over_when_it_is_said(here: House, desk: Page) -> None:
    """The next words are for everybody again."""
    live = await here.started()
    await desk.goto(f"/console/{live.record.class_id}/{live.id}")
    say = desk.locator("#say")
    await expect(say.get_by_role("button")).to_have_text("Tell all 6")
    await say.locator('input[value="CY"]').check()
    await expect(say.get_by_role("button")).to_have_text("Tell Cyprus")
    await say.get_by_label("Your words").fill("Look at clause four.")
    await say.get_by_role("button").click()
    await expect(desk.locator("#said")).to_have_text("Said: Game 1.")
    await expect(say.locator('input[value="CY"]')).not_to_be_checked()
    await expect(say.get_by_role("button")).to_have_text("Tell all 6")


async def test_all_of_the_text_is_on_the_projector(here: House, desk: Page) -> None:
    """In a hall nobody scrolls: no clause is cut, and the latest event stands on top."""
    live = await here.started()
    await here.next_phase(live, 2)
    await here.classroom.act(live.id, "ann", "broadcast", {"text": "Two minutes left.", "to": []})
    await desk.set_viewport_size({"width": 1920, "height": 1080})
    await desk.goto(f"/board/{live.id}")
    await expect(desk.locator(".board-right .clause").last).to_be_in_viewport(ratio=1)
    cut = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    assert await desk.locator(".board-right .clause").evaluate_all(cut) == 0
    lines = await desk.locator("#minutes > li").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert lines == sorted(lines, reverse=True)
    size = await desk.locator(".board-right .clause-label").first.evaluate(
        "(one) => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert size >= 26
    await drawn(desk, "projector", whole=False)


async def test_the_export_for_marking_and_its_key_are_two_downloads(here: House, desk: Page) -> None:
    """The box for texts is off; the key file has a button of its own."""
    live = await here.started(people=2)
    await here.classroom.act(live.id, "ann", "end_game")
    await desk.goto(f"/console/{live.record.class_id}")
    await desk.get_by_text("For marking what").click()
    box = desk.get_by_label("Include texts")
    await expect(box).not_to_be_checked()
    for button, name in (
        ("Save for marking", f"assessment-{live.record.class_id}.zip"),
        ("Save the key file", f"assessment-key-{live.record.class_id}.csv"),
    ):
        async with desk.expect_download() as saved:
            await desk.get_by_role("button", name=button).click()
        assert (await saved.value).suggested_filename == name
    await box.check()
    async with desk.expect_request("**include_texts=true") as asked, desk.expect_download():
        await desk.get_by_role("button", name="Save for marking").click()
    assert (await asked.value).method == "GET"


async def test_the_form_for_marking_can_be_used_by_all(here: House, desk: Page, browser: Browser) -> None:
    """Open, on a wide screen and on a narrow one."""
    live = await here.started(people=2)
    await here.classroom.act(live.id, "ann", "end_game")
    known = await desk.context.storage_state()
    context = await browser.new_context(storage_state=known, base_url=here.origin, bypass_csp=True)
    page = await context.new_page()
    await page.goto(f"/console/{live.record.class_id}")
    await page.get_by_text("For marking what").click()
    found = (await Axe().run(page)).response["violations"]
    assert [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found] == []
    await page.set_viewport_size({"width": 320, "height": 640})
    wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0
    await context.close()
