"""What the lecturer and the clock ask."""

from dataclasses import dataclass, field

from game_rules.commands.base import Carried, Command, Text
from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenGame(Command):
    """Cast a game: who is seated, who is a stand-in, and how it will be played."""

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
class StartGame(Command):
    """The clock starts; the briefing begins."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AdvanceClock(Command):
    """Time passes: whatever is due by `at` happens."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PauseGame(Command):
    """Everything stands still."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ResumeGame(Command):
    """The clock goes on; nothing bursts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtendPhase(Command):
    """The running phase, and every deadline in it, moves back by `seconds`."""

    seconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class NextPhase(Command):
    """The running phase ends now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FireInject(Command):
    """A turn of events, by hand."""

    inject: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Broadcast(Command):
    """A word of the lecturer to some roles, or to everybody (`to` empty)."""

    text: Text
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatStandIn(Command):
    """A stand-in takes an absent seat."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatPlayer(Command):
    """A player takes the seat (back) from the stand-in."""

    role: RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class EndGame(Command):
    """Play ends now; the debrief begins."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reveal(Command):
    """Points, cards and secret acts are shown to everybody, for the debrief."""
