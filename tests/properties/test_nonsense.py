"""No command, however wrong its data, is anything but an answer: a wrong move is refused, it never raises."""

from dataclasses import replace
from random import Random
from typing import Any, get_args, get_type_hints

from hypothesis import given, settings

from game_rules.commands import Command, Text
from game_rules.decide import Accepted, Refused, decide, objections
from game_rules.rules.book import ACTS
from game_rules.state import State
from tests.properties.games import Named, game, games, tries

NOBODY = ("", "ZZ", "lecturer", "clock", "public")
KINDS = tuple(dict.fromkeys(act.command for act in ACTS))
OPTIONS = (-1, 0, 1, 2, 3, 4, 99)


def nonsense(state: State, kind: type[Command], chance: Random) -> Command:
    """A command of this kind whose names and numbers may be anything that the wire lets through."""
    roles = (*state.scenario.full_cast, *NOBODY)
    data: dict[str, Any] = {"by": chance.choice(roles), "at": state.clock.now}
    for name, hint in get_type_hints(kind).items():
        if name not in data:
            data[name] = _value(state, name, hint, chance)
    return kind(**data)


def _value(state: State, name: str, hint: Any, chance: Random) -> Any:
    roles = (*state.scenario.full_cast, *NOBODY)
    issues = (*state.scenario.issue_by_id, "", "ZZ")
    words = Text(ref="t", digest="d", words=chance.choice((0, 5, 81, 10**6)))
    clause = (chance.choice(issues), chance.choice(OPTIONS))
    values: dict[str, Any] = {
        "issue": clause[0],
        "option": clause[1],
        "price": chance.choice((None, clause)),
        "to": tuple(chance.sample(roles, chance.randrange(3))),
        "text": words,
        "clauses": (clause,),
        "choices": {chance.choice(issues): chance.choice(OPTIONS) for _ in range(chance.randrange(4))},
        "wordings": {chance.choice(issues): words for _ in range(chance.randrange(2))},
        "items": tuple(chance.sample(issues, chance.randrange(3))),
        "version": chance.choice((-1, 0, 1, 2, 3)),
        "house": chance.choice(("", "NATO", "EU", "ZZ")),
        "seconds": chance.choice((-(10**9), 0, 60, 10**9)),
        "inject": chance.choice(("", "ZZ", *state.scenario.inject_by_id)),
    }
    if name in values:
        return values[name]
    if hint is bool:
        return chance.random() < 0.5
    if allowed := get_args(hint):
        return chance.choice(allowed)
    return chance.choice(roles)


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_whatever_is_asked_there_is_an_answer(named: Named) -> None:
    """Every act at many moments of a game, with data that fits nothing."""
    chance = Random(named[1])
    for step in game(named)[::12]:
        state = step.after
        for kind in KINDS:
            command = nonsense(state, kind, chance)
            assert isinstance(decide(state, command), Accepted | Refused)
            objections(state, command)


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_a_likely_act_gone_slightly_wrong_is_answered_too(named: Named) -> None:
    """What was really asked in the game, with one part of it replaced."""
    chance = Random(named[1])
    for step in game(named)[::2]:
        hints = get_type_hints(type(step.command))
        name = chance.choice([name for name in hints if name != "at"])
        wrong = replace(step.command, **{name: _value(step.before, name, hints[name], chance)})
        assert isinstance(decide(step.before, wrong), Accepted | Refused)
