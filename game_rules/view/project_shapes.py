"""Shapes of the common document: the two lists, the paper, reports, and what states have been given for it."""

from dataclasses import dataclass

from game_rules.commands import Text
from game_rules.ids import RoleId
from game_rules.view.small_shapes import Chip


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectSeen:
    """A project, and (once it stands on a list) the staff that proposed it."""

    id: str
    title: str
    area: str
    by: RoleId = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListSeen:
    """The list of one house. `report` says what is owed to it."""

    house: str
    name: str
    items: tuple[ProjectSeen, ...]
    complete: bool
    presented: bool
    report: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectsSeen:
    """The common document as the reader sees it; not `there` in games that have none.

    `hidden`: the lists are still among the staffs. `ready` is what may still be proposed; `steps` what the reader may
    move by a readjustment; `mine` what the reader has been given, in sentences.
    """

    there: bool = False
    hidden: bool = False
    lists: tuple[ListSeen, ...] = ()
    ready: tuple[ProjectSeen, ...] = ()
    merged: bool = False
    closing: tuple[str, ...] = ()
    closed: tuple[Chip, ...] = ()
    reports: str = ""
    news: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    steps: tuple[Chip, ...] = ()
    arrangements: tuple[Chip, ...] = ()
    open: tuple[Chip, ...] = ()
    allies: tuple[tuple[RoleId, str], ...] = ()
    additions: tuple[tuple[RoleId, str, str, Text], ...] = ()
    """Who added something to the statement of which house, and what."""
