"""Loyalties: each bureaucrat draws a card when the game begins, and tells nobody."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.events import Event, LoyaltyDrawn
from game_rules.ids import CLOCK
from game_rules.loyalty import drawn
from game_rules.seats import staff
from game_rules.state import State


def loyalties_are_drawn(state: State) -> Iterator[Event]:
    """Where the class plays with loyalty cards, every seated bureaucrat draws one before anybody speaks."""
    if not state.loyalty or state.clock.number != 0 or state.ledger.loyalties:
        return
    for role in staff(state):
        if kind := drawn(state, role):
            yield LoyaltyDrawn(by=CLOCK, at=state.clock.now, role=role, loyalty=kind)


def loyalty_drawn(state: State, event: LoyaltyDrawn) -> State:
    held = {**state.ledger.loyalties, event.role: event.loyalty}
    return replace(state, ledger=replace(state.ledger, loyalties=held))


EVOLVE = {LoyaltyDrawn: loyalty_drawn}
