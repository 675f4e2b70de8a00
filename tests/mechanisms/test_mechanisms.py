"""Every mechanism of the research is played by something that there is: M1 to M149, none empty."""

import importlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import game_rules
from game_rules.events_catalogue import COMMANDS
from game_rules.rules.book import ACTS
from game_rules.rules.order import ONLY_WHERE_OPENED
from game_rules.scenario import Scenario
from game_rules.words import kind_of
from server.protocol.acts import WHO
from server.scenarios.scenario_file import load, plain, shipped

HERE = Path(__file__).parent
TABLE: dict[str, list[str]] = yaml.safe_load((HERE / "mechanisms.yaml").read_text(encoding="utf-8"))
RULES = Path(game_rules.__file__).parent / "rules"
SCENARIOS = tuple(slug for slug in shipped() if slug != "tutorial")

ALONE = {
    "freeze_text": "warsaw",
    "sign": "warsaw",
    "withdraw_signature": "warsaw",
    "endorse": "warsaw",
    "ask_in": "warsaw",
    "answer_ask_in": "warsaw",
    "task_staff": "crimea",
    **dict.fromkeys(
        (
            "propose_project complete_list merge_proposals present visit_capital readjust close_text "
            "present_report set_reporting slow_walk parallel_statement"
        ).split(),
        "implementation",
    ),
    "adopt_in_college": "implementation",
    "initiate_legislation": "implementation",
    "put_to_vote": "implementation",
    "amend_proposal": "implementation",
}
"""Acts that carry one scenario alone."""


@cache
def _words(slug: str) -> str:
    return re.sub(r"[*\s]+", " ", " ".join(_texts(plain(load(slug)))))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for part in data.values():
            yield from _texts(part)
    elif isinstance(data, (list, tuple)):
        for part in data:
            yield from _texts(part)


@cache
def _sources() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in RULES.rglob("*.py"))


def _named(path: str) -> object:
    """A function, a class or one of its fields by its dotted name."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = found.__dataclass_fields__[part] if part in _fields(found) else getattr(found, part)
        return found
    raise AssertionError(path)


def _fields(thing: object) -> frozenset[str]:
    return frozenset(getattr(thing, "__dataclass_fields__", ()))


def _part(part: str) -> Callable[[str], bool]:
    def there(reference: str) -> bool:
        slug, _, name = reference.partition("/")
        return name in {one.id for one in getattr(load(slug), part)}

    return there


def _option(reference: str) -> bool:
    slug, _, clause = reference.partition("/")
    issue, _, option = clause.partition("=")
    return bool(load(slug).option(issue, int(option)).label)


def _says(reference: str) -> bool:
    slug, _, words = reference.partition(": ")
    return any(one in _words(slug) for one in words.split("|"))


def _rule(reference: str) -> bool:
    topic, _, name = reference.partition(".")
    module = importlib.import_module(f"game_rules.rules.{topic}")
    return not name or callable(getattr(module, name))


FOUND: dict[str, Callable[[str], bool]] = {
    "act": lambda kind: kind in COMMANDS,
    "rule": _rule,
    "code": lambda code: f'"{code}"' in _sources(),
    "fact": _part("facts"),
    "inject": _part("injects"),
    "issue": _part("issues"),
    "role": _part("roles"),
    "option": _option,
    "card": lambda slug: bool(load(slug).cards),
    "red_line": lambda reference: any(
        line.role == reference.partition("/")[2] for line in load(reference.partition("/")[0]).red_lines
    ),
    "says": _says,
    "datum": lambda path: _named(path) is not None,
    "measure": lambda path: callable(_named(path)),
    "treatment": lambda name: all(name in {one.id for one in load(slug).treatments} for slug in SCENARIOS),
}


def test_every_mechanism_has_a_line() -> None:
    """M1 to M149, in order, and each is played by something."""
    assert list(TABLE) == [f"M{number}" for number in range(1, 150)]
    assert [mechanism for mechanism, by in TABLE.items() if not by] == []


@pytest.mark.parametrize("mechanism", TABLE)
def test_what_plays_a_mechanism_is_there(mechanism: str) -> None:
    """Each reference is looked up in the rulebook, the scenarios or the code."""
    for reference in TABLE[mechanism]:
        kind, _, name = reference.partition(" ")
        assert FOUND[kind](name), reference


def test_an_act_serves_two_scenarios_or_carries_one_alone() -> None:
    """No act is there for nothing. One that no phase names is open in every scenario."""
    players = {kind_of(one.command) for one in ACTS if WHO[one.command] == "seat"}
    worlds = [load(slug) for slug in SCENARIOS]
    for kind in sorted(players):
        serves = [scenario.slug for scenario in worlds if _opens(scenario, kind)]
        assert len(serves) > 1 or serves == [ALONE.get(kind)], (kind, serves)


def _opens(scenario: Scenario, kind: str) -> bool:
    """Does a phase before the debrief open it, or is it open because no phase names it?"""
    form = scenario.formats[0]
    opened = {act for phase in form.phases if phase.stage != "debrief" for act in phase.opens}
    return kind in opened or (kind not in scenario.named[form.id] and kind not in ONLY_WHERE_OPENED)
