"""Moments from which the statements start: a text frozen in Warsaw, a package before both houses in scenario A."""

from functools import cache

from game_rules import commands as ask
from game_rules.texts import open_issues
from server.scenarios.scenario_file import load
from tests.conformance.scene import Scene, scene, scene_of
from tests.rules.moments import WARSAW, drafted, frozen
from tests.rules.stage import Asks, asks

CORE, FULL = WARSAW.core_cast, WARSAW.full_cast


# --- Warsaw -----------------------------------------------------------------------------------------------------------


@cache
def warsaw(phase: str, form: str = "75", cast: tuple[str, ...] = CORE, *, hard: bool = True) -> Scene:
    """A phase of Warsaw has just begun."""
    return scene(WARSAW, phase, form, cast, hard=hard)


def draft_of_warsaw(
    phase: str = "last-hour", form: str = "75", cast: tuple[str, ...] = CORE, *, hard: bool = True, **choices: int
) -> Scene:
    """Both pens have initialled a text near that of history, with these clauses otherwise."""
    return scene_of(drafted(warsaw(phase, form, cast, hard=hard), **choices))  # type: ignore[arg-type]


def frozen_in_warsaw(cast: tuple[str, ...] = CORE, **choices: int) -> Scene:
    """It lies under silence in both houses."""
    return scene_of(frozen(draft_of_warsaw(cast=cast, **choices)))  # type: ignore[arg-type]


# --- scenario A: packages by acceptance -------------------------------------------------------------------------------


@cache
def participation(phase: str = "last-hour", form: str = "50", *, hard: bool = True) -> Scene:
    """A phase of scenario A has just begun."""
    return scene(load("participation"), phase, form, hard=hard)


def offered(owner: str = "COM", *, form: str = "50", hard: bool = True, **choices: int) -> Scene:
    """The Commission has offered these clauses; the others stand as today."""
    game = participation(form=form, hard=hard).after(asks("NATO", ask.Contact, role="COM"))
    known = {issue: option for issue, option in choices.items() if issue in open_issues(game.state)}
    return game.after(asks(owner, ask.OfferPackage, choices=known))


def initialled(**how: int) -> Scene:
    """Both pens stand under a text of the Commission."""
    return offered(**how).after(asks("NATO", ask.Initial, **PACKAGE))  # type: ignore[arg-type]


PACKAGE = {"owner": "COM", "version": 1}
"""The package that these scenes speak of."""


def in_the_nac(**choices: int) -> Scene:
    """It is under silence in the North Atlantic Council."""
    return initialled(**choices).after(asks("NATO", ask.StartSilence, **PACKAGE))


def in_the_council(**choices: int) -> Scene:
    """It is put to the vote in the Council of the EU."""
    return initialled(**choices).after(asks("EEAS", ask.CallVote, **PACKAGE))


def votes(role: str, position: str = "for") -> Asks:
    """Takes a position in the Council."""
    return asks(role, ask.Vote, position=position)
