"""Seats: who is at the table, in which house, and who holds a pen."""

from collections.abc import Mapping
from dataclasses import dataclass

from game_rules.ids import EU_HOUSE, HOUSES, NATO_HOUSE, RoleId
from game_rules.reason import listed, sentence
from game_rules.scenario import Role, Scenario
from game_rules.state import State

HOUSE_NAMES = {NATO_HOUSE: "the North Atlantic Council", EU_HOUSE: "the Council of the EU"}


def role_of(state: State, role: RoleId) -> Role:
    """The role with this code."""
    return state.scenario.role_by_id[role]


def name(state: State, role: RoleId) -> str:
    """A role's name as a label has it; codes that are no roles (the lecturer) stand for themselves."""
    known = state.scenario.role_by_id.get(role)
    return known.name if known else {"lecturer": "The lecturer", "clock": "The clock"}.get(role, role)


def the(state: State, role: RoleId) -> str:
    """A role inside a sentence, with its article where it has one: `the United Kingdom`."""
    known = state.scenario.role_by_id.get(role)
    return known.said or known.name if known else {"lecturer": "the lecturer", "clock": "the clock"}.get(role, role)


def subject(state: State, role: RoleId) -> str:
    """A role at the beginning of a sentence: `The United Kingdom`."""
    return sentence(the(state, role))


def names(state: State, roles: "tuple[RoleId, ...] | list[RoleId] | frozenset[RoleId]", last: str = "and") -> str:
    """Roles in the cast's order, as a sentence has them."""
    return listed([the(state, role) for role in in_order(state, roles)], last)


def in_order(state: State, roles: "tuple[RoleId, ...] | list[RoleId] | frozenset[RoleId]") -> tuple[RoleId, ...]:
    """The same roles in the scenario's order."""
    return tuple(role.id for role in state.scenario.roles if role.id in roles)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seating:
    """Who sits where in one cast: worked out once, for it is asked at every step."""

    states: tuple[RoleId, ...]
    staff: tuple[RoleId, ...]
    members: Mapping[str, tuple[RoleId, ...]]
    pen_house: Mapping[RoleId, str]
    pens: Mapping[str, tuple[RoleId, ...]]


def states(state: State) -> tuple[RoleId, ...]:
    """The seated states."""
    return _seating(state).states


def members(state: State, house: str) -> tuple[RoleId, ...]:
    """The seated members of a house: Allies in the NAC, EU members in the Council. A dual member sits in both."""
    return _seating(state).members.get(house, ())


def houses_with_members(state: State) -> tuple[str, ...]:
    """The houses in which anybody is seated."""
    return tuple(_seating(state).members)


def pen_house(state: State, role: RoleId) -> str:
    """The house whose pen this role holds, or the empty text: NATO's staff and the EU pens of the scenario."""
    return _seating(state).pen_house.get(role, "")


def pens(state: State, house: str = "") -> tuple[RoleId, ...]:
    """The seated pens, of one house or of both."""
    return _seating(state).pens.get(house, ())


def pen_houses(state: State) -> tuple[str, ...]:
    """The houses that hold a pen in this cast."""
    return tuple(house for house in HOUSES if pens(state, house))


def staff(state: State) -> tuple[RoleId, ...]:
    """The seated bureaucrats."""
    return _seating(state).staff


def principals(state: State, bureaucrat: RoleId) -> tuple[RoleId, ...]:
    """The seated states that hold this bureaucrat's leash: the members of its organisation."""
    return members(state, role_of(state, bureaucrat).organisation)


def _seating(state: State) -> Seating:
    known = state.scenario.seatings
    if state.cast not in known:
        known[state.cast] = _seated(state.scenario, state.cast)
    found: Seating = known[state.cast]
    return found


def _seated(scenario: Scenario, cast: tuple[RoleId, ...]) -> Seating:
    roles = [scenario.role_by_id[role] for role in cast]
    holds = {role.id: _holds_pen_of(scenario, role) for role in roles}
    members = {house: tuple(role.id for role in roles if house in role.houses) for house in HOUSES}
    return Seating(
        states=tuple(role.id for role in roles if role.is_state),
        staff=tuple(role.id for role in roles if not role.is_state),
        members={house: seated for house, seated in members.items() if seated},
        pen_house=holds,
        pens={
            house: tuple(role for role, held in holds.items() if held and house in ("", held))
            for house in ("", *HOUSES)
        },
    )


def _holds_pen_of(scenario: Scenario, role: Role) -> str:
    if role.id in scenario.acceptance.one_of:
        return role.organisation or EU_HOUSE
    if role.id in scenario.acceptance.necessary and not role.is_state:
        return role.organisation
    return ""
