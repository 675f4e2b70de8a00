"""A row of the table of acts: its words, whose it could ever be, and its likely forms."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import EU_HOUSE, RoleId
from game_rules.seats import pen_house, role_of
from game_rules.state import State

Mine = Callable[[State, RoleId], bool]
Tries = Callable[[State, RoleId, int], Iterator[Command]]

TEXT = ask.Text(ref="", digest="", words=1)
"""What somebody might write."""


def everybodys(_state: State, _role: RoleId) -> bool:
    """An act that may be anybody's at some moment."""
    return True


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One act on offer. One that can never be a role's (`mine`) is absent from its page, not closed.

    `tries` are its likely forms: the act is open if one of them is. A `whole` act has no form.
    """

    label: str
    help: str
    mine: Mine = everybodys
    tries: Tries | None = None
    whole: bool = False


def is_state(state: State, role: RoleId) -> bool:
    return role_of(state, role).is_state


def is_staff(state: State, role: RoleId) -> bool:
    return not role_of(state, role).is_state


def is_pen(state: State, role: RoleId) -> bool:
    return bool(pen_house(state, role))


def accepts(state: State) -> bool:
    """Is this a world of the procedure `accept`?"""
    return state.scenario.procedure == "accept"


def voter(state: State, role: RoleId) -> bool:
    """A member of the Council, where it votes."""
    return accepts(state) and EU_HOUSE in role_of(state, role).houses
