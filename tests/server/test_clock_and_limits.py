"""Clocks that stand still when they should, bells that ring once, buckets that fill again, marks that may be lost."""

from pathlib import Path

from server.clock import GameClock, Ticker
from server.gate.limits import Bucket, Buckets, Rate, WrongCodes
from server.live.marks import FILE, Mark, Marks
from tests.server.running import Time, house, until


def test_a_game_clock_runs_and_stands() -> None:
    """While it stands time passes without it; a clock that goes backwards does not take it along."""
    time = Time()
    clock = GameClock(time, 5_000)
    time.now += 10
    assert (clock.now(), clock.running) == (5_000, False)
    clock.run(5_000)
    time.now += 2.5
    assert (clock.now(), clock.running) == (7_500, True)
    clock.stand(clock.now())
    time.now += 3_600
    assert clock.now() == 7_500
    clock.run(7_500)
    time.now -= 100
    assert clock.now() == 7_500


async def test_a_bell_rings_once_and_the_last_wish_counts() -> None:
    """Who asks again is woken at the new time only; who is forgotten not at all; who breaks harms nobody."""
    time, rung = Time(), []
    ticker = Ticker(time)
    ticker.wake("a", time.now + 1, lambda: rung.append("early"))
    ticker.wake("a", time.now + 2, lambda: rung.append("a"))
    ticker.wake("b", time.now + 2, lambda: rung.append(str(1 // 0)))
    ticker.wake("c", time.now + 3, lambda: rung.append("c"))
    ticker.wake("d", time.now + 3, lambda: rung.append("d"))
    ticker.forget("d")
    time.now += 1
    ticker.ring()
    assert rung == []
    time.now += 2
    ticker.ring()
    ticker.ring()
    assert rung == ["a", "c"]


async def test_the_ticker_wakes_by_itself() -> None:
    """In real time, and for a bell that is earlier than the one it waits for."""
    import time

    rung: list[str] = []
    ticker = Ticker(time.monotonic)
    ticker.start()
    ticker.wake("later", time.monotonic() + 60, lambda: rung.append("later"))
    ticker.wake("soon", time.monotonic() + 0.01, lambda: rung.append("soon"))
    await until(lambda: rung == ["soon"])
    await ticker.stop()


def test_a_bucket_gives_what_it_has_and_fills_again() -> None:
    """Three at once, then one in two seconds; the wait is exact."""
    bucket = Bucket(3, 0.5, now=0)
    assert [bucket.take(0) for _ in range(4)] == [0, 0, 0, 2_000]
    assert bucket.take(1.0) == 1_000
    assert bucket.take(2.0) == 0
    assert [bucket.take(1_000) for _ in range(4)] == [0, 0, 0, 2_000]


def test_an_attacker_cannot_fill_the_memory() -> None:
    """So many keys are kept, those used last."""
    time = Time()
    buckets = Buckets(Rate(full=1, a_second=1), time, most=100)
    for number in range(1_000):
        buckets.take(number)
    assert len(buckets._buckets) == 100
    assert buckets.wait(999) > 0
    assert buckets.wait(0) == 0


def test_wrong_codes_of_one_address_do_not_shut_out_another() -> None:
    """Until the whole server has had enough of them."""
    time = Time()
    codes = WrongCodes(a_minute=300, an_address=10, clock=time)
    for _ in range(10):
        codes.count("10.0.0.1")
    assert codes.wait("10.0.0.1") > 0
    assert codes.wait("10.0.0.2") == 0
    for number in range(300):
        codes.count(f"10.1.{number // 250}.{number % 250}")
    assert codes.wait("10.0.0.2") > 0


def test_marks_may_be_lost_and_damaged(tmp_path: Path) -> None:
    """They are a cache: what cannot be read is made anew."""
    mark = Mark(game="g", reader="TR", seq=4, hash="h", value=3)
    marks = Marks(tmp_path)
    marks.save([mark])
    assert marks.of("g") == {"TR": mark}
    assert marks.of("other") == {}
    marks.close()
    (tmp_path / FILE).write_bytes(b"no database at all" * 1_000)
    again = Marks(tmp_path)
    assert again.of("g") == {}
    again.save([mark])
    assert again.of("g") == {"TR": mark}
    again.close()


async def test_deadlines_do_not_run_while_the_server_is_down(tmp_path: Path) -> None:
    """A game goes on at the time at which it stopped, with the same phase and the same end of it."""
    async with house(tmp_path) as here:
        game = await here.started()
        await here.next_phase(game)
        here.pass_time(77_000)
        before = (game.now(), game.state.clock, game.clock.running)
    async with house(tmp_path) as again:
        again.time.now += 3_600
        back = await again.server.games.get(game.id)
        assert (back.now(), back.state.clock, back.clock.running) == before
        again.pass_time(back.state.clock.ends - back.now() + 1)
        await back.pipeline.drained()
        assert back.state.clock.number == before[1].number + 1


async def test_a_game_that_nobody_needs_is_forgotten_and_comes_back(tmp_path: Path) -> None:
    """After ten minutes without clock and listeners; a running one stays."""
    async with house(tmp_path) as here:
        game = await here.started()
        here.time.now += 700
        await here.server.games.tidy()
        assert here.server.games.at_hand(game.id) is game
        await here.classroom.act(game.id, "ann", "pause_game")
        here.time.now += 700
        await here.server.games.tidy()
        assert here.server.games.at_hand(game.id) is None
        back = await here.server.games.get(game.id)
        assert (back.state.clock, back.now()) == (game.state.clock, game.now())
