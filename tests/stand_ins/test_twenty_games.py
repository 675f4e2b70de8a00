"""Twenty games between sparring partners: July is alive, the silence is alive, and both endings happen."""

from dataclasses import dataclass

import pytest

from game_rules.events import GameOpened, PhaseBegan, SilenceBroken, TextFrozen
from game_rules.evolve import evolve, initial
from game_rules.ids import Choices
from game_rules.texts import standing
from server.scenarios.scenario_file import load
from server.stand_ins.play import Played, play_out

WARSAW = load("warsaw")
JULY = 3
"""The number of the phase that tests a settled draft."""

pytestmark = pytest.mark.slow


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """What one game shows: the text at the end of June, the text adopted, silences begun and broken."""

    june: Choices
    adopted: Choices | None
    silences: int
    broken: int


def told(played: Played) -> Story:
    """The story of one game, from its events."""
    events = [event for move in played.moves for event in move.events]
    opened = events[0]
    assert isinstance(opened, GameOpened)
    state, june = initial(WARSAW, opened), {}
    for event in events[1:]:
        if isinstance(event, PhaseBegan) and event.number == JULY:
            june = dict(standing(state))
        state = evolve(state, event)
    return Story(
        june=june,
        adopted=state.decision.adopted,
        silences=sum(isinstance(event, TextFrozen) for event in events),
        broken=sum(isinstance(event, SilenceBroken) for event in events),
    )


def test_twenty_games_of_sparring_partners_are_worth_playing() -> None:
    """A third of the deals differ from June's text, one silence in five is broken, and both endings occur."""
    stories = [told(play_out(WARSAW, "50", seed=seed)) for seed in range(1, 21)]
    deals = [story for story in stories if story.adopted is not None]
    assert 0 < len(deals) < len(stories)
    assert 3 * sum(story.adopted != story.june for story in deals) >= len(deals)
    assert 5 * sum(story.broken for story in stories) >= sum(story.silences for story in stories)


def test_the_same_seed_gives_the_same_game() -> None:
    """Command for command."""
    assert play_out(WARSAW, "50", seed=3).moves == play_out(WARSAW, "50", seed=3).moves
