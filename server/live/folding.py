"""Folding: from the lines of a journal to the state of a game, step by step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from game_rules.events import Event, GameOpened
from game_rules.events_catalogue import decode, encode
from game_rules.evolve import evolve, initial
from game_rules.scenario import Scenario
from game_rules.state import State
from server.live.cursors import Cursor, Step
from server.live.marks import CLOCK, Mark
from server.scenarios.stored_scenario import scenario_of_text
from server.storage import games
from server.storage.journal import Journal
from server.storage.records import GameRecord, NewEvent, Stored


class Unreadable(ValueError):
    """A journal that does not begin with the opening of a game."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What a game is folded from."""

    record: GameRecord
    scenario: Scenario
    stored: tuple[Stored, ...]
    texts: dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Folded:
    """A game as its journal says. `now` is the game time at which it goes on."""

    state: State
    seq: int
    hash: str
    now: int
    cursors: dict[str, Cursor]


async def source(journal: Journal, game: str) -> Source:
    """Everything that is stored of a game. Raises UnknownGame, StorageFailed."""
    record, body = await journal.query(lambda connection: _record(connection, game))
    stored = await journal.read(game)
    return Source(record=record, scenario=scenario_of_text(body), stored=tuple(stored), texts=await journal.texts(game))


def fold(source: Source, marks: dict[str, Mark]) -> Folded:
    """The state after the whole journal, and where the readers stand that have a mark in it."""
    valid = {reader: mark for reader, mark in marks.items() if _stands(mark, source.stored)}
    cursors = {reader: Cursor(reader, mark.seq, mark.value) for reader, mark in valid.items() if reader != CLOCK}
    state, first = beginning(source.scenario, source.stored)
    for step in steps(state, source.stored[1:]):
        state = step.after
        for cursor in cursors.values():
            if cursor.seq < step.seq:
                cursor.follow(step)
    last = source.stored[-1] if len(source.stored) > 1 else first
    now = max(state.clock.now, valid[CLOCK].value if CLOCK in valid else 0)
    return Folded(state=state, seq=last.seq, hash=last.hash, now=now, cursors=cursors)


def beginning(scenario: Scenario, stored: Iterable[Stored]) -> tuple[State, Stored]:
    """The state after the first line. Raises `Unreadable`."""
    first = next(iter(stored), None)
    opened = decode(first.kind, first.v, first.body) if first else None
    if first is None or not isinstance(opened, GameOpened):
        raise Unreadable("A journal begins with the opening of the game.")
    return initial(scenario, opened), first


def steps(state: State, stored: Iterable[Stored]) -> Iterator[Step]:
    """One step for each line of a journal, from a state on."""
    for line in stored:
        event = decode(line.kind, line.v, line.body)
        after = evolve(state, event)
        yield Step(seq=line.seq, before=state, event=event, after=after)
        state = after


def taken(state: State, seq: int, events: Iterable[Event]) -> Iterator[Step]:
    """One step for each event that has just been decided, after event `seq`."""
    for number, event in enumerate(events, start=seq + 1):
        after = evolve(state, event)
        yield Step(seq=number, before=state, event=event, after=after)
        state = after


def to_store(event: Event, actor: str, speaker: str) -> NewEvent:
    """An event as a line of the journal. What the rules let follow is the clock's, not the actor's."""
    kind, version, body = encode(event)
    return NewEvent(kind=kind, v=version, at=event.at, actor=actor if event.by == speaker else event.by, body=body)


def _record(connection: Connection, game: str) -> tuple[GameRecord, str]:
    record = games.game_of(connection, game)
    return record, games.scenario_of(connection, record.scenario)


def _stands(mark: Mark, stored: tuple[Stored, ...]) -> bool:
    """Does the journal still have the event at which this mark was made?"""
    return 0 < mark.seq <= len(stored) and stored[mark.seq - 1].hash == mark.hash
