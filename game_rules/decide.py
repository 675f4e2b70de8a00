"""Decide: may this happen, and what follows?"""

from dataclasses import dataclass

from game_rules.commands import Command, OpenGame
from game_rules.events import Event, GameOpened
from game_rules.evolve import evolve, initial
from game_rules.reason import Reason
from game_rules.rules.book import BOOK, CONSEQUENCES, DUE, Act
from game_rules.rules.order import not_of_this_procedure
from game_rules.rules.sight import text_must_be_in_sight
from game_rules.scenario import Scenario
from game_rules.state import State

LONGEST_CASCADE = 500
"""More consequences than this in one act is a mistake of ours, not a move."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """It happened: the events in order, the state after them, and warnings for the actor alone (`W-...`)."""

    events: tuple[Event, ...]
    state: State
    warnings: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """It did not happen, and nothing changed: all the reasons why."""

    reasons: tuple[Reason, ...]


def decide(state: State, command: Command) -> Accepted | Refused:
    """Judge a command at its time: what was due happens first, then the act, then all that follows or is due by it.

    All objections are collected, not the first. A refused command leaves the state as it was (what was due is left
    to the clock).
    """
    happened = _due_until(state, command.at)
    if happened:
        state = happened[-1][1]
    act, reasons = _act(state, command), _reasons(state, command)
    refusals = tuple(reason for reason in reasons if not reason.rule.startswith("W-"))
    if refusals or act is None:
        return Refused(reasons=refusals)
    follow = _follow(state, list(act.does(state, command)))
    follow += _due_until(follow[-1][1], command.at) if follow else []
    state = follow[-1][1] if follow else state
    return Accepted(events=tuple(event for event, _ in (*happened, *follow)), state=state, warnings=reasons)


def objections(state: State, command: Command) -> tuple[Reason, ...]:
    """Why a command would be refused now, without asking for it; empty where it would be accepted."""
    return tuple(reason for reason in _reasons(state, command) if not reason.rule.startswith("W-"))


def open_game(scenario: Scenario, command: OpenGame) -> Accepted:
    """The first command of a game. Raises `KeyError` for an unknown format, role or treatment."""
    opened = GameOpened(
        by=command.by,
        at=command.at,
        format=command.format,
        cast=command.cast,
        stand_ins=command.stand_ins,
        seed=command.seed,
        hard=command.hard,
        qualitative=command.qualitative,
        lecturer_reads=command.lecturer_reads,
        treatment=command.treatment,
        loyalty=command.loyalty,
        carried=command.carried,
    )
    return Accepted(events=(opened,), state=initial(scenario, opened))


def next_due(state: State) -> int | None:
    """Game time (ms) of the next thing that falls due; none while the game stands still."""
    if state.clock.status != "running":
        return None
    return min((found[0] for due in DUE if (found := due(state))), default=None)


def _reasons(state: State, command: Command) -> tuple[Reason, ...]:
    """All objections and warnings; none that looks at a text which the asker may not see."""
    act, found = _act(state, command), list[Reason]()
    if act is None:
        return (not_of_this_procedure(state, command),)
    for rule in act.needs:
        objects = list(rule(state, command))
        found += objects
        if objects and rule is text_must_be_in_sight:
            break
    return tuple(found)


def _act(state: State, command: Command) -> Act | None:
    """How the act goes under the procedure of this scenario; none where it has no place in it."""
    return BOOK[state.scenario.procedure].get(type(command))


_Step = tuple[Event, State]


def _due_until(state: State, at: int) -> list[_Step]:
    steps: list[_Step] = []
    while state.clock.status == "running":
        found = [(one[0], order, one[1]) for order, due in enumerate(DUE) if (one := due(state))]
        soonest = min(found, key=lambda one: one[:2], default=None)
        if soonest is None or soonest[0] > at:
            break
        steps += _follow(state, list(soonest[2]))
        state = steps[-1][1]
        _not_for_ever(steps)
    return steps


def _follow(state: State, events: list[Event]) -> list[_Step]:
    """Apply events, then whatever follows from them, until nothing more follows."""
    steps: list[_Step] = []
    while events:
        for event in events:
            state = evolve(state, event)
            steps.append((event, state))
        events = next((found for rule in CONSEQUENCES if (found := list(rule(state)))), [])
        _not_for_ever(steps)
    return steps


def _not_for_ever(steps: list[_Step]) -> None:
    if len(steps) > LONGEST_CASCADE:
        last = type(steps[-1][0]).__name__
        raise RuntimeError(f"consequences without end: {last}")
