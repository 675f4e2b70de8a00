"""Running ahead: alone, the time of a silence that one has answered passes at once; nobody loses a say."""

from typing import Any

from game_rules.rules.silence import SHORTEST_SILENCE
from server.live import LiveGame
from tests.console.test_alone import origin, token
from tests.server.running import House, until
from tests.stand_ins.test_driver import alone, ask, company, journal


async def ahead(here: House, game: str) -> Any:
    return await here.client.post(
        f"/alone/{game}",
        data={"csrf": await token(here), "act": "run_ahead"},
        headers={**origin(here), "accept": "application/json"},
    )


async def frozen(here: House, role: str, *, late: bool = False) -> LiveGame:
    """A game alone whose pens have frozen a text before any partner has looked at it; `late`: at the last moment."""
    live = await alone(here, role)
    await ask(live, "NATO", "contact", role="COM")
    await ask(live, "NATO", "offer_package", choices={"D1": 1, "D2": 1})
    await ask(live, "COM", "initial", owner="NATO", version=1)
    for _ in range(3):
        await here.next_phase(live)
    if late:
        live.clock.run(live.state.clock.ends - SHORTEST_SILENCE - 5_000)
    await ask(live, "NATO", "freeze_text")
    assert live.state.decision.frozen
    return live


async def test_a_silence_without_a_say_in_it_passes_at_once(here: House) -> None:
    """The deadline is on record, and all members had until then; afterwards the clock runs on as before."""
    live = await frozen(here, "NATO")
    deadline = live.state.decision.deadline
    answer = await ahead(here, live.id)
    assert answer.status_code == 200, answer.text
    kinds = [one.kind for one in await journal(here, live.id)]
    assert "silence_broken" in kinds or live.now() >= deadline
    assert "silence_held" in kinds or "silence_broken" in kinds
    before = live.now()
    here.pass_time(1_000)
    assert live.now() == before + 1_000


async def test_whoever_may_still_break_is_asked_first(here: House) -> None:
    """A silence that runs out is a yes: nobody says it by a button that says something else."""
    live = await frozen(here, "UK")
    answer = await ahead(here, live.id)
    assert answer.status_code == 409
    assert "Let it pass or break it first" in answer.text
    assert not live.state.decision.agreed
    await ask(live, "UK", "let_pass")
    assert (await ahead(here, live.id)).status_code == 200
    await until(lambda: company(here, live.id).at_rest)
    assert live.state.decision.agreed or live.state.decision.breaks


async def test_where_no_silence_runs_there_is_none_to_pass(here: House) -> None:
    """Nothing happens, and the page says why."""
    live = await alone(here, "TR")
    answer = await ahead(here, live.id)
    assert (answer.status_code, "No silence runs" in answer.text) == (409, True)


async def test_a_head_signs_before_the_last_silence_runs_out(here: House) -> None:
    """Where no minute is left behind it, a hand that is still missing would be missing for good."""
    live = await frozen(here, "NATO", late=True)
    answer = await ahead(here, live.id)
    assert (answer.status_code, "Sign first" in answer.text) == (409, True)
    await ask(live, "NATO", "sign")
    assert (await ahead(here, live.id)).status_code == 200
