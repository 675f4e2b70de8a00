"""A player who tries everything: acts on offer, filled in by chance, and some that nobody offered."""

import random
from collections.abc import Callable
from typing import Any

from game_rules.commands import Command
from game_rules.scenario import Scenario
from game_rules.words import kind_of
from server.live import Answer, Asked, LiveGame
from server.protocol.acts import WHO
from tests.server.running import House

SEAT_KINDS = tuple(sorted(kind_of(one) for one, who in WHO.items() if who == "seat"))


async def play_at_random(
    here: House, game: LiveGame, chance: random.Random, acts: int, words: Callable[[str, int], str] | None = None
) -> list[Answer]:
    """So many acts of all roles; time passes, and the lecturer moves the phases on."""
    answers: list[Answer] = []
    say = words or (lambda role, number: f"Number {number} of {role}.")
    for number in range(acts):
        if number % 12 == 11:
            await here.next_phase(game)
        here.pass_time(chance.randrange(0, 20_000))
        role = chance.choice(game.state.cast)
        kind, data = await _something(game, role, chance, say(role, number))
        answers.append(await game.act(Asked(actor=role, kind=kind, data=data, cid=f"r{chance.getrandbits(60)}")))
        await game.pipeline.drained()
    return answers


async def _something(game: LiveGame, role: str, chance: random.Random, words: str) -> tuple[str, dict[str, Any]]:
    """An offered act where there is one, filled in; else anything."""
    seen, _ = await game.view(role)
    offers = [offer for offer in (*seen.acts.first, *seen.acts.visible, *seen.acts.more) if offer.open]
    offers += [offer for question in seen.questions for offer in question.answers if offer.open]
    if offers and chance.random() < 0.7:
        offer = chance.choice(offers)
        given = {name: _as_wire(value) for name, value in dict(offer.data).items()}
        return offer.kind, {**_filled(offer.kind, game, chance, words), **given}
    kind = chance.choice((*SEAT_KINDS, "message", "message", "message"))
    return kind, _filled(kind, game, chance, words)


def _as_wire(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_as_wire(part) for part in value]
    return dict(value) if hasattr(value, "items") else value


def _filled(kind: str, game: LiveGame, chance: random.Random, words: str) -> dict[str, Any]:
    """Every field that the command has, by chance."""
    scenario = game.scenario
    issue = chance.choice(scenario.issues)
    option = chance.randrange(len(issue.options))
    others = [role for role in game.state.cast if chance.random() < 0.4]
    made: dict[str, Any] = {
        "text": words,
        "to": others,
        "clauses": [[issue.id, option]],
        "role": chance.choice(game.state.cast),
        "owner": chance.choice(game.state.cast),
        "version": chance.randrange(1, 4),
        "issue": issue.id,
        "option": option,
        "price": list(_clause(scenario, chance)),
        "choices": dict([_clause(scenario, chance), _clause(scenario, chance)]),
        "wordings": {issue.id: words},
        "house": chance.choice(("NATO", "EU")),
        "yes": chance.random() < 0.5,
        "admit": chance.random() < 0.5,
        "signed": chance.random() < 0.5,
        "shaped": chance.choice(game.state.cast),
        "stance": chance.choice(("can_be_silent", "needs_a_price", "would_break")),
        "answer": chance.choice(("yes", "no", "later")),
        "statement": chance.choice(("condemnation", "interpretation")),
        "channel": "phone",
    }
    return {name: value for name, value in made.items() if name in _FIELDS[kind]}


def _clause(scenario: Scenario, chance: random.Random) -> tuple[str, int]:
    issue = chance.choice(scenario.issues)
    return issue.id, chance.randrange(len(issue.options))


def _fields(command: type[Command]) -> frozenset[str]:
    return frozenset(command.__dataclass_fields__) - {"by", "at"}


_FIELDS = {kind_of(one): _fields(one) for one in WHO}
