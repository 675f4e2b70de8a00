"""The minutes of the common document: lists and the merger, trips, the closed paper, reports, and what is beside it."""

from dataclasses import replace

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from tests.rules.document import (
    COMPLETE,
    CORE,
    FULL,
    IMPLEMENTATION,
    PRESENT,
    PROPOSES,
    closed,
    drafted,
    in_phase,
    merged,
)
from tests.rules.moments import WORDS, begun, lobby, meeting
from tests.rules.stage import Asks, Given, asks, minutes

NATO, COM = "The NATO International Staff", "The European Commission"
TRIP = asks("NATO", ask.VisitCapital, role="TR")
CLOSES = asks("NATO", ask.CloseText)
BEST = "that the paper is closed: it is as good as it gets."


def visited() -> Given:
    """Ankara has been visited, and there is a draft."""
    return drafted(merged(FULL).after(TRIP))


def told(game: Given, step: Asks, reader: str) -> list[str]:
    return [line.says for line in game.when(step).told_to(reader)]


@pytest.mark.parametrize(
    ("reader", "says"),
    [
        ("COM", [f'{NATO} proposes a project: "Parallel and coordinated exercises in 2017 and 2018".']),
        ("NATO", ['You propose a project: "Parallel and coordinated exercises in 2017 and 2018".']),
        ("TR", []),
        ("public", []),
    ],
)
def test_while_staffs_are_among_themselves_their_lists_are_told_to_nobody_else(reader: str, says: list[str]) -> None:
    """Neither a project nor a complete list."""
    assert told(in_phase("autumn"), PROPOSES, reader) == says
    complete = told(in_phase("autumn").after(PROPOSES), asks("NATO", ask.CompleteList), reader)
    assert complete == {
        "COM": [f"{NATO} marks the list of its house complete."],
        "NATO": ["You mark the list of your house complete."],
    }.get(reader, [])


def test_the_merger_and_the_presentation_are_told_to_everybody() -> None:
    """With the number of projects."""
    merges = asks("EEAS", ask.MergeProposals)
    game = in_phase("autumn").after(*COMPLETE)
    both = "the two lists into one common document of 2 projects. Now it must be sold."
    assert told(game, merges, "EEAS") == [f"You merge {both}"]
    assert told(game, merges, "TR") == [f"The EEAS merges {both}"]
    assert told(merged(), PRESENT[0], "TR") == [f"{NATO} presents the common document in the North Atlantic Council."]


def test_a_list_that_nobody_merged_is_merged_by_events() -> None:
    """In nobody's name."""
    game = in_phase("autumn").after(PROPOSES, asks(LECTURER, ask.NextPhase))
    lines = [line.says for line in minutes(game, game.later(seconds=300), "TR")]
    assert lines[-1] == "The two lists are merged into one common document of 1 project. Now it must be sold."


def test_a_trip_is_in_the_newspapers() -> None:
    """Who minds it trusts the travellers less; each reads its own part in it."""
    game = merged(FULL)
    mind = "from the newspapers and trusts the NATO International Staff less."
    assert told(game, TRIP, "TR") == [
        f"{NATO} travels to Ankara: you have one readjustment of the text.",
        f"The United States learns of a trip {mind}",
        f"Greece learns of a trip {mind}",
    ]
    assert told(game, TRIP, "NATO")[:2] == [
        "You travel to Ankara: Turkey has one readjustment of the text.",
        "The United States learns of a trip from the newspapers and trusts you less.",
    ]
    assert told(game, TRIP, "US")[1] == (
        "You learn of a trip from the newspapers and trust the NATO International Staff less."
    )


def test_a_readjustment_is_told_with_its_clause() -> None:
    """And with the package that comes of it."""
    line, offer = visited().when(asks("TR", ask.Readjust, issue="E8", option=2)).told_to("CY")
    assert line.says == (
        "Turkey readjusts a clause: Readjustments after the trip to Ankara: Structured staff dialogues (E8=2)."
    )
    assert [chip.code for chip in line.chips] == ["E8=2"]
    assert offer.says == "Turkey offers a package (version 1)."


def test_closing_and_reopening_the_paper_are_told_with_the_price() -> None:
    """Each pen says it; reopening gives the others a change, and such a right has no price."""
    game = visited()
    assert told(game, CLOSES, "NATO") == [f"You say {BEST}"]
    assert told(game.after(CLOSES), asks("COM", ask.CloseText), "CY") == [
        f"{COM} says {BEST}",
        "The paper is closed: E1 and E8 change at a price only.",
    ]
    reopens = asks("UK", ask.OfferPackage, choices={"E1": 2}, reopens=True)
    paper = closed(game)
    assert told(paper, reopens, "UK")[0] == (
        "You reopen the closed paper (E1); the price: Turkey, Cyprus, the NATO International Staff, France, the United "
        "States and Greece may each change one clause, too."
    )
    right = asks("TR", ask.OfferPackage, choices={"E8": 2})
    assert told(paper.after(reopens), right, "CY")[0] == (
        "Turkey reopens the closed paper (E8); by the right to one change."
    )


def test_reports_are_told_as_arranged_as_asked_for_as_given_and_as_late() -> None:
    """By the staffs, by the draft, by a pen, by nobody."""
    game = in_phase("december")
    arranged = asks("NATO", ask.SetReporting, option=1)
    assert told(game, arranged, "NATO") == ["You arrange among staffs one report a year."]
    assert told(game, arranged, "CY") == [f"{NATO} arranges among staffs one report a year."]
    offered = game.after(meeting(), asks("NATO", ask.OfferPackage, choices={"E3": 2}))
    assert told(offered, asks("COM", ask.Initial, owner="NATO", version=1), "CY")[-1] == (
        "The draft asks for two reports a year."
    )
    given = asks("NATO", ask.PresentReport)
    assert told(drafted(game, E3=2), given, "CY") == [f"{NATO} presents a report to the North Atlantic Council."]
    late = drafted(merged(), E3=2).after(asks(LECTURER, ask.NextPhase), given)
    assert (
        "The report to the Council of the EU is late: each of its members may tighten a leash once at no cost."
    ) in told(late, asks(LECTURER, ask.NextPhase), "CY")


def test_what_a_hidden_draft_asks_for_is_told_inside_only() -> None:
    """A world in which reports are on the table while the staffs are among themselves."""
    form = IMPLEMENTATION.format("50")
    phases = tuple(replace(p, issues=(*p.issues, "E3")) if p.id == "autumn" else p for p in form.phases)
    world = replace(IMPLEMENTATION, formats=(replace(form, phases=phases),))
    game = begun(lobby("50", CORE, world), "autumn")
    offered = game.after(meeting(), asks("NATO", ask.OfferPackage, choices={"E3": 2}))
    initials = asks("COM", ask.Initial, owner="NATO", version=1)
    assert told(offered, initials, "EEAS")[-1] == "The draft asks for two reports a year."
    assert told(offered, initials, "TR") == told(offered, initials, "public") == []


def test_who_asks_for_more_time_is_an_ally_without_a_name() -> None:
    """To itself and to the lecturer it has one; so has nobody when the time is up."""
    game, slows = drafted(in_phase("december", cast=FULL)), asks("TR", ask.SlowWalk, issue="E1")
    more = "more time on Ambition of the common proposals: for 1 minute and 30 seconds no text with it is put to the"
    assert told(game, slows, "TR") == [f"You ask for {more} Allies."]
    assert told(game, slows, LECTURER) == [f"Turkey asks for {more} Allies."]
    assert told(game, slows, "CY") == [f"An Ally asks for {more} Allies."]
    slowed = game.after(slows)
    up = minutes(slowed, slowed.later(seconds=90), "CY")[0]
    assert (up.says, up.actor) == ("The time that an Ally had asked for is up.", "")


def test_an_item_in_a_statement_is_told_with_its_words() -> None:
    """Beside the text."""
    (line,) = in_phase("december").when(asks("TR", ask.ParallelStatement, text=WORDS)).told_to("CY")
    assert (line.says, line.text) == ("Turkey adds an item to the statement of the North Atlantic Council", WORDS)
