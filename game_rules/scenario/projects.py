"""Projects: what the staffs may propose, who minds a trip, who may slow, how often states get a report."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.ids import IssueId, RoleId
from game_rules.members import Month


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """Something that two staffs could do side by side: a title, and the area it belongs to."""

    id: str
    title: str
    area: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reporting:
    """How often states get a report: `per_year[n]` where clause `issue` stands at option n; usually `before`, and once
    a year after the month `annual_after`."""

    issue: IssueId
    per_year: tuple[int, ...]
    before: int = 2
    annual_after: Month = (2018, 6)


@dataclass(frozen=True, kw_only=True, slots=True)
class CommonDocument:
    """Two lists that become one document, and what states make of it.

    `minds[capital]` are those who mind that NATO's staff travels there; `slowed_by` those who may slow a clause.
    """

    projects: tuple[Project, ...]
    reporting: Reporting
    minds: Mapping[RoleId, tuple[RoleId, ...]] = field(default_factory=dict)
    slowed_by: tuple[RoleId, ...] = ()
