"""Obligations: a formal meeting against an informal one is one package; who breaks its promise is on record."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import CALENDAR
from game_rules.commands import Cancel
from game_rules.events import Event, ExchangeAgreed, MeetingCancelled, MeetingProposed, MeetingScheduled
from game_rules.ids import CLOCK, TURKEY, RoleId
from game_rules.reason import Reason
from game_rules.seats import role_of, states
from game_rules.state import Exchange, Joint, Meetings, State

DUE_AFTER = 3
"""The formal meeting follows three leads after the consent: two after the informal one."""

BREACHED = "R-PKG-BREACHED"


def package(state: State) -> Exchange | None:
    """The last package of meetings that was agreed."""
    return state.meetings.exchanges[-1] if state.meetings.exchanges else None


def in_force(state: State) -> bool:
    """Is a package in force: agreed, neither kept nor broken?"""
    last = package(state)
    return last is not None and last.stage == "in_force"


def last_breach(state: State) -> bool:
    """Has somebody else broken the last promise that was made to Turkey?"""
    last = package(state)
    return last is not None and last.stage == "breached" and last.breaker != TURKEY


def breaks_a_promise(state: State, meeting: Joint, by: RoleId) -> bool:
    """Would calling this off break the package in force? The formal one is owed to Turkey once the informal was held;
    Turkey has agreed to every informal one while it is in force."""
    last = package(state)
    if last is None or last.stage != "in_force":
        return False
    if by == TURKEY:
        return meeting.format == "informal"
    return meeting.number == last.formal and state.meetings.called[last.informal].stage == "held"


def promise(  # noqa: PLR0913 - what was agreed, when, and who sits at the meeting that is owed
    state: State, informal: Joint, debtor: RoleId, at: int, lead: int, seats: int
) -> Iterator[Event]:
    """The package is in force: the formal meeting is on the calendar too, and owed by `debtor`."""
    number, due = len(state.meetings.called) + 1, at + DUE_AFTER * lead
    yield MeetingProposed(by=debtor, at=at, number=number, format="formal", subject="ALTHEA", eu_seats=seats)
    yield MeetingScheduled(by=CLOCK, at=at, number=number, begins=due)
    yield ExchangeAgreed(by=CLOCK, at=at, informal=informal.number, formal=number, debtor=debtor, due=due)


# --- calling off ------------------------------------------------------------------------------------------------------


def meeting_must_be_coming(state: State, command: Cancel) -> Iterator[Reason]:
    """Only what has not been held can be called off."""
    meeting = state.meetings.called.get(command.number)
    if meeting is None or meeting.stage not in ("asked", "coming"):
        yield Reason(
            rule="R-VERSION",
            says="No such meeting is on the calendar.",
            cites=(CALENDAR,),
            remedy="Choose one that is still to come.",
        )


def bodies_meet_by_consensus(state: State, command: Cancel) -> Iterator[Reason]:
    """A meeting is called off by whoever called it, or by a member of a house: neither body goes without consensus."""
    meeting = state.meetings.called.get(command.number)
    if meeting is None or command.by not in state.cast or command.by == meeting.by:
        return
    if role_of(state, command.by).houses and meeting.stage != "asked":
        return
    members = tuple(role for role in states(state) if role_of(state, role).houses)
    asked = meeting.stage == "asked"
    yield Reason(
        rule="R-NO-STANDING",
        says="Whoever proposed it may still take it back." if asked else "You sit there for no member.",
        cites=("NATO: consensus decision-making", "TEU 31(1)"),
        holders=(meeting.by,) if asked else (meeting.by, *members),
        remedy="Answer it if you are asked; talk to those who may call it off.",
    )


def cancel(state: State, command: Cancel) -> Iterator[Event]:
    """What was agreed as one falls as one, unless Turkey forgoes the formal meeting that it is owed."""
    meeting, last = state.meetings.called[command.number], package(state)
    code = BREACHED if breaks_a_promise(state, meeting, command.by) else ""
    yield MeetingCancelled(by=command.by, at=command.at, number=meeting.number, code=code)
    if last is None or last.stage != "in_force" or (command.by == TURKEY and meeting.format == "formal"):
        return
    other = {last.informal: last.formal, last.formal: last.informal}.get(meeting.number, last.formal if code else 0)
    if other and state.meetings.called[other].stage == "coming":
        yield MeetingCancelled(by=CLOCK, at=command.at, number=other)


# --- how events change what is owed -----------------------------------------------------------------------------------


def with_meetings(state: State, now: Meetings) -> State:
    """The state with its calendar as it is now."""
    return replace(state, meetings=now)


def with_meeting(state: State, meeting: Joint) -> State:
    """The calendar with this meeting as it stands now."""
    called = {**state.meetings.called, meeting.number: meeting}
    return with_meetings(state, replace(state.meetings, called=called))


def after_meeting(state: State) -> tuple[Exchange, ...]:
    """The packages after a meeting: kept where both of its meetings have been held."""
    last, called = package(state), state.meetings.called
    both = last and all(called[one].stage == "held" for one in (last.informal, last.formal))
    if last is None or last.stage != "in_force" or not both:
        return state.meetings.exchanges
    return (*state.meetings.exchanges[:-1], replace(last, stage="kept"))


def agreed(state: State, event: ExchangeAgreed) -> State:
    now = Exchange(informal=event.informal, formal=event.formal, debtor=event.debtor, due=event.due)
    return with_meetings(state, replace(state.meetings, exchanges=(*state.meetings.exchanges, now)))


def cancelled(state: State, event: MeetingCancelled) -> State:
    state = with_meeting(state, replace(state.meetings.called[event.number], stage="cancelled"))
    last = package(state)
    if last is None or last.stage != "in_force":
        return state
    if event.code:
        last = replace(last, stage="breached", breaker=event.by)
    elif event.number in (last.informal, last.formal):
        waived = event.by == TURKEY and event.number == last.formal
        last = replace(last, stage="waived" if waived else "fallen")
    return with_meetings(state, replace(state.meetings, exchanges=(*state.meetings.exchanges[:-1], last)))


EVOLVE = {ExchangeAgreed: agreed, MeetingCancelled: cancelled}
