"""Strangers: a state of one organisation has no seat in the body of the other."""

from collections.abc import Iterator

from game_rules.commands import BreakSilence, Endorse, LetPass, Vote
from game_rules.ids import EU_HOUSE, NATO_HOUSE
from game_rules.reason import Reason
from game_rules.seats import HOUSE_NAMES, members, role_of, subject
from game_rules.state import State

_SEATS = {NATO_HOUSE: "North Atlantic Treaty 9", EU_HOUSE: "TEU 16(2)"}
"""Who sits in each body: the Parties; a representative of each Member State."""


def strangers_have_no_seat(state: State, command: BreakSilence | LetPass | Endorse | Vote) -> Iterator[Reason]:
    """Whoever takes part in what a body decides asks for a seat there; only its members have one."""
    house = _body(state, command)
    if house not in HOUSE_NAMES or command.by not in state.cast:
        return
    role = role_of(state, command.by)
    if role.is_state and house not in role.houses:
        own = " and ".join(HOUSE_NAMES[mine] for mine in role.houses)
        yield Reason(
            rule="R-NOT-MEMBER",
            says=f"{subject(state, command.by)} has no seat in {HOUSE_NAMES[house]}.",
            cites=(_SEATS[house], "paper L52-L54"),
            holders=members(state, house),
            remedy=f"Speak for yourself in {own}, or ask a member to raise it for you.",
        )


def _body(state: State, command: BreakSilence | LetPass | Endorse | Vote) -> str:
    """The body whose decision this is a part of; where a text lies before both, the one that is named."""
    if isinstance(command, Vote):
        return EU_HOUSE
    if state.scenario.procedure == "accept" and not isinstance(command, Endorse):
        return NATO_HOUSE
    return command.house
