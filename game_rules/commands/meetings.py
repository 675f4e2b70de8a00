"""What is asked about meetings of the NAC and the PSC: to propose one, to answer an invitation, to call it off."""

from dataclasses import dataclass
from typing import Literal

from game_rules.commands.base import Command
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposeMeeting(Command):
    """Call the ambassadors of both organisations together.

    `against` puts a formal meeting on ALTHEA into the same package; `every_member` would seat the whole Union at a
    formal one; an empty `subject` is a meeting without agenda; `semester` (`2012H2`) is when, where that matters.
    """

    format: Literal["formal", "informal"]
    subject: str = ""
    against: bool = False
    outcome: Literal["talk", "record", "decision"] = "talk"
    every_member: bool = False
    host: Literal["", "presidency"] = ""
    semester: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptInvite(Command):
    """Whoever is asked for its consent to a meeting gives it."""

    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Decline(Command):
    """Whoever is asked says no, and there is no meeting; anybody else invited leaves its chair empty.

    With an `issue` it is an arrangement that is declined, which the staff `role` has proposed.
    """

    number: int = 0
    role: RoleId = ""
    issue: IssueId = ""
    option: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Cancel(Command):
    """Call off a meeting that has not been held."""

    number: int
