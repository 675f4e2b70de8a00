"""Staff: contacts that cost action points, the door of the isolated draft, comments."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import BEHIND_DOORS, ORDER, PENS, STAFFS, VERSIONS
from game_rules.commands import AnswerAskIn, AskIn, Comment, Contact, ExchangeLetters, Liaison, RequestComments
from game_rules.events import (
    AskedIn,
    AskInAnswered,
    CommentMade,
    CommentsRequested,
    ContactAnswered,
    ContactMade,
    Event,
)
from game_rules.ids import CLOCK, SECOND, RoleId
from game_rules.papers import answers_at_once
from game_rules.reason import Reason
from game_rules.rules.sight import doorkeepers
from game_rules.seats import name, pens, role_of, subject, the
from game_rules.state import Meeting, State
from game_rules.texts import isolated

_BetweenStaffs = Contact | ExchangeLetters | Liaison


def contact_cost(state: State, called: RoleId) -> int:
    """Action points that a contact with this bureaucrat costs (M127, M128); events may make it dearer."""
    known = state.scenario.parameters.staff.get(called)
    return (known.contact_cost if known else 1) + state.corridors.dearer.get(called, 0)


def have_met(state: State, one: RoleId, other: RoleId) -> bool:
    """Have two staffs held a drafting meeting in this phase, and has it been answered?"""
    return any(
        {meeting.caller, meeting.called} == {one, other} and meeting.phase == state.clock.number and meeting.met
        for meeting in state.corridors.meetings
    )


def points_left(state: State, role: RoleId) -> int:
    """Action points that a role has left in this phase."""
    return state.corridors.points.get(role, 0)


def not_enough_points(state: State, role: RoleId, need: int, costs: str = "") -> Iterator[Reason]:
    """The one sentence on action points, shared by everything that costs some."""
    have = points_left(state, role)
    if have < need:
        yield Reason(
            rule="R-NO-AP",
            says=f"Not enough action points: you have {have} and need {need}.",
            cites=("paper L97-L100",),
            remedy=costs or "Action points come back with the next phase.",
        )


def only_staff_hold_staff_contacts(state: State, command: _BetweenStaffs) -> Iterator[Reason]:
    """A staff contact is between bureaucrats; states talk, which is free."""
    for role in (command.by, command.role):
        if role not in state.cast or role_of(state, role).is_state:
            yield Reason(
                rule="R-NO-STANDING",
                says=f"That is between staffs; {the(state, role)} is not one at this table.",
                cites=("paper L378-L380",),
                remedy="Talk to them: talk is free.",
            )


def contact_crosses_the_houses(state: State, command: _BetweenStaffs) -> Iterator[Reason]:
    """A drafting meeting, a letter, an arrangement is with the other side's staff."""
    if {command.by, command.role} <= set(state.cast):
        mine, theirs = role_of(state, command.by).organisation, role_of(state, command.role).organisation
        if mine and mine == theirs:
            yield Reason(
                rule="R-NO-STANDING",
                says=f"{subject(state, command.role)} is of your own house.",
                cites=(STAFFS,),
                remedy="Call the staff of the other house; talk to your own house is free.",
            )


def contact_must_be_paid(state: State, command: Contact) -> Iterator[Reason]:
    """The counterpart that needs the most consent costs the most to reach."""
    costs = "; ".join(f"{name(state, r)} {contact_cost(state, r)}" for r in counterparts(state, command.by))
    yield from not_enough_points(
        state, command.by, contact_cost(state, command.role), f"What a contact costs: {costs}."
    )


def contact_must_be_answered_in_time(state: State, command: Contact) -> Iterator[Reason]:
    """An answer that comes when play is over serves nobody."""
    following = state.form.phases[state.clock.number + 1 :][:1]
    if command.role not in state.cast or not any(phase.stage == "debrief" for phase in following):
        return
    delay = reply(state, command.by, command.role)
    if delay and state.clock.ends and command.at + delay >= state.clock.ends:
        yield Reason(
            rule="R-DEADLINE",
            says=f"{subject(state, command.role)} needs {delay // SECOND} s to answer, and play ends before that.",
            cites=("paper L97-L100",),
            holders=(command.role,),
            remedy="Call a staff that answers at once, or talk: talk is free.",
        )


def counterparts(state: State, role: RoleId) -> tuple[RoleId, ...]:
    """The staffs of the other house."""
    if role not in state.cast or role_of(state, role).is_state:
        return ()
    mine = role_of(state, role).organisation
    return tuple(r for r in state.cast if (org := role_of(state, r).organisation) and org != mine)


def text_must_be_isolated(state: State, command: AskIn | AnswerAskIn) -> Iterator[Reason]:
    """There is only a door to knock at while the draft is isolated."""
    if not isolated(state):
        yield Reason(
            rule="R-PHASE",
            says="The draft is not isolated; you are in.",
            cites=(ORDER,),
            remedy="Read it and speak up.",
        )


def asker_must_be_outside(state: State, command: AskIn) -> Iterator[Reason]:
    """Only those whom the scenario leaves at the door may ask in, once."""
    phase, corridors = state.phase, state.corridors
    if phase is None or not phase.insiders:
        return
    if command.by in corridors.insiders:
        yield Reason(rule="R-PHASE", says="You are in already.", cites=(ORDER,), remedy="Draft.")
    elif command.by not in phase.may_ask_in:
        yield Reason(
            rule="R-HIDDEN",
            says="The text is being drafted in isolation; states see only that talks exist.",
            cites=("paper L453-L456",),
            remedy="File a demand, hold the staff's leash shorter, or wait for the draft to go to states.",
        )
    elif command.by in corridors.asking_in:
        yield Reason(
            rule="R-PHASE",
            says="You have asked.",
            cites=(ORDER,),
            holders=doorkeepers(state),
            remedy="Talk to those inside.",
        )
    elif command.by in corridors.kept_out:
        yield Reason(
            rule="R-HIDDEN",
            says="You asked and were kept out; the EU's states have seen it.",
            cites=(BEHIND_DOORS,),
            holders=doorkeepers(state),
            remedy="The draft goes to everybody in the next phase.",
        )


def answerer_must_be_inside(state: State, command: AnswerAskIn) -> Iterator[Reason]:
    """Those who write the isolated draft keep its door."""
    if command.by not in state.corridors.insiders:
        yield Reason(
            rule="R-NO-STANDING",
            says="You do not keep this door.",
            cites=(BEHIND_DOORS,),
            holders=doorkeepers(state),
            remedy="Ask them.",
        )


def somebody_must_have_asked(state: State, command: AnswerAskIn) -> Iterator[Reason]:
    """An answer needs a question."""
    if command.role not in state.corridors.asking_in:
        yield Reason(
            rule="R-PHASE",
            says=f"{subject(state, command.role)} has not asked.",
            cites=(ORDER,),
            remedy="Nobody is waiting.",
        )


def there_must_be_a_draft(state: State, command: Comment | RequestComments) -> Iterator[Reason]:
    """Comments are on a draft that both pens have initialled."""
    if state.table.draft is None:
        yield Reason(
            rule="R-VERSION",
            says="There is no draft yet: no package bears the initials of both pens.",
            cites=(VERSIONS,),
            holders=pens(state),
            remedy="Offer a package and get both pens under it.",
        )


def only_pens_send_the_draft(state: State, command: RequestComments) -> Iterator[Reason]:
    """The staffs that hold the pens send the draft to states."""
    if command.by not in pens(state):
        yield Reason(
            rule="R-NO-STANDING",
            says="Only a pen sends the draft to states.",
            cites=(PENS,),
            holders=pens(state),
            remedy="Ask a pen.",
        )


def comments_are_requested_once(state: State, command: RequestComments) -> Iterator[Reason]:
    """Asking twice is not asking more."""
    if state.corridors.comments_open:
        yield Reason(rule="R-PHASE", says="Comments have been requested.", cites=(ORDER,), remedy=_WHERE_COMMENTS_ARE)


_WHERE_COMMENTS_ARE = "States comment under More; what they say stands in the minutes."


def comments_must_be_invited(state: State, command: Comment) -> Iterator[Reason]:
    """Comments are invited, endorsement is not asked (paper L459-L461)."""
    if not state.corridors.comments_open:
        yield Reason(
            rule="R-PHASE",
            says="No pen has asked for comments yet.",
            cites=("paper L459-L461",),
            holders=pens(state),
            remedy="Request comments first."
            if command.by in pens(state)
            else "Object to a clause, or tell a pen to request comments.",
        )


def make_contact(state: State, command: Contact) -> Iterator[Event]:
    yield ContactMade(
        by=command.by,
        at=command.at,
        role=command.role,
        channel=command.channel,
        cost=contact_cost(state, command.role),
        answered=command.at + reply(state, command.by, command.role),
    )


def reply(state: State, caller: RoleId, called: RoleId) -> int:
    """Milliseconds that a staff takes to answer, because others must agree; none about the caller's own paper."""
    if answers_at_once(state, caller, called):
        return 0
    known = state.scenario.parameters.staff.get(called)
    return known.reply_seconds * SECOND if known else 0


def ask_in(state: State, command: AskIn) -> Iterator[Event]:
    yield AskedIn(by=command.by, at=command.at)


def answer_ask_in(state: State, command: AnswerAskIn) -> Iterator[Event]:
    yield AskInAnswered(by=command.by, at=command.at, role=command.role, admit=command.admit)


def request_comments(state: State, command: RequestComments) -> Iterator[Event]:
    draft = state.table.draft
    yield CommentsRequested(by=command.by, at=command.at, draft=draft.number if draft else 0)


def comment(state: State, command: Comment) -> Iterator[Event]:
    draft = state.table.draft
    number = draft.number if draft else 0
    yield CommentMade(by=command.by, at=command.at, draft=number, text=command.text, issue=command.issue)


# --- what falls due ---------------------------------------------------------------------------------------------------


def due_answer(state: State) -> tuple[int, Iterator[Event]] | None:
    """A staff that must ask others answers later (P5)."""
    waiting = [one for one in state.corridors.meetings if not one.met]
    if not waiting:
        return None
    soonest = min(waiting, key=lambda one: one.answered)
    answered = ContactAnswered(by=CLOCK, at=soonest.answered, caller=soonest.caller, called=soonest.called)
    return soonest.answered, iter((answered,))


# --- how events change the corridors ----------------------------------------------------------------------------------


def spend(state: State, role: RoleId, cost: int) -> State:
    """The state with `cost` action points of `role` spent."""
    left = {**state.corridors.points, role: points_left(state, role) - cost}
    return replace(state, corridors=replace(state.corridors, points=left))


def contact_made(state: State, event: ContactMade) -> State:
    state = spend(state, event.by, event.cost)
    pair = (event.by, event.role)
    meeting = Meeting(
        caller=event.by,
        called=event.role,
        answered=event.answered,
        phase=state.clock.number,
        met=event.answered <= event.at,
    )
    contacts = {**state.corridors.contacts, pair: state.corridors.contacts.get(pair, 0) + 1}
    meetings = (*state.corridors.meetings, meeting)
    return replace(state, corridors=replace(state.corridors, meetings=meetings, contacts=contacts))


def contact_answered(state: State, event: ContactAnswered) -> State:
    """The meeting counts from now, and therefore in the phase in which the answer comes."""
    pair = (event.caller, event.called)
    meetings = tuple(
        replace(one, met=True, phase=state.clock.number)
        if (one.caller, one.called) == pair and one.answered <= event.at and not one.met
        else one
        for one in state.corridors.meetings
    )
    return replace(state, corridors=replace(state.corridors, meetings=meetings))


def asked_in(state: State, event: AskedIn) -> State:
    return replace(state, corridors=replace(state.corridors, asking_in=state.corridors.asking_in | {event.by}))


def ask_in_answered(state: State, event: AskInAnswered) -> State:
    corridors = replace(state.corridors, asking_in=state.corridors.asking_in - {event.role})
    if event.admit:
        return replace(state, corridors=replace(corridors, insiders=corridors.insiders | {event.role}))
    return replace(state, corridors=replace(corridors, kept_out=corridors.kept_out | {event.role}))


def comments_requested(state: State, event: CommentsRequested) -> State:
    return replace(state, corridors=replace(state.corridors, comments_open=True))


def comment_made(state: State, event: CommentMade) -> State:
    return replace(state, corridors=replace(state.corridors, comments=state.corridors.comments + 1))


EVOLVE = {
    ContactMade: contact_made,
    ContactAnswered: contact_answered,
    AskedIn: asked_in,
    AskInAnswered: ask_in_answered,
    CommentsRequested: comments_requested,
    CommentMade: comment_made,
}
