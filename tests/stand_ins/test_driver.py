"""Live games: partners answer in seconds of game time, never twice, never in a pause, and leave at once."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson
import pytest

from server.live import Asked, Done, LiveGame
from server.stand_ins import pace
from server.stand_ins.driver import COMPANIES, Company
from server.storage import readers
from server.storage.records import Stored
from tests.console.test_alone import started
from tests.server.running import House, house, until

SLOWEST = pace.ANSWERS[1] // 1000 + 1


def company(here: House, game: str) -> Company:
    """The minds of a game."""
    companies: Any = here.server.parts[COMPANIES]
    return next(one for one in companies if one.game.id == game)


async def pass_seconds(here: House, live: LiveGame, seconds: int) -> None:
    """So much game time, second by second; after each everybody has done what they wanted."""
    await until(lambda: company(here, live.id).at_rest)
    for _ in range(seconds):
        here.pass_time(1_000)
        await until(lambda: company(here, live.id).at_rest and live.decided_head == live.head)


async def alone(here: House, role: str) -> LiveGame:
    """A game alone, with the briefing over."""
    live = await here.server.games.get(await started(here, role))
    await pass_seconds(here, live, 20)
    await ask(live, role, "ready")
    assert live.state.phase is not None
    assert live.state.phase.id == "may"
    return live


async def ask(live: LiveGame, actor: str, kind: str, /, **data: Any) -> None:
    answer = await live.act(Asked(actor=actor, kind=kind, data=data))
    assert isinstance(answer, Done), answer


async def journal(here: House, game: str) -> list[Stored]:
    return await here.server.journal.read(game)


async def test_partners_are_ready_when_they_have_read_their_briefs(here: House) -> None:
    """Five of them wait for the one person, and not for each other."""
    live = await here.server.games.get(await started(here, "TR"))
    await pass_seconds(here, live, 30)
    assert live.state.clock.ready == set(live.state.cast) - {"TR"}
    assert set(live.state.corridors.first_calls) == set(live.state.cast) - {"TR"}


async def test_a_partner_answers_a_person_in_seconds(here: House) -> None:
    """With what it would need, in words and chips."""
    live = await alone(here, "TR")
    await here.next_phase(live)
    await pass_seconds(here, live, 40)
    said = len(await journal(here, live.id))
    await ask(live, "TR", "message", text="Could you live with this?", to=["UK"], clauses=[["D4", 3]])
    await pass_seconds(here, live, SLOWEST)
    later = (await journal(here, live.id))[said:]
    replies = [orjson.loads(one.body) for one in later if (one.kind, one.actor) == ("message_sent", "stand-in:UK")]
    assert any(reply["to"] == ["TR"] for reply in replies)


async def test_partners_take_a_stand_on_a_persons_package_in_seconds(here: House) -> None:
    """Each state says what it would do; the pens say what they would need, or initial it."""
    live = await alone(here, "TR")
    await here.next_phase(live)
    await pass_seconds(here, live, 30)
    await ask(live, "TR", "offer_package", choices={"D1": 2, "D2": 1, "D3": 1, "D4": 2, "D6": 1, "D7": 2})
    await pass_seconds(here, live, 3 * SLOWEST)
    assert {role for role, owner in live.state.table.stances if owner == "TR"} == {"CY", "UK"}


async def test_nobody_acts_in_a_pause_and_nothing_bursts_after_it(here: House) -> None:
    """Every clock stands still, in heads too."""
    live = await alone(here, "NATO")
    await pass_seconds(here, live, 20)
    await here.classroom.act(live.id, "alone", "pause_game")
    before = live.head
    await pass_seconds(here, live, 120)
    assert live.head == before
    await here.classroom.act(live.id, "alone", "resume_game")
    await pass_seconds(here, live, 2)
    assert live.head - before <= 4
    await pass_seconds(here, live, 60)
    assert live.head - before > 4


async def test_a_stand_in_stops_at_once_when_a_player_takes_the_seat(here: House) -> None:
    """Whatever it was about to do."""
    live = await here.started(people=5)
    (role,) = live.state.stand_ins
    await pass_seconds(here, live, 45)
    await here.classroom.act(live.id, "ann", "seat_player", {"role": role})
    taken = live.head
    await pass_seconds(here, live, 120)
    later = [one.actor for one in await journal(here, live.id) if one.seq > taken]
    assert f"stand-in:{role}" not in later
    await here.classroom.act(live.id, "ann", "seat_stand_in", {"role": role})
    await pass_seconds(here, live, 120)
    assert f"stand-in:{role}" in [one.actor for one in await journal(here, live.id)]


async def test_a_stand_in_in_a_class_acts_at_most_once_a_minute(here: House) -> None:
    """It fills a seat; it does not play the game for others."""
    live = await here.started(people=1)
    assert len(live.state.stand_ins) == 5
    await pass_seconds(here, live, 400)
    acts: dict[str, list[int]] = {}
    for one in await journal(here, live.id):
        if one.actor.startswith("stand-in:"):
            acts.setdefault(one.actor, []).append(one.at)
    assert len(acts) == 5
    for times in acts.values():
        distinct = sorted(set(times))
        assert all(later - earlier >= 60_000 for earlier, later in pairwise(distinct)), acts


@pytest.mark.slow
async def test_no_act_is_done_twice_and_none_is_refused(here: House) -> None:
    """Twelve minutes alone: every act of a mind was allowed, and none came twice for the same reason."""
    live = await alone(here, "UK")
    await pass_seconds(here, live, 720)
    told = [one for one in await journal(here, live.id) if one.actor.startswith("stand-in:")]
    assert len(told) > 60
    for earlier, later in pairwise(told):
        assert (earlier.actor, earlier.kind, _without_time(earlier)) != (later.actor, later.kind, _without_time(later))
    refused = await here.server.journal.query(lambda connection: list(readers.attempts(connection, live.id)))
    assert [(one.actor, one.kind, one.reasons) for one in refused] == []


def _without_time(one: Stored) -> str:
    return str({name: value for name, value in orjson.loads(one.body).items() if name not in ("at", "text")})


async def test_after_a_restart_partners_remember_and_go_on(tmp_path: Path) -> None:
    """The desk of each is folded from the journal: the same before and after."""
    async with house(tmp_path) as before:
        live = await alone(before, "CY")
        await before.next_phase(live)
        await pass_seconds(before, live, 60)
        game, head = live.id, live.head
        remembered = {role: _memory(one.__dict__) for role, one in company(before, game).desks.items()}
    async with house(tmp_path) as after:
        live = await after.server.games.get(game)
        await pass_seconds(after, live, 0)
        assert live.head == head
        assert {role: _memory(one.__dict__) for role, one in company(after, game).desks.items()} == remembered
        await pass_seconds(after, live, 240)
        assert live.head > head


def _memory(desk: dict[str, Any]) -> dict[str, Any]:
    """What a desk remembers, without what it has only worked out."""
    return {name: value for name, value in desk.items() if name not in ("memo", "_room", "_filed", "_table", "_of")}


async def test_where_nobody_plays_stand_ins_hurry_nobody_and_a_text_comes_to_the_table(here: House) -> None:
    """A class whose players are all away: every phase keeps its time, and who comes back finds a draft to change."""
    live = await here.started(people=1)
    (role,) = set(live.state.cast) - live.state.stand_ins
    await ask(live, role, "ready")
    await here.next_phase(live)
    await here.classroom.act(live.id, "ann", "seat_stand_in", {"role": role})
    await here.next_phase(live)
    assert live.state.stand_ins == set(live.state.cast)
    phase = live.state.phase
    left = (live.state.clock.ends - live.now()) // 1_000
    await pass_seconds(here, live, left - 5)
    assert live.state.phase == phase
    assert not live.state.clock.ready
    assert live.state.table.packages
