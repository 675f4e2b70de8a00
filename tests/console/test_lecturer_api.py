"""The lecturer's API: the contract, and that it does what the console does."""

import json
from typing import Any

import pytest

from game_rules.commands import Carried
from server.looking_back.rechecking import recheck
from tests.console.console import Console, another_lecturer, api_token
from tests.server.running import House

Headers = dict[str, str]


@pytest.fixture
async def program(here: House) -> Headers:
    """The headers of ann's program."""
    return await api_token(here, here.lecturer)


async def opened(here: House, program: Headers, **more: Any) -> dict[str, Any]:
    asked = {"scenario": "warsaw", "format": "50", **more}
    answer = await here.client.post("/api/classes", json=asked, headers=program)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def cast(here: House, program: Headers, people: int = 6, **asked: Any) -> tuple[str, dict[str, Any]]:
    made = await opened(here, program)
    for number in range(people):
        await here.join(made["code"], f"Person {number}")
    answer = await here.client.post(f"/api/classes/{made['class']}/cast", json=asked or None, headers=program)
    assert answer.status_code == 200, answer.text
    return made["class"], dict(answer.json())


async def post(here: House, program: Headers, path: str, **asked: Any) -> dict[str, Any]:
    answer = await here.client.post(path, json=asked or None, headers=program)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_class_opens_with_a_code(here: House, program: Headers) -> None:
    """And can be looked at."""
    made = await opened(here, program, title="Group 3", seed=5)
    assert len(made["code"]) == 7
    told = (await here.client.get(f"/api/classes/{made['class']}", headers=program)).json()
    assert (told["title"], told["code"], told["phase"], told["games"]) == ("Group 3", made["code"], "lobby", [])
    listed = (await here.client.get("/api/classes", headers=program)).json()
    assert [one["class"] for one in listed["classes"]] == [made["class"]]


async def test_a_treatment_is_chosen_with_the_class(here: House, program: Headers) -> None:
    """Every game of it is opened so; the saved game says it at its head, and verifies."""
    made = await opened(here, program, treatment="T1", loyalty=True)
    told = (await here.client.get(f"/api/classes/{made['class']}", headers=program)).json()
    assert told["treatment"] == "T1"
    drawn = await here.client.post(f"/api/classes/{made['class']}/cast", json=None, headers=program)
    game = drawn.json()["games"][0]["game"]
    live = await here.server.games.get(game)
    assert (live.state.treatment, live.state.loyalty) == ("T1", True)
    answer = await here.client.get(f"/api/games/{game}/journal", headers=program)
    head = json.loads(answer.content.split(b"\n", 1)[0])
    assert (head["treatment"], head["setup"]["treatment"]) == ({"id": "T1"}, "T1")
    assert recheck(answer.content).game.id == game


async def test_the_next_scenario_is_played_by_the_same_class(here: House, program: Headers) -> None:
    """Each keeps the role where there is one, and the staffs what they have achieved; not before the games are over."""
    first, told = await cast(here, program, people=6)
    asked = {"scenario": "implementation", "format": "50", "after": first}
    early = await here.client.post("/api/classes", json=asked, headers=program)
    assert early.status_code == 409
    assert "every game of the class is over" in early.json()["says"]
    await post(here, program, f"/api/classes/{first}/start")
    await post(here, program, f"/api/classes/{first}/end")
    made = await opened(here, program, **asked)
    await here.join(made["code"], "Newcomer")
    drawn = await post(here, program, f"/api/classes/{made['class']}/cast")
    (before,), (after,) = told["games"], drawn["games"]
    sat = {seat["role"]: seat["player"] for seat in before["seats"]}
    sits = {seat["role"]: seat["player"] for seat in after["seats"] if seat["post"] == "negotiator"}
    assert sits == sat
    assert [seat["post"] for seat in after["seats"]].count("adviser") == 1
    live = await here.server.games.get(after["game"])
    assert live.state.carried == Carried()


async def test_casting_names_every_seat(here: House, program: Headers) -> None:
    """Empty seats get stand-ins."""
    _, told = await cast(here, program, people=4)
    (game,) = told["games"]
    assert len(game["seats"]) == 6
    assert [seat["stand_in"] for seat in game["seats"]].count(True) == 2
    assert all((seat["player"] is None) == seat["stand_in"] for seat in game["seats"])


async def test_the_same_seed_draws_the_same_cast(here: House, program: Headers) -> None:
    """Until the start it can be drawn again; then no more."""
    class_id, first = await cast(here, program, seed=3)
    again = await post(here, program, f"/api/classes/{class_id}/cast", seed=3)
    other = await post(here, program, f"/api/classes/{class_id}/cast", seed=4)

    def who(told: dict[str, Any]) -> list[tuple[str, str]]:
        return [(seat["role"], seat["player"]) for game in told["games"] for seat in game["seats"]]

    assert who(first) == who(again) != who(other)
    await post(here, program, f"/api/classes/{class_id}/start")
    late = await here.client.post(f"/api/classes/{class_id}/cast", headers=program)
    assert late.status_code == 409
    assert "one by one" in late.json()["says"]


async def test_every_order_of_the_contract_works_on_a_class_and_on_a_game(here: House, program: Headers) -> None:
    """start, pause, resume, extend, end, reveal."""
    class_id, told = await cast(here, program)
    game = told["games"][0]["game"]
    for place in (f"/api/classes/{class_id}", f"/api/games/{game}"):
        if place.startswith("/api/classes"):
            assert (await post(here, program, f"{place}/start"))["games"] == [{"game": game, "done": True}]
        for order, data in (("pause", {}), ("resume", {}), ("extend", {"seconds": 60}), ("next_phase", {})):
            told = await post(here, program, f"{place}/{order}", **data)
            assert (told["games"][0] if "games" in told else told)["done"], (place, order)
    assert (await post(here, program, f"/api/games/{game}/end"))["done"]
    assert (await post(here, program, f"/api/games/{game}/reveal"))["done"]
    live = await here.server.games.get(game)
    assert live.state.clock.status == "over"
    assert live.state.ledger.revealed


async def test_what_is_refused_carries_its_reasons(here: House, program: Headers) -> None:
    """The same that the console tells."""
    class_id, told = await cast(here, program)
    game = told["games"][0]["game"]
    refused = await post(here, program, f"/api/games/{game}/pause")
    assert refused["done"] is False
    assert refused["says"] == "The clock is not running."
    assert refused["reasons"][0]["rule"] == "R-PHASE"
    assert class_id


async def test_the_same_cid_happens_once(here: House, program: Headers) -> None:
    """A program that heard no answer asks again."""
    class_id, told = await cast(here, program)
    game = told["games"][0]["game"]
    await post(here, program, f"/api/classes/{class_id}/start")
    for _ in range(3):
        assert (await post(here, program, f"/api/games/{game}/extend", seconds=60, cid="once"))["done"]
    live = await here.server.games.get(game)
    assert live.state.clock.extended == 60_000


async def test_the_api_and_the_console_see_the_same(here: House, program: Headers, ann: Console) -> None:
    """Players, phase, presence, what is stuck."""
    live = await here.started()
    told = (await here.client.get(f"/api/classes/{live.record.class_id}", headers=program)).json()
    page = (await ann.get(f"/console/{live.record.class_id}")).text
    (game,) = told["games"]
    assert game["status"] == "running"
    assert game["phase_name"] in page
    assert all(player["name"] in page for player in told["players"])
    assert all(stuck in page for stuck in game["stuck"])
    assert [seat["role"] for seat in game["seats"]] == list(live.state.cast)


async def test_the_journal_is_the_saved_game(here: House, program: Headers) -> None:
    """As JSON lines that verify."""
    live = await here.started()
    answer = await here.client.get(f"/api/games/{live.id}/journal", headers=program)
    assert answer.headers["content-type"] == "application/jsonl"
    assert recheck(answer.content).game.id == live.id


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"scenario": "nowhere", "format": "50"}, 422),
        ({"scenario": "../../etc", "format": "50"}, 422),
        ({"scenario": "warsaw", "format": "12"}, 422),
        ({"scenario": "warsaw"}, 422),
        ({"scenario": "warsaw", "format": "50", "treatment": "T9"}, 422),
        ({"scenario": "crimea", "format": "50", "treatment": "T6"}, 422),
        ({"scenario": "warsaw", "format": "50", "surprise": 1}, 422),
        ({"scenario": "warsaw", "format": "50", "seed": "7"}, 422),
        ({"scenario": "warsaw", "format": "50", "title": "x" * 10_000}, 422),
        ({"scenario": "warsaw", "format": 50}, 422),
        ([], 422),
    ],
)
async def test_a_class_that_cannot_be_is_refused(here: House, program: Headers, asked: Any, status: int) -> None:
    """In a sentence, and nothing is made."""
    answer = await here.client.post("/api/classes", json=asked, headers=program)
    assert answer.status_code == status
    assert answer.json()["says"]
    assert (await here.client.get("/api/classes", headers=program)).json() == {"classes": []}


@pytest.mark.parametrize(
    ("order", "asked"),
    [("extend", {}), ("extend", {"seconds": -1}), ("pause", {"seconds": 5}), ("inject", {}), ("broadcast", {"to": []})],
)
async def test_an_order_with_the_wrong_fields_is_refused(
    here: House, program: Headers, order: str, asked: dict[str, Any]
) -> None:
    """What it needs is named."""
    live = await here.started()
    answer = await here.client.post(f"/api/games/{live.id}/{order}", json=asked, headers=program)
    assert answer.status_code == 422
    assert answer.json()["says"]


async def test_an_order_that_does_not_exist_is_refused(here: House, program: Headers) -> None:
    """The answer names those that do."""
    live = await here.started()
    answer = await here.client.post(f"/api/games/{live.id}/explode", headers=program)
    assert answer.status_code == 422
    assert answer.json()["says"].startswith("This is not what is asked here. order: ")
    assert "next_phase" in answer.json()["says"]
    assert "explode" not in answer.json()["says"]


async def test_another_lecturer_sees_and_moves_nothing(here: House, program: Headers) -> None:
    """Not even that it exists."""
    live = await here.started()
    bob = await api_token(here, await another_lecturer(here))
    class_id = live.record.class_id
    for path in (f"/api/classes/{class_id}", f"/api/games/{live.id}/journal"):
        assert (await here.client.get(path, headers=bob)).status_code == 404
    for path in (f"/api/classes/{class_id}/pause", f"/api/classes/{class_id}/cast", f"/api/games/{live.id}/end"):
        assert (await here.client.post(path, headers=bob)).status_code == 404
    assert live.state.clock.status == "running"


async def test_players_and_strangers_have_no_business_here(here: House) -> None:
    """401, whatever the token of a player opens elsewhere."""
    live = await here.started()
    for headers in ({}, {"authorization": "Bearer guessed"}, here.seated("TR").headers):
        assert (await here.client.get("/api/classes", headers=headers)).status_code == 401
        assert (await here.client.post(f"/api/games/{live.id}/end", headers=headers)).status_code == 401


async def test_the_contract_is_in_the_openapi_document(here: House, program: Headers) -> None:
    """With the routes of the design."""
    told = (await here.client.get("/api/openapi.json", headers=program)).json()
    assert {
        "/api/classes",
        "/api/classes/{class_id}",
        "/api/classes/{class_id}/cast",
        "/api/classes/{class_id}/{order}",
        "/api/games/{game}/{order}",
        "/api/games/{game}/journal",
    } <= set(told["paths"])
    assert not [path for path in told["paths"] if path.startswith("/console")]


async def test_the_console_plays_for_a_role_that_a_stand_in_holds(here: House, ann: Console) -> None:
    """A button for each act that needs no further question; a person's role has none; the log names the lecturer."""
    game = await here.started(people=3)
    await here.next_phase(game, 2)
    page = (await ann.get(f"/console/{game.record.class_id}/{game.id}")).text
    assert "Play for somebody" in page
    absent = game.state.cast[-1] if game.state.cast[-1] in game.state.stand_ins else min(game.state.stand_ins)
    to, form = f"/console/{game.record.class_id}/{game.id}", {"kind": "ready", "data": "{}"}
    assert "in your name" in await ann.press(to, "play_for", role=absent, **form)
    assert "Not done" in await ann.press(to, "play_for", role=absent, kind="sign", data="{}")
    person = next(role for role in game.state.cast if role not in game.state.stand_ins)
    for role, data in ((person, "{}"), ("XX", "{}"), (absent, "[")):
        head = game.head
        with pytest.raises(AssertionError):
            await ann.press(to, "play_for", role=role, kind="ready", data=data)
        assert game.head == head
