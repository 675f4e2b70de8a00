"""Carry-over: what the staffs of a class bring along from one scenario to the next (M94, M112)."""

from itertools import combinations

from game_rules.commands import Carried
from game_rules.ids import RoleId
from game_rules.loyalty import agreed_to
from game_rules.seats import name, role_of, staff
from game_rules.state import State
from game_rules.texts import attention

SHORT_TEXT = 4
"""Attention points up to which a signed text leaves room for what its staffs do with it (brief, 3.1)."""


def carried_from(state: State) -> Carried:
    """What an ended game leaves behind: who adopted a text with whom, and whether a signed text was short."""
    adopted = state.decision.adopted
    if adopted is None:
        return Carried()
    together = [role for role in staff(state) if role in agreed_to(state, adopted)]
    pairs = [
        (one, other)
        for one, other in combinations(together, 2)
        if role_of(state, one).organisation != role_of(state, other).organisation
    ]
    signed = state.scenario.procedure == "sign"
    return Carried(pairs=tuple(pairs), room=signed and attention(state, adopted) <= SHORT_TEXT)


def known_from_before(state: State, role: RoleId) -> tuple[RoleId, ...]:
    """With whom at this table a staff adopted a text before: each is worth an action point at the start."""
    pairs = [pair for pair in state.carried.pairs if role in pair and set(pair) <= set(state.cast)]
    return tuple(other for pair in pairs for other in pair if other != role)


def brought(state: State, role: RoleId) -> tuple[str, ...]:
    """What a role brings along, in sentences."""
    said = [
        f"You adopted a text with {name(state, other)} before: one more action point in the first phase."
        for other in known_from_before(state, role)
    ]
    if state.carried.room and not state.corridors.room_taken and not role_of(state, role).is_state:
        said.append("The text before was short and left room: the first clause that a pen puts into brackets is free.")
    return tuple(said)
