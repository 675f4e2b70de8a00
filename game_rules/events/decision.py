"""Events of the decision: freezing, silence, endorsement, signature."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game_rules.commands import Text
from game_rules.events.base import Event
from game_rules.ids import IssueId, RoleId
from game_rules.voting import Position


@dataclass(frozen=True, kw_only=True, slots=True)
class TextFrozen(Event):
    """Draft `draft` is closed and lies under `procedure` in both houses until game time `deadline`."""

    draft: int
    procedure: Literal["silence", "endorsement"]
    deadline: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SilenceBroken(Event):
    """`role` objected to one clause in `house`; `instructed` where its instructions spoke for a silent player.

    `code` says over what: a clause (`R-SILENCE-BROKEN`) or one word of it (`R-VETO-WORD`); older games have none.
    """

    role: RoleId
    house: str
    issue: IssueId
    option: int
    instructed: bool = False
    text: Text | None = None
    code: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SilenceLetPass(Event):
    house: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SilenceHeld(Event):
    """The deadline passed and nobody objected: the house has agreed."""

    house: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BallotOpened(Event):
    """Version `version` of `owner`'s package lies before `house` until game time `deadline`."""

    house: str
    owner: RoleId
    version: int
    deadline: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PositionTaken(Event):
    """A member has answered the ballot of its house; under silence `for` is letting it pass."""

    house: str
    position: Position


@dataclass(frozen=True, kw_only=True, slots=True)
class BallotClosed(Event):
    """The house has agreed to the package, or not, by `code`; `against` are those who said no, over `issue` if over one
    clause; `declared` those who abstained with a declaration. Empty `code` and not agreed: the package has gone.
    """

    house: str
    owner: RoleId
    version: int
    agreed: bool
    code: str = ""
    against: tuple[RoleId, ...] = ()
    declared: tuple[RoleId, ...] = ()
    issue: IssueId = ""
    instructed: bool = False


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
