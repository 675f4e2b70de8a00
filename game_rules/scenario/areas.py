"""Areas: fields of work, the services that are formally competent, and whether states have to task their staffs."""

from dataclasses import dataclass

from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A field of work. `competent` may answer for it on the EU side; a `new` one needs a tasking in each house."""

    id: str
    title: str
    competent: tuple[RoleId, ...] = ()
    new: bool = False
