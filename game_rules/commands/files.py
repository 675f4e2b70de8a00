"""What is asked about an industrial file, which is decided by qualified majority outside every package."""

from dataclasses import dataclass

from game_rules.commands.base import Command
from game_rules.ids import IssueId


@dataclass(frozen=True, kw_only=True, slots=True)
class AdoptInCollege(Command):
    """The Commission adopts one option as a body: only then may it be proposed."""

    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class InitiateLegislation(Command):
    """Table the Commission's proposal, or put another one in its place before the Council has voted."""

    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PutToVote(Command):
    """Put the Commission's proposal on an issue to the vote in the Council, which decides by qualified majority."""

    issue: IssueId


@dataclass(frozen=True, kw_only=True, slots=True)
class AmendProposal(Command):
    """A member moves that the Council put another option in the place of the Commission's: all must want it."""

    issue: IssueId
    option: int
