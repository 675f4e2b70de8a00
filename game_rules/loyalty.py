"""Loyalty: whom a bureaucrat serves in secret (M36): its organisation, its profession across both, or its service."""

from collections.abc import Mapping
from hashlib import sha256

from game_rules.ids import Choices, IssueId, RoleId
from game_rules.reason import listed
from game_rules.scenario import Loyalties
from game_rules.seats import role_of, staff
from game_rules.state import State
from game_rules.texts import agreed_language, clause_name, today

KINDS = ("house", "community", "service")
TITLES = {
    "house": "Your own organisation",
    "community": "Those who do the same work in both organisations",
    "service": "Your own service",
}
COMMON_WORK = 3
"""Options of the staffs' own track that have to be adopted together (brief, 3.1)."""


def drawn(state: State, role: RoleId) -> str:
    """The loyalty that a bureaucrat draws by the game's seed; empty where none is possible in this format."""
    possible = [kind for kind in KINDS if _possible(state, role, kind)]
    lot = int.from_bytes(sha256(f"{state.seed}/loyalty/{role}".encode()).digest()[:4], "big")
    return possible[lot % len(possible)] if possible else ""


def asks_for(state: State, role: RoleId, kind: str) -> str:
    """What a loyalty asks for, in a sentence."""
    if kind == "community":
        return (
            f"At least {COMMON_WORK} clauses that staffs may arrange by themselves are adopted, in a text that you and "
            "a staff of the other organisation have both agreed to."
        )
    wanted = _clauses(state, role, kind)
    clauses = listed([_one(state, issue, options) for issue, options in wanted.items()])
    return f"In the end this stands: {clauses}."


def met(state: State, role: RoleId) -> bool:
    """Does the adopted text keep faith with the role's loyalty?"""
    kind, adopted = state.ledger.loyalties.get(role, ""), state.decision.adopted
    if not kind or adopted is None:
        return False
    if kind == "community":
        return _common_work(state, role, adopted)
    return all(adopted[issue] in options for issue, options in _clauses(state, role, kind).items())


def _one(state: State, issue: IssueId, options: tuple[int, ...]) -> str:
    return " or ".join(clause_name(state, issue, option) for option in options)


def _clauses(state: State, role: RoleId, kind: str) -> Mapping[IssueId, tuple[int, ...]]:
    named = state.scenario.loyalties.get(role, Loyalties())
    return named.house if kind == "house" else named.service


def _common_work(state: State, role: RoleId, adopted: Choices) -> bool:
    before = today(state)
    common = [
        issue
        for issue, option in adopted.items()
        if option != before[issue] and state.scenario.option(issue, option).track != "political"
    ]
    together = agreed_to(state, adopted)
    mine = role_of(state, role).organisation
    others = [other for other in staff(state) if role_of(state, other).organisation != mine]
    return len(common) >= COMMON_WORK and role in together and any(other in together for other in others)


def agreed_to(state: State, adopted: Choices) -> frozenset[RoleId]:
    """Who has initialled, accepted or signed the very text that was adopted."""
    said = {role for one in state.table.packages.values() if one.choices == adopted for role in one.accepted}
    draft = state.table.draft
    pens = draft.pens if draft and draft.choices == adopted else ()
    return frozenset({*said, *pens, *state.decision.signed})


def _possible(state: State, role: RoleId, kind: str) -> bool:
    """Can this loyalty still be served or betrayed: is what it asks for open?"""
    fixed = agreed_language(state)
    if kind == "community":
        tracks = [{one.track for one in issue.options[1:]} for issue in state.scenario.issues if issue.id not in fixed]
        return sum(bool(track - {"political"}) for track in tracks) >= COMMON_WORK
    wanted = _clauses(state, role, kind)
    return bool(wanted) and not set(wanted) & set(fixed)
