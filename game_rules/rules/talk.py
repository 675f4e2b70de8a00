"""Talk: free and instant, on the floor or between any subset of roles; a first call, a hand, a guess."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import SEATS, TIME
from game_rules.commands import Broadcast, ChooseCounterpart, Message, Predict, RaiseHand
from game_rules.events import BroadcastMade, CounterpartChosen, Event, HandRaised, MessageSent, Predicted
from game_rules.reason import Reason
from game_rules.rules.clauses import issue_with, no_such_clause
from game_rules.rules.order import others
from game_rules.seats import names
from game_rules.state import State


def talk_must_reach_somebody_else(state: State, command: Message) -> Iterator[Reason]:
    """A conversation has another side."""
    if command.to and set(command.to) == {command.by}:
        yield Reason(
            rule="R-NOT-MEMBER", says="You would be talking to yourself.", cites=(SEATS,), remedy="Choose a partner."
        )


def chips_must_exist(state: State, command: Message) -> Iterator[Reason]:
    """A chip names a clause of this scenario."""
    for issue, option in command.clauses:
        if issue_with(state, issue, option) is None:
            yield no_such_clause(f"{issue}={option}")


def counterpart_must_be_another_role(state: State, command: ChooseCounterpart) -> Iterator[Reason]:
    """The first call goes to somebody else at the table."""
    if command.role not in others(state, command.by):
        yield Reason(
            rule="R-NOT-MEMBER",
            says="The first call goes to another role at this table.",
            cites=(SEATS,),
            remedy=f"Choose among {names(state, others(state, command.by), 'or')}.",
        )


def guess_must_name_roles(state: State, command: Predict) -> Iterator[Reason]:
    """A prediction names roles at the table, or nobody for the block."""
    for role in (command.shaped, command.blocks):
        if role and role not in state.cast:
            yield Reason(
                rule="R-NOT-MEMBER",
                says=f"{role} is not at this table.",
                cites=(SEATS,),
                remedy="Choose a role on the ring.",
            )
    if not command.shaped:
        yield Reason(
            rule="R-NOT-MEMBER",
            says="Somebody shaped the text most.",
            cites=(SEATS,),
            remedy="Choose a role on the ring.",
        )


def prediction_is_made_before_the_last_hour(state: State, command: Predict) -> Iterator[Reason]:
    """A prediction after the fact is none."""
    last = max(at for at, phase in enumerate(state.form.phases) if phase.stage == "play")
    if state.clock.number >= last:
        yield Reason(
            rule="R-DEADLINE", says="Predictions closed when the last hour began.", cites=(TIME,), remedy="Play on."
        )


def say(state: State, command: Message) -> Iterator[Event]:
    to = tuple(role for role in state.cast if role in command.to and role != command.by)
    yield MessageSent(by=command.by, at=command.at, text=command.text, to=to, clauses=command.clauses)


def broadcast(state: State, command: Broadcast) -> Iterator[Event]:
    yield BroadcastMade(by=command.by, at=command.at, text=command.text, to=command.to)


def raise_hand(state: State, command: RaiseHand) -> Iterator[Event]:
    yield HandRaised(by=command.by, at=command.at)


def choose(state: State, command: ChooseCounterpart) -> Iterator[Event]:
    yield CounterpartChosen(by=command.by, at=command.at, role=command.role)


def predict(state: State, command: Predict) -> Iterator[Event]:
    yield Predicted(by=command.by, at=command.at, signed=command.signed, shaped=command.shaped, blocks=command.blocks)


def nothing_changes(state: State, event: MessageSent) -> State:
    """Talk lives in the minutes; the state need not carry it."""
    return state


def answered_hands(state: State, event: BroadcastMade) -> State:
    """Whoever asked the lecturer to come and got a word has been answered."""
    hands = state.corridors.hands - set(event.to)
    return state if hands == state.corridors.hands else replace(state, corridors=replace(state.corridors, hands=hands))


def chosen(state: State, event: CounterpartChosen) -> State:
    calls = {**state.corridors.first_calls, event.by: event.role}
    return replace(state, corridors=replace(state.corridors, first_calls=calls))


def hand_raised(state: State, event: HandRaised) -> State:
    return replace(state, corridors=replace(state.corridors, hands=state.corridors.hands | {event.by}))


def predicted(state: State, event: Predicted) -> State:
    guesses = {**state.ledger.predictions, event.by: (event.signed, event.shaped, event.blocks)}
    return replace(state, ledger=replace(state.ledger, predictions=guesses))


EVOLVE = {
    MessageSent: nothing_changes,
    BroadcastMade: answered_hands,
    CounterpartChosen: chosen,
    HandRaised: hand_raised,
    Predicted: predicted,
}
