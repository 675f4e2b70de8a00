"""What is asked of the decision: freezing, the silences, votes, endorsement, signatures."""

from dataclasses import dataclass

from game_rules.commands.base import Command, Text
from game_rules.ids import EU_HOUSE, IssueId, RoleId
from game_rules.voting import Position


@dataclass(frozen=True, kw_only=True, slots=True)
class FreezeText(Command):
    """Close the draft and put it under silence in both houses."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BreakSilence(Command):
    """A member objects in writing, before the deadline, to one clause; `house` empty: the first in which it sits."""

    issue: IssueId
    house: str = ""
    text: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LetPass(Command):
    """A member will not break silence, in this house or (empty) in each where it sits; it lifts its objections."""

    house: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StartSilence(Command):
    """Under `accept`: circulate a package in the NAC; whoever does not object in time has agreed."""

    owner: RoleId
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CallVote(Command):
    """Under `accept`: put a package to the Council, whose members take positions before the deadline."""

    owner: RoleId
    version: int
    house: str = EU_HOUSE


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote(Command):
    """A member's position in the vote that runs in the Council."""

    position: Position


@dataclass(frozen=True, kw_only=True, slots=True)
class Endorse(Command):
    """A member's yes (or no) to the frozen text, in this house or (empty) in each where it sits."""

    yes: bool
    house: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign(Command):
    """Sign the frozen text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawSignature(Command):
    """Take a signature back, before the declaration stands."""
