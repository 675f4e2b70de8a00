"""A scenario: the world of one game, as data."""

from game_rules.scenario.actors import Kind, Role, Staff
from game_rules.scenario.areas import (
    Area,
)
from game_rules.scenario.background import Fact
from game_rules.scenario.clauses import BackgroundVotes, Issue, OptionText, RedLine
from game_rules.scenario.deciding import Acceptance, Signing
from game_rules.scenario.loyalties import Loyalties
from game_rules.scenario.numbers import Debrief, Parameters, Targets
from game_rules.scenario.papers import Document
from game_rules.scenario.projects import CommonDocument, Project, Reporting
from game_rules.scenario.switches import Sentence, Treatment
from game_rules.scenario.timing import Format, Phase
from game_rules.scenario.turns import Card, Effect, Inject
from game_rules.scenario.world import Scenario

__all__ = [
    "Acceptance",
    "Area",
    "BackgroundVotes",
    "Card",
    "CommonDocument",
    "Debrief",
    "Document",
    "Effect",
    "Fact",
    "Format",
    "Inject",
    "Issue",
    "Kind",
    "Loyalties",
    "OptionText",
    "Parameters",
    "Phase",
    "Project",
    "RedLine",
    "Reporting",
    "Role",
    "Scenario",
    "Sentence",
    "Signing",
    "Staff",
    "Targets",
    "Treatment",
]
