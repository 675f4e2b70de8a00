"""The ending: one cause, told alike in the debrief and in the press lines, and blame only where it is due."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from tests.rules.moments import at, draft_of, drafted, frozen, frozen_text, past_the_deadline
from tests.rules.stage import Given, asks

REST = 15 * 60


def _endorsed() -> Given:
    return frozen(drafted(at("last-hour"), D7=3))


CAUSES = {
    "no text": (at("last-hour").later(seconds=REST), "No text was ever initialled", "No text was put before"),
    "never frozen": (draft_of("last-hour").later(seconds=REST), "was never frozen.", "No text was put before"),
    "too loud": (
        drafted(at("last-hour"), D1=3, D2=2, D8=2, D6=2).later(seconds=REST),
        "was never frozen: it drew ",
        "No text was put before",
    ),
    "broken": (
        frozen_text().after(asks("TR", ask.BreakSilence, issue="D3")).later(seconds=REST),
        "Turkey broke silence over ",
        "remained open.",
    ),
    "not signed": (
        past_the_deadline(frozen_text()).later(seconds=REST),
        "Both houses let it pass, but the European Commission",
        "Both houses let the text pass; it lacks the signature of",
    ),
    "not endorsed": (
        past_the_deadline(_endorsed()).later(seconds=REST),
        "did not say it in the North Atlantic Council.",
        "The North Atlantic Council did not endorse the text.",
    ),
    "stopped": (
        draft_of("june").after(asks(LECTURER, ask.EndGame)),
        "Play was ended early.",
        "No text was put before",
    ),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_the_debrief_and_the_press_tell_the_same_cause(cause: str) -> None:
    """Found once, told twice."""
    game, says, press = CAUSES[cause]
    seen = game.seen_by("TR").debrief
    assert says in dict(seen.happened)["How did it end?"]
    assert seen.artefact is not None
    assert all(press in line for _, line in seen.artefact.press)


def test_a_head_that_did_nothing_has_not_refused() -> None:
    """Only whoever took a signature back is said to have refused."""
    idle = past_the_deadline(frozen_text()).after(asks("COM", ask.Sign)).later(seconds=REST).seen_by("NATO").debrief
    assert idle.scores[0].apart == (("You did not sign what both houses had let pass", -2),)
    early = frozen_text().after(asks("COM", ask.Sign), asks("NATO", ask.Sign), asks("NATO", ask.WithdrawSignature))
    took_back = past_the_deadline(early).later(seconds=REST).seen_by("NATO").debrief
    assert took_back.scores[0].apart == (("You took back your signature from what both houses had let pass", -2),)
    assert "took the signature back" in dict(took_back.happened)["How did it end?"]
