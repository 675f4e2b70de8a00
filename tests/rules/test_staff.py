"""Staff contacts: a drafting meeting costs action points, most where the counterpart must ask others. The leash."""

import pytest

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.events import ContactAnswered, ContactMade, DraftAgreed, LeashMoved, PackageInitialled
from game_rules.ids import CLOCK, LECTURER
from game_rules.rules.leash import leash
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import CORE, FULL, at, drafted, meeting
from tests.rules.stage import Given, asks, did, time_passes

TIGHTEN, LOOSEN = ask.TightenLeash, ask.LoosenLeash


@succeeds(ask.Contact)
@refuses(ask.Contact, "only_staff_hold_staff_contacts", "contact_crosses_the_houses")
def test_staffs_meet_staffs_of_the_other_house() -> None:
    """States talk, which is free; and one's own house is one's own house."""
    june = at("june")
    june.when(asks("NATO", ask.Contact, role="COM", channel="meal")).then(
        did("NATO", ContactMade, role="COM", channel="meal", cost=1, answered=0)
    )
    june.when(asks("TR", ask.Contact, role="NATO")).refused("R-NO-STANDING", says="Turkey is not one", cites="L378")
    june.when(asks("NATO", ask.Contact, role="CY")).refused("R-NO-STANDING", says="Cyprus", remedy="talk is free")
    june.when(asks("NATO", ask.Contact, role="CAB")).refused("R-NO-STANDING")
    june.when(asks("COM", ask.Contact, role="EEAS")).refused("R-NO-STANDING", says="of your own house")


@refuses(ask.Contact, "contact_must_be_paid")
def test_the_counterpart_that_needs_most_consent_costs_most() -> None:
    """C076: with two points left the EEAS, which costs three, is out of reach; the Commission is not."""
    june = at("june", cast=FULL).after(*[meeting()] * 4)
    assert june.points("NATO") == 2
    june.when(asks("NATO", ask.Contact, role="EEAS")).refused(
        "R-NO-AP",
        says="you have 2 and need 3",
        remedy="European Commission 1; EEAS / High Representative 3; Cabinet of the President",
    )
    june.when(asks("NATO", ask.Contact, role="COM")).happens()


def test_a_staff_that_must_ask_others_answers_later() -> None:
    """C078: the EEAS needs clearance; the meeting counts from its answer on."""
    june = at("june").after(asks("NATO", ask.OfferPackage, choices={"D1": 1}))
    called = june.when(asks("NATO", ask.Contact, role="EEAS")).then(
        did("NATO", ContactMade, role="EEAS", channel="office", cost=3, answered=120_000)
    )
    initial = asks("EEAS", ask.Initial, owner="NATO", version=1)
    called.later(seconds=119).when(initial).refused("R-NO-AP", says="no drafting meeting", holders=("NATO",))
    answered = called.when(time_passes(120)).then(did(CLOCK, ContactAnswered, caller="NATO", called="EEAS"))
    answered.when(initial).then_among_others(did("EEAS", PackageInitialled, owner="NATO", version=1))


def test_an_answer_that_comes_in_the_next_phase_counts_in_the_next_phase() -> None:
    """The points are spent; the meeting is held when the clearance is there."""
    june = at("june").after(asks("NATO", ask.Contact, role="EEAS"), asks("NATO", ask.OfferPackage, choices={"D1": 1}))
    july = june.later(seconds=60).after(asks(LECTURER, ask.NextPhase))
    initial = asks("EEAS", ask.Initial, owner="NATO", version=1)
    july.when(initial).refused("R-NO-AP", says="no drafting meeting in this phase")
    answered = july.when(time_passes(60)).then_among_others(did(CLOCK, ContactAnswered, caller="NATO", called="EEAS"))
    answered.when(initial).happens()


@refuses(ask.Contact, "contact_must_be_answered_in_time")
def test_a_contact_that_would_be_answered_after_the_end_is_refused_before_it_is_paid() -> None:
    """Clearance takes two minutes; the Commission answers at once."""
    late = at("last-hour").later(seconds=12 * 60)
    late.when(asks("NATO", ask.Contact, role="EEAS")).refused(
        "R-DEADLINE", says="needs 120 s to answer", holders=("EEAS",), remedy="answers at once"
    )
    late.when(meeting()).happens()
    at("last-hour").later(seconds=11 * 60).when(asks("NATO", ask.Contact, role="EEAS")).happens()


def test_the_minutes_say_that_the_answer_takes_time() -> None:
    """The two who met read the price as well."""
    called = at("june").when(asks("NATO", ask.Contact, role="EEAS"))
    assert "office; 3 action points" in called.told_to("EEAS")[0].says
    assert "the answer takes 120 s" in called.told_to("CY")[0].says
    assert "action points" not in called.told_to("CY")[0].says


def test_who_met_whom_is_known_to_the_states_that_lead_either() -> None:
    """Of both houses here; the projector shows no contact edges."""
    called = at("june").when(asks("NATO", ask.Contact, role="COM"))
    after = called.happens()
    for reader in (*CORE, "public", LECTURER):
        knows = reader not in ("EEAS", "public")
        assert bool(called.told_to(reader)) == knows, reader
        assert bool(after.seen_by(reader).lobby.edges) == knows, reader


@refuses(ask.Initial, "pens_must_have_met")
def test_two_pens_draft_together_only_after_a_meeting_in_this_phase() -> None:
    """One meeting serves the whole phase, in either direction, and not the next one."""
    june = at("june").after(asks("NATO", ask.OfferPackage, choices={"D1": 1}))
    initial = asks("COM", ask.Initial, owner="NATO", version=1)
    june.when(initial).refused("R-NO-AP", says="have had no drafting meeting", cites="L452", holders=("NATO",))
    met = june.after(meeting("COM", "NATO"))
    met.when(initial).then_among_others(did("COM", PackageInitialled, owner="NATO", version=1))
    met.after(asks(LECTURER, ask.NextPhase)).when(initial).refused("R-NO-AP", says="in this phase")


def test_a_pen_may_initial_alone_and_wait_for_the_other() -> None:
    """A meeting is needed for the second pen only."""
    june = at("june").after(asks("UK", ask.OfferPackage, choices={"D1": 1}))
    first = june.after(asks("NATO", ask.Initial, owner="UK", version=1))
    first.when(asks("COM", ask.Initial, owner="UK", version=1)).refused("R-NO-AP")
    second = first.after(meeting()).when(asks("COM", ask.Initial, owner="UK", version=1))
    assert any(isinstance(event, DraftAgreed) and event.owner == "UK" for event in second.happens().told)


@refuses(ask.Initial, "leash_must_allow_a_common_draft")
def test_a_common_draft_behind_closed_doors_needs_a_loose_leash() -> None:
    """A leash of three is too short in May; its holders can loosen it; in June states judge the text themselves."""
    may = at("may").after(meeting(), asks("NATO", ask.OfferPackage, choices={"D1": 1}))
    tight = may.after(asks("UK", TIGHTEN, role="COM"))
    initial = asks("COM", ask.Initial, owner="NATO", version=1)
    may.when(initial).happens()
    tight.when(initial).refused("R-LEASH", says="Your leash is short (3)", cites="L376", holders=("CY", "UK"))
    tight.after(asks("CY", LOOSEN, role="COM")).when(initial).happens()
    june = tight.after(asks(LECTURER, ask.NextPhase), meeting())
    june.when(initial).happens()


def test_offering_is_no_way_around_a_short_leash() -> None:
    """A pen on a short leash may offer; its initials are not under the text until the leash is longer."""
    may = at("may").after(meeting(), asks("UK", TIGHTEN, role="COM"), asks("COM", ask.OfferPackage, choices={"D1": 1}))
    assert may.state.table.packages["COM"].initials == frozenset()
    signed = may.after(asks("NATO", ask.Initial, owner="COM", version=1))
    assert signed.state.table.draft is None
    own = asks("COM", ask.Initial, owner="COM", version=1)
    signed.when(own).refused("R-LEASH", says="Your leash is short (3)")
    loosened = signed.after(asks("CY", LOOSEN, role="COM")).when(own).happens()
    assert loosened.state.table.draft is not None


@pytest.mark.parametrize(("kind", "to"), [(TIGHTEN, 3), (LOOSEN, 1)])
def test_a_state_moves_the_leash_of_its_own_staff_by_one(kind: type[Command], to: int) -> None:
    """At the price of one action point, and everybody sees it."""
    may = at("may")
    answer = may.when(asks("UK", kind, role="COM"))
    after = answer.then(did("UK", LeashMoved, role="COM", leash=to, cost=1))
    assert after.points("UK") == may.points("UK") - 1
    assert [person.leash for person in after.seen_by("TR").lobby.people if person.role == "COM"] == [to]
    assert answer.told_to("TR")[0].says.startswith("The United Kingdom ")


RULES_OF_THE_LEASH = (
    "only_states",
    "only_principals_hold_the_leash",
    "leash_is_moved_once_a_phase",
    "leash_move_must_be_paid",
    "leash_must_have_room",
)


@succeeds(TIGHTEN, LOOSEN)
@refuses(TIGHTEN, *RULES_OF_THE_LEASH)
@refuses(LOOSEN, *RULES_OF_THE_LEASH)
def test_who_may_move_a_leash_and_when() -> None:
    """C081: principals only, once a phase, for a point, and within its length."""
    may = at("may")
    poor = may.after(*[asks("UK", TIGHTEN, role="NATO")]).after(asks(LECTURER, ask.NextPhase))
    for kind in (TIGHTEN, LOOSEN):
        may.when(asks("COM", kind, role="NATO")).refused("R-NO-STANDING", says="The European Commission is no state")
        may.when(asks("CY", kind, role="NATO")).refused(
            "R-NO-STANDING", says="Cyprus is none", cites="L182", holders=("TR", "UK")
        )
        may.when(asks("UK", kind, role="TR")).refused("R-NO-STANDING", says="Turkey is not on a leash")
        moved = may.when(asks("UK", kind, role="NATO")).happens()
        moved.when(asks("UK", kind, role="COM")).refused("R-NO-AP", says="You have moved a leash")
        at_the_limit(kind).when(asks("TR", kind, role="NATO")).refused("R-LEASH", says="as it gets")
        spent(poor, "UK").when(asks("UK", kind, role="NATO")).refused("R-NO-AP", says="you have 0 and need 1")


def at_the_limit(kind: type[Command]) -> Given:
    """NATO's leash is as short, or as long, as it gets."""
    game, end = at("may", cast=FULL), 5 if kind is TIGHTEN else 0
    for role in ("UK", "US", "DE", "GR", "FR"):
        if leash(game.state, "NATO") != end:
            game = game.after(asks(role, kind, role="NATO"))
    return game


def spent(game: Given, role: str) -> Given:
    """The same game with all action points of a state spent on brackets."""
    game = drafted(game)
    bracket = (asks(role, ask.Bracket, issue=issue, option=3) for issue in ("D1", "D2", "D3", "D4", "D6", "D7"))
    return game.after(*bracket)
