"""Seating: a stand-in takes an absent seat and gives it back at once."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import ORDER, SEATS
from game_rules.commands import SeatPlayer, SeatStandIn
from game_rules.events import Event, PlayerSeated, StandInSeated
from game_rules.reason import Reason
from game_rules.seats import subject
from game_rules.state import State


def role_must_be_cast(state: State, command: SeatStandIn | SeatPlayer) -> Iterator[Reason]:
    """Only roles of this game have a seat."""
    if command.role not in state.cast:
        yield Reason(
            rule="R-NOT-MEMBER",
            says=f"{subject(state, command.role)} is not in this game.",
            cites=(SEATS,),
            remedy="Choose a seated role.",
        )


def seat_must_change(state: State, command: SeatStandIn | SeatPlayer) -> Iterator[Reason]:
    """A seat is given to whoever does not have it."""
    if (command.role in state.stand_ins) == isinstance(command, SeatStandIn):
        yield Reason(
            rule="R-PHASE",
            says="The seat is taken that way already.",
            cites=(ORDER,),
            remedy="Nothing needs to be done.",
        )


def seat_stand_in(state: State, command: SeatStandIn) -> Iterator[Event]:
    yield StandInSeated(by=command.by, at=command.at, role=command.role)


def seat_player(state: State, command: SeatPlayer) -> Iterator[Event]:
    yield PlayerSeated(by=command.by, at=command.at, role=command.role)


EVOLVE = {
    StandInSeated: lambda state, event: replace(state, stand_ins=state.stand_ins | {event.role}),
    PlayerSeated: lambda state, event: replace(state, stand_ins=state.stand_ins - {event.role}),
}
