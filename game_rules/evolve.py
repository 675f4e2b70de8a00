"""Evolve: what happened, happened. No rule is checked here; a replay is a fold of this function."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce
from typing import Any

from game_rules.events import Event, GameOpened
from game_rules.rules import (
    arranging,
    assent,
    ballots,
    beside,
    capitals,
    clock,
    drafting,
    felt,
    files,
    freezing,
    leash,
    letters,
    loyalties,
    meetings,
    objections,
    obligations,
    packages,
    paper,
    projects,
    reports,
    seating,
    secrecy,
    signature,
    silence,
    staff,
    statements,
    talk,
    tasking,
    turf,
    turns,
    votes,
)
from game_rules.rules.doing import remember
from game_rules.scenario import Scenario
from game_rules.state import State
from game_rules.treatments import treated

_Change = Callable[[State, Any], State]

_CHANGES: dict[type[Event], _Change] = {}
for _topic in (
    arranging,
    letters,
    tasking,
    turf,
    assent,
    ballots,
    beside,
    capitals,
    clock,
    drafting,
    felt,
    files,
    freezing,
    leash,
    loyalties,
    meetings,
    objections,
    obligations,
    packages,
    paper,
    projects,
    reports,
    seating,
    secrecy,
    signature,
    silence,
    staff,
    statements,
    talk,
    turns,
    votes,
):
    _CHANGES |= _topic.EVOLVE


def initial(scenario: Scenario, opened: GameOpened) -> State:
    """The state after a game was opened. Raises `KeyError` for a format, role or treatment that there is not."""
    scenario = treated(scenario, opened.treatment)
    form = scenario.format(opened.format)
    cast = tuple(role.id for role in scenario.roles if role.id in opened.cast)
    if unknown := set(opened.cast) - set(cast):
        raise KeyError(sorted(unknown)[0])
    return State(
        scenario=scenario,
        form=form,
        cast=cast,
        stand_ins=frozenset(opened.stand_ins),
        seed=opened.seed,
        hard=opened.hard,
        qualitative=opened.qualitative,
        lecturer_reads=opened.lecturer_reads,
        treatment=opened.treatment,
        loyalty=opened.loyalty,
        carried=opened.carried,
    )


def evolve(state: State, event: Event) -> State:
    """The state after one event."""
    if event.at > state.clock.now:
        state = replace(state, clock=replace(state.clock, now=event.at))
    return remember(_CHANGES[type(event)](state, event), event)


def replay(scenario: Scenario, events: Iterable[Event]) -> State:
    """The state after a whole journal, whose first event is `GameOpened`."""
    ordered = iter(events)
    first = next(ordered)
    if not isinstance(first, GameOpened):
        raise ValueError("a journal begins with the opening of the game")
    return reduce(evolve, ordered, initial(scenario, first))
