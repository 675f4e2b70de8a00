"""Damaged tables (brief, 3.3): a scenario that can be read and cannot be played is caught by its targets."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from game_rules.analysis.figures import figures
from game_rules.analysis.targets import shortcomings
from game_rules.ids import IssueId, RoleId
from game_rules.scenario import Scenario
from game_rules.slips import slips
from server.scenarios.scenario_file import load

WARSAW = load("warsaw")


def paid(scenario: Scenario, role: RoleId, **rows: tuple[int, ...]) -> Scenario:
    """The same with another table of one role."""
    changed = {issue: {**scenario.payoffs[issue], role: row} for issue, row in rows.items()}
    return replace(scenario, payoffs={**scenario.payoffs, **changed})


def worth(scenario: Scenario, role: RoleId, value: int) -> Scenario:
    """The same with another value of no deal."""
    return replace(scenario, walkaway={**scenario.walkaway, role: value})


def without_lines(scenario: Scenario, role: RoleId) -> Scenario:
    return replace(scenario, red_lines=tuple(line for line in scenario.red_lines if line.role != role))


def no_turkish_veto(scenario: Scenario) -> Scenario:
    """Turkey agrees to anything."""
    return without_lines(worth(scenario, "TR", -99), "TR")


def one_issue_buys_turkey(scenario: Scenario) -> Scenario:
    """D1 alone is worth more to Turkey, and to everybody, than all else costs."""
    for role in scenario.full_cast:
        scenario = paid(without_lines(scenario, role), role, D1=(0, 99, 99, 99))
    return scenario


def impossible_cyprus(scenario: Scenario) -> Scenario:
    """No text reaches what no deal is worth to Cyprus."""
    return worth(scenario, "CY", 99)


def nothing_for_history(scenario: Scenario) -> Scenario:
    """What was signed is nothing for London."""
    return paid(scenario, "UK", D1=(0, 0, 0, -99))


def nothing_to_bargain_for(scenario: Scenario) -> Scenario:
    """Germany gets the same from every text."""
    return worth(paid(scenario, "DE", **dict.fromkeys(_issues(scenario), (0, 0, 0, 0))), "DE", 0)


def a_turn_that_ends_it(scenario: Scenario) -> Scenario:
    """The referendum leaves London with nothing to win."""
    first = scenario.injects[1]
    fatal = tuple(replace(one, delta=99) if one.op == "walkaway" else one for one in first.effects)
    return replace(scenario, injects=(scenario.injects[0], replace(first, effects=fatal), *scenario.injects[2:]))


def everything_goes(scenario: Scenario) -> Scenario:
    """Nobody wants anything."""
    for role in scenario.full_cast:
        scenario = without_lines(worth(scenario, role, -99), role)
    return scenario


def crowded_out(scenario: Scenario) -> Scenario:
    """Whoever joins the six finds nothing to agree to."""
    return worth(scenario, "US", 99)


def _issues(scenario: Scenario) -> tuple[IssueId, ...]:
    return tuple(scenario.issue_by_id)


CAUGHT: dict[Callable[[Scenario], Scenario], str] = {
    no_turkish_veto: "TR blocks only 0% of what the others would adopt",
    one_issue_buys_turkey: "a package of 1 changes is adoptable; it should take 3",
    impossible_cyprus: "the zone of the core cast is 0.00 %, not 2 to 8 %",
    nothing_for_history: "the historical package is not adoptable",
    nothing_to_bargain_for: "DE has nothing to bargain for",
    a_turn_that_ends_it: "D-I2 empties the zone",
    everything_goes: "the zone of the core cast is",
    crowded_out: "the zone of the full cast is 0.00 %",
}


@pytest.mark.parametrize("damage", CAUGHT, ids=lambda damage: damage.__name__)
def test_a_damaged_table_is_caught(damage: Callable[[Scenario], Scenario]) -> None:
    """By a target that says in one sentence what is missed."""
    damaged = damage(WARSAW)
    missed = list(shortcomings(damaged, figures(damaged)))
    assert [one for one in missed if CAUGHT[damage] in one], missed


def test_wrong_minutes_and_a_political_fallback_are_caught_before() -> None:
    """They need no figures."""
    form = WARSAW.formats[0]
    longer = replace(form, phases=(replace(form.phases[0], minutes=9), *form.phases[1:]))
    damaged = replace(WARSAW, formats=(longer, *WARSAW.formats[1:]), informal_fallback={"D3": 3})
    said = " ".join(problem for _, problem in slips(damaged))
    assert "the phases last 54 minutes, not 50" in said
    assert "D3=3 is political and needs a package" in said
    assert not list(shortcomings(WARSAW, figures(WARSAW)))
