"""Signature: heads sign what both houses let pass; the declaration stands when all have, or lapses with a break."""

import pytest

from game_rules import commands as ask
from game_rules.events import (
    DeclarationAdopted,
    GameEnded,
    PhaseBegan,
    SignatureRefused,
    SignatureWithdrawn,
    Signed,
    SilenceHeld,
)
from game_rules.explain import stands_in_the_way
from game_rules.ids import CLOCK, EU_HOUSE, LECTURER, NATO_HOUSE
from game_rules.rules.signature import signatories
from game_rules.texts import standing
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import CORE, FULL, QUIET, at, draft_of, drafted, frozen, frozen_text, past_the_deadline
from tests.rules.stage import Asks, Given, asks, did, time_passes


def signs(role: str) -> Asks:
    """Signs the frozen text."""
    return asks(role, ask.Sign)


def text(cast: tuple[str, ...] = CORE, *, hard: bool = True, **choices: int) -> Given:
    """This text, frozen in the last hour."""
    return frozen(drafted(at("last-hour", cast=cast, hard=hard), **choices))


def agreed(game: Given) -> Given:
    """Both houses have let it pass."""
    return past_the_deadline(game)


@pytest.mark.parametrize(
    ("option", "cast", "who"),
    [
        (0, CORE, ()),
        (1, CORE, ("NATO", "COM", "CAB")),
        (2, CORE, ("NATO", "COM", "CAB", "EEAS")),
        (3, CORE, ("NATO", "COM", "CAB", "TR", "CY", "UK")),
        (2, ("TR", "CY", "UK", "COM", "NATO"), ("NATO", "COM", "CAB")),
        (3, FULL, ("NATO", "COM", "CAB", "TR", "CY", "UK", "US", "DE", "GR", "FR")),
    ],
)
def test_the_clause_says_who_signs(option: int, cast: tuple[str, ...], who: tuple[str, ...]) -> None:
    """Heads that nobody plays are not waited for, except the one that follows the others."""
    game = drafted(at("june", cast=cast), D2=option)
    assert signatories(game.state) == who


@succeeds(ask.Sign)
@refuses(ask.Sign, "text_must_be_frozen", "only_signatories_sign", "signature_is_given_once", "text_must_be_in_sight")
def test_heads_may_sign_from_the_freezing_on() -> None:
    """C061, C063: the three heads and nobody else; a state is not a party."""
    game = frozen_text()
    signed = game.when(signs("NATO")).then(did("NATO", Signed, role="NATO"))
    signed.when(signs("NATO")).refused("R-PHASE", says="You have signed")
    for role in ("TR", "CY", "EEAS"):
        game.when(signs(role)).refused(
            "R-SIGNATORY", says="not a signatory", cites="L446", holders=("NATO", "COM"), remedy="sign it"
        )
    draft_of("last-hour").when(signs("NATO")).refused("R-VERSION", says="not frozen", holders=("COM", "EEAS", "NATO"))
    drafted(at("may")).when(signs("EEAS")).refused("R-HIDDEN")


def test_open_brackets_are_not_signed() -> None:
    """C052: the clause is named."""
    game = draft_of("last-hour").after(asks("TR", ask.Bracket, issue="D4", option=2))
    game.when(signs("NATO")).refused("R-BRACKETS", says="Allies outside the EU", remedy="Close the bracket")


def test_the_declaration_stands_when_both_silences_have_run_out_and_all_have_signed() -> None:
    """The cabinet, which nobody plays, signs when the others have; play is over at that moment."""
    game = frozen_text().after(signs("NATO"))
    signed = game.when(signs("COM")).then(did("COM", Signed, role="COM"), did(CLOCK, Signed, role="CAB"))
    signed = signed.later(seconds=181)
    over = signed.when(time_passes(59)).then(
        did(CLOCK, SilenceHeld, house=NATO_HOUSE),
        did(CLOCK, SilenceHeld, house=EU_HOUSE),
        did(CLOCK, DeclarationAdopted, draft=1, choices=QUIET),
        did(CLOCK, PhaseBegan, number=5, ends=0),
    )
    assert (over.state.decision.outcome, over.state.decision.adopted) == ("adopted", QUIET)
    assert over.seen_by("public").debrief.signers[:2] == ("European Commission", "NATO International Staff")


def test_the_heads_may_sign_after_the_silences_too() -> None:
    """The last signature makes it."""
    game = agreed(frozen_text()).after(signs("NATO"))
    game.when(signs("COM")).then(
        did("COM", Signed, role="COM"),
        did(CLOCK, Signed, role="CAB"),
        did(CLOCK, DeclarationAdopted, draft=1, choices=QUIET),
        did(CLOCK, PhaseBegan, number=5, ends=0),
    )


def test_a_seated_cabinet_signs_for_itself() -> None:
    """It does not follow anybody."""
    game = agreed(frozen_text(cast=FULL)).after(signs("NATO"), signs("COM"))
    assert game.state.decision.outcome == ""
    assert game.after(signs("CAB")).state.decision.outcome == "adopted"


def test_the_high_representative_signs_where_the_clause_names_her() -> None:
    """D2=2: three signatures are not enough."""
    game = agreed(text(D2=2, D7=1)).after(signs("NATO"), signs("COM"))
    assert game.state.decision.outcome == ""
    assert game.after(signs("EEAS")).state.decision.outcome == "adopted"


def test_a_press_line_needs_no_signature() -> None:
    """D2=0: freezing and silence adopt; whoever tries to sign reads why not."""
    game = text(D2=0)
    game.when(signs("NATO")).refused("R-SIGNATORY", remedy="Nobody signs it: it is a press line", holders=())
    after = past_the_deadline(game)
    assert after.state.decision.outcome == "adopted"
    assert DeclarationAdopted(by=CLOCK, at=after.now, draft=1, choices={**QUIET, "D2": 0}) in after.told


def test_where_states_co_sign_each_of_them_must() -> None:
    """D2=3 in soft mode: the heads alone make no declaration."""
    game = agreed(text(hard=False, D2=3, D7=0)).after(signs("NATO"), signs("COM"), signs("TR"), signs("CY"))
    assert game.state.decision.outcome == ""
    assert "CAB" not in game.state.decision.signed
    after = game.after(signs("UK"))
    assert after.state.decision.signed == ("NATO", "COM", "TR", "CY", "UK", "CAB")
    assert after.state.decision.outcome == "adopted"


@succeeds(ask.WithdrawSignature)
@refuses(ask.WithdrawSignature, "there_must_be_a_signature")
def test_a_signatory_may_take_the_signature_back_until_then() -> None:
    """Before the declaration stands."""
    game = frozen_text().after(signs("NATO"))
    game.when(asks("COM", ask.WithdrawSignature)).refused("R-SIGNATORY", says="You have not signed")
    after = game.when(asks("NATO", ask.WithdrawSignature)).then(did("NATO", SignatureWithdrawn))
    assert after.state.decision.signed == ()
    after.when(signs("NATO")).happens()
    over = agreed(frozen_text()).after(signs("NATO"), signs("COM"))
    over.when(asks("NATO", ask.WithdrawSignature)).refused("R-PHASE", says="Play has ended")


def test_a_withdrawn_signature_is_missing() -> None:
    """Two of three: nothing stands."""
    game = frozen_text().after(signs("NATO"), signs("COM"), asks("COM", ask.WithdrawSignature))
    assert past_the_deadline(game).state.decision.outcome == ""


def test_only_two_of_three_when_the_clock_stops_is_not_in_force() -> None:
    """C062: and whoever has not signed what both houses let pass has refused, on record."""
    game = agreed(frozen_text(cast=FULL)).after(signs("NATO"), signs("CAB"))
    after = game.later(seconds=14 * 60)
    end = 14 * 60_000
    assert after.told[-3:] == (
        SignatureRefused(by=CLOCK, at=end, role="COM"),
        GameEnded(by=CLOCK, at=end, outcome="no_deal"),
        PhaseBegan(by=CLOCK, at=end, number=5, ends=0),
    )
    assert after.state.decision.outcome == "no_deal"
    seen = after.seen_by("COM").debrief
    assert seen.scores[0].apart == (("You did not sign what both houses had let pass", -2),)


def test_nobody_refused_where_the_houses_had_not_agreed() -> None:
    """There was nothing to sign."""
    after = draft_of("last-hour").later(seconds=14 * 60)
    assert not any(isinstance(event, SignatureRefused) for event in after.told)


def test_both_silences_must_run_out() -> None:
    """All have signed on the first second; the declaration waits for the members."""
    game = frozen_text().after(signs("NATO"), signs("COM"))
    assert game.state.decision.outcome == ""
    (reason,) = [r for r in stands_in_the_way(game.state, "UK", standing(game.state)) if "North Atlantic" in r.says]
    assert reason.rule == "R-PARALLEL"


def test_what_stands_in_the_way_names_who_has_not_signed() -> None:
    """Signing is public."""
    game = agreed(frozen_text()).after(signs("COM"))
    reasons = stands_in_the_way(game.state, "TR", standing(game.state))
    assert [(r.rule, r.holders) for r in reasons] == [("R-SIGNATORY", ("NATO", "CAB"))]


def test_ending_play_by_hand_makes_no_declaration() -> None:
    """Even where only a signature is missing."""
    game = agreed(frozen_text()).after(signs("NATO"), asks(LECTURER, ask.EndGame))
    assert game.state.decision.outcome == "no_deal"
