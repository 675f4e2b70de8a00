"""Who could stop this alone: whoever `explain` names can, by real play, and nobody else, in every scenario and cast."""

from dataclasses import replace

import pytest

from game_rules.explain import veto_holders
from game_rules.ids import Choices, RoleId
from game_rules.scenario import Scenario
from server.scenarios.scenario_file import load, shipped
from tests.properties.following_tables import plays_out, prepared
from tests.properties.test_adopted_is_adoptable import cast, length

NEVER, ALWAYS = 1_000, -1_000


def with_one_refusal(scenario: Scenario, refusing: RoleId) -> Scenario:
    """The same world where everybody likes every text but one, who likes none; nobody has instructions."""
    values = {role.id: NEVER if role.id == refusing else ALWAYS for role in scenario.roles}
    return replace(scenario, walkaway=values, red_lines=(), cards=())


def texts(scenario: Scenario) -> list[Choices]:
    """What history wrote, and (where a text is signed) the same with each circle of heads."""
    base = dict(scenario.historical_package)
    signing = scenario.signing
    if signing is None:
        return [base]
    return [{**base, signing.issue: option} for option in range(len(signing.heads))]


@pytest.mark.parametrize("name", ["core", "full", "random 1", "random 2"])
@pytest.mark.parametrize("slug", shipped())
def test_whoever_could_stop_it_alone_does_and_nobody_else(slug: str, name: str) -> None:
    """One refusal at a time, everybody else in favour: adopted unless the one who refuses is named."""
    scenario = load(slug)
    seated = cast(scenario, name)
    for refusing in seated:
        state = prepared(with_one_refusal(scenario, refusing), length(scenario), seated)
        for choices in texts(scenario):
            named = refusing in veto_holders(state, choices)
            assert plays_out(state, choices, unsigned=refusing) == (not named), (refusing, choices)
