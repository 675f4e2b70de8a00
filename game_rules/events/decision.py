"""Events of the decision: freezing, silence, endorsement, signature."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game_rules.commands import Text
from game_rules.events.base import Event
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class TextFrozen(Event):
    """Draft `draft` is closed and lies under `procedure` in both houses until game time `deadline`."""

    draft: int
    procedure: Literal["silence", "endorsement"]
    deadline: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SilenceBroken(Event):
    """`role` objected to one clause in `house`; `instructed` where its instructions spoke for a silent player."""

    role: RoleId
    house: str
    issue: IssueId
    option: int
    instructed: bool = False
    text: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SilenceLetPass(Event):
    house: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SilenceHeld(Event):
    """The deadline passed and nobody objected: the house has agreed."""

    house: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Endorsed(Event):
    house: str
    yes: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class HouseEndorsed(Event):
    house: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EndorsementFailed(Event):
    """A house did not endorse the text: it is open again."""

    house: str
    missing: tuple[RoleId, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed(Event):
    """`role` signed, or followed where nobody plays it."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class SignatureWithdrawn(Event):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class SignatureRefused(Event):
    """When play ended both houses had agreed and this head had not signed."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclarationAdopted(Event):
    draft: int
    choices: Mapping[IssueId, int]
