"""Joining late: whoever takes a seat is told what was done in its name, and by whom."""

from game_rules import commands as ask
from game_rules.ids import LECTURER
from tests.rules.moments import WORDS, at, lobby
from tests.rules.stage import asks

GIVEN = asks(LECTURER, ask.SeatStandIn, role="CY")
TAKEN = asks(LECTURER, ask.SeatPlayer, role="CY")


def test_what_a_stand_in_did_is_told_to_whoever_takes_the_seat() -> None:
    """Once, when it is taken; the others read only that somebody has come."""
    game = at("may").after(GIVEN, asks("CY", ask.Demand, issue="D1", option=2, text=WORDS))
    taken = game.later(seconds=240).when(TAKEN)
    (told,) = taken.told_to("CY")
    assert told.loud
    assert told.says.startswith("You join at 4:00. Until then a stand-in acted for you: it demanded Scope: ")
    assert taken.told_to("TR")[0].says == "A player takes Cyprus' seat."


def test_a_stand_in_that_did_nothing_has_bound_nobody() -> None:
    (told,) = at("may").after(GIVEN).later(seconds=61).when(TAKEN).told_to("CY")
    assert told.says == "You join at 1:01. Until then a stand-in acted for you: it has done nothing that binds you."


def test_what_a_stand_in_said_is_marked_for_the_owner_of_the_seat() -> None:
    """It did not say it itself; to the others Cyprus has spoken. Back in the seat it is simply you."""
    says = asks("CY", ask.Message, text=WORDS, to=("TR",))
    game = at("june").after(GIVEN)
    assert game.when(says).told_to("CY")[0].says == "You (stand-in) to Turkey"
    assert game.when(says).told_to("TR")[0].says == "Cyprus to you"
    assert game.after(TAKEN).when(says).told_to("CY")[0].says == "You to Turkey"


def test_before_the_start_nobody_is_late() -> None:
    (told,) = lobby().after(GIVEN).when(TAKEN).told_to("CY")
    assert told.says == "A player takes your seat."
