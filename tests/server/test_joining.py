"""Joining: a code and a name give a place; whatever is wrong is said in a sentence; a link preview takes nothing."""

from typing import Any

import pytest

from server.storage import classes
from tests.server.running import House, client_of, talking

JSON = {"accept": "application/json"}


async def test_a_program_gets_its_token(here: House) -> None:
    """JSON in, JSON out; game and role are null until cast."""
    record = await here.open_class()
    told = (await here.client.post("/join", json={"code": record.code, "name": "Ada"}, headers=JSON)).json()
    assert len(told["token"]) >= 22
    assert {name: told[name] for name in ("game", "role", "play")} == {"game": None, "role": None, "play": "/play"}


async def test_after_the_cast_the_same_token_is_told_its_seat(here: House) -> None:
    """Who joins again with the same token stays who it is, under the name given now."""
    record = await here.open_class()
    ada = await here.join(record.code, "Ada")
    await here.cast(record)
    again = await here.client.post("/join", json={"code": record.code, "name": "Ada L."}, headers=JSON | ada.headers)
    assert again.json()["token"] == ada.token
    assert (again.json()["game"], again.json()["role"]) == (ada.game, ada.role)
    assert again.json()["play"] == f"/play/{ada.game}"
    (person,) = await here.classroom.people(record.id)
    assert person.name == "Ada L."


async def test_a_browser_gets_a_cookie_that_scripts_cannot_read(here: House) -> None:
    """HttpOnly and Lax; on plain http neither Secure nor `__Host-`."""
    record = await here.open_class()
    answer = await here.client.post("/join", data={"code": (record.code or "").lower(), "name": "Ada"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/play")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("antechamber=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie


async def test_looking_takes_no_place(here: House) -> None:
    """GET and HEAD change nothing, whatever is in the link."""
    record = await here.open_class()
    for method in ("GET", "HEAD"):
        answer = await here.client.request(method, f"/?code={record.code}")
        assert answer.status_code == 200
        assert "set-cookie" not in answer.headers
    assert (await here.client.get(f"/join?code={record.code}&name=Bot")).status_code == 405
    assert await here.classroom.people(record.id) == []


@pytest.mark.parametrize(
    ("given", "status", "error"),
    [
        ({"code": "AAAAAAA", "name": "Ada"}, 409, "unknown_code"),
        ({"code": "", "name": "Ada"}, 409, "unknown_code"),
        ({"code": "A" * 5_000, "name": "Ada"}, 409, "unknown_code"),
        ({"name": "Ada"}, 409, "unknown_code"),
        ({"code": None, "name": ""}, 422, "no_name"),
        ({"code": None, "name": "  \t "}, 422, "no_name"),
        ({"code": None, "name": "A" * 41}, 422, "long_name"),
        ({"code": None, "name": "A" * 10_000}, 422, "long_name"),
        ({"code": None, "name": "<script>alert(1)</script>"}, 422, "strange_name"),
        ({"code": None, "name": "A\u202eB"}, 422, "strange_name"),
        ({"code": None, "name": "A\u0000B"}, 422, "strange_name"),
        ({"code": None, "name": 7}, 422, "wrong_field"),
        ({"code": None, "name": ["Ada"]}, 422, "wrong_field"),
        ({"code": None, "name": "Ada", "role": "TR"}, 422, "unknown_field"),
        ([], 400, "malformed"),
        ("x", 400, "malformed"),
    ],
)
async def test_what_is_wrong_is_said(here: House, given: Any, status: int, error: str) -> None:
    """In one sentence, as JSON and on the page; nobody is in the class afterwards."""
    record = await here.open_class()
    if isinstance(given, dict) and given.get("code", "") is None:
        given = {**given, "code": record.code}
    told = await here.client.post("/join", json=given, headers=JSON)
    assert (told.status_code, told.json()["error"]) == (status, error)
    assert told.json()["says"].rstrip().endswith(".")
    if isinstance(given, dict) and all(isinstance(value, str) for value in given.values()):
        page = await here.client.post("/join", data=given, headers={"accept": "text/html"})
        assert page.status_code == status
        assert "<script>alert" not in page.text
    assert await here.classroom.people(record.id) == []


async def test_a_full_class_and_a_closed_door_say_so(here: House) -> None:
    """Each in its own words; who is in already is not kept out."""
    record = await here.open_class()
    ada = await here.join(record.code, "Ada")
    await here.server.journal.write(lambda on: classes.set_door(on, record.id, "closed"))
    told = await here.client.post("/join", json={"code": record.code, "name": "Ben"}, headers=JSON)
    assert told.json()["error"] == "class_closed"
    again = await here.client.post("/join", json={"code": record.code, "name": "Ada"}, headers=JSON | ada.headers)
    assert again.status_code == 200


async def test_wrong_codes_are_counted_and_right_ones_are_not(here: House) -> None:
    """A school has one address: two hundred may join from it, while somebody guesses."""
    record = await here.open_class()
    wrong = {"code": "AAAAAAA", "name": "Bot"}
    limit = here.server.settings.limits.wrong_codes_an_address
    for number in range(30):
        assert (await here.client.post("/join", json=wrong, headers=JSON)).status_code == 409
        assert (
            await here.client.post("/join", json={"code": record.code, "name": f"P{number}"}, headers=JSON)
        ).is_success
        here.client.cookies.clear()
    for _ in range(limit - 30):
        await here.client.post("/join", json=wrong, headers=JSON)
    told = await here.client.post("/join", json=wrong, headers=JSON | {"x-forwarded-for": "10.1.2.3"})
    assert (told.status_code, told.json()["error"]) == (429, "too_many_wrong_codes")
    assert told.json()["retry_ms"] > 0
    here.time.now += told.json()["retry_ms"] / 1000
    assert (await here.client.post("/join", json={"code": record.code, "name": "Late"}, headers=JSON)).is_success


async def test_the_lobby_hears_who_comes(here: House) -> None:
    """And is told where to go once there is a seat."""
    record = await here.open_class()
    ada = await here.join(record.code, "Ada")
    async with talking(ada.socket()) as waiting:
        assert waiting.frames[0]["game"] is None
        await here.join(record.code, "Ben & Co")
        told = await waiting.next("panels")
        assert "Ben &amp; Co" in told["append"]["people"]
        assert len(here.server.lobbies.present(record.id)) == 1
    page = await ada.get("/play")
    assert "Ben &amp; Co" in page.text


async def test_play_leads_to_the_one_game_or_asks_which(here: House) -> None:
    """One seat: its page. Two: which? None: the lobby, or the join page for a stranger."""
    record = await here.open_class()
    ada = await here.join(record.code, "Ada")
    await here.cast(record)
    answer = await ada.get("/play")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/play/{ada.game}")
    other = await here.open_class()
    await here.client.post("/join", json={"code": other.code, "name": "Ada"}, headers=JSON | ada.headers)
    await here.cast(other)
    which = await ada.get("/play")
    assert which.text.count('href="/play/') >= 2
    async with client_of(here.origin) as stranger:
        assert (await stranger.get("/play")).status_code == 401
