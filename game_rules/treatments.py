"""Treatments: the world of a game with one assumption changed. The same scenario and switch make the same world."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from game_rules.plain import from_plain, to_plain
from game_rules.scenario import Card, Format, Inject, Parameters, Scenario, Sentence, Treatment


def treated(scenario: Scenario, name: str) -> Scenario:
    """The scenario under the treatment of this name; as it is without one. Raises `KeyError` where it has no such."""
    if not name:
        return scenario
    if name not in scenario.worlds:
        scenario.worlds[name] = _treated(scenario, scenario.treatment_by_id[name])
    world: Scenario = scenario.worlds[name]
    return world


def _treated(scenario: Scenario, switch: Treatment) -> Scenario:
    world = replace(
        _said_otherwise(scenario, switch),
        walkaway={**scenario.walkaway, **switch.walkaway},
        parameters=_numbers(scenario.parameters, switch),
        red_lines=scenario.red_lines if switch.red_lines else (),
    )
    return replace(
        world,
        formats=tuple(_timed(form, switch) for form in world.formats),
        cards=world.cards if switch.red_lines else tuple(map(_unlined, world.cards)),
        injects=world.injects if switch.red_lines else tuple(map(_unlined, world.injects)),
    )


def _numbers(numbers: Parameters, switch: Treatment) -> Parameters:
    staff = {role: replace(one, **switch.staff.get(role, {})) for role, one in numbers.staff.items()}
    return replace(numbers, staff=staff, leash_start=numbers.leash_start if switch.leash is None else switch.leash)


def _timed(form: Format, switch: Treatment) -> Format:
    """The format with the forced clauses settled, and its last phase of play open-ended where there is no deadline."""
    form = replace(form, settled={**form.settled, **switch.force})
    if switch.deadline:
        return form
    last = form.phases[-2]
    open_end = replace(last, open_end=True, ends_early=True, drafting_minutes=0)
    return replace(form, phases=(*form.phases[:-2], open_end, form.phases[-1]))


def _unlined(turn: Any) -> Any:
    """A card or a turn of events that draws no red line."""
    one: Card | Inject = turn
    return replace(one, effects=tuple(effect for effect in one.effects if effect.op != "red_line"))


# --- words ------------------------------------------------------------------------------------------------------------


def _said_otherwise(scenario: Scenario, switch: Treatment) -> Scenario:
    """The scenario without the sentences that the treatment makes false."""
    false = [*switch.sentences, *(one for one in scenario.sentences if switch.id in one.under)]
    if not false:
        return scenario
    plain = to_plain(replace(scenario, sentences=(), treatments=()))
    said = from_plain(Scenario, _replaced(plain, [(pattern(one), one) for one in false]))
    return replace(said, sentences=scenario.sentences, treatments=scenario.treatments)


def pattern(sentence: Sentence) -> re.Pattern[str]:
    """What finds a sentence, wherever its lines break."""
    return re.compile(r"\s+".join(map(re.escape, sentence.says.split())))


def texts(plain: Any) -> Iterable[str]:
    """Every text in plain data."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for part in plain.values():
            yield from texts(part)
    elif isinstance(plain, list):
        for part in plain:
            yield from texts(part)


def _replaced(plain: Any, false: list[tuple[re.Pattern[str], Sentence]]) -> Any:
    if isinstance(plain, dict):
        return {key: _replaced(part, false) for key, part in plain.items()}
    if isinstance(plain, list):
        return [_replaced(part, false) for part in plain]
    if not isinstance(plain, str):
        return plain
    for found, sentence in false:
        if found.search(plain):
            plain = found.sub(lambda _, one=sentence: one.instead, plain).strip()  # type: ignore[misc]
    return plain
