"""Timing: the lengths of a game and the phases in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.ids import MINUTE, IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """A stretch of play. `opens` names acts, `issues` the questions that may be changed from here on.

    `insiders` makes the text isolated: nobody else sees it, and `may_ask_in` may ask for the door to be opened.
    `drafting_minutes` closes the drafting before the end of the phase; `ends_early` lets readiness end it;
    `open_end` takes its clock away: `minutes` is then what it usually takes.
    `hint` says what it is for; `hint_without_draft` stands in its place while there is no draft, where that differs.
    """

    id: str
    name: str
    minutes: int
    stage: Literal["briefing", "play", "debrief"] = "play"
    opens: tuple[str, ...] = ()
    issues: tuple[IssueId, ...] = ()
    insiders: tuple[RoleId, ...] = ()
    may_ask_in: tuple[RoleId, ...] = ()
    drafting_minutes: int = 0
    ends_early: bool = True
    open_end: bool = False
    hint: str = ""
    hint_without_draft: str = ""

    @property
    def length(self) -> int:
        return self.minutes * MINUTE


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """One length of a game: its phases, the clauses that come as agreed language, the length of a silence."""

    id: str
    title: str
    phases: tuple[Phase, ...]
    silence_seconds: int = 180
    settled: Mapping[IssueId, int] = field(default_factory=dict)
