"""Events around the common document."""

from dataclasses import dataclass

from game_rules.commands import Text
from game_rules.events.base import Event
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectProposed(Event):
    project: str
    cost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ListCompleted(Event):
    house: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ListsMerged(Event):
    """There is one common document; by the clock, where a turn of events made it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentPresented(Event):
    house: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CapitalVisited(Event):
    """NATO's staff was in the capital of `role`, at a cost in action points: it may readjust one clause."""

    role: RoleId
    cost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TrustMoved(Event):
    """The trust of the state `role` in `staff` has changed by `delta`."""

    role: RoleId
    staff: RoleId
    delta: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Readjusted(Event):
    """A capital has used its readjustment; the package that it offers follows."""

    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosingAsked(Event):
    """The pens of one house say that the paper is closed."""

    house: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperClosed(Event):
    """From now on these clauses change at a price only."""

    issues: tuple[IssueId, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperReopened(Event):
    """Closed clauses are changed: at the price that `to` may each change one, or (nobody named) by such a right."""

    issues: tuple[IssueId, ...]
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportingAgreed(Event):
    """So many reports a year: by the clock, where the draft says so, else arranged by a staff."""

    per_year: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportPresented(Event):
    house: str
    cost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportMissed(Event):
    """The report that was due to a house in phase `due` is late by more than a phase."""

    house: str
    due: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseSlowed(Event):
    """Until game time `until` no text with this clause is put to the Allies."""

    issue: IssueId
    until: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SlowingEnded(Event):
    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementAdded(Event):
    """A state's own item in the statement of its house."""

    house: str
    text: Text
