"""The lecturer: one log of everything that was asked, and acts for a role that nobody plays."""

from pathlib import Path

import orjson

from game_rules import commands as ask
from game_rules.analysis.influence import influence
from server.looking_back.act_log import Entry, act_log, as_lines
from server.looking_back.looking import Recordings
from tests.conformance.moments import warsaw
from tests.conformance.scene import Room, asked
from tests.console.console import api_token
from tests.rules.stage import Asks, asks
from tests.server.running import house


def act(step: Asks) -> "ask.Command":
    """A command; the server stamps the time."""
    return step.kind(by=step.by, at=0, **step.fields)


def test_c097_one_entry_an_act(refusals: Room) -> None:
    """Given a running game, when any action is accepted or refused, then one log entry: server time, game time, actor,
    role, action, arguments, state version before and after, result, code, visibility."""
    refusals.run(_log_of_four_acts(refusals))


async def _log_of_four_acts(room: Room) -> None:
    game = await room.play(warsaw("june"))
    before = len(await act_log(room.journal, game.id))
    room.pass_time(2)
    first = game.head
    for step in (asks("NATO", ask.Contact, role="COM"), asks("TR", ask.Sign), asks("NATO", ask.Ready)):
        await game.act(asked(act(step)))
    await game.act(asked(act(asks("TR", ask.Object, issue="D3", option=9))))
    entries = (await act_log(room.journal, game.id))[before:]
    met, signed, ready, objected = entries
    assert [one.action for one in entries] == ["contact", "sign", "ready", "object"]
    assert [one.result for one in entries] == ["accepted", "refused", "accepted", "refused"]
    assert (met.actor, met.role, met.arguments) == ("NATO", "NATO", {"role": "COM"})
    assert (met.version_before, met.version_after) == (first, first + 1)
    assert (signed.version_before, signed.version_after) == (met.version_after, met.version_after)
    assert (met.code, "R-PHASE" in signed.code, "R-VERSION" in objected.code) == ((), True, True)
    assert (ready.visibility, signed.visibility) == (game.state.cast, ("TR",))
    assert {"NATO", "COM"} <= {*met.visibility}
    assert "CY" not in {*signed.visibility}
    assert objected.arguments["option"] == 9
    assert all(one.game_ms >= 2000 and one.server_ms > 0 for one in entries)
    lines = [orjson.loads(line) for line in as_lines(entries).splitlines()]
    assert [{*line} for line in lines] == [{*Entry.__dataclass_fields__}] * 4


async def test_c100_the_lecturer_plays_for_a_role(tmp_path: Path) -> None:
    """Given a running game with an absent player, when the instructor forces an option or plays for that role, then it
    is accepted; logged with actor "instructor"; excluded from that role's participation measures."""
    async with house(tmp_path) as here:
        game = await here.started(people=3)
        absent = next(role for role in ("NATO", "COM", "TR") if role in game.state.stand_ins)
        played = next(role for role in game.state.cast if role not in game.state.stand_ins)
        await here.next_phase(game, 2)
        program = await api_token(here, here.lecturer)
        path, says = f"/api/games/{game.id}", {"kind": "offer_package", "data": {"choices": {"D2": 1}}}
        answer = await here.client.post(f"{path}/act", json={"role": absent, **says}, headers=program)
        assert answer.json()["done"], answer.text
        assert game.state.table.packages[absent].choices["D2"] == 1
        refused = await here.client.post(f"{path}/act", json={"role": played, **says}, headers=program)
        assert (refused.status_code, "role_is_played" in refused.text) == (409, True)
        log = (await here.client.get(f"{path}/acts", headers=program)).text.splitlines()
        (entry,) = [one for one in map(orjson.loads, log) if one["action"] == "offer_package"]
        assert (entry["actor"], entry["role"]) == (f"lecturer:{here.lecturer.name}", absent)
        recording = await Recordings(here.server.journal).of(game)
        steps = [(one.before, one.event, one.after) for one in recording.steps()]
        counted = {one.role: one.tabled for one in influence(steps, recording.lent)}
        assert counted[absent] == 0
        assert {one.role: one.tabled for one in influence(steps)}[absent] > 0
