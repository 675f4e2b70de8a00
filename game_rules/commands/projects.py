"""What is asked about the common document: lists, merging, selling, closing, reports, and states' own additions."""

from dataclasses import dataclass
from typing import Literal

from game_rules.commands.base import Command, Text
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposeProject(Command):
    """A staff puts a project on the list of its house."""

    project: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CompleteList(Command):
    """A pen says that the list of its house is complete."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeProposals(Command):
    """Make one common document of the two lists."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Present(Command):
    """A pen presents the common document in its own house."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitCapital(Command):
    """NATO's staff travels to an Ally's capital to sell the document."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Readjust(Command):
    """A capital that was visited moves one clause of the draft by one step, as its own package."""

    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseText(Command):
    """A pen says that the paper is closed; when both houses' pens have, it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SetReporting(Command):
    """Staffs arrange reports by themselves, as far as the clause on reports leaves it to them."""

    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PresentReport(Command):
    """A staff gives its house the report that is due."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlowWalk(Command):
    """Ask for more time on one clause: for a while no text with it is put to the Allies. Once a phase."""

    issue: IssueId


@dataclass(frozen=True, kw_only=True, slots=True)
class ParallelStatement(Command):
    """Add one item of one's own to the statement of one's house (the first of two, where none is named)."""

    text: Text
    house: Literal["", "NATO", "EU", "joint"] = ""
