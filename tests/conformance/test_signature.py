"""Signature: the three heads sign one version; states are no parties to it."""

import pytest

from game_rules import commands as ask
from game_rules.events import GameEnded
from game_rules.explain import stands_in_the_way
from game_rules.ids import CLOCK
from game_rules.rules.clock import drafting_ends
from game_rules.texts import standing
from tests.conformance.moments import FULL, draft_of_warsaw, frozen_in_warsaw
from tests.conformance.scene import Scene, scene_of
from tests.rules.moments import WORDS, past_the_deadline
from tests.rules.stage import asks


def agreed() -> Scene:
    """D2=1 is agreed: both houses have let the text pass."""
    return scene_of(past_the_deadline(frozen_in_warsaw(FULL)))


def test_c061_the_declaration_is_in_force_when_the_three_heads_have_signed() -> None:
    """Given D2=1 is agreed, when the Secretary General and the two presidents have signed the same version, then it is
    in force; states are not parties."""
    game = agreed().after(asks("NATO", ask.Sign), asks("COM", ask.Sign))
    assert (game.state.decision.outcome, game.state.decision.signed) == ("", ("NATO", "COM"))
    over = game.when(asks("CAB", ask.Sign)).happens()
    assert (over.state.decision.outcome, over.state.decision.signed) == ("adopted", ("NATO", "COM", "CAB"))
    states = {role.name for role in over.state.scenario.roles if role.is_state}
    assert not states & {*over.seen_by("public").debrief.signers}


def test_c062_two_of_three_signatures_are_none() -> None:
    """Given D2=1 is agreed, when only two of the three have signed when the clock stops, then it is not in force."""
    game = agreed().after(asks("NATO", ask.Sign), asks("CAB", ask.Sign))
    (reason,) = stands_in_the_way(game.state, "TR", standing(game.state))
    assert (reason.rule, reason.holders) == ("R-SIGNATORY", ("COM",))
    over = game.later(seconds=14 * 60)
    assert GameEnded(by=CLOCK, at=14 * 60_000, outcome="no_deal") in over.told
    assert (over.state.decision.outcome, over.state.decision.adopted) == ("no_deal", None)


@pytest.mark.parametrize("state", ["TR", "CY"])
def test_c063_a_state_does_not_sign(state: str) -> None:
    """Given D2=1, when Turkey or Cyprus signs, then it is refused."""
    agreed().when(asks(state, ask.Sign)).refused(
        "R-SIGNATORY", says="not a signatory", cites="L446", holders=("NATO", "COM", "CAB")
    )


def test_c065_words_come_before_the_drafting_closes() -> None:
    """Given drafting has closed at its time before signature, when a wording change is proposed, then it is refused."""
    game = draft_of_warsaw()
    left = (drafting_ends(game.state) - game.now) / 1000
    words = asks("NATO", ask.ProposeWording, issue="D4", option=1, text=WORDS)
    game.when(words.later(seconds=left - 0.001)).happens()
    game.when(words.later(seconds=left)).refused(
        "R-DEADLINE", says="drafting has closed", cites="L456", remedy="break of silence"
    )
