"""The zone of agreement: the fast sets say of all packages what the readable sentence says of one."""

from dataclasses import replace
from functools import cache, reduce
from random import Random

import pytest

from game_rules.analysis.packages import Space
from game_rules.analysis.tables import Tables, adoptable, at_start
from game_rules.analysis.zone import blocked_by, fewest_changes, without, zone
from game_rules.scenario import Effect, Scenario
from server.scenarios.scenario_file import load

CASTS = ("core", "full")


@cache
def space(slug: str = "warsaw") -> Space:
    return Space(load(slug))


def cast(scenario: Scenario, name: str) -> tuple[str, ...]:
    return scenario.core_cast if name == "core" else scenario.full_cast


def disagreements(around: Space, name: str, tables: Tables, step: int = 1, first: int = 0) -> list[int]:
    """The packages of which the two definitions say different things."""
    scenario = around.scenario
    seated = cast(scenario, name)
    found = set(around.numbers(zone(around, seated, tables)))
    return [
        number
        for number in range(first, around.size, step)
        if adoptable(scenario, seated, around.choices(number), tables) != (number in found)
    ]


@pytest.mark.parametrize("name", CASTS)
@pytest.mark.parametrize("slug", ["warsaw", "tutorial"])
def test_the_fast_zone_is_the_readable_one(slug: str, name: str) -> None:
    """Of every eleventh package, at the start of play."""
    scenario = load(slug)
    assert disagreements(space(slug), name, at_start(scenario), 1 if slug == "tutorial" else 11) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", CASTS)
def test_the_fast_zone_is_the_readable_one_for_every_package(name: str) -> None:
    """All 65,536."""
    assert disagreements(space(), name, at_start(load("warsaw"))) == []


@pytest.mark.parametrize("seed", range(12))
def test_the_fast_zone_is_the_readable_one_whatever_has_changed(seed: int) -> None:
    """After any injects, instructions and red lines, in hard and in soft mode, with agreed language or without."""
    chance = Random(seed)
    scenario = load("warsaw")
    settled = {"D5": 2, "D8": 1} if chance.random() < 0.5 else {}
    around = Space(scenario, settled)
    changes = [_some_change(chance, scenario) for _ in range(8)]
    tables = at_start(scenario, hard=chance.random() < 0.5).after(changes)
    for name in CASTS:
        assert disagreements(around, name, tables, 97 if settled else 997, chance.randrange(97)) == []


def _some_change(chance: Random, scenario: Scenario) -> Effect:
    role, issue = chance.choice(scenario.roles).id, chance.choice(scenario.issues).id
    option, delta = chance.randrange(1, 4), chance.randint(-6, 4)
    kind = chance.choice(["payoff", "payoff", "walkaway", "attention", "red_line", "leash"])
    if kind == "payoff":
        return Effect(op="payoff", role=role, issue=issue, option=option, delta=delta)
    if kind == "walkaway":
        return Effect(op="walkaway", role=role, delta=delta)
    if kind == "attention":
        return Effect(op="attention", delta=1)
    if kind == "red_line":
        return Effect(op="red_line", role=role, issue=issue, option=option, text="No.")
    return Effect(op="leash", role=role, delta=1)


def test_a_package_has_one_number() -> None:
    """Numbers and complete drafts are two names of the same."""
    around = space()
    for number in range(0, around.size, 313):
        assert around.number(around.choices(number)) == number
    assert around.choices(0) == dict.fromkeys(around.issues, 0)
    assert around.choices(around.size - 1) == dict.fromkeys(around.issues, 3)


def test_points_of_many_are_points_of_each() -> None:
    """The table says the same of a package whether it is asked alone or with others."""
    around, tables = space(), at_start(load("warsaw"))
    numbers = range(0, around.size, 401)
    for role in load("warsaw").full_cast:
        assert around.points(role, tables, numbers) == [tables.points(role, around.choices(n)) for n in numbers]


def test_every_package_changes_some_number_of_clauses() -> None:
    """Counting changes sorts the packages: each lies in exactly one pile."""
    around = space()
    piles = around.changing()
    assert reduce(int.__or__, piles) == around.all
    assert sum(pile.bit_count() for pile in piles) == around.size
    history = load("warsaw").historical_package
    assert around.changing(history)[0] == 1 << (around.size - 1 - around.number(history))


def test_who_has_no_say_blocks_nothing() -> None:
    """A veto is what the decision rule gives; the Cabinet signs, and consents to nothing."""
    scenario, around = load("warsaw"), space()
    stopped, of = blocked_by(around, "CAB", scenario.full_cast, at_start(scenario))
    assert stopped == 0 < of


def test_one_pen_is_enough() -> None:
    """With either EU pen alone the zone is smaller, and together they reach what either reaches."""
    scenario, around, tables = load("warsaw"), space(), at_start(load("warsaw"))
    core = scenario.core_cast
    commission, eeas = (zone(around, without(core, pen), tables) for pen in ("EEAS", "COM"))
    assert zone(around, core, tables) == commission | eeas
    assert 0 < commission.bit_count() < zone(around, core, tables).bit_count()


def test_nothing_adoptable_takes_no_changes() -> None:
    """An empty set has no smallest package."""
    assert fewest_changes(space(), 0) == 0


def test_however_many_tables_are_asked_about_the_answers_stay_the_same() -> None:
    """A space remembers many sets, and starts again before it holds too many."""
    scenario = load("tutorial")
    around, tables = Space(scenario), at_start(scenario)
    first = {role: around.agreeing(role, tables) for role in scenario.core_cast}
    for floor in range(2_100):
        higher = replace(tables, walkaway={**tables.walkaway, "FR": floor})
        around.agreeing("FR", higher)
    assert {role: around.agreeing(role, tables) for role in scenario.core_cast} == first
