"""Too late: once a text cannot change, or nothing can be signed, no sentence sends anybody after it."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.view.next import advice
from tests.rules.moments import CORE, at, draft_of, drafted, frozen_text
from tests.rules.stage import Given, asks

NINE_MINUTES = 9 * 60


def told(game: Given, role: str) -> str:
    """All that the role is told to do."""
    return " ".join(one.says for one in advice(game.state, role))


def closed(game: Given) -> Given:
    """The drafting has closed."""
    late = game.later(seconds=NINE_MINUTES)
    assert late.state.clock.drafting_closed
    return late


@pytest.mark.parametrize("role", CORE)
def test_after_the_closing_nobody_is_sent_after_a_text_that_cannot_become_the_draft(role: str) -> None:
    """Neither its own package nor somebody else's; and no price is named that could not be written in."""
    offers = [asks(who, ask.OfferPackage, choices={"D1": 3, "D4": 2}) for who in ("UK", "TR", "EEAS")]
    game = closed(draft_of("last-hour").after(*offers))
    says = told(game, role)
    for futile in ("win the yes", "is worth more to you", "initial it", "first", "such as", "Offer a package"):
        assert futile not in says, says


def test_after_a_break_only_a_text_that_changes_the_broken_clause_is_worth_a_yes() -> None:
    """One word, as in history."""
    broke = closed(draft_of("last-hour")).after(asks("NATO", ask.FreezeText), asks("TR", ask.BreakSilence, issue="D3"))
    other = broke.after(asks("COM", ask.OfferPackage, choices={"D3": 2}))
    assert "win the yes" in told(other, "COM")
    before = drafted(at("last-hour")).after(asks("CY", ask.OfferPackage, choices={"D4": 0, "D3": 2}))
    stale = closed(before).after(asks("NATO", ask.FreezeText), asks("TR", ask.BreakSilence, issue="D3"))
    assert "win the yes" not in told(stale, "CY")


@pytest.mark.parametrize("role", CORE)
def test_whoever_is_too_late_is_told_why_nothing_can_be_signed(role: str) -> None:
    """No draft; one that is too loud; no time for a silence."""
    bare = closed(at("last-hour"))
    loud = closed(drafted(at("last-hour"), D1=3, D2=2, D8=2, D6=2))
    late = draft_of("last-hour").later(seconds=13 * 60 + 30)
    assert "there is no draft: nothing can be signed any more" in bare.seen_by(role).ring.sentence
    assert "too loud to be frozen: nothing can be signed any more" in loud.seen_by(role).ring.sentence
    assert late.state.clock.freezing_closed
    assert late.seen_by(role).ring.sentence == "No time is left for a silence: nothing can be signed any more."
    more = late.after(asks(LECTURER, ask.ExtendPhase, seconds=300))
    assert "any more" not in more.seen_by(role).ring.sentence


def test_a_price_that_wins_a_holder_is_one_for_the_draft() -> None:
    """Its price for another package would change the draft, and win nobody."""
    other = draft_of("last-hour").after(
        asks("EEAS", ask.OfferPackage, choices={"D6": 2}),
        asks("TR", ask.Object, issue="D6", option=2, price=("D4", 2)),
        asks("TR", ask.SetStance, stance="needs_a_price"),
    )
    seen = other.seen_by("NATO")
    assert seen.ring.sentence == "The draft is clean, but not safe to freeze. Turkey needs a price: ask which."
    assert seen.acts.first[0].data["to"] == ("TR",)


def test_under_a_frozen_text_what_would_write_one_does_not_stand_out() -> None:
    """Meetings and leashes lie under More."""
    passed = frozen_text().after(asks("TR", ask.LetPass))
    for role in ("TR", "NATO", "EEAS"):
        acts = passed.seen_by(role).acts
        near = {one.kind for one in (*acts.first, *acts.visible)}
        assert not near & {"contact", "tighten_leash", "loosen_leash", "demand", "sponsor", "comment"}


def test_whoever_is_ready_is_told_of_a_better_text_all_the_same() -> None:
    """It may still be initialled before the phase ends."""
    game = draft_of("june").after(asks("NATO", ask.Ready))
    assert game.seen_by("NATO").ring.sentence.startswith("You are ready. The table waits for")
    better = game.after(asks("COM", ask.OfferPackage, choices={"D1": 3, "D2": 1}))
    seen = better.seen_by("NATO")
    assert seen.ring.sentence.startswith("You are ready. Before the phase ends: European Commission's text is worth")
    assert seen.acts.first[0].kind == "initial"


def test_after_the_closing_nobody_is_told_that_somebody_would_pay() -> None:
    """A member that would lose by the text is told what it holds."""
    late = closed(draft_of("last-hour").after(asks("CY", ask.SetStance, stance="can_be_silent")))
    dear = closed(drafted(at("last-hour"), D3=2, D4=0).after(asks("TR", ask.SetStance, stance="would_break")))
    for game in (late, dear):
        for role in CORE:
            assert "what would they pay" not in told(game, role)
    assert "if this text is frozen, you may break silence over one clause" in told(dear, "TR")


def test_a_hasty_yes_to_a_wording_or_an_endorsement_is_not_what_stands_out() -> None:
    """Whoever would lose by it reads so; where the text is worth less than none the no comes first."""
    broke = frozen_text().after(asks("TR", ask.BreakSilence, issue="D3"))
    for option, warns in ((2, True), (0, False)):
        worded = broke.after(asks("COM", ask.ProposeWording, issue="D3", option=option))
        (says,) = [one.says for one in advice(worded.state, "TR") if one.kind == "accept_wording"]
        assert f"(D3={option})" in says
        assert ("worse for you than what stands" in says or "worth less to you than none" in says) == warns, says
    asked = drafted(at("last-hour"), D3=2, D4=0, D7=3).after(asks("NATO", ask.FreezeText))
    firsts = {role: asked.seen_by(role).acts.first[0].data for role in ("TR", "CY", "UK")}
    for role, data in firsts.items():
        score = asked.seen_by(role).me.score
        assert score is not None
        assert data["yes"] == (score.surplus >= 0), role
