"""The board: public things only, names of nobody, dark at a word."""

from game_rules.ids import PUBLIC
from tests.console.console import Console
from tests.server.running import House


async def test_the_door_shows_how_to_join_and_counts_who_is_here(here: House) -> None:
    """How many, not who: the projector shows no names."""
    record = await here.open_class()
    await here.join(record.code, "Ada Lovelace")
    page = (await here.client.get(f"/board/class/{record.id}")).text
    assert record.code
    assert f"{record.code[:3]}-{record.code[3:]}" in page
    assert "<svg" in page
    assert "Ada" not in page
    panels = (await here.client.get(f"/board/class/{record.id}/panels")).json()["html"]
    assert '<b class="figure">1</b> person is here' in panels["here"]


async def test_the_door_shows_the_games_once_they_are_cast(here: House) -> None:
    """Each leads to its own board."""
    live = await here.started(12)
    page = (await here.client.get(f"/board/class/{live.record.class_id}")).text
    assert f"/board/{live.id}" in page
    assert "Game 2" in page


async def test_the_board_is_the_public_view(here: House) -> None:
    """The public floor, the ring, the clock; nothing private, no contact, no name."""
    live = await here.started()
    await here.next_phase(live)
    await here.seated("CY").act("message", "c1", text="Good morning to all.")
    await here.seated("CY").act("message", "c2", text="Only between us.", to=["UK"])
    await here.seated("NATO").act("contact", "c3", role="COM")
    page = (await here.client.get(f"/board/{live.id}")).text
    assert "Good morning to all." in page
    assert "Only between us." not in page
    assert "meets" not in page
    assert not [student.name for student in here.students if student.name in page]
    for line in await live.minutes("lecturer"):
        if line not in await live.minutes(PUBLIC):
            assert line.says not in page


async def test_only_the_lecturers_own_board_can_darken_all(here: House, ann: Console) -> None:
    """A visitor's key darkens the own page alone: it is told no address for more."""
    live = await here.started()
    assert "data-console" not in (await here.client.get(f"/board/{live.id}")).text
    assert f'data-console="/console/{live.record.class_id}/{live.id}"' in (await ann.get(f"/board/{live.id}")).text


async def test_a_board_opened_while_it_is_dark_is_dark(here: House, ann: Console) -> None:
    """And light again when the lecturer says so."""
    live = await here.started()
    page = f"/console/{live.record.class_id}/{live.id}"
    await ann.press(page, "blank")
    assert "board-dark" in (await here.client.get(f"/board/{live.id}")).text
    await ann.press(page, "unblank")
    assert "board-dark" not in (await here.client.get(f"/board/{live.id}")).text


async def test_a_board_of_nothing_is_a_clear_no(here: House) -> None:
    """Whatever the address says."""
    for path in ("/board/nothing", "/board/class/nothing", "/board/class/nothing/panels"):
        assert (await here.client.get(path)).status_code == 404


async def test_a_closed_door_shows_no_code(here: House, ann: Console) -> None:
    """Nobody is sent to a door that does not open."""
    live = await here.started()
    record = await here.classroom.record(str(live.record.class_id))
    await ann.press(f"/console/{record.id}", "door", door="closed")
    assert f"{str(record.code)[:3]}-" not in (await here.client.get(f"/board/{live.id}")).text
