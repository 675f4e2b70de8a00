"""Switches: treatments, each of which changes one assumption, and the sentences that one of them makes false."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence that stands in a scenario unless one of these treatments is on: then `instead` stands in its place."""

    says: str
    instead: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Treatment:
    """A switch that changes one assumption, to test propositions; `expected` is what should move if they are right.

    `staff` are other standings, `walkaway` other values, `leash` the length at the start, `force` clauses that come as
    agreed language; without `red_lines` nobody has any, without a `deadline` the last phase of play has no end.
    """

    id: str
    title: str
    switch: str
    expected: str
    propositions: tuple[str, ...] = ()
    staff: Mapping[RoleId, Mapping[str, int]] = field(default_factory=dict)
    walkaway: Mapping[RoleId, int] = field(default_factory=dict)
    red_lines: bool = True
    leash: int | None = None
    deadline: bool = True
    force: Mapping[IssueId, int] = field(default_factory=dict)
    sentences: tuple[Sentence, ...] = ()
