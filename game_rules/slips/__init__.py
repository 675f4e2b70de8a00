"""Slips: what can be read and yet cannot be meant. Asked of an author's files, never of a saved game's world.

Each names its place and says what to write instead.
"""

from collections.abc import Iterator

from game_rules.plain import Where
from game_rules.scenario import Scenario
from game_rules.slips import actors, clauses, deciding, timing, turns

__all__ = ["slips"]


def slips(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Everything in a scenario that its author will want to mend. Ask only where nothing that is named is missing."""
    for room in (actors, clauses, deciding, timing, turns):
        for look in room.LOOKS:
            yield from look(scenario)
