"""Events of industrial files: the College, the Commission's proposal, the vote in the Council."""

from dataclasses import dataclass

from game_rules.events.base import Event
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class AdoptedInCollege(Event):
    """The College has adopted an option, at a cost in action points."""

    issue: IssueId
    option: int
    cost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LegislationInitiated(Event):
    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalAmended(Event):
    """The Council, of one mind, has put another option in the place of the Commission's."""

    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class VoteCalled(Event):
    """The proposal lies before the Council until game time `deadline`."""

    issue: IssueId
    option: int
    deadline: int


@dataclass(frozen=True, kw_only=True, slots=True)
class VoteCounted(Event):
    """How every member voted, those that nobody plays too, and whether that is a qualified majority (else `code`)."""

    issue: IssueId
    option: int
    adopted: bool
    code: str = ""
    in_favour: tuple[RoleId, ...] = ()
    against: tuple[RoleId, ...] = ()
    abstained: tuple[RoleId, ...] = ()
