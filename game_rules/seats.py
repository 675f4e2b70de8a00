"""Seats: who is at the table, in which house, and who holds a pen."""

from game_rules.ids import EU_HOUSE, HOUSES, NATO_HOUSE, RoleId
from game_rules.reason import listed
from game_rules.scenario import Role
from game_rules.state import State

HOUSE_NAMES = {NATO_HOUSE: "the North Atlantic Council", EU_HOUSE: "the Council of the EU"}


def role_of(state: State, role: RoleId) -> Role:
    """The role with this code."""
    return state.scenario.role_by_id[role]


def name(state: State, role: RoleId) -> str:
    """A role's name as a sentence has it; codes that are no roles (the lecturer) stand for themselves."""
    known = state.scenario.role_by_id.get(role)
    return known.name if known else {"lecturer": "The lecturer", "clock": "The clock"}.get(role, role)


def names(state: State, roles: "tuple[RoleId, ...] | list[RoleId] | frozenset[RoleId]", last: str = "and") -> str:
    """Names in the cast's order, as a sentence has them."""
    return listed([name(state, role) for role in in_order(state, roles)], last)


def in_order(state: State, roles: "tuple[RoleId, ...] | list[RoleId] | frozenset[RoleId]") -> tuple[RoleId, ...]:
    """The same roles in the scenario's order."""
    return tuple(role.id for role in state.scenario.roles if role.id in roles)


def states(state: State) -> tuple[RoleId, ...]:
    """The seated states."""
    return tuple(role for role in state.cast if role_of(state, role).is_state)


def members(state: State, house: str) -> tuple[RoleId, ...]:
    """The seated members of a house: Allies in the NAC, EU members in the Council. A dual member sits in both."""
    return tuple(role for role in state.cast if house in role_of(state, role).houses)


def houses_with_members(state: State) -> tuple[str, ...]:
    """The houses in which anybody is seated."""
    return tuple(house for house in HOUSES if members(state, house))


def pen_house(state: State, role: RoleId) -> str:
    """The house whose pen this role holds, or the empty text: NATO's staff and the EU pens of the scenario."""
    if role not in state.cast:
        return ""
    if role in state.scenario.acceptance.one_of:
        return role_of(state, role).organisation or EU_HOUSE
    if role in state.scenario.acceptance.necessary and not role_of(state, role).is_state:
        return role_of(state, role).organisation
    return ""


def pens(state: State, house: str = "") -> tuple[RoleId, ...]:
    """The seated pens, of one house or of both."""
    return tuple(r for r in state.cast if (h := pen_house(state, r)) and house in ("", h))


def pen_houses(state: State) -> tuple[str, ...]:
    """The houses that hold a pen in this cast."""
    return tuple(house for house in HOUSES if pens(state, house))


def staff(state: State) -> tuple[RoleId, ...]:
    """The seated bureaucrats."""
    return tuple(role for role in state.cast if not role_of(state, role).is_state)


def principals(state: State, bureaucrat: RoleId) -> tuple[RoleId, ...]:
    """The seated states that hold this bureaucrat's leash: the members of its organisation."""
    return members(state, role_of(state, bureaucrat).organisation)
