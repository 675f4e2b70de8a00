"""The packages on the table: what is open, what is a line; what they say of their worth, twins and noise."""

import re
from dataclasses import replace

from game_rules.view.shapes import Acts, Attention, Mine, PackageSeen
from server import render
from tests.web.examples import offer, words
from tests.web.moments import june


def gain(points: int) -> Mine:
    level = (points > 0) - (points < 0)
    return Mine(level=level, word=("indifferent", "gain", "cost")[level], points=points, shown=True)


def drawn(*packages: PackageSeen, acts: Acts | None = None) -> str:
    view = replace(june(), packages=packages)
    return render.panel("packages", replace(view, acts=acts or view.acts), words)


def folded(*packages: PackageSeen) -> list[str]:
    return re.findall(r'id="package-(\w+)-more"', drawn(*packages))


CARD = june().packages[0]


def test_what_is_worse_for_me_or_dead_is_one_line_until_opened() -> None:
    """My own and the draft stay open; of what is better for me than the draft, the first three."""
    worse = replace(CARD, owner="CY", than_draft=gain(-4))
    same = replace(CARD, owner="EEAS", than_draft=gain(0))
    dead = replace(CARD, owners=("NATO",), owner="NATO", missing=())
    own = replace(CARD, owner="TR", own=True, than_draft=gain(-4))
    draft = replace(CARD, owner="COM", is_draft=True, than_draft=gain(0))
    assert folded(worse, same, dead, own, draft, CARD) == ["CY", "EEAS", "NATO"]
    assert folded(*(replace(CARD, owner=owner) for owner in ("A", "B", "C", "D"))) == ["D"]


def test_without_a_draft_the_first_are_open() -> None:
    none = Mine()
    assert folded(*(replace(CARD, owner=owner, than_draft=none) for owner in ("A", "B", "C", "D"))) == ["D"]


def test_less_than_the_draft_is_no_alarm_while_it_is_a_gain() -> None:
    """Giving is the game: one figure against no deal, and the step."""
    text = drawn(replace(CARD, mine=gain(14), than_draft=gain(-4)))
    assert "gain against no deal, less than the draft" in text
    assert '<b class="figure">4</b> less than the draft' in text
    assert 'data-level="-' not in text


def test_too_loud_a_package_says_so() -> None:
    loud = replace(CARD, heat=Attention(total=10, ceiling=9))
    assert "of 9: too loud to freeze" in drawn(loud)
    assert "too loud" not in drawn(replace(loud, heat=Attention(total=10, ceiling=9, waived=True)))


def test_twins_are_one_card_that_says_so() -> None:
    assert "United Kingdom and NATO International Staff offer the same text" in drawn(CARD)
    assert "the same text" not in drawn(replace(CARD, owners=("UK",), names=("United Kingdom",)))


def test_the_meeting_without_which_nobody_initials_stands_first() -> None:
    """Not "ask": the act that opens the way."""
    call = offer("contact", "Meet NATO (1 point)", whole=True, data={"role": "NATO", "channel": "office"})
    text = drawn(replace(CARD, meet=("NATO",), ask=("NATO",)), acts=Acts(more=(call,)))
    assert "Meet NATO (1 point)" in text
    assert 'data-talk="NATO"' not in text
    assert text.index("Meet NATO") < text.index("Change UK and NATO")
