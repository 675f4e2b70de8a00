"""Files beside the text: what the Council decides by majority, and what stands in packages, draft and instructions."""

from game_rules import commands as ask
from game_rules.events import ObjectionLifted
from game_rules.ids import CLOCK, COMMISSION
from tests.rules.claims import refuses
from tests.rules.small import drafted_small
from tests.rules.stage import asks, did
from tests.rules.test_files import SEATED, adopts, playing, tables, votes

CALLS = asks(COMMISSION, ask.PutToVote, issue="E5")


def test_an_objection_to_another_answer_falls_when_the_council_has_decided() -> None:
    """The file is agreed language from then on: there is nothing left to object to."""
    game = playing().after(
        asks("EEAS", ask.OfferPackage, choices={"E5": 1}),
        asks("UK", ask.Object, issue="E5", option=1),
        adopts(),
        tables(),
        CALLS,
        *(votes(role) for role in SEATED[:-1]),
    )
    assert ("UK", "E5") in game.state.table.objections
    decided = game.when(votes(SEATED[-1])).then_among_others(
        did(CLOCK, ObjectionLifted, role="UK", issue="E5", how="moot")
    )
    assert not decided.state.table.objections


@refuses(ask.Vote, "instructions_must_allow_the_vote")
def test_instructions_on_another_clause_forbid_no_vote_on_a_file() -> None:
    """The draft crosses Nicosia's line over A2; the vote is about E5, where only the loan for Ankara is forbidden."""
    game = drafted_small(playing(), a1=0, a2=1)
    voting = game.after(adopts(), tables(), CALLS)
    voting.when(votes("CY")).happens()
    loan = {"issue": "E5", "option": 3}
    other = game.after(adopts(**loan), tables(**loan), CALLS)
    other.when(votes("CY")).refused("R-REDLINE", says="No money for Ankara")
