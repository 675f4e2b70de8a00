"""Papers: what staffs have written, how it is marked, and who has it from the start."""

from dataclasses import dataclass
from typing import Literal

from game_rules.ids import RoleId

Marking = Literal["public", "unclassified", "restricted"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A paper of a staff (`owner`). `readers` have it too, from the start; the others as it is shared with them.

    A restricted paper has a `summary` that is not. An `annex` is written with the text that NATO's house agrees, and
    Allies have it from then.
    """

    id: str
    title: str
    owner: RoleId
    marking: Marking
    area: str
    text: str
    source: str
    summary: str = ""
    readers: tuple[RoleId, ...] = ()
    annex: bool = False
