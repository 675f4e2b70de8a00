"""A stored scenario: the canonical JSON beside a class or a game as the scenario that it is."""

from functools import lru_cache

import orjson

from game_rules.scenario import Scenario
from game_rules.scenario_check import scenario_from


@lru_cache(maxsize=32)
def scenario_of_text(body: str) -> Scenario:
    """The scenario; classes that play the same one share it."""
    return scenario_from(orjson.loads(body))
