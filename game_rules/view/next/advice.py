"""What a piece of advice is, and whether something could be done now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game_rules.commands import Command
from game_rules.decide import objections
from game_rules.state import State

LOOP = (
    "Change a clause, see who objects and at what price, pay that price elsewhere in the text, "
    "and get it initialled before the clock stops."
)


ASKED = ("let_pass", "break_silence", "endorse", "sign", "accept_wording", "answer_ask_in", "answer_demand")
"""Acts that answer something asked of a role by name; the first three have a deadline."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """One thing worth doing: the act, its data, a label for the button, and a sentence."""

    kind: str
    label: str
    says: str
    data: Mapping[str, object] = field(default_factory=dict)
    whole: bool = False


def can(state: State, command: Command) -> bool:
    """Would this be accepted now?"""
    return not objections(state, command)
