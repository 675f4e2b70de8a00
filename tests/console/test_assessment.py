"""The assessment export: what is counted, that no spreadsheet evaluates it, and that pseudonyms stay."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from server.cli import main
from server.live import LiveGame
from server.looking_back.assessment import Act, Row
from server.looking_back.assessment_files import NOTE, columns, defused, table
from server.looking_back.pseudonyms import kept_secret, pseudonym, secret_of
from server.scenarios.scenario_file import load
from server.storage.tables import SETTINGS
from tests.console.console import Console, another_lecturer, api_token, signed_in
from tests.server.running import House, house

Headers = dict[str, str]
FORMULAS = (
    "=1+1",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    '"=1',
    "\uff1d1",
    "\ufeff=1",
)
SPLIT = ("a;=1+1", "a,+1", "a\t@x", "a\n=1", "a; =1", "a|-1")


@pytest.fixture
async def program(here: House) -> Headers:
    """The headers of ann's program."""
    return await api_token(here, here.lecturer)


async def over(here: House, *names: str) -> str:
    """A class of these people with one finished game."""
    record = await here.open_class()
    for name in names or ("Person",):
        await here.join(record.code, name)
    (cast,) = await here.cast(record)
    await here.classroom.act_everywhere(record.id, "ann", "start_game")
    await here.classroom.act(cast.game.id, "ann", "end_game")
    return record.id


async def exported(here: House, program: Headers, path: str, **asked: Any) -> dict[str, Any]:
    answer = await here.client.get(f"/api/{path}/assessment-export", params={"form": "json", **asked}, headers=program)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def key(here: House, program: Headers, class_id: str) -> dict[str, str]:
    """By name, the pseudonym as the key file has it."""
    answer = await here.client.get(f"/api/classes/{class_id}/assessment-key-export", headers=program)
    return {name: hidden for hidden, name in read(answer.content)[2:]}


def read(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


# --- spreadsheets -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_a_text(text: str) -> None:
    """Whatever stands before its first sign."""
    assert str(defused(text)).startswith("'")
    assert str(defused(text)).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("text", SPLIT)
def test_a_formula_behind_a_separator_becomes_a_text(text: str) -> None:
    """Where a spreadsheet would split a cell, its second half is no formula either."""
    found = str(defused(text))
    assert found == f"{text[:2]}'{text[2:]}"


@pytest.mark.parametrize("cell", [-5, 0.5, "", "S-ABC", "no_deal", "state", "a = b", "EU - NATO"])
def test_numbers_and_plain_texts_stay(cell: Any) -> None:
    """A loss is a number that can be added up."""
    assert defused(cell) == cell


def test_a_table_says_that_it_gives_no_marks() -> None:
    """In its first line; then the names of its columns."""
    first, second, third = read(table(("name", "points"), [("=HYPERLINK(1)", -3)], NOTE))
    assert "not marks" in first[0]
    assert (second, third) == (["name", "points"], ["'=HYPERLINK(1)", "-3"])


async def test_a_display_name_that_is_a_formula_is_defused_in_the_key_file(here: House, program: Headers) -> None:
    """It is the only file with names."""
    class_id = await over(here, '=HYPERLINK("x","y")')
    (name,) = await key(here, program, class_id)
    assert name == '\'=HYPERLINK("x","y")'
    answer = await here.client.get(f"/api/classes/{class_id}/assessment-export?form=csv", headers=program)
    assert b"HYPERLINK" not in answer.content


# --- rows -------------------------------------------------------------------------------------------------------------


async def test_the_columns_are_those_on_the_list(here: House, program: Headers) -> None:
    """In every form of the file."""
    class_id = await over(here)
    told = await exported(here, program, f"classes/{class_id}")
    assert [tuple(row) for row in told["rows"]] == [columns(Row)] * len(told["rows"])
    for form, of in (("csv", Row), ("acts", Act)):
        answer = await here.client.get(f"/api/classes/{class_id}/assessment-export?form={form}", headers=program)
        assert tuple(read(answer.content)[1]) == columns(of)


async def test_a_stand_in_is_no_student(here: House, program: Headers) -> None:
    """Its row has no pseudonym, and says so."""
    told = await exported(here, program, f"classes/{await over(here, 'Ada', 'Bo')}")
    assert [row["is_student"] for row in told["rows"]].count("yes") == 2
    assert all(bool(row["student_pseudonym"]) == (row["is_student"] == "yes") for row in told["rows"])


async def test_what_a_student_did_is_counted(here: House, program: Headers) -> None:
    """Talk, packages, and what the rules refused; what the lecturer did for another role is not the student's."""
    game = await here.started()
    await here.next_phase(game, 2)
    tr = here.seated("TR")
    await tr.act("message", "c1", text="Between us three words.", to=["UK"])
    await tr.act("message", "c2", text="To all.")
    await tr.act("offer_package", "c3", choices={"D2": 1})
    await tr.act("sign", "c4")
    await here.classroom.act(game.id, "ann", "end_game")
    told = await exported(here, program, f"games/{game.id}")
    (row,) = [one for one in told["rows"] if one["role"] == "TR"]
    counted = ("n_messages", "n_words", "n_distinct_counterparts", "n_packages_authored", "n_proposals")
    assert [row[name] for name in counted] == [2, 6, 1, 1, 1]
    assert (row["n_refusals_caused_by_rules"], row["phases_active"], row["game_outcome"]) == (1, 1, "no_deal")
    assert row["role_points"] - row["role_walkaway"] == row["role_surplus"] == 0
    acts = [(one["act"], one["result"], one["to"]) for one in told["acts"] if one["role"] == "TR"]
    assert acts == [
        ("message", "accepted", "UK"),
        ("message", "accepted", ""),
        ("offer_package", "accepted", ""),
        ("sign", "refused", ""),
    ]
    assert {one["student_pseudonym"] for one in told["acts"] if one["role"] == "TR"} == {row["student_pseudonym"]}


async def frozen(here: House) -> LiveGame:
    """Both staffs have met, NATO's text with a wording beside it is the draft, and it lies under silence."""
    game = await here.started()
    await here.next_phase(game)
    await did(here, "NATO", "contact", role="COM")
    await did(here, "NATO", "offer_package", choices={"D1": 2, "D2": 1})
    await did(here, "COM", "initial", owner="NATO", version=1)
    await here.next_phase(game)
    await did(here, "COM", "contact", role="NATO")
    await did(here, "NATO", "offer_package", choices={"D3": 1, "D6": 1, "D7": 2})
    await did(here, "COM", "initial", owner="NATO", version=2)
    await did(here, "NATO", "propose_wording", issue="D1", option=2, text="Hybrid, maritime and cyber threats.")
    await here.next_phase(game, 2)
    await did(here, "NATO", "freeze_text")
    return game


async def did(here: House, who: str, kind: str, /, **data: Any) -> None:
    """An act of a role, accepted."""
    student = here.seated(who)
    answer = await student.act(kind, uuid4().hex, **data)
    assert answer.status_code == 200, answer.text


async def test_a_signed_text_counts_for_whoever_first_tabled_its_clauses(here: House, program: Headers) -> None:
    """A meeting across the organisations, a wording, five clauses that stand in the end."""
    game = await frozen(here)
    for role in ("TR", "CY", "UK"):
        await did(here, role, "let_pass")
    for role in ("NATO", "COM"):
        await did(here, role, "sign")
    here.pass_time(180_000)
    await game.pipeline.drained()
    rows = {one["role"]: one for one in (await exported(here, program, f"games/{game.id}"))["rows"]}
    counted = ("n_contacts_cross_org", "n_wordings", "n_accepted_initiatives", "n_vetoes", "n_silences_broken")
    assert [rows["NATO"][name] for name in counted] == [1, 1, 5, 0, 0]
    assert [rows["COM"][name] for name in counted] == [1, 0, 0, 0, 0]
    assert {one["game_outcome"] for one in rows.values()} == {"adopted"}


async def test_a_broken_silence_counts_for_whoever_broke_it(here: House, program: Headers) -> None:
    """And for nobody else in its house."""
    game = await frozen(here)
    await did(here, "UK", "let_pass")
    await did(here, "TR", "break_silence", issue="D1")
    await here.classroom.act(game.id, "ann", "end_game")
    rows = (await exported(here, program, f"games/{game.id}"))["rows"]
    assert [(one["role"], one["game_outcome"]) for one in rows if one["n_silences_broken"]] == [("TR", "no_deal")]


async def test_a_no_in_the_council_is_a_veto_of_whoever_said_it(here: House, program: Headers) -> None:
    """The package needed all of them."""
    game = await here.started(scenario=load("crimea"))
    await here.next_phase(game, 2)
    await did(here, "NATO", "offer_package", choices={"B1": 1})
    await did(here, "EEAS", "contact", role="NATO")
    await did(here, "EEAS", "initial", owner="NATO", version=1)
    await here.next_phase(game, len(game.state.form.phases) - 4)
    await did(here, "EEAS", "call_vote", owner="NATO", version=1)
    await did(here, "UK", "vote", position="for")
    await did(here, "CY", "vote", position="against")
    await here.classroom.act(game.id, "ann", "end_game")
    rows = (await exported(here, program, f"games/{game.id}"))["rows"]
    assert [(one["role"], one["n_vetoes"]) for one in rows if one["n_vetoes"]] == [("CY", 1)]


async def test_private_talk_stays_private_with_texts_included(here: House, program: Headers) -> None:
    """What the class was promised holds here too."""
    game = await here.started()
    await here.next_phase(game)
    await here.seated("TR").act("message", "c1", text="Only for London.", to=["UK"])
    await here.seated("TR").act("message", "c2", text="For everybody.")
    await here.classroom.act(game.id, "ann", "end_game")
    told = await exported(here, program, f"games/{game.id}", include_texts="true")
    assert [one["text"] for one in told["acts"] if one["act"] == "message"] == ["", "For everybody."]
    told = await exported(here, program, f"games/{game.id}")
    assert {one["text"] for one in told["acts"]} == {""}


async def test_an_adviser_has_a_row_for_what_can_be_told_of_one(here: House, program: Headers) -> None:
    """Its talk is its own; the acts of the role are the negotiator's."""
    record = await here.open_class()
    for number in range(7):
        await here.join(record.code, f"Person {number}")
    (cast,) = await here.cast(record, extras="advisers")
    await here.classroom.act_everywhere(record.id, "ann", "start_game")
    game = await here.server.games.get(cast.game.id)
    await here.next_phase(game)
    (seat,) = [one for one in cast.seats if one.post == "adviser"]
    both = [one for one in here.students if one.role == seat.role]
    for number, student in enumerate(both):
        await student.act("message", f"c{number}", text="word " * (number + 1))
    await here.classroom.act(game.id, "ann", "end_game")
    rows = [one for one in (await exported(here, program, f"games/{game.id}"))["rows"] if one["role"] == seat.role]
    assert sorted(one["n_words"] for one in rows) == [1, 2]
    (adviser,) = [one for one in rows if one["post"] == "adviser"]
    assert (adviser["n_messages"], adviser["n_packages_authored"]) == (1, None)
    assert "adviser" in adviser["flags"]


async def test_nothing_is_assessed_before_a_game_is_over(here: House, program: Headers) -> None:
    """And says so."""
    game = await here.started()
    for path in (f"games/{game.id}", f"classes/{game.record.class_id}"):
        answer = await here.client.get(f"/api/{path}/assessment-export", headers=program)
        assert (answer.status_code, "before a game is over" in answer.text) == (409, True)


# --- pseudonyms -------------------------------------------------------------------------------------------------------


def test_a_pseudonym_needs_the_secret() -> None:
    """Another secret, another pseudonym."""
    assert pseudonym(b"a", "player") == pseudonym(b"a", "player") != pseudonym(b"b", "player")
    assert pseudonym(b"a", "player") != pseudonym(b"a", "other")


async def test_pseudonyms_stay_after_a_restart_and_in_the_next_class(tmp_path: Path) -> None:
    """Two games of a student join up; the key of each class names the same pseudonym."""
    async with house(tmp_path) as here:
        first = await over(here, "Ada")
        program = await api_token(here, here.lecturer)
        before = await key(here, program, first)
    async with house(tmp_path) as here:
        program = await api_token(here, here.lecturer)
        assert await key(here, program, first) == before
        asked = {"scenario": "implementation", "format": "50", "after": first}
        made = (await here.client.post("/api/classes", json=asked, headers=program)).json()
        assert await key(here, program, made["class"]) == before
        told = await exported(here, program, f"classes/{first}")
        assert {row["student_pseudonym"] for row in told["rows"]} == {"", before["Ada"]}


async def test_a_class_that_is_older_than_pseudonyms_gets_its_secret_once(here: House, program: Headers) -> None:
    """With the first export."""
    class_id = await over(here)
    await here.server.journal.write(lambda on: on.execute(SETTINGS.delete()) and None)
    record = await here.classroom.record(class_id)
    assert await here.server.journal.query(lambda on: secret_of(on, record)) is None
    first = await key(here, program, class_id)
    assert await key(here, program, class_id) == first != {}
    kept = await here.server.journal.write(lambda on: kept_secret(on, record))
    assert kept.hex() not in str(await exported(here, program, f"classes/{class_id}"))


# --- whose, and where -------------------------------------------------------------------------------------------------


async def test_only_the_lecturer_of_the_class_exports(here: House, ann: Console) -> None:
    """To everybody else the class is not there; without a session nobody is heard."""
    class_id = await over(here)
    (game,) = [one.id for one in await here.classroom.live_of(class_id)]
    paths = (
        f"/api/classes/{class_id}/assessment-export",
        f"/api/classes/{class_id}/assessment-key-export",
        f"/api/games/{game}/assessment-export",
    )
    async with signed_in(here, await another_lecturer(here)) as bob:
        for path in paths:
            assert (await ann.get(path)).status_code == 200
            assert (await bob.get(path)).status_code == 404
            assert (await here.client.get(path)).status_code == 401


async def test_the_form_has_the_box_off_and_the_key_apart(here: House, ann: Console) -> None:
    """On the page of the class, and on that of a game that is over."""
    class_id = await over(here)
    (game,) = [one.id for one in await here.classroom.live_of(class_id)]
    for page in (f"/console/{class_id}", f"/console/{class_id}/{game}"):
        html = (await ann.get(page)).text
        assert '<input type="checkbox" name="include_texts" value="true">' in html
        assert f'action="/api/classes/{class_id}/assessment-key-export"' in html


async def test_the_command_line_writes_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The tables, and the key only when it is asked for."""
    async with house(tmp_path / "data") as here:
        class_id = await over(here, "Ada Lovelace")
        told = await exported(here, await api_token(here, here.lecturer), f"classes/{class_id}")
    out = tmp_path / "out"
    for more in ((), ("--key",)):
        words = ("export", "--assessment", *more, "--data", str(tmp_path / "data"), "--out", str(out))
        monkeypatch.setattr("sys.argv", ["antechamber", *words])
        with pytest.raises(SystemExit) as end:
            main()
        assert not end.value.code, capsys.readouterr().err
        written = {path.name.removeprefix(f"{class_id}-"): path.read_bytes() for path in out.iterdir()}
        assert ("assessment-key.csv" in written) == bool(more)
    assert json.loads(written["assessment.json"]) == told
    assert [name for name, body in written.items() if b"Lovelace" in body] == ["assessment-key.csv"]
    monkeypatch.setattr("sys.argv", ["antechamber", "export", "--key", "--data", str(tmp_path / "data")])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2


async def test_the_command_line_says_when_there_is_nothing_to_assess(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A class whose game goes on writes no file."""
    async with house(tmp_path / "data") as here:
        await here.started()
    words = ("export", "--assessment", "--data", str(tmp_path / "data"), "--out", str(tmp_path / "out"))
    monkeypatch.setattr("sys.argv", ["antechamber", *words])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 1
    assert "No game of a class is over here" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
