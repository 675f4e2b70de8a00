"""The scene itself: a story that the journal does not tell is found, and what falls due on the way is not the act's."""

from dataclasses import replace

import pytest

from game_rules import commands as ask
from tests.conformance.moments import frozen_in_warsaw, warsaw
from tests.rules.stage import asks


def test_a_scene_keeps_everything_that_has_happened() -> None:
    """From the opening on, whatever helper of the stage played it."""
    game = frozen_in_warsaw()
    assert game.past[0].__class__.__name__ == "GameOpened"
    assert game.past[-len(game.told) :] == game.told
    assert len(game.past) > len(warsaw("last-hour").past)


def test_a_scene_that_has_lost_an_event_is_found() -> None:
    """Otherwise the refusal would be another game's."""
    june = warsaw("june").after(asks("NATO", ask.Contact, role="COM"))
    with pytest.raises(AssertionError, match="another story"):
        replace(june, past=june.past[:-1]).when(asks("TR", ask.Contact, role="NATO")).refused("R-NO-STANDING")


def test_what_falls_due_before_a_refused_act_is_left_to_the_clock() -> None:
    """The silence runs out, then somebody breaks it: the houses have agreed, and the break alone is refused."""
    game = frozen_in_warsaw()
    left = (game.state.decision.deadline - game.now) / 1000
    game.when(asks("TR", ask.BreakSilence, issue="D3").later(seconds=left)).refused("R-DEADLINE", says="has passed")
