"""Random games that the properties share: the worlds, and a game of each for every seed, played once."""

from functools import cache, lru_cache

from hypothesis import settings
from hypothesis import strategies as st

from game_rules.state import State
from game_rules.view import view
from game_rules.view.shapes import View
from server.scenarios.scenario_file import load
from tests.properties.random_player import Step, play
from tests.rules.moments import CORE, FULL, lobby
from tests.rules.small import CAST, COUNCIL, exchange, summit, union

CRIMEA = load("crimea")
WORLDS = {
    "Warsaw, 75 minutes, core": lambda: lobby("75", CORE),
    "Warsaw, 50 minutes, full": lambda: lobby("50", FULL),
    "Warsaw, 90 minutes, soft": lambda: lobby("90", CORE, hard=False),
    "Warsaw, 50 minutes, without London": lambda: lobby("50", ("TR", "CY", "COM", "NATO"), qualitative=True),
    "Crimea, 50 minutes, full": lambda: lobby("50", CRIMEA.full_cast, CRIMEA),
    "a small exchange": lambda: lobby("short", CAST, exchange()),
    "a small union": lambda: lobby("short", COUNCIL, union()),
    "a small summit": lambda: lobby("short", CAST, summit()),
}

Named = tuple[str, int]
"""A world and a seed: `Warsaw, 75 minutes, core` 3."""


@cache
def start(world: str) -> State:
    """The lobby of a world."""
    return WORLDS[world]().state


@lru_cache(maxsize=256)
def game(named: Named) -> tuple[Step, ...]:
    """A whole game."""
    world, seed = named
    return tuple(play(start(world), seed))


@lru_cache(maxsize=20_000)
def seen(named: Named, number: int, reader: str) -> View:
    """What a reader saw after one step of a game; drawn once, for views are dear."""
    return view(game(named)[number].after, reader)


def games(share: float = 1.0) -> st.SearchStrategy[Named]:
    """Games to try, as many as Hypothesis tries examples (or a share of them): the same for every property."""
    count = max(len(WORLDS), round(settings().max_examples * share))
    worlds = list(WORLDS)
    return st.sampled_from([(worlds[number % len(worlds)], number // len(worlds)) for number in range(count)])


def tries(share: float) -> int:
    """How often a dear property is tried."""
    return max(len(WORLDS), round(settings().max_examples * share))
