"""Scenario files: `scenario.yaml`, `cards.yaml`, `facts.yaml` and `briefs/*.md`, every mistake as `file:line:col`."""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import game_rules
from game_rules.plain import NotPlain, Where, from_plain, to_plain
from game_rules.scenario import Parameters, Scenario, Treatment
from game_rules.scenario_check import mistakes
from game_rules.slips import slips
from server.scenarios import briefs
from server.scenarios.misfits import fit, suggestion
from server.scenarios.strict_yaml import LARGEST, MOST_MISTAKES, Document, Mistake, bytes_of, read

SHIPPED = Path(game_rules.__file__).parent / "scenarios"
FILE = "scenario.yaml"
APART = ("cards", "facts", "documents")
"""Parts that may stand in a file of their own beside the scenario: `cards.yaml`, `facts.yaml`, `documents.yaml`."""

_SLUG = re.compile(r"[a-z][a-z0-9-]{0,39}")


class ScenarioProblem(Exception):
    """A scenario that cannot be read: all its `mistakes`; `file`, `line`, `column` and `problem` are the first's."""

    def __init__(self, *found: Mistake) -> None:
        super().__init__("\n".join(map(str, found)))
        self.mistakes = found

    @property
    def file(self) -> str:
        return self.mistakes[0].file

    @property
    def line(self) -> int:
        return self.mistakes[0].line

    @property
    def column(self) -> int:
        return self.mistakes[0].column

    @property
    def problem(self) -> str:
        return self.mistakes[0].problem


class NoScenario(ScenarioProblem):
    """There is no scenario of this name."""


def shipped() -> tuple[str, ...]:
    """The slugs of the scenarios that come with the server."""
    return tuple(sorted(folder.name for folder in SHIPPED.iterdir() if (folder / FILE).is_file()))


def load(slug_or_folder: str | Path) -> Scenario:
    """A scenario by its slug, or by the `Path` of its folder. Raises `ScenarioProblem`.

    A text is only ever a slug and never becomes a path: it may come from anywhere. For the command line see `named`.
    """
    if isinstance(slug_or_folder, Path):
        return _load(slug_or_folder, slug_or_folder / FILE)
    if not _SLUG.fullmatch(slug_or_folder) or slug_or_folder not in shipped():
        raise _no_scenario(slug_or_folder)
    return _load_shipped(slug_or_folder)


def named(slug_or_folder: str) -> Scenario:
    """As somebody at the command line says it: a slug, a folder, or the `scenario.yaml` in it."""
    if slug_or_folder in shipped():
        return _load_shipped(slug_or_folder)
    path = Path(slug_or_folder)
    if path.name == FILE:
        return load(path.parent)
    if "/" in slug_or_folder or os.sep in slug_or_folder or path.is_dir():
        return load(path)
    raise _no_scenario(slug_or_folder)


def plain(scenario: Scenario) -> dict[str, Any]:
    """The scenario as plain data, for saved games; `scenario_check.scenario_from` reads it back."""
    data: dict[str, Any] = to_plain(scenario)
    return data


def digest(scenario: Scenario) -> str:
    """SHA-256 of the scenario's canonical JSON: two scenarios with the same digest are the same world."""
    canonical = json.dumps(plain(scenario), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


@cache
def _load_shipped(slug: str) -> Scenario:
    return _load(SHIPPED / slug, Path(slug) / FILE)


def _no_scenario(name: str) -> NoScenario:
    problem = f"no scenario of this name{suggestion(name, shipped())}"
    return NoScenario(Mistake(file=name[:60], line=1, column=1, problem=problem))


def _load(folder: Path, shown: Path) -> Scenario:
    main = _read(folder / FILE, str(shown))
    if not isinstance(main.data, dict):
        raise ScenarioProblem(*(main.mistakes or [_placed(main, (), "expected names and values")]))
    apart = _parts_apart(folder, shown, main)
    data = {**main.data, **{part: document.data for part, document in apart.items()}}
    data["roles"] = briefs.added(folder, data.get("roles"), main)
    data["glossary"] = _merged(_shared("glossary"), data.get("glossary"))
    data["parameters"] = _parameters(data.get("parameters"), data["roles"])
    data["treatments"] = _treatments(data.get("treatments", []), main)
    found: list[tuple[Where, str]] = []
    fitting = fit(Scenario, data, (), found)
    scenario = _built(fitting)
    if scenario is not None:
        found += list(mistakes(scenario)) or slips(scenario)
    wrong = [*main.mistakes, *(mistake for document in apart.values() for mistake in document.mistakes)]
    for where, problem in found:
        own = apart.get(str(where[0])) if where else None
        wrong.append(_placed(own, where[1:], problem) if own else _placed(main, where, problem))
    if scenario is None or wrong:
        raise ScenarioProblem(*sorted(set(wrong), key=lambda one: (one.file != main.file, one))[:MOST_MISTAKES])
    return scenario


def _parts_apart(folder: Path, shown: Path, main: Document) -> dict[str, Document]:
    """The parts that stand in files of their own; none may stand in both places."""
    apart = {}
    for part in APART:
        path = folder / f"{part}.yaml"
        if path.is_file():
            apart[part] = _read(path, str(shown.with_name(path.name)))
            if part in main.data:
                main.wrong(
                    main.place((part,), of_name=True), f"{part!r} stands in {path.name} as well; keep one of the two"
                )
    return apart


def _built(data: Any) -> Scenario | None:
    """The scenario, where the data fits; `fit` has noted why it does not."""
    try:
        return from_plain(Scenario, data)
    except NotPlain:
        return None


def _read(path: Path, shown: str) -> Document:
    try:
        return read(bytes_of(path, LARGEST), shown)
    except OSError as error:
        raise ScenarioProblem(Mistake(file=shown, line=1, column=1, problem=error.strerror or str(error))) from None


def _placed(document: Document, where: Where, problem: str) -> Mistake:
    """Where in the file a mistake stands: at the name where the name is the mistake, else at the value."""
    of_name = bool(where) and repr(where[-1]) in problem
    line, column = document.place(where, of_name=of_name)
    return Mistake(file=document.file, line=line, column=column, problem=problem)


_SHARED: Mapping[str, Any] = {
    "parameters": Parameters,
    "glossary": Mapping[str, str],
    "treatments": tuple[Treatment, ...],
}


@cache
def _shared(name: str) -> Any:
    """What all scenarios share: `parameters.yaml`, `glossary.yaml`, `treatments.yaml`."""
    document = _read(SHIPPED / f"{name}.yaml", f"{name}.yaml")
    found: list[tuple[Where, str]] = []
    fit(_SHARED[name], document.data, (), found)
    document.mistakes += [_placed(document, where, problem) for where, problem in found]
    if document.mistakes:
        raise ScenarioProblem(*document.mistakes)
    return document.data


def _merged(shared: Mapping[str, Any], own: Any) -> Any:
    """The shared defaults under a scenario's own entries; what is no mapping is left for `fit` to refuse."""
    return {**shared, **own} if isinstance(own, dict) else shared if own is None else own


def _treatments(own: Any, document: Document) -> Any:
    """A scenario names its treatments; what each changes stands in the shared file, or in its own place in full."""
    known = {one["id"]: one for one in _shared("treatments")}
    if not isinstance(own, list):
        return own
    for at, name in enumerate(own):
        if isinstance(name, str) and name not in known:
            document.wrong(document.place(("treatments", at)), f"no treatment {name!r}{suggestion(name, known)}")
    return [known.get(one, one) if isinstance(one, str) else one for one in own]


def _parameters(own: Any, roles: Any) -> Any:
    """Shared numbers under the scenario's own; of the staffs only those who play in it."""
    if own is not None and not isinstance(own, dict):
        return own
    shared = _shared("parameters")
    codes = {role.get("id") for role in roles if isinstance(role, dict)} if isinstance(roles, list) else set()
    staff = {code: standing for code, standing in shared["staff"].items() if code in codes}
    return {**shared, **(own or {}), "staff": _merged(staff, (own or {}).get("staff"))}
