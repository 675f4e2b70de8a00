"""What weighs asks first: a sheet stands between the button and the act, and what matters for it stands in sight."""

from dataclasses import replace

import pytest
from playwright.async_api import expect

from game_rules.view.shapes import Acts
from server import render
from tests.web.examples import chip, offer, words
from tests.web.moments import june, silence
from tests.web.phone import Seat


@pytest.mark.parametrize("kind", ["let_pass", "freeze_text", "withdraw_package", "initial"])
def test_what_weighs_is_never_done_with_one_tap(kind: str) -> None:
    """Wherever its button stands, a sheet says what will happen and asks."""
    view = replace(june(), questions=())
    drawn = render.panel("acts", replace(view, acts=Acts(first=(offer(kind, "Do it", whole=True),))), words)
    assert f'data-form="{kind}"' in drawn
    assert f'data-act="{kind}"' not in drawn


def test_the_last_word_stands_in_the_question_above_its_buttons() -> None:
    """Whoever lets a text pass has read what it is worth."""
    view = silence()
    dealt = replace(view.me.cards[0], kind="last_word", title="One word from the capital", chip=chip("D3", 1), points=3)
    drawn = render.panel("questions", replace(view, me=replace(view.me, cards=(dealt,))), words)
    assert drawn.index("One word from the capital") < drawn.index('data-form="let_pass"')
    assert f'data-shows-card="card-{dealt.id}"' in drawn
    assert "+3" in drawn
    other = render.panel("questions", replace(view, me=replace(view.me, cards=(replace(dealt, kind="card"),))), words)
    assert "One word from the capital" not in other


@pytest.mark.browser
async def test_what_a_sheet_still_asks_is_said_beside_the_question(turkey: Seat) -> None:
    """In our words; nobody is presumed to block; the first missing answer is led to."""
    page = turkey.page
    await page.evaluate(PREDICT)
    await page.locator("#guess").click()
    await expect(page.locator("#sheet input[name=blocks]:checked")).to_have_count(0)
    await page.locator("#sheet input[name=signed][value=true]").check()
    await page.locator("#sheet input[name=shaped][value=NATO]").check()
    await page.locator("#sheet button[type=submit]").click()
    await expect(page.locator("#sheet .missing")).to_have_text("Choose one of these.")
    await expect(page.locator("#sheet fieldset", has=page.locator(".missing"))).to_contain_text("Who will block?")
    await page.locator("#sheet input[name=blocks][value='']").check()
    await expect(page.locator("#sheet .missing")).to_have_count(0)


@pytest.mark.browser
async def test_what_is_missing_is_led_to_each_time(turkey: Seat) -> None:
    """Also where it stands above what one reads: it is in sight and has the focus."""
    page = turkey.page
    await page.set_viewport_size({"width": 390, "height": 480})
    await page.evaluate(PREDICT)
    await page.locator("#guess").click()
    await page.locator("#sheet input[name=shaped][value=NATO]").check()
    await page.locator("#sheet input[name=blocks][value='']").check()
    for _ in range(2):
        await page.locator("#sheet").evaluate("sheet => sheet.scrollTo(0, sheet.scrollHeight)")
        await page.locator("#sheet button[type=submit]").click()
        await expect(page.locator("#sheet .missing")).to_be_in_viewport()
        await expect(page.locator("#sheet input[name=signed]").first).to_be_focused()


@pytest.mark.browser
async def test_a_demand_chooses_nothing_and_its_button_names_what_is_chosen(turkey: Seat) -> None:
    page = turkey.page
    await page.evaluate(
        PREDICT.replace('"predict"', '"demand"').replace("button.dataset.form", ASKED + "button.dataset.form")
    )
    await page.locator("#guess").click()
    sheet = page.locator("#sheet")
    await expect(sheet.locator("input[value='D4=3']")).to_be_visible()
    await expect(sheet.locator("input:checked")).to_have_count(0)
    await sheet.locator("input[value='D4=2']").check()
    await expect(sheet.locator("button[type=submit]")).to_have_text("File D4=2")


ASKED = """button.dataset.data = '{"issue": "D4", "option": 3}'; """


def test_what_harms_nobody_asks_without_alarm() -> None:
    """Letting pass and signing: what is agreed to and its worth stand in the sheet; breaking stays grave."""
    view = silence("CY")
    for kind, data in (("let_pass", {"house": "EU"}), ("sign", {})):
        acts = replace(view.acts, first=(offer(kind, kind, data=data),))
        drawn = render.form(kind, replace(view, questions=(), acts=acts), data, words)
        assert 'type="submit" class="primary"' in drawn
        assert "consequence-calm" in drawn
        assert "against no deal" in drawn.split("signed-text")[1]
        assert "D4=" in drawn
    assert 'type="submit" class="grave"' in render.form("break_silence", view, {}, words)
    passing = render.form("let_pass", view, {"house": "EU"}, words)
    assert "Your objections to this text are lifted." in passing
    assert "Names are shown once everybody has answered, or the deadline has passed." in passing


def test_where_only_my_own_text_lies_the_stance_sheet_says_so() -> None:
    """There is nothing to say it of."""
    view = june("TR")
    (mine, *_) = view.packages
    alone = replace(view, draft=replace(view.draft, number=0), packages=(replace(mine, own=True, is_draft=False),))
    drawn = render.form("set_stance", alone, {}, words)
    assert "The only text on the table is your own." in drawn
    assert "nothing-here" in drawn


PREDICT = """() => {
  const button = Object.assign(document.createElement("button"), { type: "button", id: "guess", textContent: "Guess" });
  button.dataset.form = "predict";
  document.getElementById("panel-acts").before(button);
}"""
