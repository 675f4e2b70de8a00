"""Events of the text: packages, the draft, objections, stances, wordings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.commands import Clause, Text
from game_rules.events.base import Event
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageOffered(Event):
    """A complete draft, offered as `version`; earlier assents to the owner's package are void."""

    version: int
    choices: Mapping[IssueId, int]
    wordings: Mapping[IssueId, Text] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageWithdrawn(Event):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageAccepted(Event):
    owner: RoleId
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageInitialled(Event):
    owner: RoleId
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class InitialsWithdrawn(Event):
    """Before the version was the draft a pen took its initials back, and its yes with them."""

    owner: RoleId
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftAgreed(Event):
    """The package that both pens have initialled is the one text in the room; `number` counts drafts from 1."""

    number: int
    owner: RoleId
    choices: Mapping[IssueId, int]
    pens: tuple[RoleId, ...]
    wordings: Mapping[IssueId, Text] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageAdopted(Event):
    owner: RoleId
    choices: Mapping[IssueId, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectionRaised(Event):
    issue: IssueId
    option: int
    price: Clause | None = None
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectionLifted(Event):
    """Of `role`: lifted by itself, `paid` (its price stands in the draft), `moot` (its option stands nowhere),
    `outvoted` (the Council votes on it),
    or `passed` (silence was let pass)."""

    role: RoleId
    issue: IssueId
    how: Literal["lifted", "paid", "moot", "passed", "outvoted"]


@dataclass(frozen=True, kw_only=True, slots=True)
class StanceSet(Event):
    """On version `version` of `owner`'s package, or on draft number `version` where `owner` is empty."""

    stance: str
    owner: RoleId
    version: int
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseBracketed(Event):
    issue: IssueId
    options: tuple[int, ...]
    cost: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class WordingProposed(Event):
    issue: IssueId
    option: int
    text: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WordingAccepted(Event):
    issue: IssueId


@dataclass(frozen=True, kw_only=True, slots=True)
class WordingAgreed(Event):
    """One clause of the draft reads differently; its bracket, if it had one, is closed."""

    issue: IssueId
    option: int
    author: RoleId
    text: Text | None = None
