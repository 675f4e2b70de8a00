"""Empty chairs: a role that nobody plays in this game takes no part in it, and reads one reason, whatever it asks."""

import pytest

from game_rules import commands as ask
from tests.rules.document import in_phase
from tests.rules.moments import WORDS, at, draft_of, drafted, frozen, frozen_text
from tests.rules.small import drafted_small, exchange, in_play
from tests.rules.stage import Asks, Given, asks

CALLED = drafted_small(in_play(exchange(), ("CY", "COM", "EEAS", "NATO", "TR")))
ENDORSING = frozen(drafted(at("last-hour"), D7=3))


@pytest.mark.parametrize(
    ("game", "step"),
    [
        (frozen_text(), asks("DE", ask.BreakSilence, issue="D3")),
        (frozen_text(), asks("DE", ask.LetPass)),
        (frozen_text(), asks("CAB", ask.Sign)),
        (ENDORSING, asks("DE", ask.Endorse, yes=True)),
        (draft_of("june"), asks("DE", ask.SetStance, stance="would_break")),
        (draft_of("june"), asks("DE", ask.Demand, issue="D1", option=2, text=WORDS)),
        (CALLED, asks("UK", ask.LetPass)),
        (CALLED, asks("UK", ask.Vote, position="for")),
        (in_phase("december"), asks("FR", ask.SlowWalk, issue="E1")),
        (in_phase("december"), asks("FR", ask.ParallelStatement, text=WORDS)),
    ],
    ids=lambda one: one.kind.__name__ if isinstance(one, Asks) else "",
)
def test_nobody_acts_from_an_empty_chair(game: Given, step: Asks) -> None:
    """That it is not seated is the reason that it can do nothing about."""
    answer = game.when(step)
    answer.refused("R-NOT-MEMBER", says="is not seated in this game")
    assert not [one.rule for one in answer.reasons if one.rule in ("R-NO-STANDING", "R-REDLINE", "R-SIGNATORY")]
