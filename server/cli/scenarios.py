"""Scenarios and roles as somebody at the command line names them: by slug or folder, by slug or code."""

from game_rules.ids import LECTURER, PUBLIC, SPECTATOR
from game_rules.scenario import Scenario
from server.cli.trouble import Trouble, misused
from server.scenarios.scenario_file import NoScenario, ScenarioProblem, named


def scenario_named(name: str) -> Scenario:
    """Raises Trouble: there is none, or it has mistakes, each with its line and column."""
    try:
        return named(name)
    except NoScenario as problem:
        raise misused(str(problem)) from problem
    except ScenarioProblem as problem:
        raise Trouble(str(problem)) from problem


def reader_named(scenario: Scenario, cast: tuple[str, ...], name: str) -> str:
    """A role of the game by slug or code, `public`, `spectator` or `lecturer`. Raises Trouble."""
    if name.lower() in (PUBLIC, SPECTATOR, LECTURER):
        return name.lower()
    role = scenario.role_named(name)
    if role is None or role.id not in cast:
        known = ", ".join(f"{one} ({scenario.role_by_id[one].slug})" for one in cast)
        raise misused(
            f"There is no role {name!r} in this game.", do=f"Choose one of {known}, public, spectator or lecturer."
        )
    return role.id
