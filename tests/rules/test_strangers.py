"""A state of one organisation has no seat in the body of the other; staffs have another reason to read."""

import pytest

from game_rules import commands as ask
from game_rules.decide import Refused
from game_rules.ids import EU_HOUSE, NATO_HOUSE
from tests.rules.claims import refuses
from tests.rules.moments import at, drafted, frozen, frozen_text
from tests.rules.small import exchange, in_play
from tests.rules.stage import Answer, asks

PACKAGE = {"owner": "COM", "version": 1}


def codes(answer: Answer) -> set[str]:
    """The codes of a refusal."""
    assert isinstance(answer.answer, Refused)
    return {reason.rule for reason in answer.answer.reasons}


@refuses(ask.BreakSilence, "strangers_have_no_seat")
@refuses(ask.LetPass, "strangers_have_no_seat")
@refuses(ask.Vote, "strangers_have_no_seat")
def test_the_bodies_of_a_package_hear_their_members_alone() -> None:
    game = in_play(exchange()).after(
        asks("NATO", ask.Contact, role="COM"),
        asks("COM", ask.OfferPackage, choices={"A1": 1, "A2": 1}),
        asks("NATO", ask.Initial, **PACKAGE),
        asks("NATO", ask.StartSilence, **PACKAGE),
        asks("EEAS", ask.CallVote, **PACKAGE),
    )
    for step in (asks("CY", ask.BreakSilence, issue="A1"), asks("CY", ask.LetPass)):
        game.when(step).refused("R-NOT-MEMBER", cites="Treaty 9", holders=("TR", "UK"), remedy="the Council of the EU")
    votes = asks("TR", ask.Vote, position="against")
    game.when(votes).refused("R-NOT-MEMBER", cites="TEU 16(2)", holders=("CY", "UK"), remedy="the North Atlantic")
    for staff in ("COM", "NATO"):
        assert codes(game.when(asks(staff, ask.Vote, position="for"))) == {"R-NO-STANDING"}
    game.when(asks("UK", ask.Vote, position="for")).happens()


@refuses(ask.BreakSilence, "strangers_have_no_seat")
@refuses(ask.LetPass, "strangers_have_no_seat")
@refuses(ask.Endorse, "strangers_have_no_seat")
@pytest.mark.parametrize(("state", "house"), [("TR", EU_HOUSE), ("CY", NATO_HOUSE)])
def test_a_text_before_both_is_answered_in_ones_own(state: str, house: str) -> None:
    game = frozen_text()
    for step in (asks(state, ask.BreakSilence, issue="D4", house=house), asks(state, ask.LetPass, house=house)):
        game.when(step).refused("R-NOT-MEMBER", says="has no seat in")
    game.when(asks(state, ask.LetPass)).happens()
    asked = frozen(drafted(at("last-hour"), D7=3))
    asked.when(asks(state, ask.Endorse, yes=True, house=house)).refused("R-NOT-MEMBER")
    asked.when(asks(state, ask.Endorse, yes=True)).happens()
