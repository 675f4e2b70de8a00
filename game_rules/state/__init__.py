"""The state of one game: frozen, keyword-only, in parts that each belong to one topic of the rules.

`evolve` makes a new state; nobody changes one. Vetoes, attention and points are not in it: they are computed.
"""

from game_rules.state.clock import Clock
from game_rules.state.corridors import AskedFor, Corridors, Meeting
from game_rules.state.decision import Ballot, Break, Decision
from game_rules.state.files import Files
from game_rules.state.ledger import Dealt, Ledger
from game_rules.state.meetings import Exchange, Joint, Meetings
from game_rules.state.papers import Given, Papers
from game_rules.state.projects import Projects, Slowed
from game_rules.state.table import Draft, Objection, Package, Proposal, Stance, Table
from game_rules.state.whole import State
from game_rules.state.work import (
    Letter,
    Touched,
    Work,
)

__all__ = [
    "AskedFor",
    "Ballot",
    "Break",
    "Clock",
    "Corridors",
    "Dealt",
    "Decision",
    "Draft",
    "Exchange",
    "Files",
    "Given",
    "Joint",
    "Ledger",
    "Letter",
    "Meeting",
    "Meetings",
    "Objection",
    "Package",
    "Papers",
    "Projects",
    "Proposal",
    "Slowed",
    "Stance",
    "State",
    "Table",
    "Touched",
    "Work",
]
