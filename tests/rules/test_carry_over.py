"""Carry-over: what a class brings along from one scenario to the next (M94, M112)."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.carry_over import carried_from
from game_rules.commands import Carried
from game_rules.events import ClauseBracketed
from game_rules.ids import LECTURER
from game_rules.state import State
from server.scenarios.scenario_file import load
from tests.rules.claims import succeeds
from tests.rules.moments import begun, drafted, lobby
from tests.rules.small import drafted_small, exchange, in_play
from tests.rules.stage import Given, asks, did

IMPLEMENTATION = load("implementation")


def signed(**how: int) -> State:
    """Warsaw, signed by NATO's staff and the Commission."""
    game = drafted(begun(lobby("75"), "last-hour"), **how)
    game = game.after(asks("NATO", ask.FreezeText), asks("NATO", ask.Sign), asks("COM", ask.Sign))
    return game.later(seconds=300).state


def brings(carried: Carried, phase: str = "autumn") -> Given:
    return begun(lobby("75", IMPLEMENTATION.full_cast, IMPLEMENTATION, carried=carried), phase)


def test_two_staffs_that_adopted_a_text_bring_it_along() -> None:
    """Across the houses; whoever had no part in it brings nothing."""
    assert carried_from(signed()).pairs == (("COM", "NATO"),)


def test_a_short_text_leaves_room_and_a_loud_one_does_not() -> None:
    """Four points of attention are the limit."""
    assert not carried_from(signed()).room, "five points"
    assert carried_from(signed(D1=1, D5=1, D7=1)).room


def test_without_a_deal_nothing_is_carried_over() -> None:
    """Whatever the staffs had initialled."""
    over = drafted(begun(lobby("75"), "last-hour")).after(asks(LECTURER, ask.EndGame))
    assert carried_from(over.state) == Carried()


def test_an_accepted_package_carries_its_pair_but_no_room() -> None:
    """Only a signed text is short or long."""
    game = drafted_small(in_play(exchange()))
    for role in ("TR", "CY", "UK"):
        game = game.after(asks(role, ask.AcceptPackage, owner="NATO", version=1))
    assert game.state.decision.outcome == "adopted"
    assert carried_from(game.state) == Carried(pairs=(("COM", "NATO"),))


def test_a_pair_has_an_action_point_more_in_the_first_phase() -> None:
    """Each of the two, for each partner; not later, and not for a partner who is not there."""
    carried = Carried(pairs=(("COM", "NATO"), ("EEAS", "NATO"), ("CAB", "NATO")))
    first = brings(carried)
    assert [first.points(role) for role in ("NATO", "COM", "EEAS", "EDA", "TR")] == [8, 7, 7, 6, 6]
    later = first.after(asks(LECTURER, ask.NextPhase))
    assert {later.points(role) for role in later.state.cast} == {6}
    assert first.seen_by("COM").me.brought == (
        "You adopted a text with NATO International Staff before: one more action point in the first phase.",
    )
    assert first.seen_by("TR").me.brought == ()


@succeeds(ask.Bracket)
def test_the_room_of_a_short_text_is_one_free_bracket_for_a_pen() -> None:
    """The first one; every further one, and everybody else's, costs what it always costs."""
    game = drafted_small(in_play(exchange()), a1=1, a2=1)
    with_room = Given(_with_room(game.state), game.now)
    bracket = asks("COM", ask.Bracket, issue="A1", option=2)
    assert len(with_room.seen_by("COM").me.brought) == 1
    free = with_room.when(bracket).then(did("COM", ClauseBracketed, issue="A1", options=(1, 2)))
    assert free.points("COM") == with_room.points("COM")
    free.when(asks("NATO", ask.Bracket, issue="A2", option=2)).then(
        did("NATO", ClauseBracketed, issue="A2", options=(1, 2), cost=1)
    )
    assert free.seen_by("COM").me.brought == ()
    with_room.when(asks("TR", ask.Bracket, issue="A1", option=2)).then(
        did("TR", ClauseBracketed, issue="A1", options=(1, 2), cost=1)
    )
    game.when(bracket).then(did("COM", ClauseBracketed, issue="A1", options=(1, 2), cost=1))


def _with_room(state: State) -> State:
    return replace(state, carried=Carried(room=True), kept={})
