"""`antechamber bench`: how fast this machine plays, folds, verifies and stores. For more see `make bench`."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from game_rules.events import Event
from server.looking_back.played_out import saved
from server.looking_back.rechecking import recheck
from server.looking_back.recording import Recording
from server.scenarios.scenario_file import load
from server.stand_ins.play import play_out
from server.storage import games
from server.storage.chain import canonical
from server.storage.journal import Journal
from server.storage.records import Append, NewEvent, NewGame
from server.storage.saved_game import SavedGame, dump
from server.versions import RULES


def run(seconds: float) -> None:
    """Print four figures."""
    scenario = load("warsaw")
    played = play_out(scenario, "50", seed=1)
    events = [event for move in played.moves for event in move.events]
    file = saved(scenario, played)
    data = dump(file)
    seeds = iter(range(2, 1_000_000))
    figures = [
        (
            "games between stand-ins a second",
            _rate(seconds, lambda: play_out(scenario, "50", seed=next(seeds)), 1),
        ),
        ("events folded a second", _rate(seconds, lambda: _fold(file, events), len(events))),
        ("events verified a second", _rate(seconds, lambda: recheck(data), len(events))),
        ("events stored durably a second, one after the other", asyncio.run(_stored(seconds))),
    ]
    for name, figure in figures:
        print(f"{figure:>12,.{0 if figure >= 10 else 1}f}  {name}")


def _rate(seconds: float, once: Callable[[], object], worth: int) -> float:
    """How much is done in a second; `once` does `worth` of it."""
    count, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < seconds:
        once()
        count += worth
    return count / passed


def _fold(file: SavedGame, events: list[Event]) -> Recording:
    from server.scenarios.stored_scenario import scenario_of_text

    return Recording(scenario_of_text(file.scenario), events)


async def _stored(seconds: float) -> float:
    with tempfile.TemporaryDirectory() as folder:
        async with Journal.open(Path(folder)) as journal:
            digest = await journal.write(lambda c: games.keep_scenario(c, canonical({})))
            new = NewGame(scenario=digest, rules_version=RULES, origin="alone")
            game = await journal.write(lambda c: games.create_game(c, new))
            count, start = 0, time.perf_counter()
            while (passed := time.perf_counter() - start) < seconds:
                event = NewEvent(kind="said_ready", v=1, at=count, actor="TR", body='{"at":0,"by":"TR"}')
                await journal.append(Append(game=game.id, after=count, events=(event,)))
                count += 1
            return count / passed
