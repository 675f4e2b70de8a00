"""Events of meetings of the NAC and the PSC: called, agreed to, held, called off."""

from dataclasses import dataclass

from game_rules.events.base import Event
from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingProposed(Event):
    """A meeting is called; `eu_seats` members of the Union sit there. Somebody (`asked`) may have to agree in time."""

    number: int
    format: str
    subject: str
    eu_seats: int
    against: bool = False
    host: str = ""
    semester: str = ""
    asked: RoleId = ""
    deadline: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingScheduled(Event):
    """It will begin at game time `begins`."""

    number: int
    begins: int


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitationAccepted(Event):
    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitationDeclined(Event):
    """No consent (or, by the clock, no answer in time): the meeting does not take place, and `code` says why."""

    number: int
    code: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChairLeftEmpty(Event):
    """Invited, and will not come; the meeting takes place."""

    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeAgreed(Event):
    """One package: the `informal` meeting now, against the `formal` one that `debtor` owes by game time `due`."""

    informal: int
    formal: int
    debtor: RoleId
    due: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingHeld(Event):
    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingCancelled(Event):
    """Called off; with a `code` a promise of the package was broken by that."""

    number: int
    code: str = ""
