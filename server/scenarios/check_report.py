"""The report of `check`: is a scenario sound, what can be agreed in it, what do its cards do? As a table or JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from game_rules.analysis.cards import Instructed
from game_rules.analysis.figures import Count, Figures, figures
from game_rules.analysis.targets import percent, shortcomings
from game_rules.scenario import Scenario
from game_rules.treatments import treated
from server.scenarios.scenario_file import NoScenario, ScenarioProblem, named, shipped

FINE, FOUND_WRONG, USAGE = 0, 1, 2


def report(paths: Sequence[str], as_json: bool = False, treatment: str = "") -> tuple[str, int]:
    """What there is to say of these scenarios (slugs, folders; all that are shipped, if none is named), and the status.

    The status is 0 where all is well, 1 where a scenario cannot be read or misses its targets, 2 where there is none.
    Under a treatment there are figures only: the targets are those of the scenario as it is.
    """
    parts, statuses = [], [FINE]
    for path in paths or shipped():
        part, status = _one(path, as_json, treatment)
        parts.append(part)
        statuses.append(status)
    return ("\n" if as_json else "\n\n").join(parts), max(statuses)


def _one(path: str, as_json: bool, treatment: str) -> tuple[str, int]:
    try:
        scenario = named(path)
    except ScenarioProblem as error:
        status = USAGE if isinstance(error, NoScenario) else FOUND_WRONG
        return (_dumped({"scenario": path, "problems": _mistakes(error)}) if as_json else str(error)), status
    if treatment:
        return _treated(scenario, treatment, as_json)
    found = figures(scenario)
    problems = list(shortcomings(scenario, found))
    text = _dumped(as_data(found, problems)) if as_json else "\n".join(_table(scenario, found, problems))
    return text, FOUND_WRONG if problems else FINE


def _treated(scenario: Scenario, name: str, as_json: bool) -> tuple[str, int]:
    """The figures under a treatment."""
    switch = scenario.treatment_by_id.get(name)
    if switch is None:
        has = ", ".join(scenario.treatment_by_id) or "none"
        return f"{scenario.slug} has no treatment {name!r}; it has {has}.", USAGE
    found = figures(treated(scenario, name), switch.force)
    if as_json:
        return _dumped({**as_data(found), "treatment": name}), FINE
    return "\n".join((f"{name}: {switch.title}. {switch.switch}", "", *_table(scenario, found, ()))), FINE


def as_data(found: Figures, problems: Sequence[str] = ()) -> dict[str, Any]:
    """The figures as one JSON object; counts are whole numbers, shares are between 0 and 1."""
    return {
        "scenario": found.scenario,
        "packages": found.packages,
        "adoptable": _counts(found.adoptable),
        "fewest_changes": found.fewest_changes,
        "better_for_all_core": found.better_for_all_core,
        "blocked_share": {role: round(found.share(role), 6) for role in found.core_cast},
        "blocked_share_optional": {
            role: round(found.share(role), 6) for role in found.blocked if role not in found.core_cast
        },
        "without_vetoes": dict(found.without_vetoes),
        "red_lines": {
            name: {"role": line.role, "crossing": line.crossing, "stopping": line.stopping}
            for name, line in found.red_lines.items()
        },
        "without_a_move": list(found.without_a_move),
        "efficient_profiles": found.efficient_profiles,
        "pareto": [list(choices.values()) for choices in found.pareto],
        "nash": found.nash,
        "history_adoptable": found.history_adoptable,
        "pivotal": dict(found.pivotal),
        "injects": {inject: _counts(count) for inject, count in found.injects.items()},
        "cards": {card: _counts(count) for card, count in found.cards.items()},
        "formats": {
            name: {
                "packages": form.packages,
                "adoptable": _counts(form.adoptable),
                "instructions": {done.cast: _instructed(done) for done in form.instructions},
                "no_last_word": dict(form.no_last_word),
            }
            for name, form in found.formats.items()
        },
        "problems": list(problems),
    }


def _table(scenario: Scenario, found: Figures, problems: Sequence[str]) -> Iterator[str]:
    packages = found.packages
    yield f"{scenario.slug}: {scenario.title}"
    yield ""
    yield from _rows(
        (
            ("packages", f"{packages:,}", ""),
            ("zone of agreement, core cast", f"{found.adoptable.core:,}", percent(found.adoptable.core, packages)),
            ("zone of agreement, full cast", f"{found.adoptable.full:,}", percent(found.adoptable.full, packages)),
            *(
                (f"zone of the core cast without {roles}", f"{count:,}", percent(count, packages))
                for roles, count in found.without_vetoes.items()
            ),
            ("better for all core roles", f"{found.better_for_all_core:,}", ""),
            ("efficient profiles in the zone", f"{found.efficient_profiles:,}", ""),
            ("packages that have them (Pareto)", f"{len(found.pareto):,}", ""),
            ("fewest changes", str(found.fewest_changes), ""),
            ("roles without a move", ", ".join(found.without_a_move) or "none", ""),
        )
    )
    yield f"  Nash package  {_package(found.nash)}"
    if scenario.historical_package:
        adoptable = "adoptable" if found.history_adoptable else "not adoptable"
        yield f"  history       {_package(scenario.historical_package)}, {adoptable}"
    yield from _blocked(found)
    yield from _red_lines(found)
    yield from _turns(found)
    yield from _formats(found)
    yield ""
    if problems:
        yield "Wrong:"
        yield from (f"  {problem}" for problem in problems)
    else:
        yield "All is well."


def _blocked(found: Figures) -> Iterator[str]:
    yield ""
    yield "Who blocks what share of what the others would adopt (optional roles: in the full cast)"
    yield from _rows((role, f"{stopped:,}", percent(stopped, of)) for role, (stopped, of) in found.blocked.items())
    yield ""
    yield "Whose yes decides: packages adopted with it and not without it, whatever its own table says"
    yield from _rows((role, f"{count:,}", percent(count, found.packages)) for role, count in found.pivotal.items())


def _red_lines(found: Figures) -> Iterator[str]:
    if found.red_lines:
        yield ""
        yield "Red lines: packages that cross them, and those that nothing else would stop"
        yield from _rows(
            (f"{line.role}: {line.text}", f"{line.crossing:,}", f"{line.stopping:,}")
            for line in found.red_lines.values()
        )


def _turns(found: Figures) -> Iterator[str]:
    if found.injects:
        yield ""
        yield "The zone after a turn of events, core and full cast"
        yield from _rows((name, f"{count.core:,}", f"{count.full:,}") for name, count in found.injects.items())
    if found.cards:
        yield ""
        yield "The zone with one card in hand, core and full cast"
        yield from _rows((name, f"{count.core:,}", f"{count.full:,}") for name, count in found.cards.items())


def _formats(found: Figures) -> Iterator[str]:
    yield ""
    yield "Formats: packages, and the zone of the core cast"
    yield from _rows((name, f"{form.packages:,}", f"{form.adoptable.core:,}") for name, form in found.formats.items())
    done = [one for form in found.formats.values() for one in form.instructions]
    if done:
        yield ""
        yield "The new instructions: the zone that they leave, and the share of the zone before that they upset"
        yield from _rows(
            (f"{one.format}, {one.cast} cast", percent(one.after, one.packages), percent(one.upset, one.before))
            for one in done
        )


def _rows(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Three columns: what, and two numbers set to the right."""
    rows = list(rows)
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for what, first, second in rows:
        yield f"  {what:<{widths[0]}}  {first:>{widths[1]}}  {second:>{widths[2]}}".rstrip()


def _package(choices: Any) -> str:
    return " ".join(f"{issue}={option}" for issue, option in choices.items()) if choices else "none"


def _counts(count: Count) -> dict[str, int]:
    return {"core": count.core, "full": count.full}


def _instructed(done: Instructed) -> dict[str, int]:
    return {"before": done.before, "after": done.after, "upset": done.upset}


def _mistakes(error: ScenarioProblem) -> list[dict[str, Any]]:
    return [
        {"file": one.file, "line": one.line, "column": one.column, "problem": one.problem} for one in error.mistakes
    ]


def _dumped(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)
