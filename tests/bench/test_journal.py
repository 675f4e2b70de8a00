"""Speed of the journal beside bare SQLite in the same run: writing for 1 to 200 games, reading, verifying.

Machines differ and drift: compare the two figures of one line, not lines of two days.
"""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from server.storage import carrying, saved_game
from server.storage.database import FILE
from server.storage.games import create_game, keep_scenario
from server.storage.journal import Journal
from server.storage.records import Append, NewEvent, NewGame, Receipt

pytestmark = pytest.mark.bench

SECONDS = 1.5
BODY = (
    '{"by":"TR","issue":"D3","option":3,"price":{"D4":2},"text":{"digest":"' + "a" * 64 + '","ref":"0123456789abcdef"}}'
)
EVENT = NewEvent(kind="objected", v=1, at=1_234_567, actor="0123456789abcdef", body=BODY)
ANSWER = '{"cursor":1,"t":"ack"}'
DIGEST = "d" * 64


@pytest.mark.parametrize("games", [1, 10, 50, 200])
async def test_durable_events_a_second(games: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each game appends one event with its receipt, waits until it is durable, and appends the next."""
    bare = _bare(tmp_path / "bare", games)
    waits: list[float] = []
    async with Journal.open(tmp_path / "data") as journal:
        names = await journal.write(lambda connection: [_game(connection) for _ in range(games)])
        began, cpu = time.perf_counter(), time.process_time()
        await asyncio.gather(*(_play(journal, name, began + SECONDS, waits) for name in names))
        took, burned = time.perf_counter() - began, time.process_time() - cpu
    waits.sort()
    with capsys.disabled():
        print(
            f"\n  {games:3} games: {len(waits) / took:8,.0f} events/s (bare SQLite, one thread: {bare:8,.0f}), "
            f"{burned / len(waits) * 1e6:4.0f} us CPU an event, "
            f"p50 {waits[len(waits) // 2] * 1e3:5.2f} ms, p99 {waits[len(waits) * 99 // 100] * 1e3:6.2f} ms"
        )
    assert waits


async def test_events_read_and_verified_a_second(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A game of 5,000 events: from the journal, into a file, and checked."""
    async with Journal.open(tmp_path / "data") as journal:
        game = await journal.write(_game)
        await journal.append(Append(game=game, after=0, events=(EVENT,) * 5_000))
        read = await _best(lambda: journal.read(game))
        saved = await journal.query(lambda connection: carrying.load(connection, game))
    file = saved_game.dump(saved)
    written = await _best(lambda: asyncio.to_thread(saved_game.dump, saved))
    verified = await _best(lambda: asyncio.to_thread(saved_game.verify, file))
    with capsys.disabled():
        print(
            f"\n  5,000 events: read {5_000 / read:,.0f}/s, written to a file {5_000 / written:,.0f}/s, "
            f"verified {5_000 / verified:,.0f}/s"
        )
    assert saved_game.verify(file) is None


async def _play(journal: Journal, game: str, until: float, waits: list[float]) -> None:
    seq = 0
    while (asked := time.perf_counter()) < until:
        receipt = Receipt(actor=EVENT.actor, cid=f"{seq:032x}", digest=DIGEST, answer=ANSWER)
        (stored,) = await journal.append(Append(game=game, after=seq, events=(EVENT,), receipt=receipt))
        waits.append(time.perf_counter() - asked)
        seq = stored.seq


def _game(connection: Connection) -> str:
    return create_game(connection, NewGame(scenario=keep_scenario(connection, "{}"), rules_version="1")).id


def _bare(folder: Path, games: int) -> float:
    """Events a second of the same rows in the same commits, without anything around them."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as database:
        for setting in ("journal_mode=wal", "synchronous=2", "wal_autocheckpoint=0"):
            database.execute(f"PRAGMA {setting}")
        database.execute(
            "CREATE TABLE events (game, seq, kind, v, at, actor, body, hash, wall, PRIMARY KEY (game, seq))"
        )
        database.execute("CREATE TABLE receipts (game, actor, cid, digest, answer, PRIMARY KEY (game, actor, cid))")
        names, seq, began = [f"{number:016x}" for number in range(games)], 0, time.perf_counter()
        while (now := time.perf_counter()) < began + SECONDS / 2:
            seq += 1
            events = [(game, seq, "objected", 1, 1_234_567, EVENT.actor, BODY, DIGEST, 1) for game in names]
            receipts = [(game, EVENT.actor, f"{seq:032x}", DIGEST, ANSWER) for game in names]
            database.execute("BEGIN IMMEDIATE")
            database.executemany("INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?)", events)
            database.executemany("INSERT INTO receipts VALUES (?,?,?,?,?)", receipts)
            database.execute("COMMIT")
        return seq * games / (now - began)


async def _best(what: Callable[[], Awaitable[object]], rounds: int = 7) -> float:
    """Seconds of the quickest of several times."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        await what()
        times.append(time.perf_counter() - began)
    return min(times)
