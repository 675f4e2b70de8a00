"""Noticing: which events one role can see or hear of. What passes it by leaves no trace in its mind."""

from game_rules.events import (
    ArrangementDeclined,
    CardDealt,
    ContactAnswered,
    ContactMade,
    CounterpartChosen,
    Event,
    HandRaised,
    LiaisonProposed,
    MessageSent,
    ObjectionLifted,
    ObjectionRaised,
    Predicted,
    StanceSet,
    StatementThreatened,
)
from game_rules.ids import RoleId
from game_rules.state import State
from game_rules.texts import may_see_text
from game_rules.view.seen import sees_meeting
from game_rules.words import kind_of

_PRIVATE = (HandRaised, Predicted)
_ON_TEXT = ("package_", "draft_agreed", "clause_", "wording_", "sponsored", "stance_", "objection_", "comment")
_AMONG_STAFFS = ("project_", "list_completed", "closing_", "paper_", "readjusted", "reporting_")


def notices(role: RoleId, before: State, event: Event, after: State) -> bool:
    if event.by == role:
        return True
    match event:
        case CardDealt() | CounterpartChosen():
            return event.role == role
        case MessageSent() | StatementThreatened():
            return not event.to or role in event.to
        case ContactMade():
            return any(sees_meeting(after, role, one) for one in after.corridors.meetings[-1:])
        case ContactAnswered():
            return role in (event.caller, event.called)
        case LiaisonProposed() | ArrangementDeclined():
            return event.role == role
        case ObjectionRaised() | StanceSet():
            return may_see_text(after, role) and (not event.to or role in event.to)
        case ObjectionLifted():
            lifted = before.table.objections.get((event.role, event.issue))
            told = lifted is None or not lifted.to or role in (event.role, *lifted.to)
            return told and may_see_text(after, role)
        case _:
            pass
    if isinstance(event, _PRIVATE):
        return False
    return not kind_of(type(event)).startswith((*_ON_TEXT, *_AMONG_STAFFS)) or may_see_text(after, role)
