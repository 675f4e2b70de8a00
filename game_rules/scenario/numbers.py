"""Numbers: choices of design that may be changed for a game, and what a scenario is measured by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.ids import RoleId
from game_rules.scenario.actors import Staff


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameters:
    """Numbers that are choices of design and may be changed for a game."""

    staff: Mapping[RoleId, Staff] = field(default_factory=dict)
    action_points: int = 6
    leash_start: int = 2
    leash_common_draft: int = 2
    leash_unclassified_paper: int = 3
    leash_field_arrangement: int = 4
    leash_field_liaison: int = 5
    attention_ceiling: int = 9
    attention_threat: int = 1
    attention_reading: int = 1
    attention_statement: int = 2
    attention_leak: int = 1
    words_free: int = 600
    words_per_attention: int = 50
    statement_cards: int = 1
    soft_red_line_cost: int = 5
    demand_met: int = 1
    oath_broken: int = -1
    signature_refused: int = -2
    loyalty_met: int = 4
    meeting_held: int = 1
    promise_broken: int = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Targets:
    """What `check` asks of a scenario's zone of agreement before it is played (brief, 3.3)."""

    zone_core_percent: tuple[int, int] = (0, 100)
    zone_full_permille: int = 0
    fewest_changes: int = 0
    blocked_percent: int = 0
    july_zone_percent: int = 1
    july_upset_percent: int = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Debrief:
    """A question for the debrief and the propositions that it serves. `needs` is what must have happened for it to make
    sense: there was a text, it was adopted, it was not, a silence was broken over one of its clauses."""

    question: str
    propositions: tuple[str, ...] = ()
    needs: Literal["", "text", "adopted", "no_deal", "broken"] = ""
