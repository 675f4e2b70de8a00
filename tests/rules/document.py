"""Moments of the implementation: two lists, one document, a draft of it. Built by commands, as in play."""

from functools import cache

from game_rules import commands as ask
from server.scenarios.scenario_file import load
from tests.rules.moments import begun, lobby, meeting
from tests.rules.stage import Asks, Given, asks

IMPLEMENTATION = load("implementation")
CORE, FULL = IMPLEMENTATION.core_cast, IMPLEMENTATION.full_cast
PACKAGE = {"owner": "NATO", "version": 1}

PROPOSES = asks("NATO", ask.ProposeProject, project="exercises")
COMPLETE = (
    PROPOSES,
    asks("COM", ask.ProposeProject, project="standards"),
    asks("NATO", ask.CompleteList),
    asks("COM", ask.CompleteList),
)
PRESENT = (asks("NATO", ask.Present), asks("EEAS", ask.Present))


@cache
def in_phase(phase: str, form: str = "50", cast: tuple[str, ...] = CORE) -> Given:
    """A phase of the implementation has just begun, and what was due has happened."""
    return begun(lobby(form, cast, IMPLEMENTATION), phase)


@cache
def merged(cast: tuple[str, ...] = CORE) -> Given:
    """The staffs have merged their lists, and the capitals are next."""
    game = in_phase("autumn", cast=cast).after(*COMPLETE, asks("EEAS", ask.MergeProposals))
    return game.after(asks("lecturer", ask.NextPhase))


def drafted(game: Given, **choices: int) -> Given:
    """NATO and the Commission have initialled a text."""
    game = game.after(meeting(), asks("NATO", ask.OfferPackage, choices=choices or {"E1": 1, "E8": 1}))
    return game.after(asks("COM", ask.Initial, owner="NATO", version=game.state.table.versions["NATO"]))


def closed(game: Given) -> Given:
    """The pens of both houses have said that the paper is closed."""
    return game.after(asks("NATO", ask.CloseText), asks("COM", ask.CloseText))


def next_phase(game: Given, times: int = 1) -> Given:
    """The lecturer goes on."""
    return game.after(*[asks("lecturer", ask.NextPhase)] * times)


def acts_of_a_document() -> tuple[Asks, ...]:
    """Every act that is about one, by somebody who could."""
    words = ask.Text(ref="t", digest="d", words=5)
    return (
        PROPOSES,
        asks("NATO", ask.CompleteList),
        asks("NATO", ask.MergeProposals),
        asks("NATO", ask.Present),
        asks("NATO", ask.VisitCapital, role="TR"),
        asks("TR", ask.Readjust, issue="E8", option=1),
        asks("NATO", ask.CloseText),
        asks("NATO", ask.SetReporting, option=1),
        asks("NATO", ask.PresentReport),
        asks("TR", ask.SlowWalk, issue="E1"),
        asks("TR", ask.ParallelStatement, text=words),
    )
