"""Staff work below the political level: taskings, letters, arrangements, and whose turf it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.commands import Clause
from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A letter from `by` to `to`; `answered` by it or not."""

    by: RoleId
    to: RoleId
    area: str
    label: str
    phase: int
    answered: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Touched:
    """`intruder` answered in `phase` on an area that is `role`'s, which has `heard` of it or not yet."""

    role: RoleId
    intruder: RoleId
    area: str
    phase: int
    heard: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """`backed` are yeses to a tasking by area; `tasked` (house, area); `arranged` who arranged a clause.

    `offered` are arrangements that wait for the other staff, by (proposer, asked, clause), `refused` those that it has
    declined; `claims` and `declined` what staffs have said of an area; `tension` (0 and more) stands between two
    staffs, in the order of the cast.
    """

    backed: Mapping[str, frozenset[RoleId]] = field(default_factory=dict)
    tasked: frozenset[tuple[str, str]] = frozenset()
    offered: frozenset[tuple[RoleId, RoleId, Clause]] = frozenset()
    refused: frozenset[tuple[RoleId, RoleId, Clause]] = frozenset()
    arranged: Mapping[Clause, tuple[RoleId, RoleId]] = field(default_factory=dict)
    letters: tuple[Letter, ...] = ()
    claims: Mapping[str, tuple[RoleId, ...]] = field(default_factory=dict)
    declined: frozenset[tuple[RoleId, str]] = frozenset()
    touched: tuple[Touched, ...] = ()
    tension: Mapping[tuple[RoleId, RoleId], int] = field(default_factory=dict)
