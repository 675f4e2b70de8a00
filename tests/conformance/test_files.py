"""Industrial files: the College adopts, the Commission proposes, the Council decides by qualified majority."""

from functools import cache

import pytest

from game_rules import commands as ask
from game_rules.events import ProposalAmended, StatementPublished
from game_rules.ids import COMMISSION, LECTURER
from server.scenarios.scenario_file import load
from tests.conformance.scene import Scene, scene, scene_of
from tests.rules.moments import WORDS
from tests.rules.stage import Asks, asks, did

FUND = {"issue": "E5", "option": 2}
OPENED = {"issue": "E5", "option": 3}
SEATED = ("CY", "UK")


@cache
def autumn() -> Scene:
    """The implementation once the Commission has announced the fund."""
    form = load("implementation").formats[0]
    phase = next(one.id for one in form.phases if "initiate_legislation" in one.opens)
    return scene(load("implementation"), phase, form.id).after(asks(LECTURER, ask.FireInject, inject="E-I4"))


def tabled() -> Scene:
    """The Commission has tabled the industrial programme under Article 173 TFEU."""
    return autumn().after(
        asks(COMMISSION, ask.AdoptInCollege, **FUND),
        asks(COMMISSION, ask.InitiateLegislation, **FUND),
        asks("EEAS", ask.OfferPackage, choices={"E5": 2}),
    )


def adopted() -> Scene:
    """The Council has adopted it by qualified majority."""
    game = tabled().after(asks(COMMISSION, ask.PutToVote, issue="E5"))
    game = game.after(asks("CY", ask.Vote, position="for"), asks("UK", ask.Vote, position="against"))
    assert game.state.files.decided == {"E5": 2}
    return game


def vetoes(role: str) -> Asks:
    """Uses its veto: an objection by whoever may hold one."""
    return asks(role, ask.Object, **FUND)


@pytest.mark.parametrize(("state", "alone", "others"), [("UK", "12.7 %", "22.3 %"), ("CY", "0.2 %", "34.8 %")])
def test_c040_nobody_vetoes_where_the_majority_decides(state: str, alone: str, others: str) -> None:
    """Given the Commission has tabled the industrial programme under Art. 173 TFEU, when a state (e.g. UK, CY) uses
    "veto", then it is refused; the UI offers "vote against" and shows the blocking-minority arithmetic."""
    game = tabled()
    game.when(vetoes(state)).refused(
        "R-NO-VETO-QMV",
        says=f"You alone hold {alone} of the people; a blocking minority needs 4 members with more than 35 %",
        cites="TEU 16(4)",
        remedy=f"Vote against, and win 3 more members with over {others} of the people.",
    )
    voting = game.after(asks(COMMISSION, ask.PutToVote, issue="E5"))
    voting.when(asks(state, ask.Vote, position="against")).happens()


@pytest.mark.parametrize("state", ["UK", "CY", "TR"])
def test_c048_no_state_tables_the_programme_itself(state: str) -> None:
    """Given no Commission proposal exists, when a state tables the programme itself, then it is refused: right of
    initiative."""
    autumn().when(asks(state, ask.InitiateLegislation, **FUND)).refused(
        "R-NO-PROPOSAL", says="Only the Commission may propose", cites="TEU 17(2)", holders=(COMMISSION,)
    )


def test_c049_turkey_has_no_standing_but_a_voice() -> None:
    """Given the programme was adopted by QMV, when Turkey "vetoes" it, then it is refused: no standing; Turkey may
    raise its walk-away value in other items by a public statement."""
    game = adopted()
    game.when(vetoes("TR")).refused(
        "R-NO-STANDING",
        says="no member of the Union",
        cites="TEU 16(3)",
        holders=SEATED,
        remedy="Make a public statement, and raise your price in the clauses that need your consent.",
    )
    spoken = game.when(asks("TR", ask.PublishStatement, statement="condemnation", text=WORDS)).then_among_others(
        did("TR", StatementPublished, statement="condemnation", text=WORDS)
    )
    spoken.when(asks("EEAS", ask.OfferPackage, choices={"E7": 1})).happens()


def test_c050_against_the_commission_only_unanimity_amends() -> None:
    """Given Commission proposal pending, when the Council wants to amend it against the Commission, then only by
    unanimity; otherwise it is refused."""
    amends = asks("UK", ask.AmendProposal, **OPENED)
    one = scene_of(tabled().after(asks("UK", ask.Demand, **OPENED, text=WORDS)))
    one.when(amends).refused("R-AMEND-UNANIMITY", says="Cyprus has not", cites="TFEU 293(1)", holders=("CY",))
    both = one.after(asks("CY", ask.Demand, **OPENED, text=WORDS))
    both.when(amends).then_among_others(did("UK", ProposalAmended, **OPENED))


def test_c051_the_college_adopts_before_it_is_a_proposal() -> None:
    """Given the College has not adopted the proposal, when COM publishes it as a Commission proposal, then it is
    refused until a simple majority of the College (or the empowered role) adopts it."""
    tables = asks(COMMISSION, ask.InitiateLegislation, **FUND)
    autumn().when(tables).refused(
        "R-COLLEGE", says="The College has not adopted this", cites="TFEU 250", holders=(COMMISSION,)
    )
    autumn().after(asks(COMMISSION, ask.AdoptInCollege, **FUND)).when(tables).happens()
