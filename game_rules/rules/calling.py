"""Calling a meeting: formal on ALTHEA alone; informal with everybody, if Turkey agrees; who may, and when."""

from collections.abc import Iterator

from game_rules.cites import AGENDA, CALENDAR, ONCE, ORDER
from game_rules.commands import ProposeMeeting
from game_rules.events import Event, MeetingProposed, MeetingScheduled
from game_rules.ids import TURKEY, RoleId
from game_rules.members import BY_CODE, Month, has_security_agreement, presidency, without_agreement
from game_rules.reason import Reason, listed
from game_rules.rules.clock import ends_play
from game_rules.rules.meetings import ALTHEA, code_without_consent, eu_seats, lead, leaders, outside
from game_rules.rules.obligations import in_force
from game_rules.seats import role_of, states, subject
from game_rules.state import State


def callers(state: State) -> tuple[RoleId, ...]:
    """Who may propose a meeting: those staffs, and the members of either house."""
    return (*leaders(state), *(role for role in states(state) if role_of(state, role).houses))


def month(state: State, semester: str) -> Month:
    """The month by which a meeting is judged: the last of its half-year (`2012H2`), else the game's own."""
    year, _, half = semester.partition("H")
    return (int(year), 6 * int(half)) if semester in state.scenario.semesters else state.scenario.when


def who_is_asked(state: State, command: ProposeMeeting) -> RoleId:
    """Whose consent an informal meeting needs: Turkey's, unless a package is in force; nobody's to a formal one.

    Turkey's own offer of a package goes to a staff that would have to keep it.
    """
    if command.format == "formal" or (command.by != TURKEY and in_force(state)):
        return ""
    if command.by == TURKEY:
        return next(iter(leaders(state)), "") if command.against else ""
    return TURKEY if TURKEY in state.cast else ""


# --- who may propose what ---------------------------------------------------------------------------------------------


def only_members_and_their_chairs_call_a_meeting(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """A body is called together by whoever leads it, or by one of its members."""
    if command.by in state.cast and command.by not in callers(state):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} leads neither the NAC nor the PSC, and is a member of none.",
            cites=("paper L361-L366",),
            holders=callers(state),
            remedy="Ask a staff that leads one, or a state; your own contacts need no meeting.",
        )


def formal_meetings_are_on_althea(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """Since Cyprus joined in 2004 the two organisations meet formally on Operation ALTHEA only."""
    if command.format == "formal" and command.subject != ALTHEA:
        yield Reason(
            rule="R-FORMAL-ALTHEA",
            says="Since 2004 the two organisations meet formally on Operation ALTHEA only.",
            cites=("paper L353-L358",),
            holders=(TURKEY, *outside(state)),
            remedy="Try an informal meeting, a staff contact, or ALTHEA as the subject.",
        )


def topic_must_be_known(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """Ambassadors talk about what the scenario's agenda knows, or without an agenda."""
    known = ("", ALTHEA, *state.scenario.topics)
    if command.format == "informal" and command.subject not in known:
        yield Reason(
            rule="R-VERSION",
            says="That is on nobody's agenda.",
            cites=(AGENDA,),
            remedy=f"Meet without an agenda, or on {listed(known[1:], 'or')}.",
        )
    elif command.semester not in ("", *state.scenario.semesters):
        yield Reason(
            rule="R-VERSION", says="The calendar has no such half-year.", cites=(AGENDA,), remedy="Choose one of it."
        )


def formal_seats_need_an_agreement(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """Where NATO's papers lie on the table sits only who has a security agreement with NATO."""
    lacking = without_agreement(state.scenario.when)
    if command.format == "formal" and command.every_member and lacking:
        who = listed([BY_CODE[code].name for code in lacking])
        yield Reason(
            rule="R-NOSECAGR",
            says=f"This seat needs a security agreement with NATO; {who} has none.",
            cites=("paper L353-L356", "Copenhagen European Council 2002, annex"),
            holders=tuple(role for role in (TURKEY,) if role in state.cast),
            remedy="Seat the members that have one, or meet informally: there everybody sits.",
        )


def informal_meetings_leave_no_record(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """Ambassadors who meet informally decide nothing, nor do they write it down."""
    if command.format == "informal" and command.outcome != "talk":
        yield Reason(
            rule="R-INFORMAL-NORECORD",
            says="An informal meeting has no decisions and no record.",
            cites=("paper L360-L363",),
            remedy="Meet to talk; what is agreed goes into a package, which each house decides.",
        )


def the_two_bodies_decide_nothing_together(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """Each organisation decides for itself."""
    if command.format == "formal" and command.outcome == "decision":
        yield Reason(
            rule="R-NO-JOINT-DECISION",
            says="There is no joint decision of the two bodies.",
            cites=("NATO-EU declaration on ESDP, 2002: decision-making autonomy",),
            remedy="Keep minutes of the exchange, and let each house decide by its own rules.",
        )


def presidency_must_be_one_that_turkey_meets(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """Turkey has no contact with a presidency that it does not recognise."""
    holder = presidency(month(state, command.semester))
    if command.host == "presidency" and holder and not has_security_agreement(holder, state.scenario.when):
        yield Reason(
            rule="R-PRESIDENCY",
            says=f"Turkey has no contact with this presidency: {BY_CODE[holder].name} holds it.",
            cites=("paper L365-L366", "TEU 18(3)"),
            holders=tuple(role for role in (TURKEY,) if role in state.cast),
            remedy="Let the High Representative chair; the presidency then sits there as a member state.",
        )


def turkey_must_not_block(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """Turkey does not always agree, whatever package was made before."""
    if command.format == "informal" and command.by != TURKEY and state.meetings.blocked:
        yield Reason(
            rule="R-BLOCKED-TR",
            says="Turkey is not accepting package deals at the moment.",
            cites=("paper L364-L365",),
            holders=(TURKEY,),
            remedy="Call Ankara at high level, or work through staff contacts.",
        )


def turkey_is_not_asked_the_same_twice(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """What Turkey has declined in a phase it is asked again only at a better price."""
    if not who_is_asked(state, command) or command.by == TURKEY:
        return
    said = [one for one in state.meetings.called.values() if one.stage == "declined" and one.asked == TURKEY]
    said = [one for one in said if one.phase == state.clock.number and one.against >= command.against]
    if said:
        code = code_without_consent(state, against=command.against)
        yield Reason(
            rule=code,
            says=_WITHOUT_CONSENT[code],
            cites=("paper L360-L367",),
            holders=(TURKEY,),
            remedy="Wait for the next phase, or call Ankara." if command.against else "Put both in one package.",
        )


_WITHOUT_CONSENT = {
    "R-PACKAGE": "Turkey agrees to an informal meeting only against a formal one.",
    "R-BLOCKED-TR": "Turkey is not accepting package deals at the moment.",
    "R-PKG-BREACHED": "A promise of the last package was broken, and Turkey does not agree to another meeting.",
}


def one_meeting_of_a_kind_at_a_time(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """Ambassadors have one calendar."""
    open_ones = [one for one in state.meetings.called.values() if one.stage in ("asked", "coming")]
    if any(one.format == command.format for one in open_ones):
        yield Reason(
            rule="R-PHASE",
            says=f"One {command.format} meeting is on the calendar already.",
            cites=(CALENDAR,),
            remedy="Wait until it has been held.",
        )


def one_proposal_a_phase(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """Nobody calls the ambassadors together twice in a phase."""
    promised = {one.formal for one in state.meetings.exchanges}
    mine = [one for one in state.meetings.called.values() if one.by == command.by and one.number not in promised]
    if any(one.phase == state.clock.number for one in mine):
        yield Reason(
            rule="R-NO-AP",
            says="You have called a meeting in this phase.",
            cites=(ONCE,),
            remedy="Ask somebody else to, or wait for the next phase.",
        )


def there_must_be_time_to_meet(state: State, command: ProposeMeeting) -> Iterator[Reason]:
    """In the last phase nobody calls one any more: all of it, so that no page changes by time alone."""
    if ends_play(state):
        yield Reason(
            rule="R-DEADLINE",
            says="Play ends with this phase: it is too late to call a meeting.",
            cites=(ORDER,),
            remedy="Talk, or write the meeting into a package.",
        )


def propose(state: State, command: ProposeMeeting) -> Iterator[Event]:
    number, asked = len(state.meetings.called) + 1, who_is_asked(state, command)
    informal = command.format == "informal"
    proposed = MeetingProposed(
        by=command.by,
        at=command.at,
        number=number,
        format=command.format,
        subject=command.subject,
        eu_seats=eu_seats(state, command.format),
        against=bool(asked) and command.against and informal,
        host=command.host,
        semester=command.semester,
        asked=asked,
        deadline=command.at + 2 * lead(state) if asked else 0,
    )
    yield proposed
    if not asked:
        yield MeetingScheduled(by=command.by, at=command.at, number=number, begins=command.at + lead(state))
