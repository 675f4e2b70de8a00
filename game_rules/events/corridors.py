"""Events in the corridors: what staff and states have done."""

from dataclasses import dataclass

from game_rules.commands import Text
from game_rules.events.base import Event
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactMade(Event):
    """`by` met `role` at a cost in action points; the meeting counts from game time `answered`."""

    role: RoleId
    channel: str
    cost: int
    answered: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactAnswered(Event):
    """Others have agreed to the answer: the meeting of `caller` with `called` counts from now."""

    caller: RoleId
    called: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedIn(Event):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class AskInAnswered(Event):
    role: RoleId
    admit: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentsRequested(Event):
    draft: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LeashMoved(Event):
    """A leash stands at `leash` now (0 free ... 5 short), at a cost in action points."""

    role: RoleId
    leash: int
    cost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DemandFiled(Event):
    issue: IssueId
    option: int
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class DemandAnswered(Event):
    role: RoleId
    answer: str
    text: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sponsored(Event):
    owner: RoleId
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HighLevelCallMade(Event):
    """`role` had to disclose to `by` the clause of the draft that it minds most (empty: none)."""

    role: RoleId
    cost: int
    issue: IssueId = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentMade(Event):
    draft: int
    text: Text
    issue: IssueId = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementThreatened(Event):
    """Only `to` heard it (everybody, where nobody is named). One that is `noticed` draws attention all the same."""

    to: tuple[RoleId, ...] = ()
    noticed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementPublished(Event):
    """A reading of a text in force is `noticed`: it draws attention; an answer to one names whose it `answers`."""

    statement: str
    text: Text
    noticed: bool = False
    answers: RoleId = ""
