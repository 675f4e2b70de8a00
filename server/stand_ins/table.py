"""A role's own table: what each option is worth to it, what it gets without a deal, what its instructions forbid."""

from collections.abc import Mapping
from dataclasses import dataclass

from game_rules import points
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.scenario import RedLine
from game_rules.state import State


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The table of one role at one moment: injects, instructions and last words included. Nobody else's is in it."""

    rows: Mapping[IssueId, tuple[int, ...]]
    walkaway: int
    lines: tuple[RedLine, ...]
    hard: frozenset[str]
    soft_cost: int

    @classmethod
    def of(cls, state: State, role: RoleId) -> "Table":
        lines = points.red_lines(state, role)
        return cls(
            rows={
                issue.id: tuple(points.worth(state, role, issue.id, option) for option in range(len(issue.options)))
                for issue in state.scenario.issues
            },
            walkaway=points.walkaway(state, role),
            lines=lines,
            hard=frozenset(line.id for line in lines if points.binds(state, line)),
            soft_cost=state.scenario.parameters.soft_red_line_cost,
        )

    def surplus(self, choices: Choices) -> int:
        """Points above (or below) the walk-away value."""
        rows, total = self.rows, -self.walkaway
        for issue, option in choices.items():
            total += rows[issue][option]
        for line in self.lines:
            if line.id not in self.hard and line.hit_by(choices):
                total -= self.soft_cost
        return total

    def forbidden(self, choices: Choices) -> RedLine | None:
        """The first enforced red line that a complete draft crosses."""
        for line in self.lines:
            if line.id in self.hard and line.hit_by(choices):
                return line
        return None

    def agrees(self, choices: Choices) -> bool:
        """At or above the walk-away value, and no enforced red line crossed."""
        return self.surplus(choices) >= 0 and self.forbidden(choices) is None

    def best(self, settled: Choices) -> int:
        """The surplus of the text that this role would write alone."""
        rows = self.rows.items()
        return sum(row[settled[i]] if i in settled else max(row) for i, row in rows) - self.walkaway
