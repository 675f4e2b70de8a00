"""The common document: two lists, one paper, what states have been given for it, and reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.commands import Text
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Slowed:
    """A clause that a state slows until a moment, and the phase in which it said so."""

    issue: IssueId
    until: int
    phase: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Projects:
    """The lists of both houses and the document made of them; visits, trust, closing, reports, additions.

    `may_reopen` may change one closed clause for nothing; `free_pulls` are tightenings of a leash that cost nothing.
    `text_says` is how many reports a year the draft asked for last; `reported` the phase of each house's last report.
    """

    proposed: Mapping[str, RoleId] = field(default_factory=dict)
    complete: frozenset[str] = frozenset()
    merged: bool = False
    presented: frozenset[str] = frozenset()
    visited: frozenset[RoleId] = frozenset()
    may_readjust: frozenset[RoleId] = frozenset()
    trust: Mapping[tuple[RoleId, RoleId], int] = field(default_factory=dict)
    free_pulls: Mapping[RoleId, int] = field(default_factory=dict)
    closing: frozenset[str] = frozenset()
    closed: frozenset[IssueId] = frozenset()
    may_reopen: frozenset[RoleId] = frozenset()
    text_says: int = 0
    per_year: int = 0
    agreed_in: int = -1
    reported: Mapping[str, int] = field(default_factory=dict)
    missed: frozenset[tuple[str, int]] = frozenset()
    slowed: Mapping[RoleId, Slowed] = field(default_factory=dict)
    additions: Mapping[RoleId, tuple[str, Text]] = field(default_factory=dict)
