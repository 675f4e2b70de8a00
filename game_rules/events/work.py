"""Events of staff work: taskings, letters, arrangements, competences."""

from dataclasses import dataclass

from game_rules.events.base import Event
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskingBacked(Event):
    """`by` has said yes in its houses to tasking the staffs with an area."""

    area: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskingAdopted(Event):
    """All seated members of a house have said yes: its staff may work on the area."""

    house: str
    area: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LiaisonProposed(Event):
    """`by` proposes to `role` to arrange an option without a package."""

    role: RoleId
    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ArrangementDeclined(Event):
    """`by` will not arrange what `role` has proposed."""

    role: RoleId
    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Arranged(Event):
    """`by` and `role` have arranged an option among staffs; it draws `attention` points."""

    role: RoleId
    issue: IssueId
    option: int
    attention: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterSent(Event):
    """A letter to `role` about an area, at a cost in action points."""

    role: RoleId
    area: str
    label: str
    cost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterAnswered(Event):
    """`by` has answered the letter of `role`; the exchange counts as a drafting meeting from game time `counts`.

    `turf` are the services whose field the area is, where it is not that of `by`.
    """

    role: RoleId
    area: str
    counts: int
    turf: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CompetenceClaimed(Event):
    """`by` claims an area, or declines to say; `against` are those who claim it too, or to whom it belongs."""

    area: str
    claim: bool
    against: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TurfHeard(Event):
    """`role` hears that `intruder` has answered on its area."""

    role: RoleId
    area: str
    intruder: RoleId
