"""The tables of a game as it stands, apart from those of a scenario: `check` reads no state."""

from game_rules import points
from game_rules.analysis.tables import Tables
from game_rules.state import State


def as_played(state: State) -> Tables:
    """The tables as they stand in a game: with its injects, instructions and last words."""
    issues = state.scenario.issues
    return Tables(
        rows={
            role: {
                issue.id: tuple(points.worth(state, role, issue.id, option) for option in range(len(issue.options)))
                for issue in issues
            }
            for role in state.cast
        },
        walkaway={role: points.walkaway(state, role) for role in state.cast},
        red_lines=(*state.scenario.red_lines, *state.ledger.red_lines),
        attention=state.ledger.attention,
        hard=state.hard,
        soft_cost=state.scenario.parameters.soft_red_line_cost,
    )
