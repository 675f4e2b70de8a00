"""Whose consent a scenario asks for is what the decision rules of its houses compute: no list is believed."""

from random import Random

import pytest

from game_rules.explain import veto_holders
from game_rules.ids import EU_HOUSE, NATO_HOUSE, RoleId
from game_rules.scenario import Scenario
from game_rules.voting import consensus, could_stop_alone
from server.scenarios.scenario_file import load, shipped
from tests.rules.moments import lobby

CHANCES = 40


def casts(scenario: Scenario) -> list[tuple[RoleId, ...]]:
    """The core, the full cast, and whoever may come."""
    chance = Random(scenario.slug)
    some = [tuple(role.id for role in scenario.roles if chance.random() < 0.6) for _ in range(CHANCES)]
    return [scenario.core_cast, scenario.full_cast, *(cast for cast in some if cast)]


def able_to_stop(scenario: Scenario, cast: tuple[RoleId, ...]) -> set[RoleId]:
    """The seated states of which one alone denies consensus in the NAC, or unanimity in the Council."""
    seats = {
        house: [role for role in cast if house in scenario.role_by_id[role].houses] for house in (NATO_HOUSE, EU_HOUSE)
    }
    allies = {one for one in seats[NATO_HOUSE] if not consensus(seats[NATO_HOUSE], (one,)).adopted}
    return allies | {*could_stop_alone(seats[EU_HOUSE], dict.fromkeys(seats[EU_HOUSE], "for"), "unanimity")}


@pytest.mark.parametrize("slug", shipped())
def test_the_vetoes_are_those_of_the_houses(slug: str) -> None:
    """In every cast: a state is asked because it sits where one voice is enough, and for no other reason."""
    scenario = load(slug)
    needs = scenario.acceptance
    for cast in casts(scenario):
        asked = {role for role in (*needs.veto, *needs.optional_veto, *needs.necessary) if role in cast}
        assert {role for role in asked if scenario.role_by_id[role].is_state} == able_to_stop(scenario, cast), cast


@pytest.mark.parametrize("slug", [slug for slug in shipped() if slug != "tutorial"])
def test_the_staffs_that_are_asked_hold_the_pens(slug: str) -> None:
    """NATO has one pen, which is necessary; of the Union's pens one is enough. Core roles hold their vetoes by name."""
    scenario = load(slug)
    needs, kind = scenario.acceptance, {role.id: role.kind for role in scenario.roles}
    assert {kind[role] for role in needs.necessary if kind[role] != "state"} <= {"nato_bureaucrat"}
    assert {kind[role] for role in needs.one_of} <= {"eu_bureaucrat"}
    assert len([role for role in needs.necessary if kind[role] != "state"]) == 1
    assert {*needs.veto} <= {*scenario.core_cast}
    assert not {*needs.optional_veto} & {*scenario.core_cast}


@pytest.mark.parametrize("slug", [slug for slug in shipped() if load(slug).procedure == "accept"])
def test_who_could_stop_a_package_is_asked_of_the_same_rules(slug: str) -> None:
    """`explain` names the states that the houses' rules name, and a pen that is alone on its side."""
    scenario = load(slug)
    text = {issue.id: 1 for issue in scenario.issues}
    for cast in casts(scenario):
        state = lobby(scenario.formats[0].id, cast, scenario).state
        pens = [[role for role in cast if role in some] for some in (scenario.acceptance.one_of, ("NATO",))]
        alone = {pen for side in pens if len(side) == 1 for pen in side}
        assert {*veto_holders(state, text)} == able_to_stop(scenario, cast) | alone, cast
