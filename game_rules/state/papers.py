"""Papers: to whom they were given, whose use is blocked, which annexes there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.commands.papers import Form
from game_rules.ids import RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A paper that `by` gave to some roles in a phase; `whole_house` where all of an organisation got it."""

    document: str
    form: Form
    by: RoleId
    to: tuple[RoleId, ...]
    phase: int
    whole_house: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Papers:
    """What has become of the papers since the start. Who has one from the start is the scenario's."""

    given: tuple[Given, ...] = ()
    blocked: Mapping[str, RoleId] = field(default_factory=dict)
    issued: frozenset[str] = frozenset()
