"""The state of one game: frozen, keyword-only, in parts that each belong to one topic of the rules.

`evolve` makes a new state; nobody changes one. Vetoes, attention and points are not in it: they are computed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from game_rules.commands import Clause, Text
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.scenario import Format, Phase, RedLine, Scenario
from game_rules.voting import Position


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """Where in time we are. `number` is the phase (-1 before the start); `ends` its end (0: none); ms of game time."""

    now: int = 0
    status: Literal["lobby", "running", "paused", "over"] = "lobby"
    number: int = -1
    began: int = 0
    ends: int = 0
    extended: int = 0
    drafting_closed: bool = False
    freezing_closed: bool = False
    ready: frozenset[RoleId] = frozenset()
    fired: frozenset[str] = frozenset()


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """A staff contact: a drafting meeting once `met`, which the answer at `answered` makes it, in that `phase`."""

    caller: RoleId
    called: RoleId
    answered: int
    phase: int
    met: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedFor:
    """A demand of a state, and what the pens have said to it."""

    role: RoleId
    issue: IssueId
    option: int
    phase: int
    text: Text
    answers: Mapping[RoleId, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Corridors:
    """Staff and capitals: action points, leashes, contacts, demands, statements, the door of the isolated draft."""

    points: Mapping[RoleId, int] = field(default_factory=dict)
    leash: Mapping[RoleId, int] = field(default_factory=dict)
    leash_moved: frozenset[RoleId] = frozenset()
    meetings: tuple[Meeting, ...] = ()
    contacts: Mapping[tuple[RoleId, RoleId], int] = field(default_factory=dict)
    first_calls: Mapping[RoleId, RoleId] = field(default_factory=dict)
    insiders: frozenset[RoleId] = frozenset()
    asking_in: frozenset[RoleId] = frozenset()
    kept_out: frozenset[RoleId] = frozenset()
    demands: Mapping[RoleId, AskedFor] = field(default_factory=dict)
    demanded: tuple[AskedFor, ...] = ()
    comments_open: bool = False
    comments: int = 0
    cards_in_hand: Mapping[RoleId, int] = field(default_factory=dict)
    threats: tuple[tuple[RoleId, tuple[RoleId, ...]], ...] = ()
    published: tuple[RoleId, ...] = ()
    readings: Mapping[RoleId, Text] = field(default_factory=dict)
    leaked_by: RoleId = ""
    disclosed: Mapping[tuple[RoleId, RoleId], IssueId] = field(default_factory=dict)
    hands: frozenset[RoleId] = frozenset()
    deeds: Mapping[RoleId, frozenset[tuple[str, str]]] = field(default_factory=dict)
    """What each role has done in the running phase: the kind of an act, and its object."""


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
class Files:
    """Industrial files: what the College adopted, the Commission's proposals, what the Council made of them."""

    college: frozenset[Clause] = frozenset()
    tabled: Mapping[IssueId, int] = field(default_factory=dict)
    decided: Mapping[IssueId, int] = field(default_factory=dict)
    refused: frozenset[Clause] = frozenset()


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


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """One game. `cast` are the seated roles in the scenario's order; `stand_ins` those that nobody plays."""

    scenario: Scenario
    form: Format
    cast: tuple[RoleId, ...]
    stand_ins: frozenset[RoleId] = frozenset()
    seed: int = 0
    hard: bool = True
    qualitative: bool = False
    lecturer_reads: bool = False
    clock: Clock = field(default_factory=Clock)
    table: Table = field(default_factory=Table)
    corridors: Corridors = field(default_factory=Corridors)
    decision: Decision = field(default_factory=Decision)
    files: Files = field(default_factory=Files)
    ledger: Ledger = field(default_factory=Ledger)
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What views of this game have worked out already (view/kept.py): no part of what stands, and never compared."""

    @property
    def phase(self) -> Phase | None:
        """The running phase; none in the lobby."""
        return self.form.phases[self.clock.number] if self.clock.number >= 0 else None
