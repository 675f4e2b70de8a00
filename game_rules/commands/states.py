"""What states ask: leashes, demands, sponsorship, calls, comments, statements; and answers to them."""

from dataclasses import dataclass
from typing import Literal

from game_rules.commands.base import Command, Text
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class TightenLeash(Command):
    """Principals hold a bureaucrat of their organisation shorter by one."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class LoosenLeash(Command):
    """Principals give a bureaucrat of their organisation one more step of rope."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Demand(Command):
    """File a clause with a reason, which the pens must answer or visibly ignore. One a phase; a public promise."""

    issue: IssueId
    option: int
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerDemand(Command):
    """A pen's answer to the demand of `role`."""

    role: RoleId
    answer: Literal["yes", "no", "later"]
    text: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sponsor(Command):
    """Lend a state's name to the package of a staff."""

    owner: RoleId
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HighLevelCall(Command):
    """Call another capital: it must say which clause of the draft it minds most."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment(Command):
    """A remark on the draft, stored with author and version; it decides nothing."""

    text: Text
    issue: IssueId = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreatenStatement(Command):
    """Show the card: a public condemnation is ready. Only those named hear it (everybody, if nobody is named)."""

    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishStatement(Command):
    """Play the card: a condemnation. Or put one's reading (an interpretation) beside a text that one has agreed to.

    When the text is in force another state may give one answer to such a reading.
    """

    statement: Literal["condemnation", "interpretation", "answer"]
    text: Text
