"""Secrecy: where a paper may go, what having one is good for, and a member that blocks its use."""

from dataclasses import replace
from functools import cache

import pytest

from game_rules import commands as ask
from game_rules.events import AnnexIssued, ContactMade, DocumentShared, UseBlocked
from game_rules.ids import CLOCK, LECTURER, PUBLIC
from game_rules.minutes import line
from game_rules.view.shapes import Paper
from server.scenarios.scenario_file import load
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import begun, lobby
from tests.rules.stage import Asks, Given, asks, did, minutes

CRIMEA = load("crimea")
ALLIED, EUROPEAN = "allied-picture", "key-messages"
EU = ("CY", "UK", "COM", "EEAS", "DE", "PL", "GR")
NAMED = ("DE", "GR")


@cache
def first_night() -> Given:
    """Crimea with everybody seated; play has begun."""
    return begun(lobby("50", CRIMEA.full_cast, CRIMEA), "first-night")


def share(by: str, document: str = ALLIED, *to: str, form: str = "summary") -> Asks:
    return asks(by, ask.ShareDocument, document=document, form=form, to=to)


def release() -> Asks:
    """An Ally names two members of the EU."""
    return share("US", ALLIED, *NAMED, form="whole")


def block(by: str = "CY", document: str = ALLIED) -> Asks:
    return asks(by, ask.BlockUse, document=document)


def paper(game: Given, reader: str, document: str = ALLIED) -> Paper | None:
    return next((one for one in game.seen_by(reader).papers if one.id == document), None)


@succeeds(ask.ShareDocument)
@refuses(ask.ShareDocument, "restricted_paper_needs_an_agreement")
def test_a_restricted_paper_goes_to_the_eu_as_a_summary_only() -> None:
    """One member has no security agreement; the reason names it, and what can be done instead."""
    game = first_night()
    game.when(share("NATO")).then(did("NATO", DocumentShared, document=ALLIED, form="summary", to=EU, whole_house="EU"))
    for whole in (share("NATO", form="whole"), share("US", form="whole"), share("NATO", ALLIED, "EEAS", form="whole")):
        game.when(whole).refused(
            "R-CLASSIF", says="Cyprus, a member of the EU, has no security agreement", cites="L564", remedy="summary"
        )
    game.when(share("US", ALLIED, "CY", form="whole")).refused("R-CLASSIF", says="not releasable to Cyprus")
    game.when(share("NATO", "hybrid-note", form="whole")).happens()


@refuses(ask.ShareDocument, "document_must_be_in_hand")
def test_one_gives_away_what_one_has() -> None:
    """Of a paper that one has not one learns nothing: it is refused like one that does not exist."""
    game = first_night()
    unknown = game.when(share("EEAS", "no-such-paper", "COM")).refused("R-HIDDEN")
    assert unknown is game
    for hidden in (ALLIED, "annex"):
        answer = game.when(share("EEAS", hidden, "COM", form="whole"))
        answer.refused("R-HIDDEN")
        assert answer.reasons == game.when(share("EEAS", "no-such-paper", "COM")).reasons
    summed = game.after(share("NATO"))
    summed.when(share("CY", ALLIED, "TR", form="whole")).refused("R-HIDDEN", says="its summary only")
    summed.after(share("NATO", "hybrid-note")).when(share("EEAS", "hybrid-note", "TR")).happens()


@refuses(ask.ShareDocument, "paper_must_reach_somebody_new", "addressees_must_be_seated")
def test_a_paper_goes_to_somebody_who_has_it_not() -> None:
    """As far as the giver knows: what others were given in private is no secret to try out."""
    game = first_night().after(share("NATO", ALLIED, "COM"))
    game.when(share("NATO", ALLIED, "COM")).refused("R-PHASE", says="has it already")
    game.when(share("NATO", ALLIED, "NATO")).refused("R-PHASE")
    game.when(share("US", ALLIED, "COM")).happens()
    small = begun(lobby("50", ("TR", "CY", "UK", "COM", "EEAS", "NATO"), CRIMEA), "first-night")
    small.when(share("NATO", ALLIED, "GR")).refused("R-NOT-MEMBER", says="Greece has no seat")


@refuses(ask.ShareDocument, "release_is_an_act_among_states")
def test_to_members_by_name_a_paper_goes_from_an_ally() -> None:
    """Who gets it may use it on the EU side, once."""
    game = first_night()
    game.when(share("NATO", ALLIED, *NAMED, form="whole")).refused(
        "R-CLASSIF", says="an act among states", remedy="Ally"
    )
    released = game.when(release()).then(did("US", DocumentShared, document=ALLIED, form="whole", to=NAMED))
    seen = paper(released, "CY")
    assert seen
    assert (seen.form, seen.text, seen.released, seen.may_block) == ("", "", NAMED, True)
    released.when(release()).refused("R-PHASE", says="has it already")


@refuses(ask.ShareDocument, "leash_must_allow_a_paper")
def test_a_staff_on_a_very_short_leash_shares_no_paper() -> None:
    """The remedy names who holds it; a state has no leash."""
    game = first_night()
    game.when(share("NATO")).happens()
    short = game.after(asks("TR", ask.TightenLeash, role="NATO"))
    short.when(share("NATO")).refused("R-LEASH", says="(4)", holders=("TR", "UK", "DE", "US", "PL", "GR"))
    short.when(share("TR")).happens()


@succeeds(ask.BlockUse)
@refuses(ask.BlockUse, "only_members_block_use", "paper_must_have_been_released", "use_is_blocked_once")
@refuses(ask.ShareDocument, "blocked_paper_stays_out_of_the_eu")
def test_a_member_blocks_the_use_of_a_released_paper() -> None:
    """It goes to nobody on the EU side any more, not even as a summary; Allies outside the EU are free to have it."""
    game = first_night()
    game.when(block()).refused("R-HIDDEN")
    released = game.after(release())
    released.when(block("TR")).refused("R-NO-STANDING", says="Turkey is none")
    released.when(block("EEAS")).refused("R-NO-STANDING")
    assert game.when(block("TR")).reasons == released.when(block("TR")).reasons
    released.when(share("NATO")).happens()
    blocked = released.when(block()).then(did("CY", UseBlocked, document=ALLIED))
    blocked.when(block("GR")).refused("R-PHASE", says="blocked already")
    blocked.when(share("NATO")).refused("R-CLASSIF", says="Cyprus has blocked the use", holders=("CY",))
    blocked.when(share("US", ALLIED, "PL", form="whole")).refused("R-CLASSIF", says="Cyprus has blocked")
    blocked.when(share("NATO", "hybrid-note")).happens()
    assert paper(blocked, "TR").blocked_by == "CY"  # type: ignore[union-attr]


def test_any_member_may_block_and_so_nobody_holds_it_alone() -> None:
    """The right is every member's, dual members included."""
    first_night().after(release()).when(block("GR")).then(did("GR", UseBlocked, document=ALLIED))


def test_whoever_has_my_paper_answers_my_call_at_once_in_this_phase() -> None:
    """Its members know what it is about: no delay, for the giver and in this phase."""
    game, call = first_night(), asks("NATO", ask.Contact, role="EEAS")
    slow = next(event for event in game.when(call).happens().told if isinstance(event, ContactMade))
    assert slow.answered > slow.at
    given = game.after(share("NATO", ALLIED, "EEAS"))
    given.when(call).then_among_others(
        did("NATO", ContactMade, role="EEAS", channel="office", cost=3, answered=given.now)
    )
    next_phase = given.after(asks(LECTURER, ask.NextPhase))
    again = next(event for event in next_phase.when(call).happens().told if isinstance(event, ContactMade))
    assert again.answered > again.at
    others = game.after(share("US", ALLIED, "EEAS"))
    later = next(event for event in others.when(call).happens().told if isinstance(event, ContactMade))
    assert later.answered > later.at


@pytest.mark.parametrize("outsider", ["CY", "EEAS", "TR", "UK", PUBLIC])
def test_what_passes_between_two_is_no_trace_for_others(outsider: str) -> None:
    """A summary for the Commission alone."""
    game = first_night()
    after = game.after(share("NATO", ALLIED, "COM"))
    assert minutes(game, after, outsider) == []
    assert after.seen_by(outsider) == game.seen_by(outsider)
    assert [one.says for one in minutes(game, after, "COM")] == [
        "The NATO International Staff shares the unclassified summary of “What Allies report from Crimea” with you."
    ]


@pytest.mark.parametrize("outsider", ["EEAS", "COM", "TR", "NATO", PUBLIC])
def test_a_release_is_known_to_the_members_and_to_no_staff(outsider: str) -> None:
    """Members may block it, and must know; its text stays with those who have it."""
    game = first_night()
    after = game.after(release())
    assert minutes(game, after, outsider) == []
    assert after.seen_by(outsider) == game.seen_by(outsider)
    assert "a member of the EU may block its use" in minutes(game, after, "CY")[0].says


def test_a_paper_that_one_has_can_be_read_with_who_else_has_it() -> None:
    """Its owner and first readers know of each other; who was given it knows the giver."""
    game = first_night()
    own = paper(game, "TR")
    assert own
    assert (own.form, own.marking, own.may_share) == ("whole", "restricted", True)
    assert [role for role, _ in own.has] == ["TR", "UK", "NATO", "DE", "US", "PL", "GR"]
    assert paper(game, "EEAS") is None
    assert game.seen_by(PUBLIC).papers == ()
    summed = paper(game.after(share("NATO", ALLIED, "EEAS")), "EEAS")
    assert summed
    assert (summed.form, summed.text) == ("summary", CRIMEA.document_by_id[ALLIED].summary)
    assert summed.has == (("EEAS", "summary"), ("NATO", "summary"))


def test_a_public_paper_is_everybodys() -> None:
    """From the start, whole."""
    public = replace(CRIMEA.document_by_id["key-messages"], marking="public")
    documents = tuple(public if one.id == public.id else one for one in CRIMEA.documents)
    game = begun(lobby("50", CRIMEA.core_cast, replace(CRIMEA, documents=documents)), "first-night")
    for role in game.state.cast:
        seen = paper(game, role, "key-messages")
        assert seen
        assert seen.form == "whole"


def test_an_annex_comes_with_the_text_of_natos_house_for_allies_alone() -> None:
    """When the NAC has agreed, and not before; others see nothing of it."""
    night = begun(lobby("50", CRIMEA.core_cast, CRIMEA), "tasking").after(
        asks("NATO", ask.Contact, role="COM"),
        asks("COM", ask.OfferPackage, choices={"B3": 1}),
        asks("NATO", ask.Initial, owner="COM", version=1),
        asks("NATO", ask.StartSilence, owner="COM", version=1),
    )
    allies = [role for role in CRIMEA.core_cast if CRIMEA.role_by_id[role].nato_member]
    left = (night.state.decision.ballots["NATO"].deadline - night.now) / 1000
    answered = night.later(seconds=left)
    assert did(CLOCK, AnnexIssued, document="annex").stamped(answered.now) in answered.told
    for role in (*allies, "NATO"):
        assert paper(answered, role, "annex")
        assert paper(night, role, "annex") is None
    told = [one.says for one in minutes(night, answered, "TR")]
    assert f"With the text comes \u201c{CRIMEA.document_by_id['annex'].title}\u201d, for Allies alone." in told
    for role in ("CY", "EEAS", "COM", PUBLIC):
        assert paper(answered, role, "annex") is None
        issued = [
            line(answered.state, event, answered.state, role)
            for event in answered.told
            if isinstance(event, AnnexIssued)
        ]
        assert issued == [None]
