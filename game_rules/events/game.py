"""Events of the game and its clock, of talk, and of everybody."""

from dataclasses import dataclass, field
from typing import Literal

from game_rules.commands import Carried, Clause, Text
from game_rules.events.base import Event
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class GameOpened(Event):
    format: str
    cast: tuple[RoleId, ...]
    stand_ins: tuple[RoleId, ...] = ()
    seed: int = 0
    hard: bool = True
    qualitative: bool = False
    lecturer_reads: bool = False
    treatment: str = ""
    loyalty: bool = False
    carried: Carried = field(default_factory=Carried)


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseBegan(Event):
    """The phase with number `number` runs until game time `ends` (0: without end)."""

    number: int
    ends: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftingClosed(Event):
    """From here on only a clause named by a break of silence may change."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FreezingClosed(Event):
    """So little time is left that no silence can begin any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseExtended(Event):
    milliseconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseShortened(Event):
    """A turn of events takes time from the running phase and the next; what is planned in them keeps its place."""

    milliseconds: int
    next: int = 0


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
class LoyaltyDrawn(Event):
    """A bureaucrat's secret loyalty: its `house`, the `community` of the profession, or its own `service`."""

    role: RoleId
    loyalty: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StandRevealed(Event):
    """A turn of events tells `to` where `role` stands on an issue."""

    role: RoleId
    to: RoleId
    issue: IssueId


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


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageSent(Event):
    text: Text
    to: tuple[RoleId, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidReady(Event):
    """Ready for the next phase, or (`yes` false) not after all."""

    yes: bool = True


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
