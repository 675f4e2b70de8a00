"""How the text is being decided, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.ids import Choices, IssueId, RoleId
from game_rules.voting import Position


@dataclass(frozen=True, kw_only=True, slots=True)
class Break:
    """A broken silence: who, in which house, over which clause, in the text's own words or by instruction."""

    role: RoleId
    house: str
    issue: IssueId
    option: int
    at: int
    instructed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Ballot:
    """What lies before one house, and what its members have answered so far: a package, or (`issue`) a file."""

    owner: RoleId
    version: int
    opened: int
    deadline: int
    positions: Mapping[RoleId, Position] = field(default_factory=dict)
    issue: IssueId = ""
    option: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """How the text is being decided: under silence or endorsement, signatures, and what came of it."""

    frozen: bool = False
    procedure: Literal["", "silence", "endorsement"] = ""
    frozen_at: int = 0
    deadline: int = 0
    let_pass: frozenset[tuple[str, RoleId]] = frozenset()
    agreed: frozenset[str] = frozenset()
    yes: frozenset[tuple[str, RoleId]] = frozenset()
    signed: tuple[RoleId, ...] = ()
    reopened: IssueId = ""
    breaks: tuple[Break, ...] = ()
    passed_oath: frozenset[RoleId] = frozenset()
    refused: frozenset[RoleId] = frozenset()
    """Heads that had not signed when play ended; `withdrew` are those that had taken a signature back."""
    withdrew: frozenset[RoleId] = frozenset()
    unendorsed: tuple[str, tuple[RoleId, ...]] | None = None
    """The house that did not endorse the text last, and whose yes it lacked."""
    stopped: bool = False
    """The lecturer ended play before the clock did."""
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    """Under `accept`: what lies before each house."""
    consents: frozenset[tuple[str, RoleId, int]] = frozenset()
    """Houses that have agreed to a version of somebody's package."""
    declared: frozenset[tuple[RoleId, RoleId, int]] = frozenset()
    """Who abstained with a declaration, on which version of whose package: it must not impede it (TEU 31(1))."""
    outcome: Literal["", "adopted", "no_deal"] = ""
    adopted: Choices | None = None
