"""A mind: who thinks at a desk, and how. All its whims come from its seed, so the same game gives the same acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Any, Literal

from game_rules.ids import RoleId

Kind = Literal["stand_in", "sparring"]
"""A stand-in holds an absent player's seat; a sparring partner plays."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """What a mind wants to do: the wire's word, and data with raw words where the command has a text."""

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mind:
    """How one role thinks in one game. `seed` is the game's."""

    role: RoleId
    kind: Kind = "sparring"
    seed: int = 0

    def chance(self, *about: object) -> float:
        """A number from 0 up to 1, always the same for the same matter."""
        return _drawn((self.seed, self.role, *about))

    def between(self, low: float, high: float, *about: object) -> float:
        """A number in a range, always the same for the same matter."""
        return low + (high - low) * self.chance(*about)

    def one_of(self, these: tuple[str, ...], *about: object) -> str:
        """One of several, always the same for the same matter."""
        return these[int(self.chance(*about) * len(these))]


@lru_cache(maxsize=1 << 14)
def _drawn(matter: tuple[object, ...]) -> float:
    asked = "/".join(map(str, matter))
    return int.from_bytes(sha256(asked.encode()).digest()[:6], "big") / (1 << 48)
