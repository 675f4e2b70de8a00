"""What has changed in the tables since the start, cards in hand, predictions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.ids import IssueId, RoleId
from game_rules.scenario import RedLine


@dataclass(frozen=True, kw_only=True, slots=True)
class Dealt:
    """A card in somebody's hand; a last word earns `points` if `issue` ends at `option`."""

    card: str
    issue: IssueId = ""
    option: int = 0
    points: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """What has changed in the tables since the start, for each role; predictions; whether all is revealed."""

    payoff: Mapping[tuple[RoleId, IssueId, int], int] = field(default_factory=dict)
    walkaway: Mapping[RoleId, int] = field(default_factory=dict)
    red_lines: tuple[RedLine, ...] = ()
    goals: Mapping[RoleId, tuple[str, ...]] = field(default_factory=dict)
    cards: Mapping[RoleId, tuple[Dealt, ...]] = field(default_factory=dict)
    attention: int = 0
    predictions: Mapping[RoleId, tuple[bool, RoleId, RoleId]] = field(default_factory=dict)
    revealed: bool = False
    loyalties: Mapping[RoleId, str] = field(default_factory=dict)
