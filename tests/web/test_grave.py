"""What weighs asks first: a sheet stands between the button and the act, and what matters for it stands in sight."""

from dataclasses import replace

import pytest

from game_rules.view.shapes import Acts
from server import render
from tests.web.examples import chip, offer, words
from tests.web.moments import june, silence


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
