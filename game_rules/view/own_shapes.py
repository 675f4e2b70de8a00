"""Shapes for one reader: acts on offer, questions, the sheet, the corridors, the minutes, the debrief."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.commands import Text
from game_rules.ids import IssueId, RoleId
from game_rules.reason import Reason
from game_rules.view.small_shapes import Chip, Mine
from game_rules.view.text_shapes import Answer, Signature


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """An act on offer to the reader. `data` fills the form (or is the whole act where nothing is asked: `whole`)."""

    kind: str
    label: str
    help: str
    open: bool
    whole: bool = False
    data: Mapping[str, object] = field(default_factory=dict)
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
    means: str = ""
    """What the card has changed for the reader, with the figure before and after: no deal, or a clause."""


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
class Agenda:
    """A question of the scenario with its answers, for a reader who does not see the text yet."""

    issue: IssueId
    title: str
    why: str
    answers: tuple[Answer, ...]


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
    loyalty: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()
    walkaway: int = 0
    action_points: int = 0
    statement_cards: int = 0
    score: Score | None = None
    prediction: str = ""
    first_call: RoleId = ""
    first_call_name: str = ""
    """Whom the reader will call first; still to be changed while the briefing lasts."""
    best: tuple[Chip, ...] = ()
    worst: tuple[Chip, ...] = ()
    settled: tuple[IssueId, ...] = ()
    """Agreed language: a red line or a wish there stands for the record, for it cannot move today."""
    later: tuple[tuple[IssueId, str], ...] = ()
    """Clauses that open in a later phase, and when: `from June`."""
    agenda: tuple[Agenda, ...] = ()
    """All that may be demanded while the text is behind closed doors; empty for whoever sees the text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A role that the reader may call: name, public brief, cost of a staff contact (0: not staff to the reader).

    `leash` from 0 (free) to 5, as a word, and what it means now; `led`: is the reader one of its principals?
    """

    role: RoleId
    name: str
    seat: str
    kind: str
    public_brief: str
    cost: int
    leash: int
    leash_word: str
    leash_means: str
    led: bool
    met: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class DemandSeen:
    """A state's demand and what the pens have said to it. `current`: it stands in this phase."""

    role: RoleId
    name: str
    chip: Chip
    text: Text
    answers: tuple[tuple[RoleId, str], ...]
    current: bool
    mine: bool = False
    worth: Mine = field(default_factory=Mine)
    """What the demanded clause is worth to the reader."""
    told: tuple[str, ...] = ()
    """Every answer in a sentence: `NATO answered your demand: yes.`"""
    met: str = ""
    """`Met by draft 3`, where the draft that the reader sees has the clause."""
    waits_for: tuple[RoleId, ...] = ()
    """Pens that have not answered it while it stands."""


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
    loyalties: tuple[tuple[str, str, bool], ...] = ()
    """Secret loyalties: whose, to whom, and whether the text kept it."""
    arranged: tuple[str, ...] = ()
    """What staffs arranged without a package, and by whom."""
    promises: tuple[str, ...] = ()
    """Each package of meetings, and what has become of it."""
    expertise: tuple[tuple[str, str], ...] = ()
    """Questions, and with how many stars of expertise their answers were drafted."""
    tension: tuple[str, ...] = ()
    """Between which services it ended in tension, as far as the reader may know."""
    treatment: tuple[str, ...] = ()
    """The assumption that was changed: its title, what was changed, what should move; empty where none was."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MinuteLine:
    """One line of the minutes as a reader may see it.

    `kind`: talk, text, decision, corridor, event, clock, edge. `thread` groups talk: `public`, or the codes of
    everybody in the conversation in the cast's order joined with `+` (`TR+UK`); empty for what is not talk. `says` is a
    whole sentence (for talk: who spoke to whom); `text` the words, if people wrote any; `loud` asks to be told at once,
    `short` is how it is announced (empty: `says`), `about` what it concerns: the reader's own card, demand or call,
    a turn of events that touched the text or the reader's no deal, or that the reader has joined late. A line of the
    kind `edge` is all that a spectator learns of private talk: that `actor` was in touch with `to`, by `channel`.
    """

    at: int
    kind: str
    actor: RoleId
    says: str
    text: Text | None = None
    chips: tuple[Chip, ...] = ()
    thread: str = ""
    loud: bool = False
    short: str = ""
    about: str = ""
    to: tuple[RoleId, ...] = ()
    channel: str = ""
