"""What a page says to do next is true at that moment, and nobody is told to do what it evidently loses by."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from tests.rules.moments import CORE, WORDS, at, draft_of, drafted, frozen_text, lobby
from tests.rules.stage import Given, asks


def says(game: Given, reader: str, kind: str) -> list[str]:
    """The labels of the acts of a kind that are on offer to the reader."""
    acts = game.seen_by(reader).acts
    return [one.label for one in (*acts.first, *acts.visible, *acts.more) if one.kind == kind and one.open]


@pytest.mark.parametrize("phase", ["june", "july", "last-hour"])
def test_the_hint_speaks_of_a_draft_only_where_there_is_one(phase: str) -> None:
    """Both are the scenario's words."""
    bare, written = at(phase), draft_of(phase)
    known = bare.state.phase
    assert known is not None
    assert bare.seen_by("TR").game.phase_hint == known.hint_without_draft != ""
    assert written.seen_by("TR").game.phase_hint == known.hint


def test_behind_closed_doors_the_hint_tells_nobody_of_a_draft() -> None:
    """It stays as it is."""
    assert at("may").seen_by("TR").game.phase_hint == drafted(at("may")).seen_by("TR").game.phase_hint != ""


def test_under_a_frozen_text_the_banner_speaks_instead_of_the_hint() -> None:
    """A break brings the hint back."""
    frozen = frozen_text()
    assert frozen.seen_by("TR").game.phase_hint == ""
    assert frozen.after(asks("TR", ask.BreakSilence, issue="D3")).seen_by("TR").game.phase_hint != ""


def test_only_who_has_a_red_line_is_told_to_find_it() -> None:
    """Turkey has, London has not."""
    briefing = lobby("50").after(asks(LECTURER, ask.StartGame))
    assert "find your red line" in briefing.seen_by("TR").ring.sentence
    for reader in (*CORE, "public"):
        seen = briefing.seen_by(reader)
        assert seen.me.red_lines or "red line" not in seen.ring.sentence + seen.game.phase_hint, reader


def test_the_advice_on_a_leash_names_whose_and_what_it_does() -> None:
    """At the limit one step more forbids a common draft; above it one step less allows it."""
    may = at("may").after(asks("TR", ask.Demand, issue="D4", option=2, text=WORDS))
    assert may.seen_by("TR").ring.sentence == (
        "Tighten NATO International Staff's leash: one step shorter, and it may initial no common draft "
        "until everybody sees the text."
    )
    tight = may.after(asks("UK", ask.TightenLeash, role="NATO"))
    assert tight.seen_by("TR").ring.sentence == (
        "Loosen NATO International Staff's leash: it may then initial a common draft behind closed doors, "
        "which it cannot now."
    )


def test_once_everybody_sees_the_text_no_leash_is_advised() -> None:
    """It would do nothing for a common draft."""
    assert says(at("june"), "TR", "loosen_leash") == ["Loosen a leash"]


def test_nobody_is_told_to_pay_what_its_instructions_forbid() -> None:
    """Cyprus may not pay with the agreed framework; London may."""
    game = draft_of().after(asks("TR", ask.Object, issue="D3", option=1, price=("D4", 3)))
    assert any(label.startswith("Pay Turkey") for label in says(game, "UK", "offer_package"))
    assert not any(label.startswith("Pay") for label in says(game, "CY", "offer_package"))


def test_a_clause_that_hurts_is_named_with_its_text() -> None:
    """The draft, or whose package; a trade is offered as one's own."""
    june = at("june").after(asks("UK", ask.OfferPackage, choices={"D3": 3}))
    assert " in United Kingdom's package hurts you" in june.seen_by("TR").ring.sentence
    assert " in the draft hurts you" in draft_of(phase="june").seen_by("TR").ring.sentence


def test_whoever_signed_a_good_text_is_not_told_to_withdraw() -> None:
    """The act stays on offer, below."""
    signed = frozen_text().after(asks("NATO", ask.Sign))
    seen = signed.seen_by("NATO")
    assert says(signed, "NATO", "withdraw_signature")
    assert seen.ring.sentence.startswith("The text lies before both houses")
    assert "withdraw_signature" not in [offer.kind for offer in seen.acts.first[:1]]
