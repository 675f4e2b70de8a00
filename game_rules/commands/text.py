"""What is asked of the text: packages, initials, objections, stances, brackets, words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.commands.base import Clause, Command, Text
from game_rules.ids import IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferPackage(Command):
    """Offer a complete draft: `choices` are the clauses that change, the others stand as in the draft.

    `on` is the number of the draft that the builder saw (0: none yet); left out, whatever stands is built on.
    `reopens` pays the price of changing closed clauses: every other role whose yes counts may change one, too.
    """

    choices: Mapping[IssueId, int]
    wordings: Mapping[IssueId, Text] = field(default_factory=dict)
    on: int | None = None
    reopens: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawPackage(Command):
    """Take my package off the table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptPackage(Command):
    """Say yes to one version of a package, whole; `items` may only be all of it or left out."""

    owner: RoleId
    version: int
    items: tuple[IssueId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Initial(Command):
    """A pen puts its initials under one version of a package, or (`yes` false) takes them back."""

    owner: RoleId
    version: int
    yes: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Object(Command):
    """Stand against one option, and perhaps name its price elsewhere in the text; to some roles or to everybody."""

    issue: IssueId
    option: int
    price: Clause | None = None
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LiftObjection(Command):
    """Stop objecting to a clause."""

    issue: IssueId


@dataclass(frozen=True, kw_only=True, slots=True)
class SetStance(Command):
    """Where a state stands on the draft (`owner` empty) or on a live package."""

    stance: Literal["can_be_silent", "needs_a_price", "would_break"]
    owner: RoleId = ""
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Bracket(Command):
    """Put another option of a clause beside it, in square brackets."""

    issue: IssueId
    option: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposeWording(Command):
    """A pen words one clause of the draft, or proposes what closes a bracket."""

    issue: IssueId
    option: int
    text: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptWording(Command):
    """Agree to the wording proposed for one clause."""

    issue: IssueId
