"""What staffs ask: contacts, the door of an isolated draft, comments."""

from dataclasses import dataclass
from typing import Literal

from game_rules.commands.base import Command
from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact(Command):
    """Staff call on the other side's staff: buys a drafting meeting in this phase."""

    role: RoleId
    channel: Literal["office", "phone", "email", "meal", "fringe"] = "office"


@dataclass(frozen=True, kw_only=True, slots=True)
class AskIn(Command):
    """Ask to join an isolated draft."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerAskIn(Command):
    """Open the door of the isolated draft to `role`, or keep it shut."""

    role: RoleId
    admit: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestComments(Command):
    """Send the draft to states for comments; endorsement is not asked."""
