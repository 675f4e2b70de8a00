"""The lecturer: one log of everything that was asked, acts for a role that nobody plays, and exports for marking."""

import csv
import io
import zipfile
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


async def test_c101_assessment_data_are_pseudonymous(tmp_path: Path) -> None:
    """Given a finished game, when the instructor exports assessment data in pseudonymous mode, then no name, e-mail,
    IP address or free text of messages unless the box "include texts" is ticked; the key file is separate."""
    async with house(tmp_path) as here:
        record = await here.open_class()
        people = {name: await here.join(record.code, name) for name in ("Ada Lovelace", "ada@example.org", "=1+1")}
        (cast,) = await here.cast(record)
        await here.classroom.act_everywhere(record.id, "ann", "start_game")
        game = await here.server.games.get(cast.game.id)
        await here.next_phase(game, 2)
        said = await people["Ada Lovelace"].act("message", "c1", text="Our walnut compromise.")
        assert said.status_code == 200, said.text
        refused = await people["Ada Lovelace"].act("sign", "c2")
        assert "R-PHASE" in refused.text
        await here.classroom.act(game.id, "ann", "end_game")
        program = await api_token(here, here.lecturer)
        path = f"/api/classes/{record.id}/assessment"
        packed = (await here.client.get(f"{path}-export", headers=program)).content
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        assert {*files} == {"assessment.csv", "assessment-acts.csv", "assessment.json"}
        seats = {seat.player for seat in cast.seats if seat.player}
        hidden = (*people, "walnut", "127.0.0.1", f"lecturer:{here.lecturer.name}", *seats)
        for name, body in files.items():
            assert [word for word in hidden if word.encode() in body] == [], name
        told = orjson.loads(files["assessment.json"])
        students = [row for row in told["rows"] if row["is_student"] == "yes"]
        (ada,) = [row for row in students if row["role"] == people["Ada Lovelace"].role]
        assert (len(students), len(told["rows"])) == (3, len(game.state.cast))
        assert (ada["n_messages"], ada["n_words"], ada["n_refusals_caused_by_rules"]) == (1, 3, 1)
        with_texts = await here.client.get(f"{path}-export?include_texts=true&form=acts", headers=program)
        assert b"Our walnut compromise." in with_texts.content
        assert b"Ada" not in with_texts.content
        key = (await here.client.get(f"{path}-key-export", headers=program)).content.decode("utf-8-sig")
        named = {row[1]: row[0] for row in list(csv.reader(io.StringIO(key)))[2:]}
        assert named["Ada Lovelace"] == ada["student_pseudonym"]
        assert {*named.values()} == {row["student_pseudonym"] for row in students}
