"""The journal's promises: durable before the answer, gapless, once only, each unit for itself."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from server.storage.chain import canonical, first_break, genesis
from server.storage.database import FILE
from server.storage.games import game_of
from server.storage.journal import Journal
from server.storage.problems import AlreadyAnswered, Conflict, StorageFailed, UnknownGame
from server.storage.records import Append, NewAttempt, NewEvent, NewText
from server.storage.tables import SETTINGS
from tests.storage.making import a_game, receipt, said, unit


async def test_an_event_is_on_disk_when_its_writer_hears_of_it(journal: Journal, folder: Path) -> None:
    """Another process could read it at that moment."""
    await a_game(journal)
    for number in range(20):
        await journal.append(unit(number))
        other = sqlite3.connect(folder / FILE)
        assert other.execute("SELECT max(seq) FROM events").fetchone() == (number + 1,)
        other.close()


async def test_what_was_appended_is_what_is_read(journal: Journal) -> None:
    """Numbers from 1 without a gap, the same bytes, the same hashes; `after` skips what is known."""
    await a_game(journal)
    first = await journal.append(unit(0, count=3))
    second = await journal.append(unit(3, count=2))
    assert await journal.read("g") == [*first, *second]
    assert [event.seq for event in first + second] == [1, 2, 3, 4, 5]
    assert await journal.read("g", after=4) == [second[-1]]
    assert await journal.read("nowhere") == []


async def test_the_chain_begins_with_what_the_game_is_made_of(journal: Journal) -> None:
    """Another setup would be another game."""
    await a_game(journal)
    await journal.append(unit(0, count=4))
    game = await journal.query(lambda connection: game_of(connection, "g"))
    events = await journal.read("g")
    assert first_break(genesis("g", game.scenario, "1", game.setup, game.treatment), events) is None
    assert first_break(genesis("g", game.scenario, "1", canonical({"seed": 8}), game.treatment), events) == 1


async def test_a_unit_for_another_head_is_a_conflict(journal: Journal) -> None:
    """It says where the game stands, and writes nothing."""
    await a_game(journal)
    await journal.append(unit(0, count=2))
    for wrong in (0, 1, 3):
        with pytest.raises(Conflict) as conflict:
            await journal.append(unit(wrong, cid=f"c{wrong}"))
        assert (conflict.value.expected, conflict.value.head) == (wrong, 2)
    assert len(await journal.read("g")) == 2
    assert await journal.receipts("g") == []


async def test_an_unknown_game_is_not_begun_by_an_event(journal: Journal) -> None:
    """Games are made on purpose."""
    with pytest.raises(UnknownGame):
        await journal.append(unit(0, game="nowhere"))


async def test_units_of_one_game_may_be_under_way_together(journal: Journal) -> None:
    """The live game does not wait for the disk between two acts."""
    await a_game(journal)
    answers = await asyncio.gather(*(journal.append(unit(number)) for number in range(50)))
    assert [stored.seq for (stored,) in answers] == list(range(1, 51))


async def test_when_one_of_them_fails_those_that_build_on_it_fail_too(journal: Journal) -> None:
    """Nothing stands on what did not happen."""
    await a_game(journal)
    await journal.append(unit(0, cid="first"))
    outcomes = await _together(journal, unit(1), unit(2, cid="first"), unit(3), unit(2))
    assert [type(outcome) for outcome in outcomes] == [tuple, AlreadyAnswered, Conflict, tuple]
    assert len(await journal.read("g")) == 3


async def test_a_command_has_one_answer_for_the_life_of_the_game(journal: Journal) -> None:
    """Whoever asks again gets the first one, and nothing happens twice."""
    await a_game(journal)
    await journal.append(unit(0, cid="c"))
    with pytest.raises(AlreadyAnswered) as again:
        await journal.append(unit(1, cid="c"))
    assert again.value.receipt == receipt("c")
    with pytest.raises(AlreadyAnswered):
        await journal.append(unit(0, cid="c"))
    assert await journal.receipt("g", "seat-1", "c") == receipt("c")
    assert await journal.receipt("g", "seat-2", "c") is None
    assert len(await journal.read("g")) == 1


async def test_a_refusal_has_its_receipt_and_its_attempt_but_no_event(journal: Journal) -> None:
    """Refused commands lie beside the journal, with the head at which they were refused."""
    await a_game(journal)
    await journal.append(unit(0))
    tried = NewAttempt(at=5, actor="CY", kind="sign", body="{}", reasons='[{"rule":"R-1"}]')
    for cid in ("a", "b"):
        answer = await journal.append(Append(game="g", after=1, events=(), receipt=receipt(cid), attempt=tried))
        assert answer == ()
    found = await journal.attempts("g")
    assert [(a.number, a.after, a.kind, a.reasons) for a in found] == [
        (number, 1, "sign", '[{"rule":"R-1"}]') for number in (1, 2)
    ]
    assert [r.cid for r in await journal.receipts("g")] == ["a", "b"]


async def test_texts_lie_beside_the_events(journal: Journal) -> None:
    """All of a game, or those that are asked for."""
    await a_game(journal)
    texts = tuple(NewText(ref=ref, salt="s", body=f"text {ref}", author="p") for ref in "xyz")
    await journal.append(unit(0, texts=texts))
    assert await journal.texts("g") == {"x": "text x", "y": "text y", "z": "text z"}
    assert await journal.texts("g", ["z", "missing"]) == {"z": "text z"}
    assert await journal.texts("g", []) == {}
    assert await journal.texts("g", ["z", *(f"missing {number}" for number in range(40_000))]) == {"z": "text z"}


async def test_a_failing_unit_does_not_sink_the_others(journal: Journal) -> None:
    """Wrong head, no such game, answered before, not writable, a function that raises: each fails alone."""
    await a_game(journal)
    await a_game(journal, "h")
    await journal.append(unit(0, cid="known"))
    unwritable = NewEvent(kind="said", v=1, at=0, actor="TR", body='"\ud800"')
    too_late = NewEvent(kind="said", v=1, at=2**70, actor="TR", body="1")

    def stumbles(connection: Connection) -> None:
        connection.execute(insert(SETTINGS).values(name="half", value="1"))
        raise RuntimeError("stumbled")

    def breaks_a_rule(connection: Connection) -> None:
        for _ in range(2):
            connection.execute(insert(SETTINGS).values(name="twice", value="1"))

    outcomes = await _together(
        journal,
        unit(0, game="h"),
        unit(7, game="h"),
        unit(0, game="nowhere"),
        unit(1, cid="known"),
        Append(game="h", after=1, events=(unwritable,)),
        Append(game="h", after=1, events=(too_late,)),
        stumbles,
        breaks_a_rule,
        lambda connection: connection.execute(insert(SETTINGS).values(name="whole", value="1")).rowcount,
        unit(1, cid="new"),
        unit(1, game="h", cid="new"),
    )
    assert [type(outcome) for outcome in outcomes] == [
        tuple,
        Conflict,
        UnknownGame,
        AlreadyAnswered,
        UnicodeEncodeError,
        OverflowError,
        RuntimeError,
        IntegrityError,
        int,
        tuple,
        tuple,
    ]
    assert [len(await journal.read(game)) for game in ("g", "h")] == [2, 2]
    names = await journal.query(lambda connection: connection.execute(SETTINGS.select()).scalars().all())
    assert names == ["whole"]
    assert journal.failure is None


async def test_the_same_command_twice_in_one_commit_happens_once(journal: Journal) -> None:
    """Two sockets of one seat send it at the same moment."""
    await a_game(journal)
    outcomes = await _together(journal, unit(0, cid="c"), unit(1, cid="c"), unit(1, cid="d"))
    assert [type(outcome) for outcome in outcomes] == [tuple, AlreadyAnswered, tuple]


async def test_who_no_longer_waits_does_not_stop_the_commit(journal: Journal) -> None:
    """A closed connection cancels its task; the act has happened all the same."""
    await a_game(journal)
    asked = asyncio.ensure_future(journal.append(unit(0)))
    await asyncio.sleep(0)
    asked.cancel()
    await journal.append(unit(1))
    assert len(await journal.read("g")) == 2


async def test_closing_commits_what_is_queued(folder: Path) -> None:
    """And then takes nothing more."""
    journal = Journal.open(folder)
    await a_game(journal)
    asked = [asyncio.ensure_future(journal.append(unit(number))) for number in range(10)]
    await asyncio.sleep(0)
    await journal.close()
    assert [stored.seq for (stored,) in await asyncio.gather(*asked)] == list(range(1, 11))
    with pytest.raises(StorageFailed):
        await journal.append(unit(10))
    assert not (folder / f"{FILE}-wal").exists()
    async with Journal.open(folder) as again:
        assert len(await again.read("g")) == 10
        await again.append(unit(10))


async def test_the_log_of_writes_stays_small(journal: Journal, folder: Path) -> None:
    """It is folded into the database now and then, even if nobody ever pauses, and begun anew."""
    games = [await a_game(journal, f"g{number}") for number in range(20)]

    async def play(game: str) -> None:
        for number in range(300):
            await journal.append(unit(number, game=game, cid=str(number)))

    await asyncio.gather(*map(play, games))
    assert (await asyncio.to_thread((folder / f"{FILE}-wal").stat)).st_size < 64 * 1024 * 1024
    assert await journal.fold()
    assert (await asyncio.to_thread((folder / f"{FILE}-wal").stat)).st_size == 0


async def test_readers_cannot_write(journal: Journal) -> None:
    """One connection writes; no other can."""
    with pytest.raises(StorageFailed):
        await journal.query(lambda connection: connection.execute(insert(SETTINGS).values(name="a", value="1")))


async def test_many_games_many_writers_every_event_once(journal: Journal) -> None:
    """Two tasks per game race for each number; whoever loses reads the head and tries again."""
    games = [await a_game(journal, f"g{number}") for number in range(8)]

    async def play(game: str, name: str) -> None:
        head = 0
        for number in range(25):
            while True:
                try:
                    await journal.append(unit(head, game=game, cid=f"{name}{number}"))
                except Conflict as conflict:
                    head = conflict.head
                else:
                    head += 1
                    break

    await asyncio.gather(*(play(game, name) for game in games for name in "ab"))
    for game in games:
        assert [event.seq for event in await journal.read(game)] == list(range(1, 51))
        assert len(await journal.receipts(game)) == 50


async def _together(journal: Journal, *work: Append | Callable[[Connection], object]) -> list[object]:
    """The outcomes of several units that share one commit: they queue while the writer is held."""
    held, go = threading.Event(), threading.Event()

    def hold(_: Connection) -> None:
        held.set()
        go.wait()

    holding = asyncio.ensure_future(journal.write(hold))
    await asyncio.to_thread(held.wait)
    asked = [
        asyncio.ensure_future(journal.append(each) if isinstance(each, Append) else journal.write(each))
        for each in work
    ]
    await asyncio.sleep(0)
    go.set()
    await holding
    return list(await asyncio.gather(*asked, return_exceptions=True))


def test_an_event_says_what_it_says() -> None:
    """The bodies of these tests are canonical, with letters that JSON could spell in two ways."""
    assert said(1).body == '{"number":1,"who":"Türkiye, \u2028 said"}'
