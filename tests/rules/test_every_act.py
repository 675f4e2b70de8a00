"""Every act has a test that shows it to succeed, and every rule that it obeys one that shows it to refuse."""

from importlib import import_module
from pathlib import Path

import pytest

from game_rules.commands import Command
from game_rules.events_catalogue import COMMANDS
from game_rules.rules import order
from game_rules.rules.book import ACTS, BOOK
from tests.rules.claims import CLAIMED

for file in sorted(Path(__file__).parent.glob("test_*.py")):
    if file.stem != "test_every_act":
        import_module(f"tests.rules.{file.stem}")

ORDER = ("role_must_be_seated", "game_must_be_running", "act_must_be_introduced")
"""The order of business is shared by all acts of players and shown once for all."""

RULES = [(act.command, rule.__name__) for act in ACTS for rule in act.needs if rule.__name__ not in ORDER]


@pytest.mark.parametrize("command", [act.command for act in ACTS], ids=lambda command: command.__name__)
def test_every_act_is_shown_to_succeed(command: type[Command]) -> None:
    """A new act without a test fails here."""
    assert (command, "") in CLAIMED


@pytest.mark.parametrize(("command", "rule"), RULES, ids=lambda part: getattr(part, "__name__", part))
def test_every_rule_of_every_act_is_shown_to_refuse_it(command: type[Command], rule: str) -> None:
    """A new rule without a test fails here."""
    assert (command, rule) in CLAIMED


@pytest.mark.parametrize("rule", ORDER)
def test_the_order_of_business_is_shown_to_refuse(rule: str) -> None:
    """By some act."""
    assert any(claimed == rule for _, claimed in CLAIMED)
    assert hasattr(order, rule)


def test_no_claim_is_about_a_rule_that_is_gone() -> None:
    """A rule that was renamed takes its tests along."""
    known = {(act.command, rule.__name__) for act in ACTS for rule in act.needs} | {(act.command, "") for act in ACTS}
    assert set(CLAIMED) <= known


def test_every_command_of_the_wire_has_an_act() -> None:
    """Only opening a game happens outside the book."""
    assert set(COMMANDS) - {"open_game"} == {
        kind for kind, command in COMMANDS.items() if any(command in acts for acts in BOOK.values())
    }


def test_every_rule_says_in_one_sentence_what_it_asks() -> None:
    """Its docstring is a sentence of law; with an `and` it would often be two rules."""
    for act in ACTS:
        for rule in act.needs:
            assert (rule.__doc__ or "").strip(), rule.__name__
