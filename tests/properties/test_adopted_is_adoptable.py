"""Adopted equals adoptable when every role follows its table: in all scenarios and casts, by real play."""

from random import Random

import pytest

from game_rules.analysis.packages import Space
from game_rules.analysis.played import as_played
from game_rules.analysis.zone import zone
from game_rules.ids import RoleId
from game_rules.scenario import Scenario
from server.scenarios.scenario_file import load, shipped
from tests.properties.following_tables import plays_out, plays_out_in_the_houses, prepared

ACCEPTING = tuple(slug for slug in shipped() if slug != "tutorial" and load(slug).procedure == "accept")
CASTS = ("core", "full", "random 1", "random 2", "random 3")


def cast(scenario: Scenario, name: str) -> tuple[RoleId, ...]:
    """The core, the full cast, or one of chance: whoever comes, with a pen in each house."""
    if name in ("core", "full"):
        return scenario.core_cast if name == "core" else scenario.full_cast
    chance, needs = Random(f"{scenario.slug} {name}"), scenario.acceptance
    writers = {*needs.necessary, *chance.sample(needs.one_of, min(1, len(needs.one_of)))}
    return tuple(role.id for role in scenario.roles if role.id in writers or chance.random() < 0.65)


def length(scenario: Scenario) -> str:
    """The format in which all clauses are open."""
    return next(form.id for form in scenario.formats if not form.settled)


@pytest.mark.parametrize("name", CASTS)
@pytest.mark.parametrize("slug", shipped())
def test_a_few_packages_play_out_as_their_tables_say(slug: str, name: str) -> None:
    """Some of all packages, and some of those that are adoptable: quick enough for every day."""
    play(slug, name, 60, 15)


@pytest.mark.parametrize("name", ["core", "full"])
@pytest.mark.parametrize("slug", ACCEPTING)
def test_it_is_the_same_where_the_houses_are_asked_as_a_whole(slug: str, name: str) -> None:
    """A silence in the NAC and a vote in the Council find what each member's own yes finds."""
    scenario = load(slug)
    before = prepared(scenario, length(scenario), cast(scenario, name))
    space = Space(scenario)
    found = zone(space, before.cast, as_played(before))
    for number in sample(space, found, 20, 10):
        agreed = plays_out_in_the_houses(before, space.choices(number))
        assert agreed == bool(found >> (space.size - 1 - number) & 1), space.choices(number)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", ["core", "full"])
@pytest.mark.parametrize("slug", ["warsaw", "tutorial"])
def test_adopted_equals_adoptable(slug: str, name: str) -> None:
    """Package by package: all 65,536 of Warsaw."""
    play(slug, name, 0, 0)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", CASTS)
@pytest.mark.parametrize("slug", ACCEPTING)
def test_adopted_equals_adoptable_everywhere(slug: str, name: str) -> None:
    """Package by package, in every other scenario and cast."""
    play(slug, name, 0, 0)


def play(slug: str, name: str, of_all: int, of_adoptable: int) -> None:
    """Play some packages out (all, where no number is given) and compare each with the analysis."""
    scenario = load(slug)
    before = prepared(scenario, length(scenario), cast(scenario, name))
    space = Space(scenario)
    found = zone(space, before.cast, as_played(before))
    for number in sample(space, found, of_all, of_adoptable) if of_all else range(space.size):
        adopted = plays_out(before, space.choices(number))
        assert adopted == bool(found >> (space.size - 1 - number) & 1), (number, space.choices(number))


def sample(space: Space, found: int, of_all: int, of_adoptable: int) -> list[int]:
    """So many packages of all, and so many of the adoptable ones, spread over the whole range."""
    adoptable = list(space.numbers(found))
    return [*range(0, space.size, max(1, space.size // of_all)), *adoptable[:: max(1, len(adoptable) // of_adoptable)]]
