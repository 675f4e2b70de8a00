"""Meetings of the NAC and the PSC: what is on the calendar, and what was promised in exchange for what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Joint:
    """A joint meeting. `asked` until somebody's consent is there, then `coming` at game time `begins`, then `held`."""

    number: int
    by: RoleId
    format: str
    subject: str
    phase: int
    stage: Literal["asked", "coming", "held", "declined", "cancelled"] = "asked"
    against: bool = False
    host: str = ""
    semester: str = ""
    eu_seats: int = 0
    asked: RoleId = ""
    deadline: int = 0
    begins: int = 0
    absent: frozenset[RoleId] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchange:
    """A package of meetings, formal against informal: an obligation of `debtor`, due at a game time.

    `waived`: Turkey itself has called the formal one off; `fallen`: called off before either was held.
    """

    informal: int
    formal: int
    debtor: RoleId
    due: int
    stage: Literal["in_force", "kept", "waived", "fallen", "breached"] = "in_force"
    breaker: RoleId = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meetings:
    """All joint meetings by number, every package of them, and whether Turkey blocks informal ones."""

    called: Mapping[int, Joint] = field(default_factory=dict)
    exchanges: tuple[Exchange, ...] = ()
    blocked: bool = False
