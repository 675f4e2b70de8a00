"""NATO: consensus or silence, never a vote; what Allies alone may do."""

import pytest

from game_rules import commands as ask
from game_rules.events import BallotClosed, ObjectionRaised
from game_rules.ids import CLOCK, NATO_HOUSE
from tests.conformance.moments import PACKAGE, draft_of_warsaw, in_the_nac, initialled
from tests.conformance.scene import scene_of
from tests.rules.moments import WORDS, frozen
from tests.rules.stage import asks, did, time_passes

DEAL = {"A1": 1, "A2": 1}


def test_c024_there_is_no_voting_in_nato() -> None:
    """Given a proposal is before the NAC, when a player calls a vote, then it is refused: there is no voting in
    NATO."""
    for game in (initialled(**DEAL), in_the_nac(**DEAL)):
        for role in ("NATO", "TR", "UK"):
            game.when(asks(role, ask.CallVote, **PACKAGE, house=NATO_HOUSE)).refused(
                "R-NO-VOTE-NATO",
                says="NATO does not vote",
                cites="consensus",
                holders=("TR", "UK"),
                remedy="silence procedure",
            )


def test_c025_silence_until_the_deadline_is_consent() -> None:
    """Given a text is under silence until 12:00, when no Ally writes before 12:00, then it is adopted at 12:00."""
    game = in_the_nac(**DEAL)
    left = (game.state.decision.ballots[NATO_HOUSE].deadline - game.now) / 1000
    game.when(time_passes(left - 0.001)).then_nothing()
    agreed = game.when(time_passes(left)).then_among_others(
        did(CLOCK, BallotClosed, house=NATO_HOUSE, **PACKAGE, agreed=True)
    )
    assert (NATO_HOUSE, "COM", 1) in agreed.state.decision.consents


def test_c026_one_ally_breaks_the_silence() -> None:
    """Given a text is under silence, when one Ally breaks silence in writing before the deadline, then it is not
    adopted; the text returns to the table with its author informed who broke silence."""
    game = in_the_nac(**DEAL)
    answer = game.when(asks("TR", ask.BreakSilence, issue="A1", text=WORDS))
    broken = answer.then(
        did(
            "TR",
            BallotClosed,
            house=NATO_HOUSE,
            **PACKAGE,
            agreed=False,
            code="R-SILENCE-BROKEN",
            against=("TR",),
            issue="A1",
        ),
        did("TR", ObjectionRaised, issue="A1", option=1),
    )
    assert broken.state.decision.consents == frozenset()
    assert broken.state.decision.outcome == ""
    assert "COM" in broken.state.table.packages
    assert any("broken by Turkey" in line.says and "back on the table" in line.says for line in answer.told_to("COM"))
    left = (game.state.decision.ballots[NATO_HOUSE].deadline - game.now) / 1000
    assert broken.later(seconds=left).state.decision.consents == frozenset()


@pytest.mark.parametrize("stranger", ["NATO", "COM", "EEAS", "CY"])
def test_c028_only_an_ally_breaks_it(stranger: str) -> None:
    """Given a text is under silence, when NATO staff, the EU or Cyprus tries to break silence, then it is refused."""
    in_the_nac(**DEAL).when(asks(stranger, ask.BreakSilence, issue="A1")).refused(
        "R-NO-STANDING", says="no member of the North Atlantic Council", cites="NATO", holders=("TR", "UK")
    )


@pytest.mark.parametrize("house", ["", NATO_HOUSE])
def test_c030_staff_bind_no_ally(house: str) -> None:
    """Given staff of NATO want to bind Allies, when NATO presses "endorse on behalf of Allies", then it is refused."""
    game = scene_of(frozen(draft_of_warsaw(D7=3)))
    game.when(asks("NATO", ask.Endorse, yes=True, house=house)).refused("R-NO-STANDING", says="no member of")
    game.when(asks("TR", ask.Endorse, yes=True, house=house)).happens()
