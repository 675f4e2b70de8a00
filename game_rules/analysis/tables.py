"""Tables: what each role gets from each option and without a deal, and what its instructions forbid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from game_rules.ids import Choices, IssueId, RoleId
from game_rules.scenario import Effect, RedLine, Scenario

Rows = Mapping[IssueId, tuple[int, ...]]
"""The points of one role: for each issue, what each option is worth to it."""


@dataclass(frozen=True, kw_only=True)
class Tables:
    """Every role's table at some moment. `attention` is what has been drawn already; soft red lines only cost."""

    rows: Mapping[RoleId, Rows]
    walkaway: Mapping[RoleId, int]
    red_lines: tuple[RedLine, ...]
    attention: int = 0
    hard: bool = True
    soft_cost: int = 5

    def lines(self, role: RoleId) -> tuple[RedLine, ...]:
        """The red lines of a role."""
        return tuple(line for line in self.red_lines if line.role == role)

    def points(self, role: RoleId, choices: Choices) -> int:
        """What a complete draft is worth to a role."""
        soft = sum(1 for line in self.lines(role) if line.hit_by(choices) and not self.binds(line))
        return sum(self.rows[role][issue][option] for issue, option in choices.items()) - soft * self.soft_cost

    def surplus(self, role: RoleId, choices: Choices) -> int:
        """Points above (or below) the walk-away value."""
        return self.points(role, choices) - self.walkaway[role]

    def binds(self, line: RedLine) -> bool:
        """A hard line in hard mode forbids; any other costs."""
        return self.hard and line.hard

    def agrees(self, role: RoleId, choices: Choices) -> bool:
        """At or above the walk-away value, and no hard red line crossed."""
        forbidden = any(self.binds(line) and line.hit_by(choices) for line in self.lines(role))
        return self.surplus(role, choices) >= 0 and not forbidden

    def after(self, effects: Iterable[Effect], source: str = "") -> "Tables":
        """The tables once these effects have been felt; what no table holds (leashes, goals) changes nothing here."""
        rows = {role: dict(row) for role, row in self.rows.items()}
        walkaway = dict(self.walkaway)
        lines, attention = list(self.red_lines), self.attention
        for effect in effects:
            if effect.op == "payoff":
                row = list(rows[effect.role][effect.issue])
                row[effect.option] += effect.delta
                rows[effect.role][effect.issue] = tuple(row)
            elif effect.op == "walkaway":
                walkaway[effect.role] += effect.delta
            elif effect.op == "attention":
                attention += effect.delta
            elif effect.op == "red_line":
                lines.append(_line(effect, source))
        return replace(self, rows=rows, walkaway=walkaway, red_lines=tuple(lines), attention=attention)


def at_start(scenario: Scenario, *, hard: bool = True) -> Tables:
    """The tables as the scenario gives them."""
    return Tables(
        rows={
            role.id: {issue.id: scenario.payoffs[issue.id][role.id] for issue in scenario.issues}
            for role in scenario.roles
        },
        walkaway=scenario.walkaway,
        red_lines=scenario.red_lines,
        hard=hard,
        soft_cost=scenario.parameters.soft_red_line_cost,
    )


def too_loud(scenario: Scenario, tables: Tables, choices: Choices) -> bool:
    """Does a text to be signed draw more attention than the ceiling, and is it not to be endorsed either?"""
    if scenario.procedure != "sign":
        return False
    drawn = tables.attention + sum(scenario.option(issue, option).attention for issue, option in choices.items())
    waiver = scenario.attention_waived_by
    waived = bool(waiver) and all(choices[issue] == option for issue, option in waiver.items())
    return drawn > scenario.parameters.attention_ceiling and not waived


def adoptable(scenario: Scenario, cast: Iterable[RoleId], choices: Choices, tables: Tables | None = None) -> bool:
    """Would everybody agree whose consent this package needs? A statement about tables, not about play.

    Every seated role of `veto`, `optional_veto` and `necessary`, and at least one seated of `one_of`, is at or above
    its walk-away value and has no hard red line crossed; and the text is not too loud to be signed.
    """
    tables = tables or at_start(scenario)
    needed, pens = whose_consent(scenario, cast)
    return (
        all(tables.agrees(role, choices) for role in needed)
        and (not pens or any(tables.agrees(role, choices) for role in pens))
        and not too_loud(scenario, tables, choices)
    )


def whose_consent(scenario: Scenario, cast: Iterable[RoleId]) -> tuple[tuple[RoleId, ...], tuple[RoleId, ...]]:
    """The seated roles that must all agree, and those of whom one is enough."""
    wanted = scenario.acceptance
    all_of = {*wanted.veto, *wanted.optional_veto, *wanted.necessary}
    seated = tuple(cast)
    return tuple(r for r in seated if r in all_of), tuple(r for r in seated if r in wanted.one_of)


def _line(effect: Effect, source: str) -> RedLine:
    return RedLine(id=source, role=effect.role, issue=effect.issue, options=(effect.option,), text=effect.text)
