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


PREDICT = """() => {
  const button = Object.assign(document.createElement("button"), { type: "button", id: "guess", textContent: "Guess" });
  button.dataset.form = "predict";
  document.getElementById("panel-acts").before(button);
}"""
