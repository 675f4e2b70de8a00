"""Meetings of the NAC and the PSC: who may call one, on what, who is asked, and what comes of it."""

from typing import Any

import pytest

from game_rules import commands as ask
from game_rules.commands import AcceptInvite, Cancel, Decline, ProposeMeeting
from game_rules.events import (
    ChairLeftEmpty,
    InvitationAccepted,
    InvitationDeclined,
    MeetingHeld,
    MeetingProposed,
    MeetingScheduled,
)
from game_rules.ids import CLOCK, LECTURER
from game_rules.members import eu_members, without_agreement
from game_rules.rules.meetings import lead, leaders
from game_rules.rules.staff import have_met
from game_rules.score import apart
from tests.rules.claims import refuses, succeeds
from tests.rules.small import exchange, in_play, inject
from tests.rules.stage import Asks, Given, asks, did

PHASES = (("briefing", "briefing"), ("play", "play"), ("second", "play"), ("last", "play"), ("debrief", "debrief"))
OPENS = {"play": ["propose_meeting", "accept_invite", "decline", "cancel"]}
SHORT = {
    "id": "short",
    "title": "Short",
    "phases": [
        {"id": name, "name": name, "minutes": 10, "stage": stage, "opens": OPENS.get(name, [])}
        for name, stage in PHASES
    ],
}
BLOCK = inject("block", {"op": "block_informal_meetings"})


def world(phase: str = "play", **parts: Any) -> Given:
    """The small world in July 2016 (Slovakia presides, then), with a calendar that reaches back to 2012."""
    plain = {"topics": ["Libya"], "semesters": ["2012H2", "2016H2"], "injects": [BLOCK], "formats": [SHORT]}
    return in_play(exchange(**{**plain, **parts}), phase=phase)


def proposes(role: str = "EEAS", form: str = "informal", **fields: Any) -> Asks:
    return asks(role, ProposeMeeting, format=form, **fields)


def formal(role: str = "NATO", **fields: Any) -> Asks:
    return proposes(role, "formal", **{"subject": "ALTHEA", **fields})


def answers(role: str, kind: type = AcceptInvite, number: int = 1) -> Asks:
    return asks(role, kind, number=number)


def asked(**fields: Any) -> Given:
    """Turkey has been asked for its consent to an informal meeting."""
    return world().after(proposes(**fields))


def agreed(**fields: Any) -> Given:
    """Turkey has agreed to it."""
    return asked(**fields).after(answers("TR"))


def in_a_minute(game: Given) -> Given:
    return game.later(seconds=lead(game.state) / 1000)


# --- formal -----------------------------------------------------------------------------------------------------------


@succeeds(ProposeMeeting)
def test_a_formal_meeting_on_althea_is_simply_on_the_calendar() -> None:
    """Nobody's consent is needed; Cyprus has no seat."""
    world().when(formal()).then(
        did("NATO", MeetingProposed, number=1, format="formal", subject="ALTHEA", eu_seats=27),
        did("NATO", MeetingScheduled, number=1, begins=world().now + 60_000),
    )


@refuses(ProposeMeeting, "formal_meetings_are_on_althea")
def test_formally_the_two_meet_on_nothing_else() -> None:
    world().when(formal(subject="Libya")).refused("R-FORMAL-ALTHEA", says="ALTHEA", remedy="informal", cites="L353")


@refuses(ProposeMeeting, "formal_seats_need_an_agreement")
def test_a_formal_meeting_has_no_chair_for_who_has_no_agreement() -> None:
    world().when(formal(every_member=True)).refused("R-NOSECAGR", says="Cyprus", holders=("TR",))


@refuses(ProposeMeeting, "the_two_bodies_decide_nothing_together")
def test_a_formal_meeting_keeps_a_record_and_decides_nothing() -> None:
    world().when(formal(outcome="decision")).refused("R-NO-JOINT-DECISION", remedy="each house")
    world().when(formal(outcome="record")).happens()


@refuses(ProposeMeeting, "presidency_must_be_one_that_turkey_meets")
@pytest.mark.parametrize("form", ["formal", "informal"])
def test_turkey_meets_no_presidency_that_it_does_not_recognise(form: str) -> None:
    """In the second half of 2012 Cyprus presides; the High Representative may chair."""
    game, subject = world(), {"subject": "ALTHEA"}
    hosted = proposes("NATO", form, host="presidency", semester="2012H2", **subject)
    game.when(hosted).refused("R-PRESIDENCY", says="Cyprus", remedy="High Representative")
    game.when(proposes("NATO", form, semester="2012H2", **subject)).happens()
    game.when(proposes("NATO", form, host="presidency", semester="2016H2", **subject)).happens()


# --- informal ---------------------------------------------------------------------------------------------------------


@succeeds(ProposeMeeting)
def test_turkey_is_asked_for_its_consent_to_an_informal_one() -> None:
    """Every member of both is invited, Cyprus too."""
    game = world()
    game.when(proposes(subject="Libya")).then(
        did(
            "EEAS",
            MeetingProposed,
            number=1,
            format="informal",
            subject="Libya",
            eu_seats=28,
            asked="TR",
            deadline=game.now + 120_000,
        )
    )


@succeeds(AcceptInvite)
def test_with_turkeys_consent_it_is_on_the_calendar() -> None:
    asked().when(answers("TR")).then(
        did("TR", InvitationAccepted, number=1),
        did(CLOCK, MeetingScheduled, number=1, begins=asked().now + 60_000),
    )


@succeeds(Decline)
def test_without_it_there_is_none() -> None:
    asked().when(answers("TR", Decline)).then(did("TR", InvitationDeclined, number=1, code="R-PACKAGE"))


def test_no_answer_in_time_is_no_consent() -> None:
    game = asked().later(seconds=120)
    assert game.told == (InvitationDeclined(by=CLOCK, at=game.now, number=1, code="R-PACKAGE"),)


def test_turkey_itself_needs_nobody() -> None:
    world().when(proposes("TR")).then_among_others(did("TR", MeetingScheduled, number=1, begins=world().now + 60_000))


@refuses(ProposeMeeting, "turkey_is_not_asked_the_same_twice")
def test_what_turkey_has_declined_it_is_asked_at_a_better_price() -> None:
    """In this phase."""
    game = asked().after(answers("TR", Decline))
    game.when(proposes("UK")).refused(
        "R-PACKAGE", says="against a formal one", remedy="in one package", holders=("TR",)
    )
    game = game.when(proposes("UK", against=True)).happens().after(answers("TR", Decline, 2))
    game.when(proposes("NATO", against=True)).refused("R-BLOCKED-TR", remedy="next phase")
    game.after(asks(LECTURER, ask.NextPhase)).when(proposes("UK")).happens()


@refuses(ProposeMeeting, "turkey_must_not_block")
def test_turkey_may_block_them_all() -> None:
    """Whatever was agreed before; formal ones go on."""
    game = world().after(asks(LECTURER, ask.FireInject, inject="block"))
    game.when(proposes(against=True)).refused("R-BLOCKED-TR", cites="L364")
    game.when(formal()).happens()


@refuses(ProposeMeeting, "informal_meetings_leave_no_record")
@pytest.mark.parametrize("outcome", ["record", "decision"])
def test_an_informal_meeting_leaves_nothing_in_writing(outcome: str) -> None:
    world().when(proposes(outcome=outcome)).refused("R-INFORMAL-NORECORD", remedy="package")


@refuses(ProposeMeeting, "topic_must_be_known")
def test_ambassadors_meet_on_what_is_on_their_agenda() -> None:
    world().when(proposes(subject="Football")).refused("R-VERSION", remedy="ALTHEA or Libya")
    world().when(proposes(semester="1999H1")).refused("R-VERSION", says="half-year")


# --- by whom, when ----------------------------------------------------------------------------------------------------


@refuses(ProposeMeeting, "only_members_and_their_chairs_call_a_meeting")
def test_the_commission_leads_neither_body() -> None:
    game = world()
    game.when(proposes("COM")).refused("R-NO-STANDING", holders=("EEAS", "NATO", "TR", "CY", "UK"))
    assert leaders(game.state) == ("EEAS", "NATO")


@refuses(ProposeMeeting, "one_meeting_of_a_kind_at_a_time")
def test_there_is_one_calendar() -> None:
    asked().when(proposes("CY")).refused("R-PHASE", says="One informal meeting")
    asked().when(formal()).happens()


@refuses(ProposeMeeting, "one_proposal_a_phase")
def test_nobody_calls_two_in_a_phase() -> None:
    game = asked().after(answers("TR", Decline))
    game.when(formal("EEAS")).refused("R-NO-AP")
    game.after(asks(LECTURER, ask.NextPhase)).when(formal("EEAS")).happens()


@refuses(ProposeMeeting, "there_must_be_time_to_meet")
def test_a_meeting_must_be_held_before_play_ends() -> None:
    """In the last phase it is too late, from its first minute to its last."""
    world("last").when(proposes()).refused("R-DEADLINE")
    world("second").when(proposes()).happens()


@refuses(AcceptInvite, "invitation_must_wait_for_me")
def test_only_who_is_asked_answers() -> None:
    asked().when(answers("CY")).refused("R-NO-STANDING", holders=("TR",))
    agreed().when(answers("TR")).refused("R-VERSION")
    world().when(answers("TR")).refused("R-VERSION")


# --- who comes, and what it does --------------------------------------------------------------------------------------


@succeeds(Decline)
def test_who_is_not_asked_may_stay_away() -> None:
    """The meeting takes place without it."""
    game = agreed().when(answers("CY", Decline)).then(did("CY", ChairLeftEmpty, number=1))
    game = in_a_minute(game)
    assert game.told == (MeetingHeld(by=CLOCK, at=game.now, number=1),)
    assert apart(game.state, "CY") == ()


@refuses(Decline, "chair_must_be_mine")
def test_only_an_empty_chair_of_ones_own() -> None:
    world().when(answers("CY", Decline)).refused("R-VERSION")
    world().after(formal()).when(answers("CY", Decline)).refused("R-NO-STANDING")
    agreed().when(answers("COM", Decline)).refused("R-NO-STANDING")
    asked().when(answers("CY", Decline)).refused("R-PHASE", says="not settled")
    agreed().after(answers("CY", Decline)).when(answers("CY", Decline)).refused("R-PHASE", says="will not come")


def test_behind_their_ambassadors_both_staffs_meet() -> None:
    """It counts as their drafting meeting of this phase, and costs no action points."""
    game = in_a_minute(agreed())
    assert have_met(game.state, "NATO", "EEAS")
    assert game.points("NATO") == world().points("NATO")


def test_they_do_not_where_one_stays_away_or_a_record_is_kept() -> None:
    assert not have_met(in_a_minute(agreed().after(answers("NATO", Decline))).state, "NATO", "EEAS")
    assert not have_met(in_a_minute(world().after(formal())).state, "NATO", "EEAS")


def test_each_audience_follows_its_own_kind_of_meeting() -> None:
    """Nicosia sees its flag in the room, Ankara the agreed format; once each, apart from the tables."""
    both = in_a_minute(in_a_minute(agreed()).after(formal()))
    assert [value for _, value in apart(both.state, "CY")] == [1]
    assert [value for _, value in apart(both.state, "TR")] == [1]
    assert apart(both.state, "UK") == ()
    assert apart(in_a_minute(agreed()).state, "TR") == ()


def test_members_without_an_agreement() -> None:
    """Cyprus; and Malta until it came back to the Partnership for Peace."""
    assert without_agreement((2016, 7)) == ("CY",)
    assert without_agreement((2007, 1)) == ("CY", "MT")
    assert len(eu_members((2014, 3))) == 28


@succeeds(Cancel)
def test_what_is_not_yet_agreed_is_taken_back_by_its_author() -> None:
    game = asked().when(answers("EEAS", Cancel)).happens()
    assert game.state.meetings.called[1].stage == "cancelled"
    assert in_a_minute(in_a_minute(game)).told == ()
