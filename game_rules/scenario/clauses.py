"""Clauses: the questions on the table, their answers, and what a role may never accept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.ids import Choices, IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionText:
    """An answer to an issue: its short name, canonical wording, track, and the attention (points) it draws.

    An option with a legal `basis` may be decided outside every package, by qualified majority. A `word` is the one in
    its wording over which a state may fall out with the rest: a silence broken over it carries a code of its own.
    """

    label: str
    wording: str
    track: Literal["political", "staff", "field"] = "political"
    attention: int = 0
    basis: Literal["", "TFEU 173"] = ""
    word: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """A question on the table with its options; option 0 is today's situation. It may belong to an `area` of work."""

    id: IssueId
    title: str
    why: str
    options: tuple[OptionText, ...]
    area: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RedLine:
    """What a role may never accept: `options` of `issue`, unless another clause stands at a named option."""

    id: str
    role: RoleId
    issue: IssueId
    options: tuple[int, ...]
    text: str
    unless: Mapping[IssueId, tuple[int, ...]] = field(default_factory=dict)
    hard: bool = True

    def hit_by(self, choices: Choices) -> bool:
        """Does this complete draft cross the line?"""
        if choices[self.issue] not in self.options:
            return False
        return not any(choices[issue] in excused for issue, excused in self.unless.items())


@dataclass(frozen=True, kw_only=True, slots=True)
class BackgroundVotes:
    """How members that nobody plays vote on one option; stylised, not a record. Who is not named is in favour."""

    issue: IssueId
    option: int
    in_favour: tuple[RoleId, ...] = ()
    against: tuple[RoleId, ...] = ()
    abstain: tuple[RoleId, ...] = ()
