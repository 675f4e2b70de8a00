"""Loyalties: the clauses in which a bureaucrat's organisation and its own service win."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.ids import IssueId


@dataclass(frozen=True, kw_only=True, slots=True)
class Loyalties:
    """The options at which the wording of one's own organisation (`house`) prevails, and those at which one's own
    service is named or leads (`service`); where several clauses are named, all of them count."""

    house: Mapping[IssueId, tuple[int, ...]] = field(default_factory=dict)
    service: Mapping[IssueId, tuple[int, ...]] = field(default_factory=dict)
