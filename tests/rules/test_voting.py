"""Decision rules against an independent count, and the instructive cases of 2016 (brief, 2.2 and 2.3)."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game_rules.members import (
    BY_CODE,
    allies,
    chair,
    eu_members,
    has_security_agreement,
    presidency,
)
from game_rules.voting import (
    Basis,
    Position,
    blocking_members,
    college,
    consensus,
    could_stop_alone,
    people,
    qualified_majority,
    states_needed,
    unanimity,
    weighted_votes,
)

JULY_2016 = (2016, 7)
EU = eu_members(JULY_2016)
BY_SIZE = sorted(EU, key=lambda code: -BY_CODE[code].population)
BASES: tuple[Basis, ...] = ("proposal", "other")
POSITIONS: tuple[Position, ...] = ("for", "against", "abstain", "abstain_declared")

votes = st.fixed_dictionaries({code: st.sampled_from(("for", "for", "for", *POSITIONS)) for code in EU})


def share(states: list[str]) -> Fraction:
    return Fraction(sum(BY_CODE[one].population for one in states), sum(BY_CODE[one].population for one in EU))


def in_favour(codes: list[str]) -> dict[str, Position]:
    return dict.fromkeys(codes, "for")


def against(*codes: str) -> dict[str, Position]:
    return {code: "against" if code in codes else "for" for code in EU}


# --- members ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "eu", "nato", "both"),
    [((2004, 5), 25, 26, 19), ((2007, 1), 27, 26, 21), ((2009, 4), 27, 28, 21), ((2013, 7), 28, 28, 22)],
)
def test_the_houses_grow_and_overlap_as_they_did(when: tuple[int, int], eu: int, nato: int, both: int) -> None:
    """Brief, 2.9."""
    assert (len(eu_members(when)), len(allies(when))) == (eu, nato)
    assert len({*eu_members(when)} & {*allies(when)}) == both


def test_membership_follows_the_date() -> None:
    """27 members before July 2013; Montenegro from June 2017; 508,940,955 people in 2016."""
    assert len(eu_members((2013, 6))) == 27
    assert len(eu_members((2020, 2))) == 27
    assert "ME" in allies((2017, 6))
    assert "ME" not in allies((2017, 5))
    assert people(EU) == 508_940_955
    assert sum(BY_CODE[one].weighted_votes for one in EU) == 352


def test_cyprus_alone_lacks_a_security_agreement_since_malta_is_a_partner_again() -> None:
    """Brief, 2.6."""
    lacking = {when: [one for one in eu_members(when) if not has_security_agreement(one, when)] for when in AGREED}
    assert lacking == {(2007, 6): ["CY", "MT"], (2011, 1): ["CY"], (2016, 7): ["CY"]}


AGREED = ((2007, 6), (2011, 1), (2016, 7))


def test_cyprus_presides_and_chairs_neither_foreign_ministers_nor_ambassadors() -> None:
    """C013: the second half of 2012; Article 18(3) TEU."""
    assert presidency((2012, 7)) == presidency((2012, 12)) == "CY"
    assert presidency((2013, 1)) == "IE"
    assert presidency((2030, 1)) == ""
    assert chair("FAC", (2012, 9)) == chair("PSC", (2012, 9)) == "EEAS"
    assert chair("Coreper", (2012, 9)) == "CY"


# --- consensus and unanimity ------------------------------------------------------------------------------------------


def test_one_ally_denies_consensus_and_nobody_else_counts() -> None:
    nato = allies(JULY_2016)
    assert consensus(nato, ()).adopted
    assert consensus(nato, ("CY",)).adopted
    denied = consensus(nato, ("TR",))
    assert (denied.adopted, denied.code, denied.against) == (False, "R-SILENCE-BROKEN", ("TR",))


@given(votes)
def test_unanimity_as_counted_otherwise(positions: dict[str, Position]) -> None:
    no = [one for one in EU if positions[one] == "against"]
    declared = [one for one in EU if positions[one] == "abstain_declared"]
    stopped = Fraction(len(declared), len(EU)) >= Fraction(1, 3) and share(declared) >= Fraction(1, 3)
    found = unanimity(EU, positions)
    assert found.adopted == (not no and not stopped)
    assert found.code == ("R-UNANIMITY" if no else "R-ABST-THIRD" if stopped else "")


def test_two_plain_abstentions_do_not_prevent_unanimity() -> None:
    """C032."""
    assert unanimity(EU, {**against(), "CY": "abstain", "MT": "abstain"}).adopted


def test_both_thirds_are_needed() -> None:
    """C036: nine of 28 are below one third of the members, ten are not; ten small ones are below one of the people."""
    largest, smallest = BY_SIZE[:9], BY_SIZE[-10:]
    assert share(largest) > Fraction(1, 2)
    assert unanimity(EU, dict.fromkeys(largest, "abstain_declared")).adopted
    ten = unanimity(EU, dict.fromkeys(BY_SIZE[:10], "abstain_declared"))
    assert (ten.adopted, ten.code, ten.states, ten.needed) == (False, "R-ABST-THIRD", 10, 10)
    assert unanimity(EU, dict.fromkeys(smallest, "abstain_declared")).adopted


# --- qualified majority -----------------------------------------------------------------------------------------------


@given(votes, st.sampled_from(BASES))
def test_a_qualified_majority_as_counted_otherwise(positions: dict[str, Position], basis: Basis) -> None:
    yes = [one for one in EU if positions[one] == "for"]
    least = Fraction(55 if basis == "proposal" else 72, 100)
    states = Fraction(len(yes), len(EU)) >= least
    deemed = basis == "proposal" and len(EU) - len(yes) < 4
    found = qualified_majority(EU, positions, basis)
    assert found.adopted == (states and (share(yes) >= Fraction(65, 100) or deemed))
    assert found.code == ("" if found.adopted else "R-QMV-STATES" if not states else "R-QMV-POP")


def test_the_numbers_of_2016() -> None:
    assert states_needed(28) == 16
    assert states_needed(28, "other") == 21
    assert blocking_members(EU) == 4


@pytest.mark.parametrize(
    ("positions", "code", "states", "permille"),
    [
        ({**against("UK", "NL", "PL", "SE"), "IE": "abstain", "DK": "abstain", "MT": "abstain"}, "", 21, 724),
        (against("DE", "FR", "UK"), "", 25, 583),
        (against("DE", "FR", "UK", "MT"), "R-QMV-POP", 24, 582),
        (in_favour(BY_SIZE[:15]), "R-QMV-STATES", 15, 916),
    ],
    ids=["the fund of 2017", "three large ones are too few", "four are enough", "the fifteen largest"],
)
def test_instructive_cases(positions: dict[str, Position], code: str, states: int, permille: int) -> None:
    """C041, C044, C045 and their neighbour."""
    found = qualified_majority(EU, positions)
    assert (found.adopted, found.code, found.states, found.permille) == (not code, code, states, permille)


def test_without_a_proposal_twenty_states_are_too_few() -> None:
    """C047."""
    twenty = in_favour(BY_SIZE[:20])
    assert qualified_majority(EU, twenty).adopted
    refused = qualified_majority(EU, twenty, "other")
    assert (refused.adopted, refused.code, refused.needed) == (False, "R-QMV-STATES", 21)


def test_an_abstention_is_not_a_yes() -> None:
    """C046: a majority of 16 is lost when one of them abstains."""
    sixteen = in_favour(BY_SIZE[:16])
    assert qualified_majority(EU, sixteen).adopted
    assert not qualified_majority(EU, {**sixteen, BY_SIZE[15]: "abstain"}).adopted


@pytest.mark.parametrize("leaves_out", ["DK", "UK"])
def test_without_a_member_the_same_shares_of_the_others(leaves_out: str) -> None:
    """Article 238(3): the blocking minority is counted anew."""
    rest = [one for one in EU if one != leaves_out]
    whole = sum(BY_CODE[one].population for one in rest)
    fewest = next(
        count for count in range(1, 28) if any(100 * people(some) > 35 * whole for some in combinations(rest, count))
    )
    assert blocking_members(rest) == fewest + 1
    assert states_needed(len(rest)) == 15


# --- Nice, College, vetoes --------------------------------------------------------------------------------------------


def test_weighted_votes_are_counted_against_all_three_hurdles() -> None:
    assert weighted_votes(EU, against()).adopted
    assert weighted_votes(EU, in_favour(BY_SIZE[:13])).code == "R-QMV-STATES"
    fourteen = [*BY_SIZE[:13], BY_SIZE[-1]]
    assert weighted_votes(EU, in_favour(fourteen)).code == "R-QMV-STATES"
    without_three = weighted_votes(EU, against("DE", "FR", "UK"))
    assert (without_three.adopted, without_three.code) == (False, "R-QMV-POP")


def test_the_college_decides_by_most_of_its_members() -> None:
    assert not college(14).adopted
    assert college(14).code == "R-COLLEGE"
    assert college(15).adopted


@given(votes)
def test_whoever_could_stop_it_alone_is_found_by_asking_the_rule(positions: dict[str, Position]) -> None:
    """Under unanimity everybody; under a qualified majority only who carries it."""
    for rule, decide in (("unanimity", unanimity), ("qualified_majority", qualified_majority)):
        alone = could_stop_alone(EU, positions, rule)
        adopted = decide(EU, positions).adopted
        for one in EU:
            turned = decide(EU, {**positions, one: "against"}).adopted
            assert (one in alone) == (adopted and not turned)
    if unanimity(EU, positions).adopted:
        assert could_stop_alone(EU, positions, "unanimity") == EU
    assert could_stop_alone(EU, against(), "qualified_majority") == ()
