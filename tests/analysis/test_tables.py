"""Tables in play: the analysis reads the same points as the rules, whatever has happened."""

from game_rules.analysis.played import as_played
from game_rules.analysis.tables import Tables, at_start
from game_rules.commands import AdvanceClock, FireInject, NextPhase, OpenGame, StartGame
from game_rules.decide import Accepted, decide, open_game
from game_rules.points import forbidden, points, walkaway
from game_rules.scenario import Scenario
from game_rules.state import State
from server.scenarios.scenario_file import load

WARSAW = load("warsaw")


def opened(scenario: Scenario = WARSAW, form: str = "75", *, hard: bool = True) -> State:
    command = OpenGame(by="lecturer", at=0, format=form, cast=scenario.full_cast, hard=hard)
    return open_game(scenario, command).state


def steered(state: State, *commands: object) -> State:
    for command in commands:
        done = decide(state, command)  # type: ignore[arg-type]
        assert isinstance(done, Accepted), done
        state = done.state
    return state


def in_july(*, hard: bool = True) -> State:
    """Every public turn of events that needs no draft has happened and every July card is dealt."""
    skip = [NextPhase(by="lecturer", at=at) for at in (1, 2, 3)]
    state = steered(opened(hard=hard), StartGame(by="lecturer", at=0), *skip, AdvanceClock(by="clock", at=4))
    left = [one.id for one in WARSAW.injects if one.id not in state.clock.fired and not one.needs]
    return steered(state, *(FireInject(by="lecturer", at=5, inject=inject) for inject in left))


def same_tables(one: Tables, other: Tables) -> bool:
    return (one.rows, one.walkaway, one.attention) == (other.rows, other.walkaway, other.attention) and {
        (line.role, line.issue, line.options) for line in one.red_lines
    } == {(line.role, line.issue, line.options) for line in other.red_lines}


def test_a_new_game_has_the_scenarios_tables() -> None:
    """Nothing has happened yet."""
    assert same_tables(as_played(opened()), at_start(WARSAW))


def test_effects_in_analysis_are_effects_in_play() -> None:
    """`check` reckons July as July is played."""
    state = in_july()
    dealt = [effect for card in WARSAW.cards if card.kind == "instruction" for effect in card.effects]
    fired = [effect for inject in WARSAW.injects if not inject.needs for effect in inject.effects]
    assert same_tables(as_played(state), at_start(WARSAW).after([*fired, *dealt]))


def test_points_in_analysis_are_points_in_play() -> None:
    """In hard and in soft mode, red lines included."""
    for state in (in_july(), in_july(hard=False)):
        tables = as_played(state)
        for text in (
            WARSAW.historical_package,
            dict.fromkeys(WARSAW.issue_by_id, 3),
            dict.fromkeys(WARSAW.issue_by_id, 2),
        ):
            for role in state.cast:
                assert tables.points(role, text) == points(state, role, text)
                assert tables.walkaway[role] == walkaway(state, role)
                fine = points(state, role, text) >= walkaway(state, role) and not forbidden(state, role, text)
                assert tables.agrees(role, text) == fine
