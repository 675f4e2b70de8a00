"""Alone: a game at once, with sparring partners and one's own clock; and the start page."""

import re

import pytest

from server.pages.alone import choices
from server.scenarios.scenario_file import load
from tests.server.running import House

WARSAW = load("warsaw")


async def started(here: House, role: str = "NATO", what: str = "warsaw/50") -> str:
    """Start a game alone in this browser; its id."""
    csrf = await token(here)
    answer = await here.client.post("/alone", data={"csrf": csrf, "what": what, "role": role}, headers=origin(here))
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).rpartition("/")[2]


async def token(here: House, path: str = "/alone") -> str:
    found = re.search(r'name="csrf" value="(\w*)"', (await here.client.get(path)).text)
    return found.group(1) if found else ""


def origin(here: House) -> dict[str, str]:
    return {"origin": here.origin}


async def test_a_newcomer_plays_at_once(here: House) -> None:
    """No lecturer, no waiting: the clock runs, and the others are sparring partners."""
    game = await started(here)
    live = await here.server.games.get(game)
    assert live.state.clock.status == "running"
    assert live.state.stand_ins == set(WARSAW.core_cast) - {"NATO"}
    page = await here.client.get(f"/play/{game}")
    assert page.status_code == 200
    assert 'data-me="NATO"' in page.text


async def test_the_clock_is_the_players_own(here: House) -> None:
    """Pause, go on, skip; nobody else's."""
    game = await started(here)
    live = await here.server.games.get(game)
    for act, status in (("pause", "paused"), ("resume", "running")):
        await here.client.post(f"/alone/{game}", data={"csrf": await token(here), "act": act}, headers=origin(here))
        assert live.state.clock.status == status
    number = live.state.clock.number
    await here.client.post(
        f"/alone/{game}", data={"csrf": await token(here), "act": "next_phase"}, headers=origin(here)
    )
    assert live.state.clock.number == number + 1


@pytest.mark.parametrize("order", ["pause", "run_ahead"])
async def test_the_clock_of_a_class_is_not_a_players(here: House, order: str) -> None:
    """Whoever asks."""
    live = await here.started()
    student = here.seated("TR")
    answer = await here.client.post(f"/alone/{live.id}", data={"act": order}, headers=student.headers)
    assert answer.status_code == 403
    assert live.state.clock.status == "running"


async def test_the_game_of_another_is_not_mine(here: House) -> None:
    """Neither its page nor its clock."""
    game = await started(here)
    here.client.cookies.clear()
    record = await here.open_class()
    stranger = await here.join(record.code, "Zoe")
    assert (await stranger.get(f"/play/{game}")).status_code == 403
    answer = await here.client.post(f"/alone/{game}", data={"act": "end"}, headers=stranger.headers)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("what", "role"),
    [("warsaw/50", "XX"), ("warsaw/50", "US"), ("warsaw/51", "TR"), ("nowhere/50", "TR"), ("", ""), ("../x/50", "TR")],
)
async def test_what_is_not_on_the_list_cannot_be_played(here: House, what: str, role: str) -> None:
    """And no cookie is given for it."""
    answer = await here.client.post("/alone", data={"what": what, "role": role})
    assert answer.status_code == 422
    assert "set-cookie" not in answer.headers


async def test_the_tutorial_starts_from_the_same_page(here: House) -> None:
    """Two roles, one of them a partner."""
    page = (await here.client.get("/alone")).text
    what = re.search(r'value="(tutorial/[\w-]+)"', page)
    role = re.search(r'name="role" value="(\w+)" class="primary">Start the tutorial', page)
    assert what
    assert role
    live = await here.server.games.get(await started(here, role.group(1), what.group(1)))
    assert len(live.state.cast) == 2


def test_one_role_is_suggested_and_each_says_how_hard_it_is() -> None:
    """The easiest first; every core role is there."""
    found = choices(WARSAW)
    assert [choice.first for choice in found] == [True] + [False] * 5
    assert {choice.role.id for choice in found} == set(WARSAW.core_cast)
    assert all(choice.says.endswith((".", "?")) for choice in found)


async def test_the_start_page_offers_three_things(here: House) -> None:
    """Play alone, the console, a code for others; asked from this machine."""
    record = await here.open_class()
    page = (await here.client.get("/start")).text
    assert 'href="/alone"' in page
    assert 'action="/console/enter"' in page
    assert f"{str(record.code)[:3]}-{str(record.code)[3:]}" in page


async def test_the_first_page_joins_where_there_is_a_code(here: House) -> None:
    """And offers three things to whoever sits at the computer that serves."""
    assert "A code for others" in (await here.client.get("/")).text
    assert 'action="/join"' in (await here.client.get("/?code=ABCDEFG")).text


async def test_from_elsewhere_the_first_page_is_the_page_to_join(here: House) -> None:
    """Behind a proxy everybody seems to be near; the name that was asked for tells."""
    shown = await here.client.get("/start", headers={"host": "class.example.org"})
    assert shown.status_code == 421
    student = await here.join((await here.open_class()).code, "Ada")
    assert 'action="/join"' in (await here.client.get("/", headers=student.headers)).text


async def test_nobody_who_plays_alone_is_told_of_a_lecturer(here: House) -> None:
    """Neither on the page, nor in the debrief: there one sees everybody's cards when one wants to."""
    game = await started(here)
    live = await here.server.games.get(game)
    assert "lecturer" not in (await here.client.get(f"/play/{game}")).text.casefold().replace(
        "asks the lecturer to come", ""
    )
    while live.state.clock.status != "over":
        await here.client.post(
            f"/alone/{game}", data={"csrf": await token(here), "act": "next_phase"}, headers=origin(here)
        )
    debrief = (await here.client.get(f"/debrief/{game}")).text.replace("The lecturer ended play early.", "")
    for word in ("lecturer", "shake hands", "next to you"):
        assert word not in debrief.casefold()
    assert "Show me everybody’s cards" in debrief
    shown = await here.client.post(
        f"/alone/{game}", data={"csrf": await token(here), "act": "reveal"}, headers=origin(here)
    )
    assert shown.status_code == 303
