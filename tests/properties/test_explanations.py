"""What would change it: every way out that `explain` names is one, in every scenario and for every role."""

from random import Random

import pytest

from game_rules import commands as ask
from game_rules.explain import stands_in_the_way, stated_objections, ways_out
from game_rules.ids import Choices
from game_rules.points import crossed
from game_rules.scenario import Scenario
from game_rules.texts import clause_name
from server.scenarios.scenario_file import load, shipped
from tests.properties.following_tables import done, prepared
from tests.properties.test_adopted_is_adoptable import length

TEXTS = 60


def some_texts(scenario: Scenario) -> list[Choices]:
    """Complete texts by chance, and the boldest one."""
    chance = Random(scenario.slug)
    sizes = {issue.id: len(issue.options) for issue in scenario.issues}
    texts = [{issue: chance.randrange(size) for issue, size in sizes.items()} for _ in range(TEXTS)]
    return [*texts, {issue: size - 1 for issue, size in sizes.items()}]


@pytest.mark.parametrize("slug", shipped())
def test_each_way_out_of_a_red_line_keeps_to_it(slug: str) -> None:
    """One clause, and the instructions allow the text; what the reader is told names that very clause."""
    scenario = load(slug)
    state = prepared(scenario, length(scenario), scenario.full_cast)
    told = 0
    for choices in some_texts(scenario):
        for role in state.cast:
            says = " ".join(
                one.remedy for one in stands_in_the_way(state, role, choices) if one.rule.endswith("REDLINE")
            )
            for line in crossed(state, role, choices):
                ways = ways_out(state, line, choices)
                assert ways, line
                for issue, option in ways:
                    assert not line.hit_by({**choices, issue: option}), (line, issue, option)
                    assert clause_name(state, issue, option) in says
                    told += 1
    assert told


@pytest.mark.parametrize("slug", shipped())
def test_a_price_that_is_paid_is_out_of_the_way(slug: str) -> None:
    """An objection with a price names it as the way out; with the price in the text nothing of it is left."""
    scenario = load(slug)
    state = prepared(scenario, length(scenario), scenario.full_cast)
    owner = next(role.id for role in scenario.roles if role.is_state)
    first, second = scenario.issues[0].id, scenario.issues[1].id
    reader = next(role.id for role in scenario.roles if not role.is_state)
    state = done(state, ask.OfferPackage(by=reader, at=state.clock.now, choices={first: 1}))
    state = done(state, ask.Object(by=owner, at=state.clock.now, issue=first, option=1, price=(second, 1)))
    unpaid = {**dict.fromkeys(scenario.issue_by_id, 0), first: 1}
    (reason,) = stated_objections(state, reader, unpaid)
    assert reason.holders == (owner,)
    assert clause_name(state, second, 1) in reason.remedy
    assert not [*stated_objections(state, reader, {**unpaid, second: 1})]
    assert not [*stated_objections(state, reader, {**unpaid, first: 0})]
