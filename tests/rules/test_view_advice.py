"""What a page says to do next is true at that moment, and nobody is told to do what it evidently loses by."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.view.next import Advice, advice
from tests.rules.moments import CORE, WORDS, at, draft_of, drafted, frozen_text, lobby, meeting
from tests.rules.stage import Given, asks


def says(game: Given, reader: str, kind: str) -> list[str]:
    """The labels of the acts of a kind that are on offer to the reader."""
    acts = game.seen_by(reader).acts
    return [one.label for one in (*acts.first, *acts.visible, *acts.more) if one.kind == kind and one.open]


def advised(game: Given, role: str) -> tuple[Advice, ...]:
    """What the role is told to do, most urgent first."""
    return advice(game.state, role)


def kinds(game: Given, role: str) -> list[str]:
    """The acts among it."""
    return [one.kind for one in advised(game, role) if one.kind]


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
    """At the limit one step more forbids a common draft, above it one step less allows it; it is never urged."""
    may = at("may").after(asks("TR", ask.Demand, issue="D4", option=2, text=WORDS))
    assert next(one for one in advised(may, "TR") if "leash" in one.kind).says == (
        "Tighten NATO International Staff's leash: one step shorter, and it may initial no common draft "
        "until everybody sees the text."
    )
    tight = may.after(asks("UK", ask.TightenLeash, role="NATO"))
    assert next(one for one in advised(tight, "TR") if "leash" in one.kind).says == (
        "Loosen NATO International Staff's leash: it may then initial a common draft behind closed doors, "
        "which it cannot now."
    )
    assert "leash" not in may.seen_by("TR").ring.sentence


def test_once_everybody_sees_the_text_no_leash_is_advised() -> None:
    """It would do nothing for a common draft."""
    assert says(at("june"), "TR", "loosen_leash") == [], "it is long"
    assert says(at("june"), "TR", "tighten_leash") == ["Tighten a leash"]


def test_nobody_is_told_to_pay_what_its_instructions_forbid_or_what_makes_it_worse_off() -> None:
    """Agreed framework: Cyprus may not, London would lose by it; a step that is better for London it may offer."""
    game = draft_of().after(asks("UK", ask.Object, issue="D6", option=1), asks("UK", ask.LiftObjection, issue="D6"))
    dear = game.after(asks("TR", ask.Object, issue="D3", option=1, price=("D4", 3)))
    for reader in ("UK", "CY", "NATO", "COM"):
        assert not any(label.startswith("Pay") for label in says(dear, reader, "offer_package")), reader
    cheap = game.after(
        asks("UK", ask.SetStance, stance="needs_a_price"), asks("TR", ask.Object, issue="D3", option=1, price=("D4", 2))
    )
    assert any(label.startswith("Pay Turkey") for label in says(cheap, "UK", "offer_package"))
    refused = cheap.after(
        asks("EEAS", ask.OfferPackage, choices={"D4": 2, "D6": 2}), asks("CY", ask.Object, issue="D4", option=2)
    )
    assert not any(label.startswith("Pay") for label in says(refused, "UK", "offer_package"))


def test_a_clause_that_hurts_is_named_with_its_text() -> None:
    """The draft, or whose package; a trade is offered as one's own."""
    june = at("june").after(asks("UK", ask.OfferPackage, choices={"D1": 3, "D3": 1}))
    assert " in United Kingdom's package hurts you: object, and name what would pay" in june.seen_by("TR").ring.sentence
    assert " in the draft hurts you" in drafted(at("june"), D3=2).seen_by("TR").ring.sentence


def test_a_red_line_is_objected_to_without_a_price() -> None:
    """Nothing pays for it."""
    june = at("june").after(asks("UK", ask.OfferPackage, choices={"D3": 3}))
    (piece,) = [one for one in advised(june, "TR") if one.kind == "object"]
    assert piece.label.startswith("Red line: object to D")
    assert "pay" not in piece.says


def test_nobody_is_told_to_object_to_what_it_said_yes_to() -> None:
    """Initials, a stance, an acceptance, an offer of its own."""
    june = draft_of("june")
    assert "object" in kinds(june, "CY")
    silent = june.after(asks("CY", ask.SetStance, stance="can_be_silent"))
    assert "object" not in kinds(silent, "CY")
    assert silent.seen_by("CY").ring.sentence.startswith("Hold: you are content with draft 1 (+9 against no deal).")
    assert "object" not in kinds(june, "COM")
    offered = at("june").after(meeting(), asks("UK", ask.OfferPackage, choices={"D1": 1, "D3": 1}))
    assert "object" in kinds(offered, "TR")
    accepted = offered.after(asks("TR", ask.SetStance, stance="can_be_silent", owner="UK"))
    assert "object" not in kinds(accepted, "TR")


def test_what_was_lifted_or_said_in_this_phase_is_not_advised_again() -> None:
    """Objections, comments, initials that were taken back."""
    june = draft_of("june")
    (first,) = [one for one in advised(june, "CY") if one.kind == "object"]
    issue = str(first.data["issue"])
    back = june.after(asks("CY", ask.Object, **first.data), asks("CY", ask.LiftObjection, issue=issue))
    assert issue not in [one.data["issue"] for one in advised(back, "CY") if one.kind == "object"]
    invited = june.after(asks("COM", ask.RequestComments))
    assert "comment" in kinds(invited, "CY")
    assert "comment" not in kinds(invited.after(asks("CY", ask.Comment, text=WORDS)), "CY")
    late = drafted(at("last-hour")).after(asks("COM", ask.RequestComments))
    assert "comment" not in kinds(late, "CY")
    offer = at("june").after(asks("UK", ask.OfferPackage, choices={"D1": 3, "D6": 1}))
    assert "initial" in kinds(offer, "COM")
    taken = offer.after(
        asks("COM", ask.Initial, owner="UK", version=1), asks("COM", ask.Initial, owner="UK", version=1, yes=False)
    )
    assert "initial" not in kinds(taken, "COM")


def test_no_text_is_advised_that_two_states_have_sworn_to_break() -> None:
    """Initials under it would win nothing."""
    apart = draft_of("june").after(asks("EEAS", ask.OfferPackage, choices={"D1": 3, "D2": 1}))
    assert "meet the EEAS first" in apart.seen_by("NATO").ring.sentence
    called = apart.after(meeting("NATO", "EEAS"))
    assert "meet" not in called.seen_by("NATO").ring.sentence, "it has called, and waits"
    june = called.later(seconds=121)
    assert "initial" in kinds(june, "NATO")
    sworn = june.after(*(asks(who, ask.SetStance, stance="would_break", owner="EEAS") for who in ("TR", "CY")))
    assert "initial" not in kinds(sworn, "NATO")


def test_a_new_instruction_is_named_until_something_is_done_about_the_text() -> None:
    """And only where it changes what the draft is worth."""
    july = draft_of("july")
    assert july.seen_by("TR").ring.sentence == (
        "By your new instruction: no deal is now 8 (was 5); draft 1 is still a gain against no deal: +2, was +5."
    )
    done = july.after(asks("TR", ask.SetStance, stance="needs_a_price"))
    assert "instruction" not in done.seen_by("TR").ring.sentence
    assert "instruction" not in july.seen_by("UK").ring.sentence


def test_whoever_is_content_is_told_what_is_missing_and_who_does_it() -> None:
    """In the last hour a pen freezes; before, whoever speaks against it is to be won."""
    late = draft_of("last-hour").after(asks("CY", ask.SetStance, stance="can_be_silent"))
    assert late.seen_by("CY").ring.sentence == (
        "Hold: you are content with draft 1 (+6 against no deal). "
        "Wait for the European Commission, the EEAS or the NATO International Staff to freeze it."
    )
    assert late.seen_by("CY").acts.first[0].kind == "message"
    objected = draft_of("june").after(asks("TR", ask.Object, issue="D3", option=1, price=("D4", 2)))
    told = objected.seen_by("COM").ring.sentence
    assert told.startswith("Draft 1 is good for you (")
    assert "but not safe. Turkey objects to D3 " in told
    assert objected.seen_by("COM").acts.first[0].data["to"] == ("TR",)
    sworn = draft_of("last-hour").after(asks("TR", ask.SetStance, stance="would_break"))
    assert not sworn.seen_by("TR").ring.sentence.startswith("Hold")
    assert "freeze_text" not in kinds(sworn, "COM")


@pytest.mark.parametrize(
    ("price", "do"),
    [
        (("D4", 0), 'would take D3 {clause} for D4 "No clause" (+1 for you): offer that as your package.'),
        (("D4", 2), "ask for a cheaper one, or pay it."),
        (("D2", 3), 'Its price is D2 "Member states and Allies co-sign" (-12 for you): ask for another.'),
    ],
)
def test_a_price_is_told_with_what_it_costs_me(price: tuple[str, int], do: str) -> None:
    """To the Commission: one that serves it, one it could afford, one that is dearer than no deal."""
    objected = draft_of("june").after(asks("TR", ask.Object, issue="D3", option=1, price=price))
    clause = '"in consultation with the EU Member States and the NATO Allies"'
    assert objected.seen_by("COM").ring.sentence.endswith(do.format(clause=clause))


def test_a_pen_that_freezes_is_told_who_speaks_against_the_text() -> None:
    """A clean draft is not a safe one."""

    def says(game: Given) -> list[str]:
        return [one.says for one in advised(game, "NATO") if one.kind == "freeze_text"]

    clean = draft_of("last-hour")
    assert all("risk a break" not in one for one in says(clean))
    objected = says(clean.after(asks("TR", ask.Object, issue="D3", option=1, price=("D4", 2))))
    assert objected == ["Turkey speaks against the draft: pay a price, or freeze it and risk a break."]


def test_a_demand_is_not_proposed_against_what_another_state_demands() -> None:
    """As far as it is public."""
    may = at("may")
    (piece,) = [one for one in advised(may, "CY") if one.kind == "demand"]
    other = (int(str(piece.data["option"])) + 1) % 3
    taken = may.after(asks("TR", ask.Demand, issue=piece.data["issue"], option=other, text=WORDS))
    (again,) = [one for one in advised(taken, "CY") if one.kind == "demand"]
    assert again.data["issue"] != piece.data["issue"]


def test_whoever_signed_a_good_text_is_not_told_to_withdraw() -> None:
    """The act stays on offer, below."""
    signed = frozen_text().after(asks("NATO", ask.Sign))
    seen = signed.seen_by("NATO")
    assert says(signed, "NATO", "withdraw_signature")
    assert seen.ring.sentence.startswith("The text lies before both houses")
    assert "withdraw_signature" not in [offer.kind for offer in seen.acts.first[:1]]
