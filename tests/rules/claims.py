"""Claims: which act each test shows to succeed, and which rule it shows to refuse it.

A test says so in a line above it; the stage checks that it was true, and `test_every_act.py` that nothing is left out.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from game_rules.commands import Command
from game_rules.decide import Accepted, Refused
from game_rules.rules.book import BOOK
from game_rules.state import State
from tests.rules.liftable import SOMEBODY_CAN_LIFT

Claim = tuple[type[Command], str]
"""An act, and the rule that refuses it; no rule where it succeeds."""

CLAIMED: dict[Claim, list[str]] = {}
"""Every claim of every test, with the tests that make it."""

_seen: set[Claim] = set()

_Test = Callable[..., None]


def succeeds(*commands: type[Command]) -> Callable[[_Test], _Test]:
    """The test shows that these acts succeed."""
    return _claiming(*((command, "") for command in commands))


def refuses(command: type[Command], *rules: str) -> Callable[[_Test], _Test]:
    """The test shows that these rules refuse this act."""
    return _claiming(*((command, rule) for rule in rules))


def warns(command: type[Command], *rules: str) -> Callable[[_Test], _Test]:
    """The test shows that these rules let the act happen, and warn of something."""
    return refuses(command, *rules)


def answered(state: State, command: Command, answer: Accepted | Refused, code: str) -> None:
    """The stage notes what a test has shown: an acceptance with its warnings, or the rules that gave this reason."""
    if isinstance(answer, Accepted):
        _seen.add((type(command), ""))
    codes = {one.rule for one in answer.warnings} if isinstance(answer, Accepted) else {code}
    for rule in BOOK[state.scenario.procedure][type(command)].needs if codes else ():
        reasons = [reason for reason in rule(state, command) if reason.rule in codes]
        if reasons:
            _seen.add((type(command), rule.__name__))
        if rule.__name__ in SOMEBODY_CAN_LIFT:
            assert all(reason.holders for reason in reasons), f"{rule.__name__} tells nobody whom to ask: {reasons}"


def _claiming(*claims: Claim) -> Callable[[_Test], _Test]:
    def decorate(test: _Test) -> _Test:
        for claim in claims:
            CLAIMED.setdefault(claim, []).append(test.__qualname__)

        @wraps(test)
        def run(*args: Any, **kwargs: Any) -> None:
            _seen.clear()
            test(*args, **kwargs)
            unshown = [claim for claim in claims if claim not in _seen]
            assert not unshown, f"claimed and not shown: {unshown}"

        return run

    return decorate
