"""Turns of events: injects, cards, and what they do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """One thing that an inject or a card does. Points are whole numbers; `role` is empty where nobody is meant.

    `delta` of `shorten_deadline` are minutes; `reveal` tells `role` where others stand on `issue`; `hint` teaches all;
    before `unlock_procedure` the Commission proposes nothing on `issue`.
    """

    op: Literal[
        "payoff",
        "walkaway",
        "attention",
        "leash",
        "red_line",
        "goal",
        "grant_statement_card",
        "reopen_bracket",
        "step",
        "shorten_deadline",
        "raise_contact_cost",
        "reveal",
        "hint",
        "block_informal_meetings",
        "merge_lists",
        "close_text",
        "trust",
        "unlock_procedure",
    ]
    role: RoleId = ""
    issue: IssueId = ""
    option: int = 0
    delta: int = 0
    text: str = ""
    only_if_disputed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Inject:
    """A turn of events: fired at `seconds` into `phase` of a format (`at`), by hand, or never; public text.

    `unless` says what makes it impossible, `needs` what must be there when its time comes: it is not made up for later.
    """

    id: str
    title: str
    text: str
    to: tuple[RoleId, ...] = ()
    at: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    unless: Literal["", "leaked"] = ""
    needs: Literal["", "draft"] = ""
    effects: tuple[Effect, ...] = ()
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A private card: a new instruction when `phase` begins, or a last word when the draft is frozen.

    A last word is worth `points` if clause `issue` moves by `step` before signature; it applies where the clause stands
    at one of the options `at` (anywhere, where none is named), and the first that applies wins.
    """

    id: str
    role: RoleId
    kind: Literal["instruction", "last_word"]
    title: str
    text: str
    source: str
    phase: str = ""
    issue: IssueId = ""
    step: int = 0
    at: tuple[int, ...] = ()
    points: int = 0
    effects: tuple[Effect, ...] = ()
