"""The console: who gets in, what the buttons do and say, and that a class is its lecturer's own."""

import json

import pytest

from game_rules.commands import Text
from server.live import LiveGame
from server.looking_back.rechecking import recheck
from server.storage import classes
from server.storage.records import ClassRecord
from tests.console.console import Console, another_lecturer, console_code, signed_in
from tests.server.running import House, until

# --- the door ---------------------------------------------------------------------------------------------------------


async def test_a_console_code_works_once(here: House) -> None:
    """The second time it is worth nothing, and the page says so."""
    code = await console_code(here, here.lecturer)
    first = await here.client.post("/console/enter", data={"code": code})
    assert first.status_code == 303
    here.client.cookies.clear()
    again = await here.client.post("/console/enter", data={"code": code})
    assert again.status_code == 403
    assert "has been used" in again.text


async def test_the_consoles_cookie_is_strict_and_hidden_from_scripts(here: House) -> None:
    """And there is none for a wrong code."""
    code = await console_code(here, here.lecturer)
    wrong = await here.client.post("/console/enter", data={"code": "guessed"})
    assert "set-cookie" not in wrong.headers
    cookie = (await here.client.post("/console/enter", data={"code": code})).headers["set-cookie"].lower()
    assert "samesite=strict" in cookie
    assert "httponly" in cookie


async def test_without_a_session_the_console_leads_to_its_door(here: House) -> None:
    """And every other page of it is closed."""
    answer = await here.client.get("/console")
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/enter")
    assert (await here.client.get("/console/some-class")).status_code == 401


async def test_who_signs_out_is_out(here: House, ann: Console) -> None:
    """On this device at once; the token opens nothing any more."""
    kept = dict(ann.client.cookies)
    html = (await ann.get("/console")).text
    csrf = html.partition('name="csrf" value="')[2].partition('"')[0]
    await ann.client.post("/console/leave", data={"csrf": csrf})
    ann.client.cookies.update(kept)
    assert (await ann.get("/console")).status_code == 303


async def test_a_form_from_another_site_does_nothing(here: House, ann: Console) -> None:
    """Neither without the page's own token nor from another origin."""
    body = {"act": "open", "what": "warsaw/50"}
    assert (await ann.client.post("/console", data=body)).status_code == 403
    elsewhere = await ann.client.post("/console", data=body, headers={"origin": "https://evil.example"})
    assert elsewhere.status_code == 403
    assert "No class" not in (await ann.get("/console")).text


# --- a class ----------------------------------------------------------------------------------------------------------


async def opened(ann: Console, **fields: str) -> str:
    """Open a class as the form does; its id."""
    before = {one.id for one in await _classes(ann)}
    await ann.press("/console", "open", **{"what": "warsaw/50", **fields})
    return next(one.id for one in await _classes(ann) if one.id not in before)


async def _classes(ann: Console) -> list[ClassRecord]:
    return await ann.house.server.journal.query(lambda on: classes.classes_of(on, ann.lecturer.id))


async def test_a_class_is_opened_with_one_button(here: House, ann: Console) -> None:
    """Its page shows the code, the picture, and what everybody is told."""
    class_id = await opened(ann, title="Group 2")
    page = (await ann.get(f"/console/{class_id}")).text
    record = await here.classroom.record(class_id)
    assert record.code
    assert f"{record.code[:3]}-{record.code[3:]}" in page
    assert "<svg" in page
    assert "the lecturer does not read private talk" in page


async def test_a_treatment_is_for_the_lecturer_until_the_debrief(here: House, ann: Console) -> None:
    """Chosen with the class, named on its page, and in nothing that a student sees."""
    assert "A poor and dependent Commission" in (await ann.get("/console")).text
    class_id = await opened(ann, treatment="T2")
    assert "T2 A poor and dependent Commission." in (await ann.get(f"/console/{class_id}")).text
    record = await here.classroom.record(class_id)
    assert record.treatment == '{"id":"T2"}'
    assert "treatment" not in record.options


async def test_the_switches_of_the_form_are_kept(here: House, ann: Console) -> None:
    """Soft lines, words only, private talk read, face to face."""
    class_id = await opened(ann, lines="soft", worth="words", reads="yes", place="room")
    options = json.loads((await here.classroom.record(class_id)).options)
    assert options == {"hard": False, "qualitative": True, "lecturer_reads": True, "place": "room"}


@pytest.mark.parametrize("what", ["", "warsaw", "warsaw/51", "../warsaw/50", "nowhere/50"])
async def test_an_unknown_scenario_is_refused_in_a_sentence(here: House, ann: Console, what: str) -> None:
    """And no class is made."""
    html = (await ann.get("/console")).text
    csrf = html.partition('name="csrf" value="')[2].partition('"')[0]
    answer = await ann.client.post("/console", data={"csrf": csrf, "act": "open", "what": what})
    assert answer.status_code == 422
    assert await _classes(ann) == []


async def test_cast_start_pause_resume_and_end_say_what_they_did(here: House, ann: Console) -> None:
    """Two clicks from an empty room to a running game."""
    class_id = await opened(ann)
    page = f"/console/{class_id}"
    assert await ann.press(page, "cast", extras="roles", games="0") != ""
    assert await ann.press(page, "start") == "Started: Game 1."
    assert await ann.press(page, "pause") == "Paused: Game 1."
    assert await ann.press(page, "pause") == "Not Game 1: The clock is not running."
    assert await ann.press(page, "resume") == "Resumed: Game 1."
    assert await ann.press(page, "extend", seconds="120") == "Extended: Game 1."
    assert await ann.press(page, "next_phase") == "Next phase: Game 1."
    assert await ann.press(page, "end") == "Ended: Game 1."
    assert await ann.press(page, "reveal") == "Revealed: Game 1."


async def test_a_word_to_everybody_reaches_every_game(here: House, ann: Console) -> None:
    """It stands in the minutes."""
    class_id = await opened(ann)
    await ann.press(f"/console/{class_id}", "cast")
    await ann.press(f"/console/{class_id}", "start")
    assert await ann.press(f"/console/{class_id}", "broadcast", text="Two minutes left.") == "Said: Game 1."
    (live,) = await here.classroom.live_of(class_id)
    texts = [line.text for line in await live.minutes("TR") if isinstance(line.text, Text)]
    assert [live.words(text) for text in texts] == ["Two minutes left."]


async def test_a_script_in_the_lecturers_words_stays_words(here: House, ann: Console) -> None:
    """Nothing that anybody types becomes part of a page."""
    class_id = await opened(ann, title="<script>alert(1)</script>")
    assert "<script>alert" not in (await ann.get(f"/console/{class_id}")).text
    assert "<script>alert" not in (await ann.get("/console")).text


async def test_what_an_act_said_cannot_be_put_into_an_address(here: House, ann: Console) -> None:
    """The address names it by a key that only the server gives out."""
    page = (await ann.get("/console", params={"said": "You have won"})).text
    assert "You have won" not in page


async def test_the_panels_of_a_class_follow_who_comes(here: House, ann: Console) -> None:
    """Asked for by the page every two seconds."""
    class_id = await opened(ann)
    record = await here.classroom.record(class_id)
    await here.join(record.code, "Ada")
    panels = (await ann.get(f"/console/{class_id}/panels")).json()["html"]
    assert set(panels) == {"waiting", "people", "forecast"}
    assert "Ada" in panels["people"]
    await ann.press(f"/console/{class_id}", "cast")
    panels = (await ann.get(f"/console/{class_id}/panels")).json()["html"]
    assert set(panels) == {"waiting", "people", "everywhere", "games"}
    assert 'id="panel-games"' in panels["games"]


async def test_the_door_can_be_set_and_people_let_in(here: House, ann: Console) -> None:
    """Who waits at the door is not cast."""
    class_id = await opened(ann)
    record = await here.classroom.record(class_id)
    assert "you let them in" in await ann.press(f"/console/{class_id}", "door", door="lobby")
    await here.join(record.code, "Ada")
    (ada,) = await here.classroom.people(class_id)
    assert not ada.admitted
    assert await ann.press(f"/console/{class_id}", "admit", player=ada.player) == "Ada is let in."
    (ada,) = await here.classroom.people(class_id)
    assert ada.admitted


# --- a game -----------------------------------------------------------------------------------------------------------


async def playing(here: House, people: int = 6) -> tuple[LiveGame, str]:
    live = await here.started(people)
    return live, f"/console/{live.record.class_id}/{live.id}"


async def test_one_game_in_depth_shows_text_seats_and_refusals(here: House, ann: Console) -> None:
    """With the reason of every refusal, so that the lecturer can explain it."""
    _live, page = await playing(here)
    turkey = here.seated("TR")
    await turkey.act("sign", "c1")
    html = (await ann.get(page)).text
    assert turkey.name in html
    assert "wanted to <b>sign</b>" in html
    assert "The text is not frozen." in html
    why = (await ann.get(page, params={"why": "TR"})).text
    assert "Why can’t she?" in why


async def test_a_stand_in_is_seated_and_gives_the_seat_back(here: House, ann: Console) -> None:
    """For one role or for several at once."""
    live, page = await playing(here)
    assert await ann.press(page, "stand_in", role=["CY", "UK"]) != ""
    assert {"CY", "UK"} <= live.state.stand_ins
    assert await ann.press(page, "give_back", role="CY") == (
        "The player of CY plays again, but is not connected: the role waits."
    )
    assert "CY" not in live.state.stand_ins


async def test_a_whisper_is_heard_by_its_role_alone(here: House, ann: Console) -> None:
    """The others get no line of it."""
    live, page = await playing(here)
    await ann.press(page, "broadcast", to="CY", text="Look at clause four.")
    assert any(line.text for line in await live.minutes("CY"))
    assert not any(line.text for line in await live.minutes("TR"))


async def test_an_inject_happens_once(here: House, ann: Console) -> None:
    """The second time it answers why not."""
    live, page = await playing(here)
    assert await ann.press(page, "inject", inject="D-I2") == "It has happened: Game 1."
    assert await ann.press(page, "inject", inject="D-I2") == "Not Game 1: That has happened."
    assert "D-I2" in live.state.clock.fired


async def test_a_new_device_gets_a_code_that_only_the_lecturer_sees(here: House, ann: Console) -> None:
    """Never rejoin by name."""
    live, page = await playing(here)
    (person, *_) = await here.classroom.people(str(live.record.class_id))
    said = await ann.press(page, "device_code", player=person.player)
    assert "for ten minutes" in said
    assert "not in this class" in await ann.press(page, "device_code", player="nobody")


async def test_the_console_tells_the_projector_to_go_dark(here: House, ann: Console) -> None:
    """Everybody's at once."""
    live, page = await playing(here)
    assert (await here.client.get(f"/board/{live.id}/dark")).json() == {"dark": False}
    await ann.press(page, "blank")
    assert (await here.client.get(f"/board/{live.id}/dark")).json() == {"dark": True}


async def test_the_exported_game_has_no_private_talk_unless_the_class_was_told(here: House, ann: Console) -> None:
    """And still verifies."""
    live, page = await playing(here)
    await here.next_phase(live)
    await here.seated("TR").act("message", "c1", text="Between you and me: no.", to=["UK"])
    await here.seated("TR").act("message", "c2", text="We are open to talks.")
    await until(lambda: live.head >= 4)
    body = (await ann.get(f"{page}/export.jsonl")).content
    recheck(body)
    assert b"We are open to talks." in body
    assert b"Between you and me" not in body
    assert (await ann.get(f"/console/{live.record.class_id}/export.zip")).content[:2] == b"PK"


# --- whose class ------------------------------------------------------------------------------------------------------


async def test_another_lecturers_class_is_not_there(here: House, ann: Console) -> None:
    """Neither to look at, nor to act on, nor to export."""
    live, page = await playing(here)
    own = f"/console/{live.record.class_id}"
    async with signed_in(here, await another_lecturer(here)) as bob:
        for path in (own, f"{own}/panels", f"{own}/export.zip", page, f"{page}/panels", f"{page}/export.jsonl"):
            assert (await bob.get(path)).status_code == 404, path
        html = (await bob.get("/console")).text
        csrf = html.partition('name="csrf" value="')[2].partition('"')[0]
        for path in (own, page):
            answer = await bob.client.post(path, data={"csrf": csrf, "act": "pause"})
            assert answer.status_code == 404
    assert live.state.clock.status == "running"


async def test_a_game_of_another_class_does_not_answer_under_this_one(here: House, ann: Console) -> None:
    """The address says class and game, and both must fit."""
    live, _ = await playing(here)
    other = await opened(ann)
    assert (await ann.get(f"/console/{other}/{live.id}")).status_code == 404


async def test_a_player_has_no_console(here: House) -> None:
    """Not even of the own class."""
    _live, page = await playing(here)
    answer = await here.client.get(page, headers=here.seated("TR").headers)
    assert answer.status_code == 401
