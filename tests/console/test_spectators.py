"""Spectators from the console: off until admitted, a link to hand out, everybody told, a replay through their eyes."""

import html
import re

from server.storage import classes
from tests.console.console import Console, api_token
from tests.server.running import House, talking

LINK = re.compile(r'class="watch-link" href="([^"]+)"')


async def link_on(ann: Console, page: str) -> str:
    """The link that the page of a class shows, as a path; empty where it shows none."""
    found = LINK.search((await ann.get(page)).text)
    return "/watch/" + html.unescape(found.group(1)).partition("/watch/")[2] if found else ""


async def test_nobody_looks_on_until_the_lecturer_admits_spectators(here: House, ann: Console) -> None:
    """Then whoever has the link; another link voids it, and in the end there is none."""
    live = await here.started()
    page = f"/console/{live.record.class_id}"
    assert await link_on(ann, page) == ""
    assert "Hand out the link" in await ann.press(page, "admit_spectators")
    first = await link_on(ann, page)
    assert (await here.client.get(first)).status_code == 200
    await ann.press(page, "admit_spectators")
    second = await link_on(ann, page)
    assert second != first
    assert (await here.client.get(first)).status_code == 403
    assert (await here.client.get(second)).status_code == 200
    await ann.press(page, "dismiss_spectators")
    assert await link_on(ann, page) == ""
    assert (await here.client.get(second)).status_code == 403


async def test_a_class_can_be_opened_with_spectators(here: House, ann: Console) -> None:
    """Off unless chosen; the link stands on the page of the class, and not on one that is mirrored."""
    await ann.press("/console", "open", what="warsaw/50", spectators="yes")
    (record,) = await here.server.journal.query(lambda on: classes.classes_of(on, ann.lecturer.id))
    page = f"/console/{record.id}"
    link = await link_on(ann, page)
    assert "people are here" in (await here.client.get(link)).text
    await ann.client.post("/console/secrets", data={**(await csrf(ann, page)), "act": "hide", "back": page})
    assert await link_on(ann, page) == ""
    assert "the link is hidden on this screen" in (await ann.get(page)).text


async def csrf(ann: Console, page: str) -> dict[str, str]:
    found = re.search(r'name="csrf" value="(\w+)"', (await ann.get(page)).text)
    assert found
    return {"csrf": found.group(1)}


async def test_the_lecturers_program_gets_the_link_where_it_asks_for_spectators(here: House) -> None:
    """And no link otherwise."""
    headers = await api_token(here, here.lecturer)
    body = {"scenario": "warsaw", "format": "50"}
    plain = (await here.client.post("/api/classes", json=body, headers=headers)).json()
    assert "watch" not in plain
    opened = (await here.client.post("/api/classes", json=body | {"spectators": True}, headers=headers)).json()
    assert (await here.client.get(opened["watch"])).status_code == 200


async def test_whoever_waits_and_whoever_plays_is_told(here: House, ann: Console) -> None:
    """In the lobby at once, on the page of a seat, and in the minutes of the game."""
    record = await here.open_class()
    ada = await here.join(record.code, "Ada")
    page = f"/console/{record.id}"
    assert "Spectators" not in (await ada.get("/play")).text
    async with talking(ada.socket(**{"as": "html"})) as lobby:
        await ann.press(page, "admit_spectators")
        assert "Spectators look on" in (await lobby.next("panels"))["html"]["privacy"]
    assert "Spectators look on" in (await ada.get("/play")).text
    assert "spectators see who is in touch with whom" in (await ann.get(page)).text
    await here.cast(record)
    assert "Spectators see who is in touch with whom" in (await ada.get(f"/play/{ada.game}")).text
    await ann.press(page, "dismiss_spectators")
    assert "Spectators see" not in (await ada.get(f"/play/{ada.game}")).text
    game = await here.server.games.get(ada.game)
    assert "No spectators look on any more." in [game.words(one.text) for one in await game.minutes("TR") if one.text]


async def test_the_lecturer_replays_as_a_spectator_and_a_player_does_not(here: House, ann: Console) -> None:
    """Who was in touch with whom is not every player's to look up."""
    live = await here.started()
    await here.next_phase(live)
    await here.seated("TR").act("message", "c1", text="Only between us.", to=["UK"])
    page = (await ann.get(f"/replay/{live.id}?as=spectator")).text
    assert "Turkey to the United Kingdom: a message." in page
    assert "Only between us." not in page
    assert (await here.seated("CY").get(f"/replay/{live.id}?as=spectator")).status_code == 404
