"""Signature: the three heads sign one version; states are no parties to it."""

import pytest

from game_rules import commands as ask
from game_rules.events import GameEnded, StatementPublished
from game_rules.explain import stands_in_the_way
from game_rules.ids import CLOCK
from game_rules.rules.clock import drafting_ends
from game_rules.score import result
from game_rules.texts import attention, standing
from tests.conformance.moments import FULL, draft_of_warsaw, frozen_in_warsaw
from tests.conformance.scene import Scene, scene_of
from tests.rules.moments import WORDS, past_the_deadline
from tests.rules.stage import asks, did


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


def test_c066_a_reading_of_a_text_in_force_and_an_answer() -> None:
    """Given the declaration is in force, when Turkey publishes an interpretation that nothing has changed in the
    position of Cyprus, then it is accepted; attention +1; no legal effect; Cyprus may answer once."""
    game = agreed().after(asks("NATO", ask.Sign), asks("COM", ask.Sign), asks("CAB", ask.Sign))
    reads = asks("TR", ask.PublishStatement, statement="interpretation", text=WORDS)
    read = game.when(reads).then(did("TR", StatementPublished, statement="interpretation", text=WORDS, noticed=True))
    assert attention(read.state, standing(read.state)) == attention(game.state, standing(game.state)) + 1
    assert (read.state.decision, read.state.table) == (game.state.decision, game.state.table)
    assert {role: result(read.state, role) for role in game.state.cast} == {
        role: result(game.state, role) for role in game.state.cast
    }
    answer = asks("CY", ask.PublishStatement, statement="answer", text=WORDS)
    game.when(answer).refused("R-PHASE", says="waits for an answer")
    answered = read.when(answer).then(did("CY", StatementPublished, statement="answer", text=WORDS, answers="TR"))
    answered.when(answer).refused("R-NO-CARD", says="You have answered")
    assert attention(answered.state, standing(answered.state)) == attention(read.state, standing(read.state))
