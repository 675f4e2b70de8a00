"""What a reader may see, as plain shapes. Built up from nothing by `view`; the pages and the JSON stream draw these.

`Words` are texts that people wrote: the server puts the body in place of the reference when it draws them.
Everything is empty rather than absent; times are game time in milliseconds, 0 where there is none.
"""

from dataclasses import dataclass, field

from game_rules.commands import Text
from game_rules.ids import IssueId, RoleId
from game_rules.reason import Reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Chip:
    """One issue at one option, in words; `code` is its short form (`D3=1`), `gauge` the reader's own (see Mine)."""

    issue: IssueId
    option: int
    title: str
    label: str
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mine:
    """What something is worth to the reader: five words, -2 (serious cost) to 2 (vital gain).

    `points` and `shown` say the number where numbers are shown (never in qualitative mode); `red_line` quotes the
    instruction that it crosses.
    """

    level: int = 0
    word: str = ""
    points: int = 0
    shown: bool = False
    red_line: str = ""
    hard: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A phase on the timeline: `place` is past, now or ahead."""

    id: str
    name: str
    minutes: int
    place: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Game:
    """Which game this is and what time it is in it. `status`: lobby, running, paused, over."""

    title: str
    dates: str
    format: str
    procedure: str
    status: str
    outcome: str
    revealed: bool
    hard: bool
    qualitative: bool
    lecturer_reads: bool
    phase: str
    phase_name: str
    phase_stage: str
    phase_hint: str
    phase_began: int
    phase_ends: int
    drafting_ends: int
    timeline: tuple[Stage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """A role on the ring. `standing`: silent, initialled, objecting, let_pass, broke, signed. `stance` as shown to me."""

    role: RoleId
    name: str
    kind: str
    houses: tuple[str, ...]
    organisation: str
    me: bool
    stand_in: bool
    ready: bool
    standing: str
    stance: str
    can_stop: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ring:
    """The roles around the draft, and one sentence: what the reader can do next."""

    seats: tuple[Seat, ...]
    centre: str
    sentence: str


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One option of an issue, with what it is worth to the reader."""

    chip: Chip
    wording: str
    track: str
    attention: int
    mine: Mine


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
    """A member of a house in a running procedure. `answer`: waiting, let_pass, broke, yes, no."""

    role: RoleId
    name: str
    answer: str
    stand_in: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """One of the two procedures that run side by side."""

    id: str
    name: str
    procedure: str
    deadline: int
    agreed: bool
    members: tuple[Member, ...]


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
    banner: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftSeen:
    """The one text in the room. `hidden` says why the reader does not see it (an isolated draft); then no clauses."""

    number: int = 0
    owner: RoleId = ""
    pens: tuple[RoleId, ...] = ()
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
    red_lines: tuple[str, ...]
    own: bool


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """An act on offer to the reader. `data` fills the form (or is the whole act where nothing is asked: `whole`)."""

    kind: str
    label: str
    help: str
    open: bool
    whole: bool = False
    data: tuple[tuple[str, str | int | bool | tuple[str | int, ...]], ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Acts:
    """What the reader can do now: at most three stand out, six are visible, the rest lies under More."""

    first: tuple[Offer, ...] = ()
    visible: tuple[Offer, ...] = ()
    more: tuple[Offer, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Something that is asked of the reader by name, with the acts that answer it."""

    id: str
    title: str
    says: str
    deadline: int
    answers: tuple[Offer, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A private card in the reader's hand."""

    id: str
    kind: str
    title: str
    text: str
    source: str
    chip: Chip | None
    points: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A red line of the reader. `crossed` by the draft as it stands."""

    text: str
    chips: tuple[Chip, ...]
    unless: tuple[Chip, ...]
    hard: bool
    crossed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Points of a role: the draft (or adopted text) against its walk-away; promises and refusals shown apart."""

    role: RoleId
    name: str
    walkaway: int
    points: int
    surplus: int
    apart: tuple[tuple[str, int], ...]
    level: int
    word: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Me:
    """The reader's own sheet. Empty for the public."""

    role: RoleId = ""
    name: str = ""
    seat: str = ""
    kind: str = ""
    houses: tuple[str, ...] = ()
    public_brief: str = ""
    confidential_brief: str = ""
    goals: tuple[str, ...] = ()
    red_lines: tuple[Line, ...] = ()
    cards: tuple[Held, ...] = ()
    walkaway: int = 0
    action_points: int = 0
    statement_cards: int = 0
    score: Score | None = None
    prediction: str = ""
    best: tuple[Chip, ...] = ()
    worst: tuple[Chip, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A role that the reader may call: name, public brief, cost of a staff contact (0: not staff to the reader)."""

    role: RoleId
    name: str
    seat: str
    kind: str
    public_brief: str
    cost: int
    leash: int
    met: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class DemandSeen:
    role: RoleId
    name: str
    chip: Chip
    text: Text
    answers: tuple[tuple[RoleId, str], ...]
    current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """A staff contact that the reader may know of."""

    caller: RoleId
    called: RoleId
    phase: str
    answered: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Lobby:
    """The corridors as the reader sees them: people, contacts, demands, statements."""

    people: tuple[Person, ...] = ()
    edges: tuple[Edge, ...] = ()
    demands: tuple[DemandSeen, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    role: RoleId
    name: str
    signed: bool
    shaped: str
    blocks: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A place of the replay worth opening: `at` game time, the open question, the propositions it serves."""

    at: int
    title: str
    question: str
    propositions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Artefact:
    """The declaration as a document, or two press statements, beside the stylised text of history."""

    adopted: bool
    title: str
    lines: tuple[tuple[Chip, str, Text | None, str, bool], ...] = ()
    """(clause, wording, free wording or none, wording of history, differs)"""
    signatures: tuple[Signature, ...] = ()
    press: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Debriefing:
    """The end: scores (all of them once revealed, else the reader's own), predictions, questions, the artefact."""

    artefact: Artefact | None = None
    scores: tuple[Score, ...] = ()
    predictions: tuple[Guess, ...] = ()
    happened: tuple[tuple[str, str], ...] = ()
    objectors: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    initialled: tuple[str, ...] = ()
    questions: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class MinuteLine:
    """One line of the minutes as a reader may see it.

    `kind`: talk, text, decision, corridor, event, clock. `thread` groups talk: `public`, or the codes of everybody in
    the conversation in the cast's order joined with `+` (`TR+UK`); empty for what is not talk. `says` is a whole
    sentence (for talk: who spoke to whom); `text` the words, if people wrote any; `loud` asks for a live announcement.
    """

    at: int
    kind: str
    actor: RoleId
    says: str
    text: Text | None = None
    chips: tuple[Chip, ...] = ()
    thread: str = ""
    loud: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """Everything that one reader may see of one game."""

    reader: str
    game: Game
    ring: Ring
    questions: tuple[Question, ...] = ()
    acts: Acts = field(default_factory=Acts)
    draft: DraftSeen = field(default_factory=DraftSeen)
    decision: Decided = field(default_factory=Decided)
    packages: tuple[PackageSeen, ...] = ()
    change: Change = field(default_factory=Change)
    me: Me = field(default_factory=Me)
    lobby: Lobby = field(default_factory=Lobby)
    debrief: Debriefing = field(default_factory=Debriefing)
