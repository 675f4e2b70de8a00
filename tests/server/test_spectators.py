"""Spectators: in by the lecturer's link alone, out when it is switched off; nothing but edges beside the public."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from game_rules.ids import SPECTATOR
from server.classes import spectators
from server.live import LiveGame
from server.live.listeners import Listener
from server.live.lobbies import Lobbies
from server.protocol import frames
from server.protocol.lines import Mailbox
from server.storage.tokens import new_token
from tests.server.running import House, house, talking, until

HIDDEN: list[list[tuple[str, str, dict[str, Any]]]] = [
    [("TR", "sign", {}), ("TR", "no_such_act", {}), ("UK", "freeze_text", {})],
    [("TR", "raise_hand", {})],
    [
        ("NATO", "share_document", {"document": "assessment", "form": "summary", "to": ["EEAS"]}),
        ("CY", "block_use", {"document": "assessment"}),
    ],
]
"""What is no talk, and hidden."""


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as running:
        yield running


async def admitted(here: House, game: LiveGame) -> str:
    """What a link shows that opens this game's class."""
    return await spectators.admit(here.server, str(game.record.class_id), "ann")


async def closed_with(here: House, game: LiveGame, key: str) -> int:
    """The code that a spectator's socket is closed with before it is greeted."""
    with pytest.raises(ConnectionClosed) as closed:
        async with talking(here.watch_socket(game, key)):
            pass
    return closed.value.rcvd.code if closed.value.rcvd else -1


async def test_where_no_spectators_are_admitted_every_link_says_so(here: House) -> None:
    """The default; the same words for a class that is not there: nothing can be found out by asking."""
    game = await here.started()
    said = set()
    for path in (
        f"/watch/{game.record.class_id}",
        f"/watch/{game.record.class_id}/panels",
        f"/watch/{game.record.class_id}/{game.id}",
        f"/watch/{game.record.class_id}/{game.id}?key={new_token()}",
        f"/watch/nothing/{game.id}",
        "/watch/nothing?key=",
    ):
        answer = await here.client.get(path)
        assert answer.status_code == 403
        assert "No spectators are admitted here" in answer.text
        said.add(answer.text)
    assert len(said) == 1
    assert await closed_with(here, game, "") == 4403
    assert await closed_with(here, game, new_token()) == 4403


async def test_a_link_opens_the_games_of_its_class_and_no_other(here: House) -> None:
    """The public view and the contacts; names of nobody, words that were private nowhere."""
    game, other = await here.started(), await here.started()
    key = await admitted(here, game)
    await here.next_phase(game)
    student = next(one for one in here.students if (one.game, one.role) == (game.id, "TR"))
    await student.act("message", "c1", text="Only between us.", to=["UK"])
    await student.act("message", "c2", text="Good morning to all.")
    games = (await here.client.get(f"/watch/{game.record.class_id}?key={key}")).text
    assert f"/watch/{game.record.class_id}/{game.id}?key={key}" in games
    page = (await here.client.get(f"/watch/{game.record.class_id}/{game.id}?key={key}")).text
    assert "Turkey to the United Kingdom: a message." in page
    assert "Good morning to all." in page
    assert "Only between us." not in page
    assert [one.name for one in here.students if one.name in page] == []
    assert (await here.client.get(f"/watch/{game.record.class_id}/{other.id}?key={key}")).status_code == 403
    assert (await here.client.get(f"/watch/{other.record.class_id}?key={key}")).status_code == 403
    assert (await here.client.get(f"/watch/{game.record.class_id}/nothing?key={key}")).status_code == 403
    assert await closed_with(here, other, key) == 4403


async def test_a_link_opens_nothing_else(here: House) -> None:
    """It makes nobody a player or a lecturer."""
    game = await here.started()
    key = await admitted(here, game)
    headers = {"authorization": f"Bearer {key}"}
    for path in (f"/play/{game.id}", f"/api/games/{game.id}/view", f"/replay/{game.id}", "/api/classes"):
        assert (await here.client.get(path, headers=headers)).status_code == 401
        assert (await here.client.get(path, params={"key": key})).status_code == 401
    assert key not in str(await here.classroom.record(str(game.record.class_id))), "stored as a hash only"


async def test_switching_off_and_a_new_link_send_away_who_looks_on(here: House) -> None:
    """At once; players stay, and are told both times, and not when a link is merely replaced."""
    game = await here.started()
    first = await admitted(here, game)
    async with talking(here.watch_socket(game, first)) as spectator, talking(here.seated("TR").socket()) as turkey:
        second = await admitted(here, game)
        assert await goodbye(spectator) == 4403
        assert await closed_with(here, game, first) == 4403
        async with talking(here.watch_socket(game, second)) as other:
            await spectators.dismiss(here.server, str(game.record.class_id), "ann")
            assert await goodbye(other) == 4403
        assert await closed_with(here, game, second) == 4403
        await game.told()
        await turkey.quiet()
    told = [line for line in await game.minutes("TR") if line.says.startswith("The lecturer says") and line.text]
    words = [game.words(line.text) for line in told if line.text]
    assert ["Spectators may look on" in one for one in words] == [True, False]
    assert "No spectators" in words[1]


async def goodbye(talker: Any) -> int:
    """The code that a socket is closed with."""
    with pytest.raises(ConnectionClosed) as closed:
        await talker.next("nothing else")
    return closed.value.rcvd.code if closed.value.rcvd else -1


async def test_telling_a_lobby_of_spectators_loses_nobody_who_is_just_coming() -> None:
    """Who comes is told of a moment later; another panel that is drawn meanwhile takes nobody off the list."""
    lobbies, mailbox = Lobbies(), Mailbox()
    listener = Listener("", mailbox)
    listener.start()
    lobbies.attach("class", "ada", listener)
    lobbies.came("class", "<li>Bob</li>")
    lobbies.redraw("class", {"privacy": "Spectators look on."})
    await until(lambda: any("Bob" in frame for frame in mailbox.frames))
    assert "Spectators look on." in mailbox.frames[0]
    lobbies.detach("class", "ada", listener)
    await listener.stop()


async def test_a_closed_class_is_closed_to_spectators(here: House) -> None:
    """Like its code, the link opens nothing any more."""
    game = await here.started()
    key = await admitted(here, game)
    await here.classroom.end(str(game.record.class_id))
    assert await closed_with(here, game, key) == 4403
    assert (await here.client.get(f"/watch/{game.record.class_id}?key={key}")).status_code == 403


async def test_spectators_do_not_crowd_out_players(tmp_path: Path) -> None:
    """So many and no more; who has a seat comes in."""
    async with house(tmp_path) as here:
        game = await here.started()
        key = await admitted(here, game)
        many = here.server.settings.limits.spectators_a_game
        async with AsyncExitStack() as stack:
            for _ in range(many):
                await stack.enter_async_context(talking(here.watch_socket(game, key)))
            assert await closed_with(here, game, key) == 1013
            await stack.enter_async_context(talking(here.seated("TR").socket()))
            assert len(game.hub.listening(SPECTATOR)) == many


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("as_what", ["json", "html"])
async def test_what_is_hidden_and_no_talk_changes_no_byte(tmp_path: Path, hidden: list[Any], as_what: str) -> None:
    """Cursors, sizes, order, everything."""
    async with house(tmp_path / "a") as one, house(tmp_path / "b") as other:
        assert await stream_of(one, [], as_what) == await stream_of(other, hidden, as_what)


async def stream_of(here: House, hidden: list[tuple[str, str, dict[str, Any]]], as_what: str) -> list[str]:
    """What a spectator is sent while these are tried."""
    game = await here.started()
    await here.next_phase(game)
    key = await admitted(here, game)
    async with talking(here.watch_socket(game, key, **{"as": as_what})) as spectator:
        await here.seated("NATO").act("message", "first", text="Good morning, all.")
        for number, (role, kind, data) in enumerate(hidden):
            await here.seated(role).act(kind, f"hidden {number}", **data)
        await here.seated("CY").act("message", "last", text="Good morning.")
        await game.told()
        game.hub.tell_all(frames.beat(0))
        await spectator.next("beat")
        epoch = game.epoch(SPECTATOR)
        return [raw.replace(game.id, "GAME").replace(epoch, "EPOCH") for raw in spectator.raw]
