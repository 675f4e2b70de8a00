"""Meetings: formal on ALTHEA only, informal at a price; who is in the chair."""

import pytest

from game_rules import commands as ask
from game_rules.events import InvitationDeclined, MeetingCancelled, MeetingProposed, MeetingScheduled
from game_rules.ids import LECTURER
from game_rules.members import chair, presidency
from game_rules.minutes import line
from game_rules.rules.obligations import in_force, last_breach
from server.scenarios.scenario_file import load
from tests.conformance.moments import participation
from tests.conformance.scene import Scene, scene, scene_of
from tests.rules.stage import Asks, asks, did

INFORMAL = {"format": "informal", "subject": "Libya"}
ALTHEA = {"format": "formal", "subject": "ALTHEA"}


def crimea() -> Scene:
    """March 2014: the Union has 28 members."""
    return scene(load("crimea"), "first-night", "50")


def in_2016() -> Scene:
    """The scenario of implementation begins in July 2016."""
    return scene(load("implementation"), "autumn", "50")


def packaged(game: Scene) -> Scene:
    """One informal meeting now against a formal one on ALTHEA: Turkey has taken both in one package."""
    call = asks("EEAS", ask.ProposeMeeting, format="informal", against=True)
    return game.after(call, asks("TR", ask.AcceptInvite, number=1))


def held(game: Scene) -> Scene:
    """Its informal meeting has been held, the formal one is still to come."""
    after = scene_of(game.later(seconds=(game.state.meetings.called[1].begins - game.now) / 1000))
    assert [one.stage for one in after.state.meetings.called.values()] == ["held", "coming"]
    return after


def calls_off(role: str) -> Asks:
    """Calls off the formal meeting of the package."""
    return asks(role, ask.Cancel, number=2)


@pytest.mark.parametrize("staff", ["NATO", "EEAS"])
def test_c001_formally_the_two_meet_on_althea_only(staff: str) -> None:
    """Given Cyprus has no security agreement with NATO, when a staff proposes a formal meeting on Libya, then refused;
    the answer names the only admissible subject and offers the informal format."""
    game = participation("corridors")
    game.when(asks(staff, ask.ProposeMeeting, format="formal", subject="Libya")).refused(
        "R-FORMAL-ALTHEA", says="Operation ALTHEA only", remedy="informal meeting"
    )


@pytest.mark.parametrize(("game", "seats"), [(crimea(), 27), (participation("corridors"), 26)])
def test_c002_a_formal_meeting_on_althea_seats_the_union_without_cyprus(game: Scene, seats: int) -> None:
    """When a formal meeting is proposed with ALTHEA alone and without Cyprus, then it is called; Cyprus receives no
    seat; the log notes how many members of the Union sit there (27 of 28 in 2014)."""
    after = game.when(asks("NATO", ask.ProposeMeeting, **ALTHEA)).then_among_others(
        did("NATO", MeetingProposed, number=1, format="formal", subject="ALTHEA", eu_seats=seats)
    )
    told = line(game.state, after.told[0], after.state, "CY")
    assert told is not None
    assert f"formal, ALTHEA, {seats} EU seats, none for Cyprus" in told.says
    after.when(asks("CY", ask.Decline, number=1)).refused("R-NO-STANDING", says="no chair")


def test_c002_whoever_seats_every_member_lacks_an_agreement() -> None:
    """The mirror: with Cyprus on the list it is refused, and names who lacks what."""
    crimea().when(asks("NATO", ask.ProposeMeeting, every_member=True, **ALTHEA)).refused("R-NOSECAGR", says="Cyprus")


@pytest.mark.parametrize("role", ["EEAS", "NATO", "UK", "CY"])
def test_c006_turkey_is_asked_for_its_consent_to_an_informal_meeting(role: str) -> None:
    """Given no package is in force, when anybody proposes an informal meeting, then Turkey is asked for consent;
    without it: refused."""
    game = participation("corridors")
    asked = game.after(asks(role, ask.ProposeMeeting, **INFORMAL))
    assert asked.state.meetings.called[1].asked == "TR"
    refused = asked.when(asks("TR", ask.Decline, number=1)).then(
        did("TR", InvitationDeclined, number=1, code="R-PACKAGE")
    )
    other = "UK" if role != "UK" else "CY"
    refused.when(asks(other, ask.ProposeMeeting, **INFORMAL)).refused(
        "R-PACKAGE", says="only against a formal one", remedy="in one package", holders=("TR",)
    )


def test_c007_under_a_package_an_informal_meeting_needs_no_consent() -> None:
    """Given the package is in force and the formal meeting is scheduled, when the informal meeting is proposed, then it
    is called and every member of both is invited, Cyprus too."""
    game = held(packaged(participation("corridors")))
    assert in_force(game.state)
    after = game.when(asks("UK", ask.ProposeMeeting, **INFORMAL)).then(
        did("UK", MeetingProposed, number=3, eu_seats=27, **INFORMAL),
        did("UK", MeetingScheduled, number=3, begins=game.now + 60_000),
    )
    assert [one.seat for one in after.seen_by("CY").meetings.meetings if one.number == 3] == [True]


@pytest.mark.parametrize("role", ["EEAS", "CY", "UK"])
def test_c010_a_promise_that_is_called_off_breaks_the_package(role: str) -> None:
    """Given the informal meeting was held, when the formal one that was promised for it is cancelled by anybody but
    Turkey, then the package is breached; Turkey may block further informal meetings at no cost."""
    game = held(packaged(participation("corridors")))
    after = game.when(calls_off(role)).then(did(role, MeetingCancelled, number=2, code="R-PKG-BREACHED"))
    assert last_breach(after.state)
    asked = after.after(asks("NATO", ask.ProposeMeeting, **INFORMAL))
    blocked = asked.when(asks("TR", ask.Decline, number=3)).then(
        did("TR", InvitationDeclined, number=3, code="R-PKG-BREACHED")
    )
    assert blocked.state.corridors.points == asked.state.corridors.points


def test_c010_turkey_may_forgo_what_it_is_owed() -> None:
    """The mirror: its own cancellation breaks nothing."""
    game = held(packaged(participation("corridors")))
    after = game.when(calls_off("TR")).then(did("TR", MeetingCancelled, number=2))
    assert not last_breach(after.state)


def test_c011_in_2016_turkey_blocks_what_an_old_package_allows() -> None:
    """Given the year is 2016 and the inject is active, when an informal meeting is proposed under an old package, then
    refused although the package exists."""
    game = held(packaged(in_2016()))
    assert game.state.scenario.when[0] == 2016
    proposal = asks("UK", ask.ProposeMeeting, format="informal")
    game.when(proposal).happens()
    blocked = game.after(asks(LECTURER, ask.FireInject, inject="E-I6"))
    assert in_force(blocked.state)
    blocked.when(proposal).refused("R-BLOCKED-TR", holders=("TR",))


@pytest.mark.parametrize("month", range(7, 13))
def test_c013_cyprus_presides_and_chairs_neither_ministers_nor_ambassadors(month: int) -> None:
    """Given the semester is 2012H2, when who holds the Council presidency is queried, then CY; FAC and PSC are
    nevertheless chaired by the High Representative and the EEAS."""
    assert presidency((2012, month)) == "CY"
    assert chair("FAC", (2012, month)) == chair("PSC", (2012, month)) == "EEAS"
    assert chair("Coreper", (2012, month)) == "CY", "what nobody else chairs the presidency does"


def test_c013_turkey_meets_no_such_presidency() -> None:
    """In play: a meeting that it would host is refused, and the High Representative may chair."""
    hosted = asks("EEAS", ask.ProposeMeeting, format="informal", host="presidency", semester="2012H2")
    participation("corridors").when(hosted).refused("R-PRESIDENCY", says="Cyprus", remedy="High Representative")


def test_c013_before_and_after_others_preside() -> None:
    """The semester, to the month."""
    assert "CY" not in (presidency((2012, 6)), presidency((2013, 1)))
