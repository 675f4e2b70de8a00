"""Points: what a complete draft is worth to a role, and what its instructions forbid.

A role's table is the scenario's plus what injects, instructions and last words have changed since.
"""

from game_rules.ids import Choices, IssueId, RoleId
from game_rules.scenario import RedLine
from game_rules.state import State
from game_rules.texts import today

LEVELS = {2: "vital gain", 1: "gain", 0: "indifferent", -1: "cost", -2: "serious cost"}
VITAL = 6
"""Points from which a gain is vital and a cost serious (a design choice: a third of a usual range)."""


def worth(state: State, role: RoleId, issue: IssueId, option: int) -> int:
    """Points of one option to a role, against today's situation; a last word counts at its clause."""
    base = state.scenario.payoffs[issue][role][option] + state.ledger.payoff.get((role, issue, option), 0)
    for card in state.ledger.cards.get(role, ()):
        if card.points and (card.issue, card.option) == (issue, option):
            base += card.points
    return base


def points(state: State, role: RoleId, choices: Choices) -> int:
    """Points of a complete draft; in soft mode each crossed red line costs (game.md, Points)."""
    total = sum(worth(state, role, issue, option) for issue, option in choices.items())
    soft = sum(1 for line in crossed(state, role, choices) if not binds(state, line))
    return total - soft * state.scenario.parameters.soft_red_line_cost


def walkaway(state: State, role: RoleId) -> int:
    """What a role gets if nothing is adopted: what the Council has decided stands even then."""
    base = state.scenario.walkaway[role] + state.ledger.walkaway.get(role, 0)
    return base + _decided(state, role) if state.files.decided else base


def _decided(state: State, role: RoleId) -> int:
    """Points of the files that are decided, less what a soft red line that one of them crosses costs."""
    total = sum(worth(state, role, issue, option) for issue, option in state.files.decided.items())
    hit = [line for line in crossed(state, role, today(state)) if line.issue in state.files.decided]
    return total - state.scenario.parameters.soft_red_line_cost * sum(not binds(state, line) for line in hit)


def surplus(state: State, role: RoleId, choices: Choices) -> int:
    """Points above (or below) the walk-away value."""
    return points(state, role, choices) - walkaway(state, role)


def red_lines(state: State, role: RoleId) -> tuple[RedLine, ...]:
    """The role's red lines, those of its new instructions included."""
    lines = (*state.scenario.red_lines, *state.ledger.red_lines)
    return tuple(line for line in lines if line.role == role)


def crossed(state: State, role: RoleId, choices: Choices) -> tuple[RedLine, ...]:
    """The red lines of a role that a complete draft crosses."""
    return tuple(line for line in red_lines(state, role) if line.hit_by(choices))


def binds(state: State, line: RedLine) -> bool:
    """A hard line in hard mode is enforced for its owner's assent; any other only warns."""
    return line.hard and state.hard


def forbidden(state: State, role: RoleId, choices: Choices) -> tuple[RedLine, ...]:
    """The enforced red lines that a complete draft crosses."""
    return tuple(line for line in crossed(state, role, choices) if binds(state, line))


def table_agrees(state: State, role: RoleId, choices: Choices) -> bool:
    """Would a role that follows its table agree: at or above its walk-away, and no enforced red line crossed?"""
    return surplus(state, role, choices) >= 0 and not forbidden(state, role, choices)


VITAL_TEXT = 15
"""The same for a whole text, which adds up eight clauses."""


def level(amount: int, vital: int = VITAL) -> int:
    """A number of points as one of five levels, -2 (serious cost) to 2 (vital gain)."""
    if amount == 0:
        return 0
    size = 2 if abs(amount) >= vital else 1
    return size if amount > 0 else -size


def hurts_most(state: State, role: RoleId, choices: Choices) -> IssueId:
    """The clause that costs a role most, a crossed red line before all; empty where nothing costs anything."""
    for line in crossed(state, role, choices):
        return line.issue
    costs = {issue: worth(state, role, issue, option) for issue, option in choices.items()}
    worst = min(costs, key=lambda issue: (costs[issue], issue), default="")
    return worst if worst and costs[worst] < 0 else ""
