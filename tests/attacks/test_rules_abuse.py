"""Rules abuse: acts that are legal one by one, put together so that a promise of the game would break."""

import pytest

from game_rules import commands as ask
from game_rules.rules.clock import drafting_ends
from game_rules.texts import attention, standing
from tests.rules.moments import QUIET, WORDS, at, draft_of, frozen_text
from tests.rules.stage import Given, asks

BRACKET = asks("EEAS", ask.Bracket, issue="D3", option=0)


def bracketed_at_the_bell() -> Given:
    """Somebody without a veto opens a clause in the last second of the drafting time."""
    game = draft_of("last-hour")
    left = (drafting_ends(game.state) - game.now) / 1000
    return game.later(seconds=left - 0.5).after(BRACKET).later(seconds=1)


def test_a_bracket_at_the_bell_is_no_veto() -> None:
    """Drafting has closed: the pens can still return to the words that stand, and freeze them."""
    game = bracketed_at_the_bell()
    assert game.state.clock.drafting_closed
    game.when(asks("NATO", ask.FreezeText)).refused("R-BRACKETS")
    closed = game.after(
        asks("NATO", ask.ProposeWording, issue="D3", option=QUIET["D3"]), asks("COM", ask.AcceptWording, issue="D3")
    )
    assert standing(closed.state) == QUIET
    assert closed.after(asks("NATO", ask.FreezeText)).state.decision.frozen


def test_a_bracket_at_the_bell_is_no_second_drafting() -> None:
    """Neither another option nor other words come in that way, nor those that were proposed before."""
    game = bracketed_at_the_bell()
    game.when(asks("NATO", ask.ProposeWording, issue="D3", option=0)).refused("R-DEADLINE")
    game.when(asks("NATO", ask.ProposeWording, issue="D3", option=QUIET["D3"], text=WORDS)).refused("R-DEADLINE")
    game.when(asks("NATO", ask.ProposeWording, issue="D4", option=QUIET["D4"])).refused("R-DEADLINE")
    game.when(asks("TR", ask.Bracket, issue="D3", option=2)).refused("R-DEADLINE")
    early = draft_of("last-hour").after(BRACKET, asks("NATO", ask.ProposeWording, issue="D3", option=0))
    late = early.later(seconds=9 * 60 + 1)
    late.when(asks("COM", ask.AcceptWording, issue="D3")).refused("R-DEADLINE")


def test_one_card_shown_ten_times_is_one_threat() -> None:
    """A state cannot shout a text over the ceiling all by itself, at no price."""
    game = draft_of("last-hour")
    quiet = attention(game.state, standing(game.state))
    threat = asks("TR", ask.ThreatenStatement)
    once = game.after(threat)
    assert attention(once.state, standing(once.state)) == quiet + 1
    often = once.after(*[threat] * 9)
    assert attention(often.state, standing(often.state)) == quiet + 1
    assert often.after(asks("NATO", ask.FreezeText)).state.decision.frozen
    two = often.after(asks("CY", ask.ThreatenStatement))
    assert attention(two.state, standing(two.state)) == quiet + 2


def test_nobody_agrees_to_words_that_instructions_forbid() -> None:
    """A red line holds against every kind of assent, not only against that to a package."""
    game = draft_of("june").after(
        asks("TR", ask.Bracket, issue="D4", option=3), asks("NATO", ask.ProposeWording, issue="D4", option=3)
    )
    game.when(asks("CY", ask.AcceptWording, issue="D4")).refused("R-REDLINE", says="Instructions from Nicosia")
    game.after(asks("TR", ask.AcceptWording, issue="D4"))


@pytest.mark.parametrize("seconds", [0, 86_400])
def test_an_extension_lengthens_a_silence_and_never_shortens_it(seconds: int) -> None:
    """Deadlines move back with the phase; nobody loses the time in which to speak."""
    game = frozen_text()
    longer = game.after(asks("lecturer", ask.ExtendPhase, seconds=seconds)) if seconds else game
    assert longer.state.decision.deadline == game.state.decision.deadline + seconds * 1000


def test_nobody_signs_around_a_silence() -> None:
    """All heads have signed: the declaration stands only when both silences have run out, not before."""
    game = frozen_text().after(asks("NATO", ask.Sign), asks("COM", ask.Sign))
    almost = game.later(seconds=(game.state.decision.deadline - game.now - 1) / 1000)
    assert not almost.state.decision.outcome
    broken = almost.after(asks("CY", ask.BreakSilence, issue="D3"))
    assert broken.state.decision.signed == ()
    assert almost.later(seconds=0.001).state.decision.outcome == "adopted"


def test_a_paid_price_buys_the_clause() -> None:
    """Nobody sells the same clause twice in a phase."""
    game = draft_of("june").after(
        asks("TR", ask.Object, issue="D3", option=1, price=("D4", 2)),
        asks("NATO", ask.OfferPackage, choices={"D4": 2}),
    )
    paid = game.after(asks("COM", ask.Initial, owner="NATO", version=game.state.table.versions["NATO"]))
    assert not paid.state.table.objections
    paid.when(asks("TR", ask.Object, issue="D3", option=1, price=("D7", 1))).refused("R-CLOSED")


def test_a_paused_game_loses_no_silence() -> None:
    """Whatever the lecturer does in a pause, the time to speak is the same after it."""
    game = frozen_text()
    held = game.after(asks("lecturer", ask.PauseGame))
    held.when(asks("CY", ask.BreakSilence, issue="D3")).refused("R-PHASE", says="paused")
    again = held.after(asks("lecturer", ask.ResumeGame))
    assert again.state.decision.deadline - again.now == game.state.decision.deadline - game.now


def test_an_outsider_of_may_learns_nothing_by_trying() -> None:
    """Every act on the text gets the same one answer, whether the text is there or not."""
    with_text, without = _may_with_a_text(), at("may")
    for step in (
        asks("TR", ask.Object, issue="D1", option=2),
        asks("TR", ask.AcceptPackage, owner="NATO", version=1),
        asks("TR", ask.OfferPackage, choices={"D1": 2}),
        asks("UK", ask.SetStance, stance="would_break"),
        asks("UK", ask.Sponsor, owner="NATO", version=1),
        asks("EEAS", ask.Initial, owner="NATO", version=1),
        asks("EEAS", ask.Leak),
        asks("CY", ask.HighLevelCall, role="TR"),
        asks("CY", ask.LiftObjection, issue="D1"),
        asks("CY", ask.WithdrawPackage),
    ):
        assert with_text.when(step).reasons == without.when(step).reasons


def _may_with_a_text() -> Given:
    from tests.rules.moments import drafted

    return drafted(at("may"))
