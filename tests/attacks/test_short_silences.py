"""Short silences: who freezes at the last moment does not get past a member whom nobody plays."""

import asyncio

from game_rules.ids import SECOND
from game_rules.rules.silence import SHORTEST_SILENCE
from tests.server.running import House, until

HURTS_TURKEY = {"D3": 1}
"""No red line is crossed, and by its table Turkey would rather have nothing."""


async def test_a_stand_in_breaks_even_the_shortest_silence(here: House) -> None:
    """By its table, in time, and although it has just done something else."""
    game = await here.started()
    await here.next_phase(game, 4)
    nato, com = here.seated("NATO", game.id), here.seated("COM", game.id)
    assert (await nato.act("contact", "a", role="COM")).status_code == 200
    assert (await nato.act("offer_package", "b", choices=HURTS_TURKEY)).status_code == 200
    assert (await com.act("initial", "c", owner="NATO", version=1)).status_code == 200
    last_call = game.state.clock.ends - SHORTEST_SILENCE - 5 * SECOND
    here.pass_time(last_call - 25 * SECOND - game.now())
    await here.classroom.act(game.id, "ann", "seat_stand_in", {"role": "TR"})
    while game.now() < last_call:
        await _pass(here, SECOND)
    assert game.state.table.objections or game.state.table.stances, "it has just said no to the draft"
    assert (await nato.act("freeze_text", "d")).status_code == 200
    for _ in range(25):
        await _pass(here, SECOND)
    assert [one.role for one in game.state.decision.breaks] == ["TR"]


async def _pass(here: House, milliseconds: int) -> None:
    """Time passes in small steps, and whoever looks up meanwhile has acted before it goes on."""
    here.pass_time(milliseconds)
    for _ in range(5):
        await asyncio.sleep(0)
    await until(lambda: all(not any(game.pipeline) for game in here.server.games))
