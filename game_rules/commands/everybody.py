"""What everybody may ask."""

from dataclasses import dataclass

from game_rules.commands.base import Clause, Command, Text
from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Message(Command):
    """Say something to some roles, or on the public floor (`to` empty), with clauses as chips."""

    text: Text
    to: tuple[RoleId, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready(Command):
    """I have done what I want to do in this phase, or (`yes` false) have not after all.

    `phase` is the one that the page showed: readiness for another one is not taken.
    """

    phase: str = ""
    yes: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class RaiseHand(Command):
    """Ask the lecturer to come."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChooseCounterpart(Command):
    """Whom I call first when play begins."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Predict(Command):
    """A private guess before the last hour: will it be signed, who shaped it most, who will block (or nobody)?"""

    signed: bool
    shaped: RoleId
    blocks: RoleId = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Leak(Command):
    """Hand the draft to a newspaper. The author is named only after the reveal."""
