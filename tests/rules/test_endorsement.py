"""Endorsement: D7=3 asks each seated member of each house for a yes before the heads may sign."""

import pytest

from game_rules import commands as ask
from game_rules.events import DeclarationAdopted, Endorsed, EndorsementFailed, HouseEndorsed, PhaseBegan, Signed
from game_rules.ids import CLOCK, EU_HOUSE, NATO_HOUSE
from game_rules.score import apart
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import CORE, FULL, QUIET, at, drafted, frozen, frozen_text, past_the_deadline
from tests.rules.stage import Asks, Given, asks, did

WITH_ENDORSEMENT = {**QUIET, "D7": 3}


def asked_to_endorse(cast: tuple[str, ...] = CORE, **choices: int) -> Given:
    """A text with D7=3 lies before both houses."""
    return frozen(drafted(at("last-hour", cast=cast), **{"D7": 3, **choices}))


def says(role: str, *, yes: bool = True, house: str = "") -> Asks:
    """A member's yes or no."""
    return asks(role, ask.Endorse, yes=yes, house=house)


@succeeds(ask.Endorse)
@refuses(ask.Endorse, "endorsement_must_be_asked", "endorsement_is_said_once", "text_must_be_in_sight")
def test_a_house_has_endorsed_when_every_member_has_said_yes() -> None:
    """A dual member says it in both."""
    game = asked_to_endorse()
    one = game.when(says("TR")).then(did("TR", Endorsed, house=NATO_HOUSE, yes=True))
    both = one.when(says("UK")).then(
        did("UK", Endorsed, house=NATO_HOUSE, yes=True),
        did("UK", Endorsed, house=EU_HOUSE, yes=True),
        did(CLOCK, HouseEndorsed, house=NATO_HOUSE),
    )
    both.when(says("CY")).then(did("CY", Endorsed, house=EU_HOUSE, yes=True), did(CLOCK, HouseEndorsed, house=EU_HOUSE))
    one.when(says("TR")).refused("R-PHASE", says="You have endorsed it")
    frozen_text().when(says("TR")).refused(
        "R-NO-ENDORSEMENT", says="endorsement is not asked", cites="L459", holders=("COM", "EEAS", "NATO")
    )
    drafted(at("may")).when(says("TR")).refused("R-HIDDEN")


def test_a_dual_member_may_answer_house_by_house() -> None:
    """And finish with the house that is left."""
    game = asked_to_endorse().when(says("UK", house=EU_HOUSE)).then(did("UK", Endorsed, house=EU_HOUSE, yes=True))
    game.when(says("UK", house=EU_HOUSE)).refused("R-PHASE")
    game.when(says("UK")).then(did("UK", Endorsed, house=NATO_HOUSE, yes=True))


@refuses(ask.Endorse, "only_members_endorse")
def test_staff_cannot_bind_the_members() -> None:
    """C030: nor can a state in the house of others."""
    game = asked_to_endorse()
    game.when(says("NATO")).refused("R-NO-STANDING", says="no member of either house", cites="L459")
    game.when(says("CY", house=NATO_HOUSE)).refused(
        "R-NO-STANDING", says="no member of the North Atlantic Council", holders=("TR", "UK")
    )
    game.when(says("CY")).happens()


@refuses(ask.Endorse, "instructions_must_allow_endorsement")
def test_a_hard_red_line_forbids_a_yes_and_not_a_no() -> None:
    """Instructions are quoted."""
    game = asked_to_endorse(D3=3, D1=0)
    game.when(says("TR")).refused("R-REDLINE", says='Instructions from Ankara: "Strike "all""', holders=("TR",))
    game.when(says("TR", yes=False)).happens()


@pytest.mark.parametrize(("role", "house"), [("TR", NATO_HOUSE), ("CY", EU_HOUSE), ("UK", NATO_HOUSE)])
def test_one_no_opens_the_text_again(role: str, house: str) -> None:
    """Each house must act for itself."""
    game = (
        asked_to_endorse()
        .when(says(role, yes=False))
        .then(did(role, Endorsed, house=house, yes=False), did(CLOCK, EndorsementFailed, house=house, missing=(role,)))
    )
    assert not game.state.decision.frozen
    game.when(asks("COM", ask.OfferPackage, choices={"D7": 2})).happens()


def test_a_house_that_lacks_a_yes_at_the_deadline_has_not_endorsed() -> None:
    """Silence is no consent here; the first house that waits is named."""
    game = asked_to_endorse().after(says("UK"), says("CY")).later(seconds=181)
    after = past_the_deadline(game)
    assert after.told == (EndorsementFailed(by=CLOCK, at=after.now, house=NATO_HOUSE, missing=("TR",)),)


@refuses(ask.Sign, "endorsement_comes_before_signature")
def test_endorsement_comes_before_signature() -> None:
    """C087: only one house has endorsed; then both have, and the heads sign."""
    game = asked_to_endorse().after(says("TR"), says("UK"))
    game.when(asks("NATO", ask.Sign)).refused(
        "R-PARALLEL", says="Each house must act for itself", cites="L478", holders=("the Council of the EU",)
    )
    endorsed = game.after(says("CY"), asks("NATO", ask.Sign))
    endorsed.when(asks("COM", ask.Sign)).then(
        did("COM", Signed, role="COM"),
        did(CLOCK, Signed, role="CAB"),
        did(CLOCK, DeclarationAdopted, draft=1, choices=WITH_ENDORSEMENT),
        did(CLOCK, PhaseBegan, number=5, ends=0),
    )


@refuses(ask.BreakSilence, "text_must_be_under_silence")
@refuses(ask.LetPass, "text_must_be_under_silence")
def test_there_is_no_silence_to_break_where_endorsement_is_asked() -> None:
    """Say no instead."""
    game = asked_to_endorse()
    game.when(asks("TR", ask.BreakSilence, issue="D3")).refused("R-PHASE", says="up for endorsement")
    game.when(asks("TR", ask.LetPass)).refused("R-PHASE", remedy="Say yes or no")


def test_every_member_is_asked_yes_or_no() -> None:
    """By name, with the deadline."""
    game = asked_to_endorse(FULL)
    for role in FULL:
        asked = [q for q in game.seen_by(role).questions if q.title == "Do you endorse the text?"]
        assert len(asked) == bool(game.state.scenario.role_by_id[role].houses)
        assert all([a.data["yes"] for a in q.answers] == [True, False] for q in asked)


def test_a_yes_to_what_one_publicly_swore_to_break_costs_a_point_apart() -> None:
    """As letting it pass does: the audience at home remembers the oath, whatever the procedure."""
    swore = drafted(at("last-hour"), D7=3).after(asks("TR", ask.SetStance, stance="would_break"))
    game = frozen(swore).after(says("TR"))
    assert apart(game.state, "TR") == ()
    endorsed = game.after(says("UK"))
    assert apart(endorsed.state, "TR") == (("You agreed to what you publicly swore to break", -1),)
    assert apart(endorsed.state, "UK") == ()
    fell = endorsed.after(says("CY", yes=False))
    assert apart(fell.state, "TR") == apart(endorsed.state, "TR")
    relented = game.after(asks("TR", ask.SetStance, stance="can_be_silent"), says("UK"))
    assert apart(relented.state, "TR") == ()


def test_a_text_that_was_not_endorsed_may_be_put_forward_again() -> None:
    """If the members change their minds and the clock allows."""
    game = asked_to_endorse().after(says("TR", yes=False), asks("NATO", ask.FreezeText))
    assert game.state.decision.frozen
    assert game.state.decision.yes == frozenset()
