"""Settled: a text that is a clear gain and that one can be silent on is held; initials and meetings are told alike."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.minutes import line
from game_rules.view.needs import prospect
from game_rules.view.next import advice
from tests.rules.moments import QUIET, WORDS, at, draft_of, drafted, frozen_text, meeting
from tests.rules.stage import Asks, Given, asks


def offers(by: str, **choices: int) -> Asks:
    """`by` offers a package."""
    return asks(by, ask.OfferPackage, choices=choices)


def silent(game: Given, *roles: str) -> Given:
    """They say that they can be silent on the draft."""
    return game.after(*(asks(role, ask.SetStance, stance="can_be_silent") for role in roles))


def told(game: Given, role: str) -> str:
    """All that the role is told to do."""
    return " ".join(one.says for one in advice(game.state, role))


# --- other texts ------------------------------------------------------------------------------------------------------

LONG_LIST = draft_of().after(offers("EEAS", D1=3))
"""It is worth seven points more to the Commission, and one point less to London."""


def test_another_text_is_put_forward_only_for_a_clear_gain() -> None:
    """Three points; one point is no reason to open a draft again."""
    assert "EEAS / High Representative's text is worth more to you than draft 1" in told(LONG_LIST, "COM")
    assert "worth more" not in told(LONG_LIST, "CY")
    assert "worth more" in told(draft_of().after(offers("UK", D3=2)), "CY")


def test_whoever_can_be_silent_is_told_to_hold_and_of_no_other_text() -> None:
    """Its own word, or that of every state; and who has not spoken is named."""
    game = draft_of().after(offers("EEAS", D3=2))
    assert "worth more" in told(game, "CY")
    mine = silent(game, "CY")
    assert mine.seen_by("CY").ring.sentence.startswith("Hold: you are content with draft 1 (+9 against no deal).")
    assert "Turkey and the United Kingdom have not said" in mine.seen_by("CY").ring.sentence
    assert "worth more" not in told(mine, "CY")
    everybody = silent(LONG_LIST, "TR", "CY", "UK")
    assert everybody.seen_by("COM").ring.sentence.startswith("Hold: you are content")
    assert "worth more" not in told(everybody, "COM")


def test_no_text_is_put_forward_that_a_member_of_a_house_speaks_against() -> None:
    """An objection to its clause, or an oath to break it."""
    for against in (
        asks("CY", ask.Object, issue="D1", option=3),
        asks("CY", ask.SetStance, stance="would_break", owner="EEAS"),
    ):
        assert "worth more" not in told(LONG_LIST.after(against), "COM")


def test_no_price_is_proposed_that_hurts_oneself() -> None:
    """Less of a loss is none."""
    game = draft_of().after(offers("NATO", D1=3, D3=2), asks("COM", ask.Initial, owner="NATO", version=2))
    (piece,) = [one for one in advice(game.state, "TR") if one.kind == "object"]
    assert (piece.data["issue"], piece.data["option"]) == ("D3", 2)
    assert "(D1=" not in piece.says


def test_initials_that_make_one_worse_off_never_stand_out() -> None:
    """They are on offer."""
    game = silent(LONG_LIST, "TR", "CY", "UK").after(offers("UK", D1=0))
    acts = game.seen_by("NATO").acts
    assert all(one.kind != "initial" for one in acts.first)
    assert any(one.kind == "initial" for one in (*acts.visible, *acts.more))


# --- what is worth pressing ------------------------------------------------------------------------------------------

FOUGHT = drafted(at("june"), D1=3, D3=2)
"""It costs Turkey five points at the members, two at the list of areas."""


def test_the_headline_names_what_costs_most_and_falls_silent_once_it_is_objected_to() -> None:
    """A clause that matters little is never fought first, nor after the great one."""
    assert FOUGHT.seen_by("TR").ring.sentence.startswith("Reference to states:")
    objected = FOUGHT.after(asks("TR", ask.Object, issue="D3", option=2))
    assert "(D1=3)" not in objected.seen_by("TR").ring.sentence
    assert "(D1=3)" not in told(objected, "TR")


def test_a_better_text_on_the_table_comes_before_an_objection() -> None:
    """Whoever could have what it wants is told so."""
    better = FOUGHT.after(offers("UK", D3=1))
    assert "United Kingdom's text is worth more to you than draft" in better.seen_by("TR").ring.sentence
    assert better.seen_by("TR").acts.first[0].label == "Back United Kingdom's text"


def test_a_price_is_paid_only_for_what_stands_in_the_draft() -> None:
    """An objection to a package alone would bring its clause back."""
    game = draft_of().after(offers("COM", D6=2), asks("UK", ask.Object, issue="D6", option=2, price=("D8", 2)))
    for reader in ("COM", "NATO", "EEAS"):
        assert "Pay " not in " ".join(one.label for one in advice(game.state, reader)), reader


# --- what can be said again -------------------------------------------------------------------------------------------


def labels(game: Given, reader: str, kind: str) -> list[str]:
    """The open acts of a kind, as they lie before the reader."""
    acts = game.seen_by(reader).acts
    return [one.label for one in (*acts.first, *acts.visible, *acts.more) if one.kind == kind and one.open]


def test_a_stance_on_the_draft_can_always_be_taken_anew() -> None:
    """Also beside other texts to back; and first where a new instruction has changed the sum."""
    game = silent(draft_of("july"), "TR").after(offers("COM", D4=2))
    assert "Change my stance on draft 1" in labels(game, "TR", "set_stance")
    told_early = silent(draft_of(), "TR").after(asks(LECTURER, ask.NextPhase)).later(seconds=0)
    acts = told_early.seen_by("TR").acts
    assert acts.first[0].label == "Change my stance on draft 1"
    assert "no deal is now 8 (was 5)" in told_early.seen_by("TR").ring.sentence
    assert "+2, was +5" in told_early.seen_by("TR").ring.sentence


def test_an_objection_to_the_draft_is_lifted_in_sight() -> None:
    """Not under More."""
    game = draft_of().after(asks("TR", ask.Object, issue="D3", option=1))
    acts = game.seen_by("TR").acts
    assert "lift_objection" in [one.kind for one in (*acts.first, *acts.visible)]


def test_under_silence_hardly_anything_closed_is_listed() -> None:
    """Only what would change the text, which teaches."""
    acts = frozen_text().seen_by("TR").acts
    closed = [one.kind for one in (*acts.first, *acts.visible, *acts.more) if not one.open]
    assert set(closed) <= {"offer_package", "object"}


def test_under_silence_the_button_names_the_clause_of_the_last_word() -> None:
    """Where it stands as it did; a red line goes before."""
    game = frozen_text()
    (dealt,) = [one for one in game.state.ledger.cards["TR"] if one.points]
    (breaking,) = [one for one in advice(game.state, "TR") if one.kind == "break_silence"]
    assert breaking.data["issue"] == dealt.issue


def test_when_everybody_has_answered_and_signed_one_waits_for_the_deadline() -> None:
    """Nobody hesitates any more."""
    game = frozen_text().after(*(asks(role, ask.LetPass) for role in ("TR", "CY", "UK")))
    heads = [one.role for one in game.seen_by("TR").decision.signatures if one.seated]
    signed = game.after(*(asks(head, ask.Sign) for head in heads))
    assert signed.state.clock.status == "running"
    for reader in ("TR", "NATO"):
        assert signed.seen_by(reader).ring.sentence.startswith("Everybody has answered and signed: it stands when")


def test_a_pen_that_asks_for_comments_is_not_told_to_comment() -> None:
    """States are."""
    game = draft_of().after(asks("COM", ask.RequestComments))
    assert "comment" not in [one.kind for one in advice(game.state, "COM")]
    assert "comment" in [one.kind for one in advice(game.state, "TR")]
    game.when(asks("NATO", ask.RequestComments)).refused("R-PHASE", remedy="the minutes")


def test_a_refusal_offers_what_the_asker_can_do() -> None:
    """Behind closed doors nobody is sent to object."""
    demand = asks("TR", ask.Demand, issue="D4", option=2, text=WORDS)
    at("may").after(demand).when(demand).refused("R-NO-CARD", remedy="Talk to the pens")
    draft_of().after(demand).when(demand).refused("R-NO-CARD", remedy="Object to a clause")
    frozen_text().when(asks("TR", ask.Sign)).refused("R-SIGNATORY", remedy="Talk to ")
    draft_of("last-hour").when(asks("COM", ask.Sign)).refused("R-VERSION", remedy="Freeze it first")


# --- the meeting ------------------------------------------------------------------------------------------------------

LONELY = at("june").after(offers("NATO", **QUIET))


def test_a_missing_meeting_is_the_headline_and_the_first_act() -> None:
    """Of the owner, and of whoever is to initial; with its cost, and under one name."""
    for reader, other in (("NATO", "European Commission (1 point)"), ("COM", "NATO International Staff (1 point)")):
        seen = LONELY.seen_by(reader)
        assert "first (1 point): without a drafting meeting nobody can initial." in seen.ring.sentence, reader
        assert seen.acts.first[0].label == f"Meet {other}"
    met = LONELY.after(meeting())
    assert "win the yes of" in met.seen_by("NATO").ring.sentence
    assert met.seen_by("COM").acts.first[0].kind == "initial"


def test_the_card_names_the_meeting_and_whom_to_call() -> None:
    """To whoever can call; a state reads who has to meet."""
    (mine,) = LONELY.seen_by("NATO").packages
    assert mine.needs.endswith("First you and COM or EEAS must meet: without a drafting meeting nobody can initial.")
    assert mine.meet == ("COM", "EEAS")
    assert LONELY.seen_by("EEAS").packages[0].meet == ("NATO",)
    (theirs,) = LONELY.seen_by("CY").packages
    assert "First NATO and COM or EEAS must meet" in theirs.needs
    assert theirs.meet == ()
    after = LONELY.after(meeting()).seen_by("NATO").packages[0]
    assert (after.needs, after.meet) == ("Needs the initials of COM or EEAS.", ())


def test_a_preview_says_who_has_objected_who_asks_for_more_and_whose_initials_it_needs() -> None:
    """Never that nothing is in the way."""
    june = at("june").after(asks("TR", ask.Demand, issue="D4", option=2, text=WORDS))
    assert prospect(june.state, "NATO", QUIET) == (
        "Nobody has objected to this. Open demands: TR D4=2. Needs the initials of COM or EEAS. "
        "First you and COM or EEAS must meet: without a drafting meeting nobody can initial."
    )
    assert prospect(june.state, "UK", QUIET) == (
        "Nobody has objected to this. Open demands: TR D4=2. Needs NATO's initials, and those of COM or EEAS."
    )
    protested = draft_of().after(asks("TR", ask.Object, issue="D3", option=1))
    assert "Nobody has objected" not in prospect(protested.state, "UK", {**QUIET, "D1": 1})
    assert "Nobody has objected" in prospect(protested.state, "UK", {**QUIET, "D3": 0})


# --- one text, one set of initials ------------------------------------------------------------------------------------


def test_the_same_text_of_two_owners_is_one_card_with_all_that_was_said_of_it() -> None:
    """Owners, initials and stances are pooled; the meeting that makes it the draft is named once."""
    twice = LONELY.after(
        offers("COM", **QUIET),
        asks("UK", ask.SetStance, stance="can_be_silent", owner="NATO"),
        asks("CY", ask.SetStance, stance="needs_a_price", owner="COM"),
    )
    for reader in ("TR", "EEAS", "NATO", "public"):
        (seen,) = twice.seen_by(reader).packages
        assert (seen.owners, seen.initials) == (("COM", "NATO"), ("COM", "NATO"))
        assert seen.stances == (("CY", "needs_a_price"), ("UK", "can_be_silent"))
        assert seen.needs == (
            "Pens of both houses have initialled this very text: it becomes the draft as soon as two of them meet."
        )
    assert twice.seen_by("NATO").packages[0].meet == ("COM",)
    assert "meet the European Commission first (1 point)" in twice.seen_by("NATO").ring.sentence
    assert twice.after(meeting()).state.table.draft is not None


def test_every_initial_under_the_draft_is_shown_everywhere() -> None:
    """A third pen's too: on the card, in the draft's head, on the ring."""
    third = draft_of().after(meeting("EEAS", "NATO"), asks("EEAS", ask.Initial, owner="NATO", version=1))
    seen = third.seen_by("TR")
    assert seen.packages[0].initials == seen.draft.pens == ("COM", "EEAS", "NATO")
    assert {one.role for one in seen.ring.seats if one.standing == "initialled"} == {"COM", "EEAS", "NATO"}


def test_an_initial_that_is_taken_back_is_announced_to_the_owner() -> None:
    """To nobody else."""
    game = at("june").after(meeting(), offers("UK", D1=2), asks("COM", ask.Initial, owner="UK", version=1))
    after = game.after(asks("COM", ask.Initial, owner="UK", version=1, yes=False))
    (event,) = after.told
    loud = {role for role in game.state.cast if (said := line(game.state, event, after.state, role)) and said.loud}
    assert loud == {"UK"}


@pytest.mark.parametrize("role", ["TR", "CY", "UK"])
def test_under_silence_nobody_is_told_of_another_text(role: str) -> None:
    """It is too late for one."""
    assert "worth more to you than draft" not in told(frozen_text(), role)
