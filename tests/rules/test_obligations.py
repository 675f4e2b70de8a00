"""Obligations: one package of a formal and an informal meeting; kept, waived, fallen, or broken by name."""

import pytest

from game_rules import commands as ask
from game_rules.commands import AcceptInvite, Cancel, Decline
from game_rules.events import (
    ExchangeAgreed,
    InvitationAccepted,
    InvitationDeclined,
    MeetingCancelled,
    MeetingProposed,
    MeetingScheduled,
)
from game_rules.ids import CLOCK, LECTURER
from game_rules.rules.obligations import in_force, last_breach, package
from game_rules.score import apart
from tests.rules.claims import refuses, succeeds
from tests.rules.stage import Given, asks, did
from tests.rules.test_meetings import answers, asked, formal, in_a_minute, proposes, world


def exchanged() -> Given:
    """Turkey has taken the package: 1 is the informal meeting, 2 the formal one that the EEAS owes."""
    return asked(against=True).after(answers("TR"))


def informal_held() -> Given:
    return in_a_minute(exchanged())


def stage(game: Given) -> str:
    last = package(game.state)
    return last.stage if last else ""


@succeeds(AcceptInvite)
def test_turkeys_consent_puts_the_package_in_force() -> None:
    """The formal meeting is on the calendar at once."""
    game = asked(against=True)
    game.when(answers("TR")).then(
        did("TR", InvitationAccepted, number=1),
        did(CLOCK, MeetingScheduled, number=1, begins=game.now + 60_000),
        did("EEAS", MeetingProposed, number=2, format="formal", subject="ALTHEA", eu_seats=27),
        did(CLOCK, MeetingScheduled, number=2, begins=game.now + 180_000),
        did(CLOCK, ExchangeAgreed, informal=1, formal=2, debtor="EEAS", due=game.now + 180_000),
    )
    assert in_force(exchanged().state)


def test_turkey_may_offer_it_and_the_eeas_would_owe_it() -> None:
    """It chairs the PSC, which would have to come."""
    game = world().after(proposes("TR", against=True))
    assert game.state.meetings.called[1].asked == "EEAS"
    owed = game.after(answers("EEAS")).state.meetings.exchanges[0]
    assert (owed.debtor, owed.stage) == ("EEAS", "in_force")
    game.when(answers("EEAS", Decline)).then(did("EEAS", InvitationDeclined, number=1))


def test_a_promise_is_no_proposal_of_its_own() -> None:
    """Who owes the formal meeting may still call one in that phase."""
    game = world().after(proposes("TR", against=True), answers("EEAS"))
    in_a_minute(game).when(proposes("EEAS")).happens()


def test_while_it_stands_no_informal_meeting_needs_consent() -> None:
    informal_held().when(proposes("UK")).then_among_others(
        did("UK", MeetingScheduled, number=3, begins=informal_held().now + 60_000)
    )


def test_when_both_were_held_it_is_kept() -> None:
    game = informal_held().later(seconds=120)
    assert stage(game) == "kept"
    assert [value for _, value in apart(game.state, "TR")] == [1]
    game.when(proposes("UK")).happens()
    assert game.after(proposes("UK")).state.meetings.called[3].asked == "TR", "the next one has its own price"


def test_a_package_is_declined_because_turkey_takes_none() -> None:
    asked(against=True).when(answers("TR", Decline)).then(did("TR", InvitationDeclined, number=1, code="R-BLOCKED-TR"))


@succeeds(Cancel)
@pytest.mark.parametrize("role", ["EEAS", "CY", "UK"])
def test_calling_off_what_was_promised_breaks_the_package(role: str) -> None:
    """The informal one was held: whoever calls off the formal one is named, and Turkey may block others for nothing."""
    game = (
        informal_held()
        .when(answers(role, Cancel, 2))
        .then(did(role, MeetingCancelled, number=2, code="R-PKG-BREACHED"))
    )
    assert (stage(game), last_breach(game.state)) == ("breached", True)
    assert -1 in [value for _, value in apart(game.state, role)]
    over = game.after(asks(LECTURER, ask.EndGame))
    assert over.seen_by("public").debrief.promises == (
        f"Role EEAS owes a formal meeting on ALTHEA for an informal one: broken by Role {role}.",
    )
    game = game.after(proposes("NATO", against=True))
    game = game.when(answers("TR", Decline, 3)).then(did("TR", InvitationDeclined, number=3, code="R-PKG-BREACHED"))
    game.when(proposes("CY", against=True)).refused("R-PKG-BREACHED")
    assert apart(game.state, "TR") == ()


def test_turkey_may_waive_what_it_is_owed() -> None:
    game = informal_held().when(answers("TR", Cancel, 2)).then(did("TR", MeetingCancelled, number=2))
    assert (stage(game), last_breach(game.state)) == ("waived", False)


def test_turkey_breaks_it_by_calling_off_an_informal_one() -> None:
    """Both fall, and it is Turkey's name that is told."""
    game = (
        exchanged()
        .when(answers("TR", Cancel, 1))
        .then(did("TR", MeetingCancelled, number=1, code="R-PKG-BREACHED"), did(CLOCK, MeetingCancelled, number=2))
    )
    assert (stage(game), last_breach(game.state)) == ("breached", False)
    assert [value for _, value in apart(game.state, "TR")] == [-1]


@pytest.mark.parametrize(("first", "other"), [(1, 2), (2, 1)])
def test_before_either_was_held_both_fall_together(first: int, other: int) -> None:
    """A package is one; nothing was promised yet that anybody has had something for."""
    game = (
        exchanged()
        .when(answers("UK", Cancel, first))
        .then(did("UK", MeetingCancelled, number=first), did(CLOCK, MeetingCancelled, number=other))
    )
    assert stage(game) == "fallen"
    assert apart(game.state, "UK") == ()


def test_another_meeting_may_be_called_off_without_a_word_on_the_package() -> None:
    game = (
        informal_held().after(proposes("UK")).when(answers("CY", Cancel, 3)).then(did("CY", MeetingCancelled, number=3))
    )
    assert stage(game) == "in_force"


def test_turkey_breaks_it_by_a_later_informal_one_too() -> None:
    game = informal_held().after(proposes("UK")).when(answers("TR", Cancel, 3)).happens()
    assert (stage(game), game.state.meetings.called[2].stage) == ("breached", "cancelled")


@refuses(Cancel, "meeting_must_be_coming")
def test_what_was_held_cannot_be_called_off() -> None:
    informal_held().when(answers("EEAS", Cancel, 1)).refused("R-VERSION")


@refuses(Cancel, "bodies_meet_by_consensus")
def test_only_its_author_or_a_member_calls_it_off() -> None:
    """Neither body goes anywhere without the consensus of its members."""
    game = world().after(formal())
    game.when(answers("EEAS", Cancel)).refused("R-NO-STANDING", holders=("NATO", "TR", "CY", "UK"))
    game.when(answers("CY", Cancel)).happens()
    asked().when(answers("CY", Cancel)).refused("R-NO-STANDING", holders=("EEAS",))


def test_a_skipped_phase_takes_its_meetings_along() -> None:
    """They begin at their time, in the phase that runs then."""
    game = exchanged().after(asks(LECTURER, ask.NextPhase))
    assert stage(game.later(seconds=180)) == "kept"
