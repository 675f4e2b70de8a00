"""A new device: the seat moves with a code from the lecturer, and the old device is signed out."""

from tests.console.console import Console
from tests.server.running import House, until


async def code_for(here: House, ann: Console, name: str) -> str:
    """The code that the console shows for a player."""
    live = next(iter(here.server.games))
    people = await here.classroom.people(str(live.record.class_id))
    player = next(person.player for person in people if person.name == name)
    said = await ann.press(f"/console/{live.record.class_id}/{live.id}", "device_code", player=player)
    return said.partition("type ")[2].partition(".")[0]


async def test_the_seat_moves_and_the_old_device_is_signed_out(here: House, ann: Console) -> None:
    """At once: the old token opens nothing, and its socket ends with 4401."""
    live = await here.started()
    turkey = here.seated("TR")
    code = await code_for(here, ann, turkey.name)
    async with turkey.socket() as socket:
        await until(lambda: "TR" in live.hub.present)
        answer = await here.client.post("/device", data={"code": code.lower()}, headers={"origin": here.origin})
        assert (answer.status_code, answer.headers["location"]) == (303, "/play")
        await socket.wait_closed()
        assert socket.close_code == 4401
    assert (await here.client.get(f"/play/{live.id}")).text.count('data-me="TR"') == 1
    assert (await turkey.get(f"/play/{live.id}")).status_code == 401


async def test_a_device_code_works_once(here: House, ann: Console) -> None:
    """And a guessed one never."""
    await here.started()
    code = await code_for(here, ann, here.seated("TR").name)
    assert (await here.client.post("/device", data={"code": code})).status_code == 303
    here.client.cookies.clear()
    for wrong in (code, "ABCD-EFGH", "", "x" * 5000):
        answer = await here.client.post("/device", data={"code": wrong})
        assert answer.status_code == 403
        assert "ask the lecturer" in answer.text
        assert "set-cookie" not in answer.headers
