"""In front of a class: clocks are right, nothing grave at one click, no secret on the projector, nobody forgotten."""

import re

from server.classes.casting import in_words, sizes
from server.lecturer.turns import foreseen
from server.live import LiveGame
from server.scenarios.scenario_file import load
from tests.console.console import Console
from tests.server.running import House, until

WARSAW = load("warsaw")
SHOWN = re.compile(r'data-until="(\d+)"[^>]*>([\d:]+)<')


async def at(here: House, people: int = 6) -> tuple[LiveGame, str, str]:
    """A running game, the address of its class and its own."""
    live = await here.started(people)
    own = f"/console/{live.record.class_id}"
    return live, own, f"{own}/{live.id}"


def left(until_ms: str, now: int) -> str:
    seconds = -(-(int(until_ms) - now) // 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"


# --- the clock --------------------------------------------------------------------------------------------------------


async def test_a_countdown_is_drawn_as_the_time_that_is_left(here: House, ann: Console) -> None:
    """On the console, the projector and the phone, at the first drawing and at every later one."""
    live, own, page = await at(here)
    await here.next_phase(live)
    here.pass_time(95_000)
    drawn = [(await ann.get(path)).text for path in (own, page, f"/board/{live.id}")]
    drawn += [(await ann.get(f"{path}/panels")).json()["html"][name] for path, name in ((own, "games"), (page, "ring"))]
    drawn.append((await here.seated("TR").get(f"/play/{live.id}")).text)
    for html in drawn:
        assert SHOWN.search(html), html[:200]
        for moment, shown in SHOWN.findall(html):
            assert shown == left(moment, live.now())


# --- nothing grave at one click ---------------------------------------------------------------------------------------


async def test_next_phase_for_all_says_how_many_games_it_ends_and_asks_again(here: House, ann: Console) -> None:
    """The button itself stands inside a fold."""
    _live, own, _page = await at(here, 12)
    panel = (await ann.get(f"{own}/panels")).json()["html"]["everywhere"]
    fold = panel.partition('id="sure-next-all"')[2].partition("</details>")[0]
    assert "2 of 2 games are still playing." in fold
    assert 'value="next_phase"' in fold
    assert panel.count('value="next_phase"') == 1


async def test_revealing_says_that_others_still_play_the_same_roles(here: House, ann: Console) -> None:
    """What is known in one game is known in the room."""
    live, own, _page = await at(here, 12)
    await here.classroom.act(live.id, "ann", "end_game")
    panel = (await ann.get(f"{own}/panels")).json()["html"]["everywhere"]
    fold = panel.partition('id="sure-reveal-all"')[2].partition("</details>")[0]
    assert "1 of 2 games is still playing." in fold
    assert "the same roles" in fold


# --- the projector ----------------------------------------------------------------------------------------------------


async def test_the_lecturers_debrief_and_replay_are_public_until_more_is_asked_for(here: House, ann: Console) -> None:
    """Nobody's walk-away and points stand on the projector before the reveal."""
    live, _own, page = await at(here)
    await here.classroom.act(live.id, "ann", "end_game")
    debrief = (await ann.get(f"/debrief/{live.id}")).text
    assert 'class="points-name"' not in debrief
    assert f'href="{page}"' in debrief
    assert (await ann.get(f"/debrief/{live.id}?show=all")).text.count('class="points-name"') == 6
    assert '<option value="public" selected>' in (await ann.get(f"/replay/{live.id}")).text
    compared = (await ann.get(f"/debrief/class/{live.record.class_id}")).text
    assert compared.count("not revealed") == 6


async def test_a_reveal_on_the_debrief_stays_there(here: House, ann: Console) -> None:
    """It may stand on the projector."""
    live, _own, _page = await at(here)
    await here.classroom.act(live.id, "ann", "end_game")
    csrf = (await ann.get(f"/debrief/{live.id}")).text.partition('name="csrf" value="')[2].partition('"')[0]
    answer = await ann.client.post(f"/debrief/{live.id}", data={"csrf": csrf, "act": "reveal"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/debrief/{live.id}")
    assert live.state.ledger.revealed
    assert (await ann.get(f"/debrief/{live.id}")).text.count('class="points-name"') == 6


async def test_a_console_that_hides_secrets_shows_what_everybody_may_know(here: House, ann: Console) -> None:
    """Kept in this browser; switched back with one button."""
    live, own, page = await at(here)
    await here.next_phase(live)
    await ann.press(page, "broadcast", to="CY", text="Look at clause four.")
    await here.seated("TR").act("sign", "c1")
    assert "Look at clause four." in (await ann.get(page)).text
    assert "Not for the projector" in (await ann.get(page)).text
    csrf = (await ann.get(page)).text.partition('name="csrf" value="')[2].partition('"')[0]
    hidden = await ann.client.post("/console/secrets", data={"csrf": csrf, "act": "hide", "back": page})
    assert hidden.headers["location"] == page
    for html in ((await ann.get(page)).text, str((await ann.get(f"{page}/panels")).json()), (await ann.get(own)).text):
        for secret in ("Look at clause four.", "Could not live with it", "clauses from a deal", "wanted to <b>sign"):
            assert secret not in html
        assert not [one.title for one in WARSAW.injects if one.title in html]


# --- nobody is forgotten ----------------------------------------------------------------------------------------------


async def test_stand_ins_take_every_empty_seat_with_one_button(here: House, ann: Console) -> None:
    """Offered on the card, on the game's page, and for the class."""
    live, own, page = await at(here)
    assert 'value="stand_in"' in (await ann.get(page)).text.partition('id="panel-stuck"')[2].partition("</ul>")[0]
    assert "Stand-ins for all 6 empty seats" in (await ann.get(own)).text
    assert (
        await ann.press(own, "stand_ins")
        == "Stand-ins play 6 seats. A seat is given back as soon as its player is here."
    )
    assert live.state.stand_ins == frozenset(live.state.cast)


async def test_an_adviser_does_not_hide_an_absent_negotiator(here: House, ann: Console) -> None:
    """The role stays not connected, and a stand-in can be seated for it."""
    live, own, page = await at(here)
    late = await here.join((await here.classroom.record(str(live.record.class_id))).code, "Late")
    (*_, person) = await here.classroom.people(str(live.record.class_id))
    said = await ann.press(own, "seat_latecomer", player=person.player)
    role = re.fullmatch(r"Late advises (\w+) in Game 1\.", said)
    assert role, said
    late.game = live.id
    async with late.socket(game=live.id):
        await until(lambda: bool(live.hub.here))
        html = (await ann.get(page)).text
        assert "can commit" not in html
        assert "An adviser of" in html
        assert "0 of 6</span> here, 1 adviser" in (await ann.get(own)).text
        await ann.press(own, "stand_ins")
        assert role.group(1) in live.state.stand_ins


async def test_who_waits_is_on_top_of_the_page_and_let_in_and_seated_at_once(here: House, ann: Console) -> None:
    """And the phone goes to its game by itself."""
    live, own, _page = await at(here, 5)
    await ann.press(own, "door", door="lobby")
    late = await here.join((await here.classroom.record(str(live.record.class_id))).code, "Late")
    html = (await ann.get(own)).text
    assert html.index('id="panel-waiting"') < html.index('id="panel-games"')
    assert "Let in and seat" in html
    assert "your lecturer lets you in" in (await late.get("/play")).text
    (*_, person) = await here.classroom.people(str(live.record.class_id))
    async with late.socket() as phone:
        await phone.recv()
        assert "Late negotiates for" in await ann.press(own, "seat_latecomer", player=person.player)
        assert f"/play/{live.id}" in str(await phone.recv())
    assert "hidden" in (await ann.get(f"{own}/panels")).json()["html"]["waiting"].partition(">")[0]


async def test_who_is_let_in_sees_it(here: House, ann: Console) -> None:
    """Before there is a seat, too."""
    record = await here.open_class()
    await ann.press(f"/console/{record.id}", "door", door="lobby")
    late = await here.join(record.code, "Late")
    (person,) = await here.classroom.people(record.id)
    async with late.socket() as phone:
        await phone.recv()
        await ann.press(f"/console/{record.id}", "admit", player=person.player)
        assert '"/play"' in str(await phone.recv())
    assert "Welcome, Late." in (await late.get("/play")).text


async def test_the_lecturer_chooses_a_latecomers_game_and_role(here: House, ann: Console) -> None:
    """From the list of all games."""
    live, own, _page = await at(here, 5)
    await here.join((await here.classroom.record(str(live.record.class_id))).code, "Late")
    (*_, person) = await here.classroom.people(str(live.record.class_id))
    (free,) = live.state.stand_ins
    assert f'value="{free}"' in (await ann.get(own, params={"seat": person.player})).text
    said = await ann.press(own, "seat_at", player=person.player, game=live.id, role=free)
    assert said == f"Late negotiates for {free} in Game 1."


async def test_a_device_code_stands_beside_its_seat_with_name_and_address(here: House, ann: Console) -> None:
    """All that the student has to be told."""
    live, _own, page = await at(here)
    (person, *_) = await here.classroom.people(str(live.record.class_id))
    said = await ann.press(page, "device_code", player=person.player)
    told = re.match(rf"{person.name}: open \S+/device and type (\w{{4}}-\w{{4}})\.", said)
    assert told, said
    beside = (await ann.get(f"{page}/panels")).json()["html"]["seats"]
    assert told.group(1) in beside.partition(person.name)[2]


# --- casting and turns of events --------------------------------------------------------------------------------------


async def test_the_games_that_a_cast_would_make_follow_who_comes(here: House, ann: Console) -> None:
    """Before anybody is drawn, in people and games."""
    record = await here.open_class()
    for number in range(12):
        await here.join(record.code, f"Person {number}")
        panels = (await ann.get(f"/console/{record.id}/panels")).json()["html"]
        assert f'<span class="figure">{number + 1}</span>' in panels["forecast"]
    assert "2 games of 6" in panels["forecast"]
    assert 'name="games" value="1"' in panels["forecast"]


def test_games_are_told_in_numbers() -> None:
    """The largest first."""
    assert sizes(13, 2) == (7, 6)
    assert in_words(12, 2) == "2 games of 6"
    assert in_words(13, 2) == "1 game of 7 and 1 of 6"
    assert in_words(11, 1) == "1 game of 11"


async def test_a_turn_of_events_that_makes_no_sense_says_why(here: House) -> None:
    """Nothing leaks where there is no draft; the others say what they would do."""
    live, _own, _page = await at(here)
    told = {inject.id: foreseen(live.state, inject) for inject in live.scenario.injects}
    leaks = next(inject.id for inject in live.scenario.injects if inject.unless == "leaked")
    assert told[leaks].closed == "First leak of the draft: there is no draft that it could be about."
    bracket = next(one.id for one in live.scenario.injects if any(e.op == "reopen_bracket" for e in one.effects))
    assert told[bracket].closed
    done = [one for one in told.values() if not one.closed]
    assert done
    assert all(one.does for one in done)
    first = next(key for key, one in told.items() if not one.closed)
    await here.classroom.act(live.id, "ann", "fire_inject", {"inject": first})
    assert foreseen(live.state, live.scenario.inject_by_id[first]).closed == "That has happened."


async def test_an_extension_shows_on_the_line_of_phases(here: House) -> None:
    """Of the phase that runs, and of no other."""
    live, _own, _page = await at(here)
    before = [stage.minutes for stage in (await live.view("public"))[0].game.timeline]
    await here.classroom.act(live.id, "ann", "extend_phase", {"seconds": 120})
    after = [stage.minutes for stage in (await live.view("public"))[0].game.timeline]
    assert after == [before[0] + 2, *before[1:]]


async def test_the_start_page_shows_every_open_class(here: House) -> None:
    """Not only the newest."""
    codes = [str((await here.open_class()).code) for _ in range(3)]
    page = (await here.client.get("/start")).text
    assert all(f"{code[:3]}-{code[3:]}" in page for code in codes)


async def test_a_turn_of_events_is_greyed_on_the_page_with_its_reason(here: House, ann: Console) -> None:
    """And what the others would do stands beside their button."""
    _live, _own, page = await at(here)
    html = (await ann.get(f"{page}/panels")).json()["html"]["injects"]
    assert "Not now: First leak of the draft: there is no draft that it could be about." in html
    assert html.count("disabled") == html.count("Not now:")
