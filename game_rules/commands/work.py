"""What is asked of staffs and by them below the political level: taskings, letters, arrangements, competences."""

from dataclasses import dataclass
from typing import Literal

from game_rules.commands.base import Command
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskStaff(Command):
    """A state says yes to tasking the staffs of its houses with an area."""

    area: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Liaison(Command):
    """Two staffs arrange a staff or field option without a package: one proposes, the other says the same."""

    role: RoleId
    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeLetters(Command):
    """Write to a staff of the other house about an area, or answer its letter."""

    role: RoleId
    area: str
    label: Literal["technical", "political"] = "technical"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimCompetence(Command):
    """Say that an area is one's own, or (`claim` false) decline to say."""

    area: str
    claim: bool = True
