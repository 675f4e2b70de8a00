"""Frozen: what somebody can still do about a text that lies before both houses. A remedy is one that the asker has."""

from game_rules.ids import RoleId
from game_rules.reason import Reason
from game_rules.rules.signature import signatories
from game_rules.seats import houses_with_members, members, names
from game_rules.state import State


def before_both_houses(state: State, role: RoleId) -> Reason:
    """Why nobody writes in a frozen text, with what this role can still do about it."""
    return Reason(
        rule="R-CLOSED",
        says="The draft is frozen and lies before both houses.",
        cites=("paper L463-L465",),
        holders=who_can_stop_it(state),
        remedy=what_is_left(state, role),
    )


def what_is_left(state: State, role: RoleId) -> str:
    """The remedy of whoever comes too late with another text: its own answer, somebody else's, or a signature."""
    decision = state.decision
    waiting = who_can_stop_it(state)
    said = decision.let_pass | decision.yes
    if any(role in members(state, house) and (house, role) not in said for house in _open_houses(state)):
        endorse = "Say no, and name the clause to the pens; or say yes."
        return endorse if decision.procedure == "endorsement" else "Break silence over a clause, or let it pass."
    if others := tuple(one for one in waiting if one != role):
        can = "say no" if decision.procedure == "endorsement" else "break silence over a clause"
        return f"Talk to {names(state, others, 'or')}, who can still {can}{_own_signature(state, role)}; or wait."
    mine = _own_signature(state, role).removeprefix("; ")
    if mine:
        return f"Both houses have agreed: {mine}."
    heads = tuple(one for one in signatories(state) if one in state.cast)
    return f"Both houses have agreed: only {names(state, heads, 'or')} can still withhold a signature."


def who_can_stop_it(state: State) -> tuple[RoleId, ...]:
    """The members of every house that has not agreed yet: law, whatever each of them has answered."""
    able = {role for house in _open_houses(state) for role in members(state, house)}
    return tuple(role for role in state.cast if role in able)


def _open_houses(state: State) -> tuple[str, ...]:
    return tuple(house for house in houses_with_members(state) if house not in state.decision.agreed)


def _own_signature(state: State, role: RoleId) -> str:
    if role not in signatories(state):
        return ""
    return "; withdraw your signature" if role in state.decision.signed else "; do not sign it"
