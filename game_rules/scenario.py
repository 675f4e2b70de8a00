"""A scenario: the world of one game, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from game_rules.ids import EU_HOUSE, MINUTE, NATO_HOUSE, Choices, IssueId, RoleId
from game_rules.members import Month

Kind = Literal["state", "eu_bureaucrat", "nato_bureaucrat"]


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionText:
    """An answer to an issue: its short name, canonical wording, track, and the attention (points) it draws.

    An option with a legal `basis` may be decided outside every package, by qualified majority.
    """

    label: str
    wording: str
    track: Literal["political", "staff", "field"] = "political"
    attention: int = 0
    basis: Literal["", "TFEU 173"] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """A question on the table with its options; option 0 is today's situation."""

    id: IssueId
    title: str
    why: str
    options: tuple[OptionText, ...]


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
class Role:
    """Who acts: its place in the two organisations, its public and confidential brief.

    `said` is the role inside a sentence (`the United Kingdom`), where that is not its name.
    """

    id: RoleId
    slug: str
    name: str
    seat: str
    kind: Kind
    core: bool
    public_brief: str
    confidential_brief: str
    goals: tuple[str, ...]
    said: str = ""
    capital: str = ""
    eu_member: bool = False
    nato_member: bool = False

    @property
    def is_state(self) -> bool:
        return self.kind == "state"

    @property
    def organisation(self) -> str:
        """The house whose staff this is; the empty text for a state, which may sit in two."""
        return {"eu_bureaucrat": EU_HOUSE, "nato_bureaucrat": NATO_HOUSE}.get(self.kind, "")

    @property
    def houses(self) -> tuple[str, ...]:
        """The houses in which this role is a member (states only)."""
        return tuple(h for h, member in ((NATO_HOUSE, self.nato_member), (EU_HOUSE, self.eu_member)) if member)


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """A stretch of play. `opens` names acts, `issues` the questions that may be changed from here on.

    `insiders` makes the text isolated: nobody else sees it, and `may_ask_in` may ask for the door to be opened.
    `drafting_minutes` closes the drafting before the end of the phase; `ends_early` lets readiness end it.
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """One thing that an inject or a card does. Points are whole numbers; `role` is empty where nobody is meant."""

    op: Literal[
        "payoff", "walkaway", "attention", "leash", "red_line", "goal", "grant_statement_card", "reopen_bracket", "step"
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Acceptance:
    """Whose consent a package needs: every seated `veto`, `optional_veto`, `necessary`; one seated of `one_of`."""

    veto: tuple[RoleId, ...]
    necessary: tuple[RoleId, ...]
    one_of: tuple[RoleId, ...]
    optional_veto: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Signing:
    """The procedure `sign`: which clause says who signs, and which asks for endorsement in each house.

    `heads[n]` are the roles that sign when clause `issue` stands at option n; `states_sign` are the options at
    which every seated member signs too. An empty list of heads is a press line: it needs no signature.
    """

    issue: IssueId
    heads: tuple[tuple[RoleId, ...], ...]
    states_sign: tuple[int, ...] = ()
    endorsement_issue: IssueId = ""
    endorsement_option: int = 0
    follows: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Staff:
    """A bureaucrat's standing, 0-5 each (brief, chapter 3): what a contact with it costs and how fast it answers."""

    resources: int
    autonomy: int
    streamlined: int
    knows_own_house: int
    reply_seconds: int = 0

    @property
    def contact_cost(self) -> int:
        """Action points that a contact costs: 1 + (autonomy <= 2) + (streamlined <= 2)."""
        return 1 + (self.autonomy <= 2) + (self.streamlined <= 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameters:
    """Numbers that are choices of design and may be changed for a game."""

    staff: Mapping[RoleId, Staff] = field(default_factory=dict)
    action_points: int = 6
    leash_start: int = 2
    leash_common_draft: int = 2
    attention_ceiling: int = 9
    attention_threat: int = 1
    attention_statement: int = 2
    attention_leak: int = 1
    words_free: int = 600
    words_per_attention: int = 50
    statement_cards: int = 1
    soft_red_line_cost: int = 5
    demand_met: int = 1
    oath_broken: int = -1
    signature_refused: int = -2


@dataclass(frozen=True, kw_only=True, slots=True)
class Targets:
    """What `check` asks of a scenario's zone of agreement before it is played (brief, 3.3)."""

    zone_core_percent: tuple[int, int] = (0, 100)
    zone_full_permille: int = 0
    fewest_changes: int = 0
    blocked_percent: int = 0
    july_zone_percent: int = 1
    july_upset_percent: int = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class BackgroundVotes:
    """How members that nobody plays vote on one option; stylised, not a record. Who is not named is in favour."""

    issue: IssueId
    option: int
    in_favour: tuple[RoleId, ...] = ()
    against: tuple[RoleId, ...] = ()
    abstain: tuple[RoleId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Debrief:
    """A question for the debrief and the propositions that it serves. `needs` is what must have happened for it to make
    sense: there was a text, it was adopted, it was not, a silence was broken over one of its clauses."""

    question: str
    propositions: tuple[str, ...] = ()
    needs: Literal["", "text", "adopted", "no_deal", "broken"] = ""


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A world to play in. Build one with `scenario_check.scenario_from`; it checks that everything named exists."""

    slug: str
    title: str
    dates: str
    summary: str
    learning_goals: tuple[str, ...]
    procedure: Literal["accept", "sign"]
    acceptance: Acceptance
    issues: tuple[Issue, ...]
    roles: tuple[Role, ...]
    payoffs: Mapping[IssueId, Mapping[RoleId, tuple[int, ...]]]
    walkaway: Mapping[RoleId, int]
    formats: tuple[Format, ...]
    stage: Literal["draft", "tested"] = "draft"
    when: Month = (2016, 7)
    """The year and month by which membership of the houses is counted."""
    red_lines: tuple[RedLine, ...] = ()
    signing: Signing | None = None
    attention_waived_by: Mapping[IssueId, int] = field(default_factory=dict)
    injects: tuple[Inject, ...] = ()
    cards: tuple[Card, ...] = ()
    parameters: Parameters = field(default_factory=Parameters)
    historical_package: Mapping[IssueId, int] = field(default_factory=dict)
    historical_note: str = ""
    informal_fallback: Mapping[IssueId, int] = field(default_factory=dict)
    glossary: Mapping[str, str] = field(default_factory=dict)
    debrief: tuple[Debrief, ...] = ()
    targets: Targets = field(default_factory=Targets)
    background_votes: tuple[BackgroundVotes, ...] = ()

    @cached_property
    def issue_by_id(self) -> Mapping[IssueId, Issue]:
        return {issue.id: issue for issue in self.issues}

    @cached_property
    def role_by_id(self) -> Mapping[RoleId, Role]:
        return {role.id: role for role in self.roles}

    @cached_property
    def card_by_id(self) -> Mapping[str, Card]:
        return {card.id: card for card in self.cards}

    @cached_property
    def instructions(self) -> Mapping[str, tuple[Card, ...]]:
        """The instructions that arrive with each phase."""
        found = [card for card in self.cards if card.kind == "instruction"]
        return {phase: tuple(card for card in found if card.phase == phase) for phase in {card.phase for card in found}}

    @cached_property
    def last_words(self) -> Mapping[RoleId, tuple[Card, ...]]:
        """The last words that each role may be dealt, the first that fits wins."""
        found = [card for card in self.cards if card.kind == "last_word"]
        return {role.id: tuple(card for card in found if card.role == role.id) for role in self.roles}

    @cached_property
    def seatings(self) -> dict[tuple[RoleId, ...], Any]:
        """What `seats` has worked out for a cast; it never changes."""
        return {}

    @cached_property
    def inject_by_id(self) -> Mapping[str, Inject]:
        return {inject.id: inject for inject in self.injects}

    @cached_property
    def opened(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """For each format, the acts that are open in each phase by the order of business.

        An act that a phase of play opens is open from then until play ends; briefing and debrief open only their own.
        """
        return {form.id: tuple(_open_acts(form, number) for number in range(len(form.phases))) for form in self.formats}

    @cached_property
    def named(self) -> Mapping[str, frozenset[str]]:
        """For each format, the acts that some phase opens; all others are open throughout play."""
        return {form.id: frozenset(act for phase in form.phases for act in phase.opens) for form in self.formats}

    def option(self, issue: IssueId, option: int) -> OptionText:
        """The option's text."""
        return self.issue_by_id[issue].options[option]

    def format(self, name: str) -> Format:
        """The format called `name`; `KeyError` where there is none."""
        return next(f for f in self.formats if f.id == name) if name in {f.id for f in self.formats} else _no(name)

    def role_named(self, name: str) -> Role | None:
        """A role by its code or its slug, in any case."""
        wanted = name.lower()
        return next((role for role in self.roles if wanted in (role.id.lower(), role.slug.lower())), None)

    @property
    def core_cast(self) -> tuple[RoleId, ...]:
        return tuple(role.id for role in self.roles if role.core)

    @property
    def full_cast(self) -> tuple[RoleId, ...]:
        return tuple(role.id for role in self.roles)


def _open_acts(form: Format, number: int) -> frozenset[str]:
    phase = form.phases[number]
    if phase.stage != "play":
        return frozenset(phase.opens)
    return frozenset(act for one in form.phases[: number + 1] if one.stage == "play" for act in one.opens)


def _no(name: str) -> Format:
    raise KeyError(name)
