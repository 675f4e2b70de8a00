"""Shapes of the text: the draft with its clauses, packages, the decision, what a change means."""

from dataclasses import dataclass, field
from typing import Literal

from game_rules.commands import Text
from game_rules.ids import IssueId, RoleId
from game_rules.reason import Reason
from game_rules.view.small_shapes import Chip, Mine


@dataclass(frozen=True, kw_only=True, slots=True)
class Protest:
    """An objection that the reader may see."""

    role: RoleId
    name: str
    chip: Chip
    price: Chip | None
    mine: bool
    public: bool
    to: tuple[RoleId, ...]
    stands: bool = True
    """Does its option stand in the draft or in its brackets? If not, it stands in a package."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One option of an issue, with what it is worth to the reader."""

    chip: Chip
    wording: str
    track: str
    attention: int
    mine: Mine
    needs: str = ""
    """The track in words: who must agree."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalSeen:
    """A wording on offer for one clause, who agreed, whose agreement is missing."""

    author: RoleId
    chip: Chip
    text: Text | None
    agreed: tuple[RoleId, ...]
    missing: tuple[RoleId, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseSeen:
    """One clause of the draft (or of today's situation where there is no draft yet)."""

    issue: IssueId
    title: str
    why: str
    chip: Chip
    wording: str
    text: Text | None
    settled: bool
    open: bool
    author: RoleId
    bracketed: tuple[Chip, ...]
    proposal: ProposalSeen | None
    protests: tuple[Protest, ...]
    mine: Mine
    answers: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Attention:
    """The thermometer: total, ceiling, and its parts in words (`D1 Scope: 2`, `A statement of Turkey: 2`)."""

    total: int = 0
    ceiling: int = 0
    waived: bool = False
    parts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A member of a house in a running procedure. `answer` as I know it: waiting, objecting, let_pass, yes.

    `objecting` has not answered, and an objection of its own stands, or its word that it would break: it is not safe.
    """

    role: RoleId
    name: str
    answer: str
    stand_in: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """A house and what runs in it: silence, a vote, endorsement. `waiting`: how many members have not answered."""

    id: str
    name: str
    procedure: str
    deadline: int
    agreed: bool
    waiting: int
    members: tuple[Member, ...]
    about: str = ""
    """Under `accept`: whose package lies before it, or which file."""
    needs: str = ""
    """Where a majority decides: what it is."""


Stage = Literal["open", "college", "tabled", "voting", "decided", "refused", "closed"]
"""How far a file has come; `closed`: another option of its issue is decided."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileSeen:
    """An option that the Council may decide by majority, outside every package."""

    chip: Chip
    stage: Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    role: RoleId
    name: str
    signed: bool
    refused: bool
    seated: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """Freezing, silences, signatures: where the decision stands."""

    frozen: bool = False
    procedure: str = ""
    frozen_at: int = 0
    deadline: int = 0
    houses: tuple[House, ...] = ()
    signatures: tuple[Signature, ...] = ()
    reopened: str = ""
    broken: tuple[str, ...] = ()
    files: tuple[FileSeen, ...] = ()
    banner: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftSeen:
    """The one text in the room. `hidden` says why the reader does not see it (an isolated draft); then no clauses."""

    number: int = 0
    owner: RoleId = ""
    pens: tuple[RoleId, ...] = ()
    becomes: str = ""
    """How a package becomes the draft, in a sentence: whose initials it needs."""
    hidden: Reason | None = None
    clauses: tuple[ClauseSeen, ...] = ()
    attention: Attention = field(default_factory=Attention)
    mine: Mine = field(default_factory=Mine)
    stands_in_the_way: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageSeen:
    """A live package, told by what it changes in the draft. `owners` share it where identical ones lie side by side."""

    owners: tuple[RoleId, ...]
    owner: RoleId
    version: int
    names: tuple[str, ...]
    changes: tuple[Chip, ...]
    is_draft: bool
    initials: tuple[RoleId, ...]
    accepted: tuple[RoleId, ...]
    sponsors: tuple[RoleId, ...]
    stances: tuple[tuple[RoleId, str], ...]
    missing: tuple[RoleId, ...]
    attention: int
    mine: Mine
    than_draft: Mine
    """Against the draft as it stands: better or worse for the reader."""
    red_lines: tuple[str, ...]
    own: bool
    needs: str = ""
    """What it still needs, in one sentence: to become the draft, or under `accept` to be adopted."""
    ask: tuple[RoleId, ...] = ()
    """Others whose yes is missing and could complete it."""
    can_sponsor: bool = False
    """May the reader, a state, lend its name to it now?"""
    heat: Attention = field(default_factory=Attention)
    """The thermometer that this text would show."""
    meet: tuple[RoleId, ...] = ()
    """Whom the reader has to meet, and can call now, before anybody can initial it: the card's main act."""
    held_up: tuple[Reason, ...] = ()
    """Why a missing yes cannot be said now, as far as the reader may know; never another's instructions."""
    stops_me: tuple[Reason, ...] = ()
    """Why the reader itself cannot initial it or say yes now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """What the last change of the draft means to the reader, clause by clause."""

    before: Chip
    after: Chip
    delta: int
    word: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """The draft changed: what it means for you. `total` in points, 0 where numbers are not shown."""

    number: int = 0
    moves: tuple[Move, ...] = ()
    total: int = 0
    level: int = 0
    word: str = ""
    shown: bool = False
    whole: Mine = field(default_factory=Mine)
    """What the whole draft is worth to the reader now."""
