"""Score: points at the end, each role against its own walk-away; promises and refusals shown apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from game_rules.ids import TURKEY, RoleId
from game_rules.loyalty import TITLES, met
from game_rules.members import without_agreement
from game_rules.points import points, walkaway
from game_rules.state import State


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What a role has at the end: `points` of the adopted text (or its walk-away), and what stands beside them."""

    role: RoleId
    points: int
    walkaway: int
    apart: tuple[tuple[str, int], ...] = ()

    @property
    def surplus(self) -> int:
        return self.points - self.walkaway


def result(state: State, role: RoleId) -> Result:
    """Points of the adopted text, or the walk-away value if nothing was adopted (C022)."""
    floor = walkaway(state, role)
    adopted = state.decision.adopted
    return Result(
        role=role,
        points=floor if adopted is None else points(state, role, adopted),
        walkaway=floor,
        apart=apart(state, role),
    )


def apart(state: State, role: RoleId) -> tuple[tuple[str, int], ...]:
    """What a role's audience says: demands met, oaths broken, signatures refused, loyalty. No part of the tables."""
    numbers, adopted, issues = state.scenario.parameters, state.decision.adopted, state.scenario.issue_by_id
    found = {
        f"Your public demand on {issues[demand.issue].title} was met": numbers.demand_met
        for demand in state.corridors.demanded
        if demand.role == role and adopted and adopted[demand.issue] == demand.option
    }
    if role in state.decision.passed_oath:
        found["You agreed to what you publicly swore to break"] = numbers.oath_broken
    if role in state.decision.refused:
        refused = role in state.decision.withdrew
        says = "You took back your signature from" if refused else "You did not sign"
        found[f"{says} what both houses had let pass"] = numbers.signature_refused
    if met(state, role):
        found[f"Your loyalty was kept: {TITLES[state.ledger.loyalties[role]].lower()}"] = numbers.loyalty_met
    return (*found.items(), *_of_meetings(state, role))


def _of_meetings(state: State, role: RoleId) -> Iterator[tuple[str, int]]:
    """What its audience says of the meetings: who sat there, what was held as agreed, who broke a promise."""
    numbers, held = state.scenario.parameters, [one for one in state.meetings.called.values() if one.stage == "held"]
    outside = without_agreement(state.scenario.when)
    if role in outside and any(one.format == "informal" and role not in one.absent for one in held):
        yield "You sat at an informal meeting of both organisations", numbers.meeting_held
    if role == TURKEY and any(one.format == "formal" for one in held):
        yield "A formal meeting on ALTHEA was held in the agreed format", numbers.meeting_held
    if any(one.breaker == role for one in state.meetings.exchanges):
        yield "You broke a promise of a package of meetings", numbers.promise_broken
