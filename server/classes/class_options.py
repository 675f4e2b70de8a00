"""The switches of a class: chosen once, shown to everybody, kept as canonical JSON beside the class."""

from dataclasses import dataclass
from typing import Literal

import orjson

from game_rules.plain import from_plain, to_plain
from server.classes.casting import Extras
from server.storage.chain import canonical

SPECTATORS_SEE = "spectators see who is in touch with whom, never what is said"
"""What everybody is told where spectators are admitted."""

Place = Literal["devices", "room", "mixed"]
"""Where people talk: on their devices, face to face, or both."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClassOptions:
    """How a class plays. `hard`: red lines are enforced; `qualitative`: five words instead of points; `loyalty`: each
    bureaucrat draws a secret card; `after`: the class that this one follows; `spectators`: the SHA-256 of what a link
    must show to look on, empty where nobody may."""

    hard: bool = True
    qualitative: bool = False
    lecturer_reads: bool = False
    place: Place = "devices"
    extras: Extras = "roles"
    loyalty: bool = False
    after: str = ""
    spectators: str = ""

    def stored(self) -> str:
        """As the class keeps it."""
        return canonical(to_plain(self))

    def promises(self) -> tuple[str, ...]:
        """What everybody is told, in words."""
        told = (
            {"devices": "on devices", "room": "in the room", "mixed": "in the room and on devices"}[self.place],
            "red lines are enforced" if self.hard else "red lines only cost",
            "ranks instead of points" if self.qualitative else "points on demand",
            "the lecturer can read private talk" if self.lecturer_reads else "the lecturer does not read private talk",
        )
        loyalty = ("each staff draws a secret loyalty card",) if self.loyalty else ()
        return (*told, *loyalty, *((SPECTATORS_SEE,) if self.spectators else ()))


def read_options(stored: str) -> ClassOptions:
    """The switches as a class keeps them; a switch that is younger than the class stands at its default."""
    return from_plain(ClassOptions, orjson.loads(stored))
