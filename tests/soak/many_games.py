"""Random whole games over all scenarios, formats and casts: played here, told as journals, and folded again elsewhere.

`python -m tests.soak.many_games` reads journals from standard input, one game a line, and prints the hash of each state
at the end: a fresh process with another hash seed and another time zone must find the same.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from random import Random
from typing import Any

from game_rules.commands import AdvanceClock, EndGame, OpenGame
from game_rules.decide import Accepted, decide, open_game
from game_rules.events_catalogue import decode, encode
from game_rules.evolve import replay
from game_rules.ids import CLOCK, LECTURER, PUBLIC, RoleId
from game_rules.rules.book import CONSEQUENCES
from game_rules.scenario import Scenario
from game_rules.score import result
from game_rules.state import State
from game_rules.view import view
from server.scenarios.scenario_file import load, shipped
from tests.properties.random_player import Step, play

WORLDS = tuple(slug for slug in shipped() if slug != "tutorial")
LOOKED_AT = 40
"""Every so many steps each reader looks at the game, in one round of scenarios of `ROUNDS`; at the end always."""
ROUNDS = 5


@cache
def world(slug: str) -> Scenario:
    return load(slug)


def opening(number: int) -> tuple[str, OpenGame]:
    """The set-up of the game of this number: scenario, format, cast and mode, all of them in turn or by chance."""
    chance = Random(number)
    slug = WORLDS[number % len(WORLDS)]
    scenario = world(slug)
    form = chance.choice(scenario.formats)
    return slug, OpenGame(
        by=LECTURER, at=0, format=form.id, cast=_cast(scenario, chance), seed=number, hard=chance.random() < 0.8
    )


def _cast(scenario: Scenario, chance: Random) -> tuple[RoleId, ...]:
    """The core, everybody, or the core with some of the others."""
    others = [role for role in scenario.full_cast if role not in scenario.core_cast]
    seated = {*scenario.core_cast, *chance.sample(others, chance.randrange(len(others) + 1))}
    return tuple(role for role in scenario.full_cast if role in seated)


def played(number: int) -> str:
    """A whole game as a line for `told`: it ends without an exception, and what must always hold held."""
    slug, asked = opening(number)
    opened = open_game(world(slug), asked)
    state, events = opened.state, list(opened.events)
    for count, step in enumerate(_to_the_end(state, number)):
        _hold(step)
        state = step.after
        events += step.events
        if count % LOOKED_AT == 0 and number // len(WORLDS) % ROUNDS == 0:
            look(state)
    look(state)
    assert state.clock.status == "over"
    assert all(isinstance(result(state, role).points, int) for role in state.cast)
    return json.dumps([slug, [encode(event) for event in events], fingerprint(state)])


def _to_the_end(state: State, number: int) -> Iterator[Step]:
    """Random play; then what is due happens, and the lecturer ends what is left."""
    for step in play(state, number):
        yield step
        state, now = step.after, step.command.at
    for last in (AdvanceClock(by=CLOCK, at=now), EndGame(by=LECTURER, at=now)):
        if state.clock.status != "over":
            step = Step(state, last, decide(state, last))
            yield step
            state = step.after


def _hold(step: Step) -> None:
    """Time goes forward, what is refused changes nothing, and nothing is left to follow."""
    assert step.after.clock.now >= step.before.clock.now
    if isinstance(step.answer, Accepted):
        assert not [event for rule in CONSEQUENCES for event in rule(step.after)]
    else:
        assert step.answer.reasons
        assert all(reason.says and reason.rule for reason in step.answer.reasons)


def look(state: State) -> None:
    """Every reader has a view."""
    for reader in (*state.cast, PUBLIC, LECTURER):
        assert view(state, reader).reader == reader


def told(line: str) -> tuple[str, str]:
    """The hash that a journal came to when it was played, and the one that it comes to now."""
    slug, events, found = json.loads(line)
    return found, fingerprint(replay(world(slug), [decode(*event) for event in events]))


def fingerprint(state: State) -> str:
    """SHA-256 of all that stands, in one order whatever the order of sets and mappings."""
    digest = hashlib.sha256()
    for part in _canonical(state):
        digest.update(part.encode())
    return digest.hexdigest()


def _canonical(value: Any) -> Iterator[str]:
    if isinstance(value, Scenario):
        yield value.slug
    elif is_dataclass(value):
        yield f"({type(value).__name__}"
        for part in fields(value):
            if part.compare:
                yield f" {part.name}="
                yield from _canonical(getattr(value, part.name))
        yield ")"
    elif isinstance(value, Mapping):
        yield "{" + ",".join(sorted("".join((*_canonical(k), ":", *_canonical(v))) for k, v in value.items())) + "}"
    elif isinstance(value, (frozenset, set)):
        yield "<" + ",".join(sorted("".join(_canonical(one)) for one in value)) + ">"
    elif isinstance(value, (tuple, list)):
        yield "[" + ",".join("".join(_canonical(one)) for one in value) + "]"
    else:
        yield repr(value)


def main() -> int:
    """Fold every journal from standard input; 1 where one comes to another end than when it was played."""
    wrong = 0
    for number, line in enumerate(sys.stdin):
        before, now = told(line)
        if before != now:
            wrong += 1
            print(f"game {number}: {before} became {now}")
    return min(wrong, 1)


if __name__ == "__main__":
    raise SystemExit(main())
