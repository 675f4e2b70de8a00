"""The Council: unanimity in foreign policy, with its abstentions; qualified majority in figures."""

from fractions import Fraction

import pytest

from game_rules import commands as ask
from game_rules.events import BallotClosed
from game_rules.ids import CLOCK, EU_HOUSE
from game_rules.members import eu_members
from game_rules.voting import Position, people, qualified_majority, unanimity
from tests.conformance.moments import PACKAGE, in_the_council, votes
from tests.rules.moments import WORDS
from tests.rules.stage import Did, asks, did

EU28 = eu_members((2016, 7))
BY_SIZE = sorted(EU28, key=lambda code: -people((code,)))
DEAL = {"A1": 1, "A2": 1}


def share(states: list[str]) -> Fraction:
    """Of the people of the Union."""
    return Fraction(people(states), people(EU28))


def said(position: Position, *states: str) -> dict[str, Position]:
    """These states take this position."""
    return dict.fromkeys(states, position)


def all_but(others: dict[str, Position]) -> dict[str, Position]:
    """Everybody in favour but these."""
    return said("for", *EU28) | others


def closed(*, agreed: bool, **how: object) -> Did:
    """The item is closed."""
    return did(CLOCK, BallotClosed, house=EU_HOUSE, **PACKAGE, agreed=agreed, **how)


# --- common foreign and security policy -------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["CY", "UK"])
def test_c031_one_vote_against_is_enough(state: str) -> None:
    """Given a CFSP conclusion is put to the Council, when one EU state votes against, then it is refused."""
    voted = (
        in_the_council(**DEAL)
        .when(votes(state, "against"))
        .then_among_others(closed(agreed=False, code="R-UNANIMITY", against=(state,)))
    )
    assert voted.state.decision.consents == frozenset()
    assert unanimity(EU28, all_but(said("against", state))).code == "R-UNANIMITY"


def test_c032_plain_abstentions_do_not_prevent_it() -> None:
    """Given a CFSP conclusion is put to the Council, when two states abstain without declaration, nobody is against,
    then it is adopted."""
    game = in_the_council(**DEAL).after(votes("CY", "abstain"))
    voted = game.when(votes("UK", "abstain")).then_among_others(closed(agreed=True))
    assert (EU_HOUSE, "COM", 1) in voted.state.decision.consents


def test_c036_nine_declared_abstentions_are_below_one_third() -> None:
    """Given nine states with more than half of the population abstain with declarations, when the item is closed, then
    it is adopted (nine of 28 is below one third)."""
    nine = BY_SIZE[:9]
    assert share(nine) > Fraction(1, 2)
    assert unanimity(EU28, all_but(said("abstain_declared", *nine))).adopted
    ten = unanimity(EU28, all_but(said("abstain_declared", *BY_SIZE[:10])))
    assert (ten.adopted, ten.code) == (False, "R-ABST-THIRD")


def test_c037_who_abstained_with_a_declaration_does_not_impede() -> None:
    """Given Cyprus declared an abstention on decision X, when Cyprus later blocks the execution of X, then it is
    refused."""
    game = in_the_council(**DEAL).after(votes("CY", "abstain_declared"), votes("UK"))
    assert (EU_HOUSE, "COM", 1) in game.state.decision.consents
    for blocking in (
        asks("CY", ask.Object, issue="A1", option=1),
        asks("CY", ask.ThreatenStatement),
        asks("CY", ask.PublishStatement, statement="condemnation", text=WORDS),
    ):
        game.when(blocking).refused(
            "R-LOYAL-ABSTENTION", says="must not impede", cites="TEU 31(1)", holders=("CY",), remedy="new version"
        )
    game.when(asks("UK", ask.Object, issue="A1", option=1)).happens()


@pytest.mark.parametrize("option", [2, 3], ids=["talks on an arrangement", "arrangement and security agreement"])
def test_c038_cyprus_alone_stops_what_turkey_is_promised(option: int) -> None:
    """Given a Turkey-EDA administrative arrangement or an EU-Turkey security agreement is put to the Council, when
    Cyprus votes against, then it is refused."""
    game = in_the_council(**DEAL, A4=option)
    assert game.state.table.packages["COM"].choices["A4"] == option
    game.when(votes("CY", "against")).then_among_others(closed(agreed=False, code="R-UNANIMITY", against=("CY",)))


@pytest.mark.parametrize("staff", ["COM", "EEAS"])
@pytest.mark.parametrize("position", ["for", "against", "abstain", "abstain_declared"])
def test_c039_only_member_states_vote(staff: str, position: str) -> None:
    """Given any CFSP item, when the European Commission or the EEAS casts a vote, then it is refused."""
    in_the_council(**DEAL).when(votes(staff, position)).refused(
        "R-NO-STANDING", says="no member of the Council of the EU", cites="TEU 16; TEU 31", holders=("CY", "UK")
    )


# --- qualified majority -----------------------------------------------------------------------------------------------


def test_c041_four_against_and_three_abstaining_do_not_stop_it() -> None:
    """Given EU-28, 2016 figures; UK, NL, PL, SE against; IE, DK, MT abstain, when the vote is closed (21 states, 72.4 %
    in favour), then it is adopted."""
    positions = said("against", "UK", "NL", "PL", "SE") | said("abstain", "IE", "DK", "MT")
    found = qualified_majority(EU28, all_but(positions))
    assert (found.adopted, found.code, found.states, found.of_states, found.permille) == (True, "", 21, 28, 724)


def test_c044_four_with_the_people_block_it() -> None:
    """Given EU-28, 2016 figures, proposal by the Commission, when DE, FR, UK and MT vote against, then it is
    refused."""
    three = said("against", "DE", "FR", "UK")
    found = qualified_majority(EU28, all_but(three | said("against", "MT")))
    assert (found.adopted, found.code) == (False, "R-QMV-POP")
    assert qualified_majority(EU28, all_but(three)).adopted, "three are too few, whatever their people"


def test_c045_fifteen_states_are_too_few() -> None:
    """Given 15 largest states in favour (91.6 %), when vote is closed, then it is refused: 15 of 28 is 53.6 %."""
    found = qualified_majority(EU28, said("for", *BY_SIZE[:15]))
    assert (found.adopted, found.code, found.permille) == (False, "R-QMV-STATES", 916)
    assert (found.states, found.of_states, round(1000 * found.states / found.of_states)) == (15, 28, 536)


def test_c046_an_abstention_is_not_counted_in_favour() -> None:
    """Given a state abstains in a QMV vote, when vote is closed, then the abstention is not counted in favour."""
    sixteen = said("for", *BY_SIZE[:16])
    assert qualified_majority(EU28, sixteen).adopted
    aside = qualified_majority(EU28, sixteen | said("abstain", BY_SIZE[15]))
    assert (aside.adopted, aside.code, aside.states) == (False, "R-QMV-STATES", 15)


def test_c047_without_a_proposal_twenty_states_are_too_few() -> None:
    """Given a text not proposed by the Commission or the High Representative, 20 states in favour, when vote is closed,
    then it is refused: 72 % (21 states) needed."""
    twenty = said("for", *BY_SIZE[:20])
    found = qualified_majority(EU28, twenty, "other")
    assert (found.adopted, found.code, found.states, found.needed) == (False, "R-QMV-STATES", 20, 21)
    assert qualified_majority(EU28, said("for", *BY_SIZE[:21]), "other").adopted
    assert qualified_majority(EU28, twenty, "proposal").adopted, "a proposal makes it easier"
