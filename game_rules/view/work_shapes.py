"""Shapes of staff work: areas, letters, arrangements, tension."""

from dataclasses import dataclass

from game_rules.ids import RoleId
from game_rules.view.small_shapes import Chip


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaSeen:
    """A field of work. `competent` is empty where it is nobody's, or where the reader does not know the other house.

    `asked`: somebody has asked for a tasking; `houses` are (house, yeses, members asked, tasked). `claimed` it have
    these staffs, in the order in which they did.
    """

    area: str
    title: str
    new: bool
    competent: tuple[RoleId, ...]
    asked: bool
    houses: tuple[tuple[str, int, int, bool], ...]
    backed: bool
    """Has the reader said yes?"""
    claimed: tuple[RoleId, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterSeen:
    """A letter that the reader knows of; `fate`: waits, answered, declined."""

    by: RoleId
    to: RoleId
    title: str
    label: str
    fate: str
    phase: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrangement:
    """What two staffs have arranged without a package, or (`settled` false) the first of them proposes to."""

    chip: Chip
    by: RoleId
    other: RoleId
    track: str
    settled: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkSeen:
    """Staff work as the reader knows it. `arrangeable` is what staffs could still settle without a package.

    `tension` are (staff, staff, how much); `any` says whether there is something to show.
    """

    areas: tuple[AreaSeen, ...] = ()
    letters: tuple[LetterSeen, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    arrangeable: tuple[Chip, ...] = ()
    tension: tuple[tuple[RoleId, RoleId, int], ...] = ()
    any: bool = False
