"""Scenes: a Given that keeps all its events, and a refusal that is put through a real game on a real journal.

A refused act changes nothing and leaves one attempt, which the journal keeps with its reasons.
"""

import asyncio
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import orjson

from game_rules.commands import Command, OpenGame, Text
from game_rules.decide import open_game
from game_rules.events import Event
from game_rules.ids import LECTURER
from game_rules.plain import STAMPED, to_plain
from game_rules.scenario import Scenario
from game_rules.words import kind_of
from server.live import Asked, LiveGame, LiveGames, RefusedAnswer
from server.live.folding import to_store
from server.live.marks import Marks
from server.protocol.answers import reason_frame
from server.storage.chain import canonical
from server.storage.games import create_game, keep_scenario
from server.storage.journal import Journal
from server.storage.records import Append, NewGame, NewSeat
from server.versions import RULES
from tests.rules.moments import begun
from tests.rules.stage import Answer, Asks, Did, Given

T = TypeVar("T")


@dataclass(frozen=True)
class Scene(Given):
    """A game at some moment, with everything that has happened since it was opened."""

    past: tuple[Event, ...] = ()

    def after(self, *steps: Asks) -> "Scene":
        return scene_of(super().after(*steps))

    def later(self, *, seconds: float) -> "Scene":
        return scene_of(super().later(seconds=seconds))

    def when(self, step: Asks) -> "Act":
        found = super().when(step)
        return Act(self, found.command, found.answer)


@dataclass(frozen=True)
class Act(Answer):
    """What came of a command; a refusal is also asked of a real game."""

    given: Scene

    def happens(self) -> Scene:
        after = super().happens()
        return Scene(after.state, after.now, after.told, (*self.given.past, *after.told))

    def then(self, *expected: Did) -> Scene:
        return scene_of(super().then(*expected))

    def then_among_others(self, *expected: Did) -> Scene:
        return scene_of(super().then_among_others(*expected))

    def refused(
        self, rule: str, *, says: str = "", cites: str = "", holders: tuple[str, ...] | None = None, remedy: str = ""
    ) -> Scene:
        """It is refused for this reason; the game stays as it was, and exactly one attempt is recorded."""
        super().refused(rule, says=says, cites=cites, holders=holders, remedy=remedy)
        _ROOMS[-1].refuses(self)
        return self.given


def scene_of(given: Given) -> Scene:
    """What the helpers of the stage made out of a scene is a scene."""
    assert isinstance(given, Scene)
    return given


def opened(scenario: Scenario, form: str, cast: tuple[str, ...] = (), *, hard: bool = True) -> Scene:
    """Everybody is cast; the clock has not started."""
    cast = cast or scenario.core_cast
    accepted = open_game(scenario, OpenGame(by=LECTURER, at=0, format=form, cast=cast, hard=hard))
    return Scene(accepted.state, past=accepted.events)


def scene(scenario: Scenario, phase: str, form: str, cast: tuple[str, ...] = (), *, hard: bool = True) -> Scene:
    """A phase has just begun, and what was due has happened."""
    return scene_of(begun(opened(scenario, form, cast, hard=hard), phase))


# --- a real journal ---------------------------------------------------------------------------------------------------


@dataclass(kw_only=True)
class Room:
    """A data folder with its journal, and a clock that only the test moves."""

    folder: Path
    loop: asyncio.AbstractEventLoop
    journal: Journal
    marks: Marks
    games: LiveGames
    seconds: list[float]
    numbers: Iterator[int]

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do it, here and now."""
        return self.loop.run_until_complete(work)

    def refuses(self, act: Act) -> None:
        """The same is asked of a game whose journal holds the same events."""
        self.run(self._refuses(act))

    async def _refuses(self, act: Act) -> None:
        game = await self.play(act.given)
        assert game.state == act.given.state, "the journal tells another story"
        await game.forward(act.command.at)
        before, head = game.state, game.head
        answer = await game.act(asked(act.command))
        assert isinstance(answer, RefusedAnswer), answer
        assert answer.reasons == act.reasons
        assert (game.state, game.head) == (before, head)
        (attempt,) = await self.journal.attempts(game.id)
        assert (attempt.after, attempt.at) == (head, max(act.command.at, before.clock.now))
        assert (attempt.actor, attempt.kind) == (_actor(act.command), kind_of(type(act.command)))
        assert orjson.loads(attempt.reasons) == [reason_frame(reason) for reason in act.reasons]

    def pass_time(self, seconds: float) -> None:
        """The machine's clock goes on."""
        self.seconds[0] += seconds

    async def play(self, given: Scene) -> LiveGame:
        """A live game that stands where the scene stands."""
        return await self.games.get(await self.written(given))

    async def written(self, given: Scene) -> str:
        """A new game of this data folder in which just this has happened."""
        name, body, state = f"scene-{next(self.numbers)}", stored(given.state.scenario), given.state
        await self.journal.write(
            lambda connection: create_game(
                connection,
                NewGame(
                    id=name,
                    scenario=keep_scenario(connection, body),
                    rules_version=RULES,
                    seats=tuple(NewSeat(role=role) for role in state.cast),
                ),
            )
        )
        events = tuple(to_store(event, event.by, event.by) for event in given.past)
        await self.journal.append(Append(game=name, after=0, events=events))
        return name


def asked(command: Command) -> Asked:
    """The command as somebody's browser would send it."""
    fields = {name: _said(getattr(command, name)) for name in to_plain(command) if name not in STAMPED}
    return Asked(actor=_actor(command), kind=kind_of(type(command)), data=fields)


def _actor(command: Command) -> str:
    return "lecturer:ann" if command.by == LECTURER else command.by


def _said(value: Any) -> Any:
    """Free texts as words; everything else as plain data."""
    if isinstance(value, Text):
        return " ".join(["word"] * value.words)
    if isinstance(value, Mapping):
        return {name: _said(part) for name, part in value.items()}
    return to_plain(value)


_BODIES: dict[int, tuple[Scenario, str]] = {}


def stored(scenario: Scenario) -> str:
    """A scenario as a data folder keeps it; written once for each."""
    if id(scenario) not in _BODIES:
        _BODIES[id(scenario)] = scenario, canonical(to_plain(scenario))
    return _BODIES[id(scenario)][1]


_ROOMS: list[Room] = []


@contextmanager
def room(folder: Path) -> Iterator[Room]:
    """A room for refusals, as long as the tests need it."""
    loop, seconds = asyncio.new_event_loop(), [1_000.0]
    journal, marks = Journal.open(folder), Marks(folder)
    games = LiveGames(journal, marks, lambda: seconds[0])
    here = Room(folder=folder, loop=loop, journal=journal, marks=marks, games=games, seconds=seconds, numbers=count(1))
    _ROOMS.append(here)
    try:
        yield here
    finally:
        _ROOMS.remove(here)
        loop.run_until_complete(games.stop())
        loop.run_until_complete(journal.close())
        marks.close()
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
