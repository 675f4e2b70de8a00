"""The world of one game: everything that a scenario is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from game_rules.ids import IssueId, RoleId
from game_rules.members import Month
from game_rules.scenario.actors import Role
from game_rules.scenario.areas import Area
from game_rules.scenario.background import Fact
from game_rules.scenario.clauses import BackgroundVotes, Issue, OptionText, RedLine
from game_rules.scenario.deciding import Acceptance, Signing
from game_rules.scenario.loyalties import Loyalties
from game_rules.scenario.numbers import Debrief, Parameters, Targets
from game_rules.scenario.papers import Document
from game_rules.scenario.projects import CommonDocument
from game_rules.scenario.switches import Sentence, Treatment
from game_rules.scenario.timing import Format
from game_rules.scenario.turns import Card, Inject


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
    topics: tuple[str, ...] = ()
    """What the ambassadors of both organisations may talk about informally."""
    semesters: tuple[str, ...] = ()
    """The half-years of its calendar (`2012H2`), where a meeting is called for one of them."""
    glossary: Mapping[str, str] = field(default_factory=dict)
    debrief: tuple[Debrief, ...] = ()
    facts: tuple[Fact, ...] = ()
    documents: tuple[Document, ...] = ()
    areas: tuple[Area, ...] = ()
    targets: Targets = field(default_factory=Targets)
    background_votes: tuple[BackgroundVotes, ...] = ()
    loyalties: Mapping[RoleId, Loyalties] = field(default_factory=dict)
    treatments: tuple[Treatment, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    """Sentences that a treatment makes false, and what stands in their place under it."""
    common_document: CommonDocument | None = None

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
    def document_by_id(self) -> Mapping[str, Document]:
        return {document.id: document for document in self.documents}

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
    def treatment_by_id(self) -> Mapping[str, Treatment]:
        return {one.id: one for one in self.treatments}

    @cached_property
    def worlds(self) -> dict[str, Any]:
        """What `treatments` has made of this scenario, by treatment; it never changes."""
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

    def told_in(self, stage: Literal["play", "debrief"]) -> tuple[Fact, ...]:
        """The background that is told in play, or only in the debrief."""
        return tuple(fact for fact in self.facts if fact.told == stage)

    def option(self, issue: IssueId, option: int) -> OptionText:
        """The option's text."""
        return self.issue_by_id[issue].options[option]

    def format(self, name: str) -> Format:
        """The format called `name`; `KeyError` where there is none."""
        return {form.id: form for form in self.formats}[name]

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
