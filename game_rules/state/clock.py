"""Where in time we are."""

from dataclasses import dataclass
from typing import Literal

from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """Where in time we are. `number` is the phase (-1 before the start); `ends` its end (0: none); ms of game time."""

    now: int = 0
    status: Literal["lobby", "running", "paused", "over"] = "lobby"
    number: int = -1
    began: int = 0
    ends: int = 0
    extended: int = 0
    shortened: int = 0
    owed: int = 0
    """Milliseconds by which the next phase will be shorter."""
    drafting_closed: bool = False
    freezing_closed: bool = False
    ready: frozenset[RoleId] = frozenset()
    fired: frozenset[str] = frozenset()
