"""Joining late: whoever takes a seat is told what was done in its name, and by whom."""

from game_rules import commands as ask
from game_rules.ids import LECTURER
from tests.rules.moments import WORDS, at, lobby, meeting
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


def test_everything_that_binds_the_seat_is_told() -> None:
    """Calls, answers, packages, initials, objections, the first call; what others did is not."""
    staff = at("june").after(
        asks(LECTURER, ask.SeatStandIn, role="NATO"),
        asks("TR", ask.Demand, issue="D1", option=2, text=WORDS),
        asks("CY", ask.Demand, issue="D1", option=1, text=WORDS),
        meeting(),
        asks("NATO", ask.AnswerDemand, role="TR", answer="later"),
        asks("NATO", ask.OfferPackage, choices={"D1": 1}),
        asks("COM", ask.OfferPackage, choices={"D1": 2}),
        asks("NATO", ask.Initial, owner="COM", version=1),
        asks("NATO", ask.Object, issue="D1", option=1),
        asks("UK", ask.Object, issue="D1", option=1),
    )
    (told,) = staff.later(seconds=5).when(asks(LECTURER, ask.SeatPlayer, role="NATO")).told_to("NATO")
    assert told.says.split("acted for you: ")[1] == (
        "it met the European Commission, it answered the demands of Turkey, it offered a package, it initialled the "
        "package of the European Commission and it objected to Scope: Hybrid threats only (D1=1)."
    )
    called = at("briefing").after(GIVEN, asks("CY", ask.ChooseCounterpart, role="UK"))
    (told,) = called.when(TAKEN).told_to("CY")
    assert told.says.endswith("it chose to call the United Kingdom first.")


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
