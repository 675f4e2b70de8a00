"""Actors: roles and their briefs, and what a bureaucrat brings along."""

from dataclasses import dataclass
from typing import Literal

from game_rules.ids import EU_HOUSE, NATO_HOUSE, RoleId

Kind = Literal["state", "eu_bureaucrat", "nato_bureaucrat"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """Who acts: its place in the two organisations, its public and confidential brief.

    `said` is the role inside a sentence (`the United Kingdom`), where that is not its name.
    """

    id: RoleId
    slug: str
    name: str
    seat: str
    kind: Kind
    core: bool
    public_brief: str
    confidential_brief: str
    goals: tuple[str, ...]
    said: str = ""
    capital: str = ""
    eu_member: bool = False
    nato_member: bool = False

    @property
    def is_state(self) -> bool:
        return self.kind == "state"

    @property
    def organisation(self) -> str:
        """The house whose staff this is; the empty text for a state, which may sit in two."""
        return {"eu_bureaucrat": EU_HOUSE, "nato_bureaucrat": NATO_HOUSE}.get(self.kind, "")

    @property
    def houses(self) -> tuple[str, ...]:
        """The houses in which this role is a member (states only)."""
        return tuple(h for h, member in ((NATO_HOUSE, self.nato_member), (EU_HOUSE, self.eu_member)) if member)


@dataclass(frozen=True, kw_only=True, slots=True)
class Staff:
    """A bureaucrat's standing, 0-5 each (brief, chapter 3): what a contact with it costs and how fast it answers."""

    resources: int
    autonomy: int
    streamlined: int
    knows_own_house: int
    reply_seconds: int = 0

    @property
    def contact_cost(self) -> int:
        """Action points that a contact costs: 1 + (autonomy <= 2) + (streamlined <= 2)."""
        return 1 + (self.autonomy <= 2) + (self.streamlined <= 2)
