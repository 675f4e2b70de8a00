"""Events: what has happened. Facts in the past tense, with what is needed to evolve and to tell the story.

An event never changes its meaning: it gets a new field with a default, or a new name and a higher version in
`events_catalogue`. `by` caused it at game time `at` (ms); the clock and the rules themselves are `clock`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.commands import Clause, Text
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Caused by `by` at game time `at`."""

    by: str
    at: int


# --- the game and its clock -------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class GameOpened(Event):
    format: str
    cast: tuple[RoleId, ...]
    stand_ins: tuple[RoleId, ...] = ()
    seed: int = 0
    hard: bool = True
    qualitative: bool = False
    lecturer_reads: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseBegan(Event):
    """The phase with number `number` runs until game time `ends` (0: without end)."""

    number: int
    ends: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftingClosed(Event):
    """From here on only a clause named by a break of silence may change."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseExtended(Event):
    milliseconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class GamePaused(Event):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class GameResumed(Event):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class InjectFired(Event):
    inject: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CardDealt(Event):
    """A private card; a last word names the clause and option that earn its points."""

    role: RoleId
    card: str
    issue: IssueId = ""
    option: int = 0
    points: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class BroadcastMade(Event):
    text: Text
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StandInSeated(Event):
    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class PlayerSeated(Event):
    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class GameEnded(Event):
    outcome: Literal["adopted", "no_deal"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Revealed(Event):
    pass


# --- everybody --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageSent(Event):
    text: Text
    to: tuple[RoleId, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidReady(Event):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class HandRaised(Event):
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterpartChosen(Event):
    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Predicted(Event):
    signed: bool
    shaped: RoleId
    blocks: RoleId = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftLeaked(Event):
    pass


# --- staff ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactMade(Event):
    """`by` met `role` at a cost in action points; the meeting counts from game time `answered`."""

    role: RoleId
    channel: str
    cost: int
    answered: int


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


# --- states -----------------------------------------------------------------------------------------------------------


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
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementPublished(Event):
    statement: str
    text: Text


# --- the text ---------------------------------------------------------------------------------------------------------


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
    or `passed` (silence was let pass)."""

    role: RoleId
    issue: IssueId
    how: Literal["lifted", "paid", "moot", "passed"]


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


# --- the decision -----------------------------------------------------------------------------------------------------


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
