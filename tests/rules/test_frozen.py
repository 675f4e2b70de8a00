"""Frozen: whoever comes too late for the text is told what it can still do itself."""

import pytest

from game_rules import commands as ask
from game_rules.explain import stands_in_the_way
from game_rules.rules import freezing
from game_rules.texts import standing
from game_rules.view.next import advice
from game_rules.words import lasting
from tests.rules.moments import CORE, QUIET, at, draft_of, drafted, frozen, frozen_text, past_the_deadline
from tests.rules.stage import Given, asks


def remedy(game: Given, role: str) -> str:
    """What this role is told when it offers another text."""
    (reason,) = game.when(asks(role, ask.OfferPackage, choices={"D1": 3})).reasons
    assert reason.rule == "R-CLOSED"
    bracket = game.when(asks(role, ask.Bracket, issue="D1", option=3)).reasons
    assert (reason.says, reason.holders, reason.remedy) in [(one.says, one.holders, one.remedy) for one in bracket]
    return reason.remedy


def test_only_a_member_is_told_to_break_silence() -> None:
    """A staff talks to those who can; who signs may withhold that; whoever has let it pass has answered."""
    game = frozen_text()
    for state in ("TR", "CY", "UK"):
        assert remedy(game, state) == "Break silence over a clause, or let it pass."
    can = "Talk to Turkey, Cyprus or the United Kingdom, who can still break silence over a clause"
    assert remedy(game, "EEAS") == f"{can}; or wait."
    assert remedy(game, "COM") == f"{can}; do not sign it; or wait."
    assert remedy(game.after(asks("COM", ask.Sign)), "COM") == f"{can}; withdraw your signature; or wait."
    passed = game.after(asks("TR", ask.LetPass))
    assert remedy(passed, "TR").startswith("Talk to Cyprus or the United Kingdom, who can still break silence")
    assert remedy(passed, "EEAS") == f"{can}; or wait.", "who has answered is nobody's business"


def test_when_both_houses_have_agreed_only_a_signature_can_be_withheld() -> None:
    """Whoever signs is told so, the others who does."""
    game = past_the_deadline(frozen_text())
    assert remedy(game, "COM") == "Both houses have agreed: do not sign it."
    told = "Both houses have agreed: only the European Commission or the NATO International Staff can still"
    assert remedy(game, "TR") == f"{told} withhold a signature."


def test_where_endorsement_is_asked_a_member_says_no() -> None:
    """There is no silence to break."""
    game = frozen(drafted(at("last-hour"), D7=3))
    assert remedy(game, "TR").startswith("Say no")
    assert "who can still say no" in remedy(game, "EEAS")


@pytest.mark.parametrize("role", CORE)
def test_under_a_frozen_text_nothing_on_offer_builds_another(role: str) -> None:
    """Neither what stands out nor what is asked, nor any open act."""
    seen = frozen_text().seen_by(role)
    open_ones = [one.kind for one in (*seen.acts.first, *seen.acts.visible, *seen.acts.more) if one.open]
    building = {"offer_package", "initial", "bracket", "propose_wording"}
    assert not building & set(open_ones)
    assert not building & {one.kind for one in advice(frozen_text().state, role)}
    assert not building & {one.kind for one in (*seen.acts.first, *seen.acts.visible)}, "closed, it lies under More"
    assert all(not package.ask for package in seen.packages)


def test_a_text_that_nobody_has_offered_stands_in_nobodys_way() -> None:
    """Objections and missing initials do."""
    june = draft_of("june")
    fresh = {**QUIET, "D4": 2}
    assert stands_in_the_way(june.state, "UK", fresh) == ()
    offered = june.after(asks("UK", ask.OfferPackage, choices={"D4": 2}), asks("CY", ask.Object, issue="D4", option=2))
    assert [reason.holders for reason in stands_in_the_way(offered.state, "UK", fresh)] == [
        ("CY",),
        ("NATO",),
        ("COM", "EEAS"),
    ]


def test_too_loud_is_told_in_the_same_words_to_whoever_freezes_and_whoever_looks() -> None:
    """One reason, written once."""
    loud = drafted(at("last-hour"), D1=3, D3=3, D7=2)
    (reason,) = loud.when(asks("NATO", ask.FreezeText)).reasons
    assert reason in stands_in_the_way(loud.state, "NATO", standing(loud.state))
    assert reason in tuple(freezing.loudness(loud.state, standing(loud.state)))


@pytest.mark.parametrize(
    ("milliseconds", "says"),
    [(240_000, "4 minutes"), (61_000, "1 minute and 1 second"), (45_999, "45 seconds"), (0, "0 seconds")],
)
def test_a_length_of_time_is_told_in_words(milliseconds: int, says: str) -> None:
    """The clocks of a page count down: nobody could read an hour of game time off them."""
    assert lasting(milliseconds) == says


def test_no_banner_tells_an_hour() -> None:
    """Of a broken silence it matters who, where and over what."""
    broke = frozen_text().later(seconds=30).after(asks("TR", ask.BreakSilence, issue="D3"))
    assert broke.seen_by("CY").decision.broken == (
        "Turkey broke silence in the North Atlantic Council over Reference to states",
    )
