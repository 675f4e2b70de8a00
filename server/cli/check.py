"""`antechamber check`: the report of a scenario; a mistake in one goes to standard error with its line and column."""

import sys
from collections.abc import Sequence

from server.cli.trouble import FOUND_WRONG, USAGE
from server.scenarios.check_report import report
from server.scenarios.scenario_file import NoScenario, ScenarioProblem, named, shipped


def run(names: Sequence[str], *, as_json: bool, treatment: str = "") -> None:
    """Exits with 0 where all is well, 1 where something is wrong, 2 where there is no such scenario."""
    status = 0
    for number, name in enumerate(names or shipped()):
        problem = _problem(name)
        if problem is None or as_json:
            text, found = report([name], as_json, treatment)
            print(text if as_json or not number else f"\n{text}")
        else:
            found = USAGE if isinstance(problem, NoScenario) else FOUND_WRONG
            print(problem, file=sys.stderr)
        status = max(status, found)
    sys.exit(status)


def _problem(name: str) -> ScenarioProblem | None:
    try:
        named(name)
    except ScenarioProblem as problem:
        return problem
    return None
