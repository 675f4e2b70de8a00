"""Industrial files, decided by majority."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.commands import Clause
from game_rules.ids import IssueId


@dataclass(frozen=True, kw_only=True, slots=True)
class Files:
    """Industrial files: what the College adopted, the Commission's proposals, what the Council made of them."""

    college: frozenset[Clause] = frozenset()
    tabled: Mapping[IssueId, int] = field(default_factory=dict)
    decided: Mapping[IssueId, int] = field(default_factory=dict)
    refused: frozenset[Clause] = frozenset()
