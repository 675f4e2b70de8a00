"""Areas: fields of work, the services that are formally competent, and whether states have to task their staffs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A field of work. `competent` may answer for it on the EU side; a `new` one needs a tasking in each house.

    `expertise` says how well a staff knows it, 0 to 5: stars in the debrief, no points (M127).
    """

    id: str
    title: str
    competent: tuple[RoleId, ...] = ()
    new: bool = False
    expertise: Mapping[RoleId, int] = field(default_factory=dict)
