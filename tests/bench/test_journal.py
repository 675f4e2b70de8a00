"""Speed of the journal: durable events a second and the wait for one, for 1 to 200 games that never pause."""

import asyncio
import time
from pathlib import Path

import pytest

from server.storage.games import create_game, keep_scenario
from server.storage.journal import Journal
from server.storage.records import Append, NewEvent, NewGame, Receipt

pytestmark = pytest.mark.bench

SECONDS = 2.0
BODY = (
    '{"by":"TR","issue":"D3","option":3,"price":{"D4":2},"text":{"digest":"%s","ref":"0123456789abcdef","words":12}}'
    % ("a" * 64)
)
EVENT = NewEvent(kind="objected", v=1, at=1_234_567, actor="0123456789abcdef", body=BODY)


@pytest.mark.parametrize("games", [1, 10, 50, 200])
async def test_durable_events_a_second(games: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each game appends one event with its receipt, waits until it is durable, and appends the next."""
    waits: list[float] = []
    async with Journal.open(tmp_path / "data") as journal:
        names = await journal.write(lambda c: [create_game(c, _game(keep_scenario(c, "{}"))).id for _ in range(games)])
        began, cpu = time.perf_counter(), time.process_time()
        await asyncio.gather(*(_play(journal, name, began + SECONDS, waits) for name in names))
        took, burned = time.perf_counter() - began, time.process_time() - cpu
    waits.sort()
    with capsys.disabled():
        print(
            f"\n  {games:3} games: {len(waits) / took:9,.0f} events/s, {burned / len(waits) * 1e6:5.0f} us CPU an event, "
            f"p50 {waits[len(waits) // 2] * 1e3:5.2f} ms, p99 {waits[len(waits) * 99 // 100] * 1e3:6.2f} ms"
        )
    assert waits


async def _play(journal: Journal, game: str, until: float, waits: list[float]) -> None:
    seq = 0
    while (asked := time.perf_counter()) < until:
        receipt = Receipt(actor=EVENT.actor, cid=f"{seq:032x}", digest="d" * 64, answer='{"cursor":1,"t":"ack"}')
        (stored,) = await journal.append(Append(game=game, after=seq, events=(EVENT,), receipt=receipt))
        waits.append(time.perf_counter() - asked)
        seq = stored.seq


def _game(scenario: str) -> NewGame:
    return NewGame(scenario=scenario, rules_version="1", origin="alone")
