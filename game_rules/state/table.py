"""What lies on the table: packages, the draft, objections, stances."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.commands import Clause, Text
from game_rules.ids import Choices, IssueId, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """A complete draft offered by `owner`; acceptance and initials belong to this version."""

    owner: RoleId
    version: int
    choices: Choices
    wordings: Mapping[IssueId, Text] = field(default_factory=dict)
    accepted: frozenset[RoleId] = frozenset()
    initials: frozenset[RoleId] = frozenset()
    sponsors: frozenset[RoleId] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A wording proposed for one clause of the draft, and who has agreed to it."""

    author: RoleId
    option: int
    text: Text | None
    agreed: frozenset[RoleId]


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """The one text in the room. `authors` says who first put each clause's option there, `brackets` what is open."""

    number: int
    owner: RoleId
    choices: Choices
    pens: tuple[RoleId, ...]
    wordings: Mapping[IssueId, Text] = field(default_factory=dict)
    brackets: Mapping[IssueId, tuple[int, ...]] = field(default_factory=dict)
    proposals: Mapping[IssueId, Proposal] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Objection:
    """A stand against one option; its price, if named, binds. `to` empty: known to everybody."""

    role: RoleId
    issue: IssueId
    option: int
    price: Clause | None = None
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Stance:
    """What a state says it would do about version `version` (of `owner`'s package, or the draft)."""

    stance: str
    version: int
    to: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """What lies on the table: packages, the draft, objections, stances; who first tabled which option.

    `worded` are the free words that a clause had in a draft: they come back with their option.

    `stances` are public, by (state, owner of the text); `asides` by (state, owner, listener) were said to one role.
    """

    versions: Mapping[RoleId, int] = field(default_factory=dict)
    packages: Mapping[RoleId, Package] = field(default_factory=dict)
    draft: Draft | None = None
    previous: Choices | None = None
    june: Choices | None = None
    objections: Mapping[tuple[RoleId, IssueId], Objection] = field(default_factory=dict)
    prices: Mapping[tuple[RoleId, IssueId, int], Clause | None] = field(default_factory=dict)
    stances: Mapping[tuple[RoleId, RoleId], Stance] = field(default_factory=dict)
    asides: Mapping[tuple[RoleId, RoleId, RoleId], Stance] = field(default_factory=dict)
    first_tabled: Mapping[Clause, RoleId] = field(default_factory=dict)
    worded: Mapping[Clause, Text] = field(default_factory=dict)
    drafted: tuple[tuple[RoleId, int], ...] = ()
