"""Moments of Warsaw from which the tests start: a phase, a draft, a frozen text. Built by commands, as in play."""

from functools import cache

from game_rules import commands as ask
from game_rules.commands import Text
from game_rules.decide import open_game
from game_rules.ids import LECTURER
from game_rules.scenario import Scenario
from game_rules.texts import open_issues
from server.scenarios.scenario_file import load
from tests.rules.stage import Asks, Given, asks, time_passes

WARSAW = load("warsaw")
CORE = WARSAW.core_cast
FULL = WARSAW.full_cast

QUIET = {"D1": 2, "D2": 1, "D3": 1, "D4": 1, "D5": 2, "D6": 1, "D7": 2, "D8": 1}
"""A text near that of history: no red line is crossed, and it draws five points of attention."""

WORDS = Text(ref="t1", digest="d1", words=12)
OTHER_WORDS = Text(ref="t2", digest="d2", words=20)
TOO_MANY_WORDS = Text(ref="t3", digest="d3", words=81)


def lobby(
    form: str = "75", cast: tuple[str, ...] = CORE, scenario: Scenario = WARSAW, *, hard: bool = True, **how: object
) -> Given:
    """Everybody is cast; the clock has not started."""
    opening = ask.OpenGame(by=LECTURER, at=0, format=form, cast=cast, hard=hard, **how)  # type: ignore[arg-type]
    return Given(open_game(scenario, opening).state)


@cache
def at(phase: str, form: str = "75", cast: tuple[str, ...] = CORE, *, hard: bool = True) -> Given:
    """A phase of Warsaw has just begun; the lecturer has skipped what came before, and what was due has happened."""
    return begun(lobby(form, cast, hard=hard), phase)


def begun(game: Given, phase: str) -> Given:
    """The game when this phase has just begun."""
    game = game.after(asks(LECTURER, ask.StartGame))
    while game.state.phase is not None and game.state.phase.id != phase:
        game = game.after(asks(LECTURER, ask.NextPhase))
    return game.later(seconds=0)


def meeting(caller: str = "NATO", called: str = "COM") -> Asks:
    """Two staffs meet in this phase."""
    return asks(caller, ask.Contact, role=called)


def drafted(game: Given, *, owner: str = "NATO", other: str = "COM", **choices: int) -> Given:
    """Both pens have initialled a text: QUIET, with these clauses otherwise where they are open."""
    wanted = {**QUIET, **choices}
    game = game.after(
        meeting(owner, other),
        asks(owner, ask.OfferPackage, choices={i: o for i, o in wanted.items() if i in _open(game)}),
    )
    return game.after(asks(other, ask.Initial, owner=owner, version=game.state.table.versions[owner]))


@cache
def draft_of(phase: str = "june", form: str = "75", cast: tuple[str, ...] = CORE) -> Given:
    """QUIET is the draft in this phase."""
    return drafted(at(phase, form, cast))


@cache
def frozen_text(form: str = "75", cast: tuple[str, ...] = CORE) -> Given:
    """QUIET lies under silence in both houses."""
    return draft_of("last-hour", form, cast).after(asks("NATO", ask.FreezeText))


def frozen(game: Given) -> Given:
    """The same text, frozen."""
    return game.after(asks("NATO", ask.FreezeText))


def silence_of(game: Given) -> float:
    """Seconds until the silence runs out."""
    return (game.state.decision.deadline - game.now) / 1000


def past_the_deadline(game: Given) -> Given:
    """Both silences have run out."""
    return game.after(time_passes(silence_of(game)))


def _open(game: Given) -> tuple[str, ...]:
    return open_issues(game.state)
