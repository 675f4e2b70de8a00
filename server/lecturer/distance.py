"""Distance: how far a game is from a deal, for the lecturer's eyes.

Two answers: who could not live with the text as it stands, by its table; and how many clauses would have to change
until everybody whose consent is needed could. A statement about tables, not about people.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from game_rules.analysis.packages import Packages, Space
from game_rules.analysis.played import as_played
from game_rules.analysis.zone import zone
from game_rules.ids import Choices, RoleId
from game_rules.points import table_agrees
from game_rules.scenario import Scenario
from game_rules.state import State
from game_rules.texts import agreed_language, attention, standing


@dataclass(frozen=True, kw_only=True, slots=True)
class Distance:
    """`short` are the roles whose tables refuse the text as it stands; `changes` the fewest clauses to a deal.

    `changes` is 0 where the text could be adopted as it is, and None where no deal is left at all.
    """

    short: tuple[RoleId, ...]
    changes: int | None


def distance(state: State) -> Distance:
    """How far the text in the room (today's situation where there is none) is from a deal."""
    text = standing(state)
    space = _space(state)
    clauses = sum(state.scenario.option(issue, option).attention for issue, option in text.items())
    tables = replace(as_played(state), attention=attention(state, text) - clauses)
    return Distance(
        short=tuple(role for role in state.cast if not table_agrees(state, role, text)),
        changes=_fewest(space, zone(space, state.cast, tables), text),
    )


def _fewest(space: Space, wanted: Packages, text: Choices) -> int | None:
    """The fewest open clauses of `text` to change to come to one of these packages."""
    exactly = [space.all]
    for issue in space.open:
        other = space.all & ~space.standing(issue, (text[issue],))
        exactly = [(stay & ~other) | (come & other) for stay, come in zip((*exactly, 0), (0, *exactly), strict=True)]
    return next((changes for changes, packages in enumerate(exactly) if packages & wanted), None)


def _space(state: State) -> Space:
    """All packages of a scenario in one format; games that play the same share what has been worked out."""
    return _spaces(_Same(state.scenario, agreed_language(state)))


class _Same:
    """A scenario and its agreed language, the same for all games of a class."""

    def __init__(self, scenario: Scenario, settled: Choices) -> None:
        self.scenario, self.settled = scenario, settled
        self._key = (scenario.slug, id(scenario), tuple(settled.items()))

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._key == other._key


@lru_cache(maxsize=16)
def _spaces(same: _Same) -> Space:
    return Space(same.scenario, same.settled)
