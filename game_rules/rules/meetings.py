"""Meetings: the NAC and the PSC together. Who sits there, who is asked for consent, and what a meeting does."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import CALENDAR, ORDER
from game_rules.commands import AcceptInvite, Decline
from game_rules.events import (
    ChairLeftEmpty,
    Event,
    InvitationAccepted,
    InvitationDeclined,
    MeetingHeld,
    MeetingProposed,
    MeetingScheduled,
)
from game_rules.ids import CLOCK, MINUTE, NATO_HOUSE, TURKEY, RoleId
from game_rules.members import chair, eu_members, without_agreement
from game_rules.reason import Reason
from game_rules.rules import obligations
from game_rules.rules.obligations import last_breach, with_meeting, with_meetings
from game_rules.seats import name, names, role_of, staff, states, the
from game_rules.state import Joint, Meeting, State

ALTHEA = "ALTHEA"
LEAD = 12
"""A meeting begins after a twelfth of its phase, and not before a minute has gone; an answer may take two of these."""


def leaders(state: State) -> tuple[RoleId, ...]:
    """The staffs that call the two bodies together: NATO's for the NAC, the EEAS, which chairs the PSC."""
    psc = chair("PSC", state.scenario.when)
    return tuple(role for role in staff(state) if role == psc or role_of(state, role).organisation == NATO_HOUSE)


def lead(state: State) -> int:
    """Milliseconds from the decision to meet to the meeting."""
    return max(MINUTE, state.phase.length // LEAD) if state.phase else MINUTE


def eu_seats(state: State, form: str) -> int:
    """How many members of the Union sit there: all, or at a formal one those with a security agreement."""
    when = state.scenario.when
    return len(eu_members(when)) - (len(without_agreement(when)) if form == "formal" else 0)


def may_sit(state: State, meeting: Joint, role: RoleId) -> bool:
    """Has this role a chair at the meeting?"""
    if not role_of(state, role).is_state:
        return role in leaders(state)
    return bool(role_of(state, role).houses) and not (meeting.format == "formal" and role in outside(state))


def outside(state: State) -> tuple[RoleId, ...]:
    """The states at the table that a formal meeting has no chair for."""
    return tuple(role for role in states(state) if role in without_agreement(state.scenario.when))


# --- answers to an invitation -----------------------------------------------------------------------------------------


def invitation_must_wait_for_me(state: State, command: AcceptInvite) -> Iterator[Reason]:
    """Consent is given by whoever was asked for it."""
    meeting = state.meetings.called.get(command.number)
    if meeting is None or meeting.stage != "asked":
        yield Reason(
            rule="R-VERSION", says="No invitation waits for an answer.", cites=(CALENDAR,), remedy="See the calendar."
        )
    elif meeting.asked != command.by:
        yield Reason(
            rule="R-NO-STANDING",
            says=f"It is {name(state, meeting.asked)} that is asked; your chair is there without an answer.",
            cites=("paper L360-L363",),
            holders=(meeting.asked,),
            remedy=f"Talk to {the(state, meeting.asked)}.",
        )


def chair_must_be_mine(state: State, command: Decline) -> Iterator[Reason]:
    """Only who is invited to a meeting that has not begun can stay away from it."""
    if command.issue:
        return
    meeting = state.meetings.called.get(command.number)
    if meeting is None or meeting.stage not in ("asked", "coming"):
        yield Reason(
            rule="R-VERSION", says="No such meeting is on the calendar.", cites=(CALENDAR,), remedy="See the calendar."
        )
    elif command.by in state.cast and command.by != meeting.asked and not may_sit(state, meeting, command.by):
        yield Reason(
            rule="R-NO-STANDING",
            says="You have no chair at this meeting.",
            cites=("paper L353-L363",),
            remedy="Object in talk, or call it off if you are a member of a house that goes there.",
        )
    elif command.by in meeting.absent or (meeting.stage == "asked" and command.by != meeting.asked):
        done = command.by in meeting.absent
        yield Reason(
            rule="R-PHASE",
            says="You have said that you will not come." if done else "It is not settled whether there is a meeting.",
            cites=(ORDER,),
            remedy="The others meet without you." if done else f"Wait for {names(state, (meeting.asked,))}.",
        )


def accept(state: State, command: AcceptInvite) -> Iterator[Event]:
    meeting = state.meetings.called[command.number]
    yield InvitationAccepted(by=command.by, at=command.at, number=meeting.number)
    yield MeetingScheduled(by=CLOCK, at=command.at, number=meeting.number, begins=command.at + lead(state))
    if meeting.against:
        debtor = meeting.by if command.by == TURKEY else command.by
        yield from obligations.promise(state, meeting, debtor, command.at, lead(state), eu_seats(state, "formal"))


def decline(state: State, command: Decline) -> Iterator[Event]:
    meeting = state.meetings.called[command.number]
    if meeting.stage == "asked":
        yield _no_consent(state, meeting, command.by, command.at)
    else:
        yield ChairLeftEmpty(by=command.by, at=command.at, number=meeting.number)


def code_without_consent(state: State, *, against: bool) -> str:
    """What stands behind Turkey's no: no package on offer, a promise once broken, or no wish for any package."""
    if last_breach(state):
        return "R-PKG-BREACHED"
    return "R-BLOCKED-TR" if against else "R-PACKAGE"


def _no_consent(state: State, meeting: Joint, by: RoleId, at: int) -> Event:
    code = code_without_consent(state, against=meeting.against) if meeting.asked == TURKEY else ""
    return InvitationDeclined(by=by, at=at, number=meeting.number, code=code)


# --- what falls due ---------------------------------------------------------------------------------------------------


def due_meeting(state: State) -> tuple[int, Iterator[Event]] | None:
    """A meeting begins at its time; an invitation that nobody has answered lapses."""
    open_ones = [one for one in state.meetings.called.values() if one.stage in ("asked", "coming")]
    if not open_ones:
        return None
    soonest = min(open_ones, key=lambda one: (one.deadline if one.stage == "asked" else one.begins, one.number))
    if soonest.stage == "asked":
        return soonest.deadline, iter((_no_consent(state, soonest, CLOCK, soonest.deadline),))
    return soonest.begins, iter((MeetingHeld(by=CLOCK, at=soonest.begins, number=soonest.number),))


# --- how events change the calendar -----------------------------------------------------------------------------------


def proposed(state: State, event: MeetingProposed) -> State:
    meeting = Joint(
        number=event.number,
        by=event.by,
        format=event.format,
        subject=event.subject,
        phase=state.clock.number,
        against=event.against,
        host=event.host,
        semester=event.semester,
        eu_seats=event.eu_seats,
        asked=event.asked,
        deadline=event.deadline,
    )
    return with_meeting(state, meeting)


def scheduled(state: State, event: MeetingScheduled) -> State:
    return with_meeting(state, replace(state.meetings.called[event.number], stage="coming", begins=event.begins))


def declined(state: State, event: InvitationDeclined) -> State:
    return with_meeting(state, replace(state.meetings.called[event.number], stage="declined"))


def left_empty(state: State, event: ChairLeftEmpty) -> State:
    meeting = state.meetings.called[event.number]
    return with_meeting(state, replace(meeting, absent=meeting.absent | {event.by}))


def held(state: State, event: MeetingHeld) -> State:
    """An informal one is a drafting meeting of both staffs as well: they sit behind their ambassadors."""
    meeting = state.meetings.called[event.number]
    state = with_meeting(state, replace(meeting, stage="held"))
    state = with_meetings(state, replace(state.meetings, exchanges=obligations.after_meeting(state)))
    there = [role for role in leaders(state) if role not in meeting.absent]
    if meeting.format == "formal" or len(there) < 2:
        return state
    met = Meeting(caller=there[0], called=there[-1], answered=event.at, phase=state.clock.number)
    corridors = replace(state.corridors, meetings=(*state.corridors.meetings, met))
    return replace(state, corridors=corridors)


EVOLVE = {
    MeetingProposed: proposed,
    MeetingScheduled: scheduled,
    InvitationAccepted: lambda state, event: state,
    InvitationDeclined: declined,
    ChairLeftEmpty: left_empty,
    MeetingHeld: held,
}
