"""The oracle: in random small worlds real play, the analysis and a count by hand say the same of every text."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from game_rules.analysis.packages import Space
from game_rules.analysis.tables import adoptable, at_start
from game_rules.analysis.zone import zone
from game_rules.scenario_check import scenario_from
from tests.properties.following_tables import plays_out, plays_out_in_the_houses, prepared
from tests.properties.small_worlds import adopted, packages, worlds

PLAYED = 12
"""Texts of each world that are played out; all of them are counted."""


@given(worlds(), st.booleans())
def test_the_analysis_counts_as_one_counts_by_hand(world: dict[str, Any], hard: bool) -> None:
    """The fast sets, the readable sentence and the dumb count agree on every text."""
    scenario = scenario_from(world)
    space, tables = Space(scenario), at_start(scenario, hard=hard)
    found = set(space.numbers(zone(space, scenario.full_cast, tables)))
    for choices in packages(world):
        by_hand = adopted(world, choices, hard=hard)
        assert (space.number(choices) in found) == by_hand, choices
        assert adoptable(scenario, scenario.full_cast, choices, tables) == by_hand, choices


@given(worlds(), st.booleans(), st.integers(0, 2**32))
def test_play_adopts_what_positions_adopt(world: dict[str, Any], hard: bool, seed: int) -> None:
    """Offered, initialled, accepted or frozen, kept silent over, endorsed and signed: as counted by hand."""
    scenario, chance = scenario_from(world), Random(seed)
    before = prepared(scenario, "36", scenario.full_cast, hard=hard)
    texts = packages(world)
    good = [choices for choices in texts if adopted(world, choices, hard=hard)]
    for choices in (*chance.sample(texts, min(PLAYED, len(texts))), *good[:2], *good[-2:]):
        by_hand = adopted(world, choices, hard=hard)
        assert plays_out(before, choices) == by_hand, choices
        if scenario.procedure == "accept":
            assert plays_out_in_the_houses(before, choices) == by_hand, choices
