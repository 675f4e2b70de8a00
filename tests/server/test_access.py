"""Who may come where: every route for every kind of person, and nobody into what is somebody else's."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from fastapi import APIRouter
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from server.gate.access import PLAYER, Access, Level, NoRow, Row, doors
from server.parts import EVERY
from server.storage import tokens
from tests.server.running import House, Student, house

ROWS: dict[tuple[str, str], Row] = {key: row for part in EVERY for key, row in part.rows.items()}
LOOKED_AT = sorted(key for key in ROWS if key[0] == "GET" and "export" not in key[1])
ASKED = sorted(key for key in ROWS if key[0] not in ("GET", "WS"))
MAY_COME: dict[Level, set[str]] = {
    "anyone": {"nobody", "forger", "player", "stranger", "lecturer", "colleague"},
    "player": {"player", "stranger"},
    "lecturer": {"lecturer", "colleague"},
    "member": {"player", "stranger", "lecturer", "colleague"},
}
OPEN_TO_ALL = {"/board/{game}", "/board/class/{class_id}", "/board/class/{class_id}/panels", "/board/{game}/dark"}
"""What a passer-by may see: the projector."""


@dataclass(kw_only=True)
class People:
    """One of each kind, the class and the game that player and lecturer have in common."""

    headers: dict[str, dict[str, str]]
    player: Student
    class_id: str
    game: str

    def path(self, pattern: str) -> str:
        filled = pattern.replace("{class_id}", self.class_id).replace("{game}", self.game)
        return filled.replace("{order}", "pause").replace("{kind}", "message")


@pytest.fixture(scope="module")
async def here(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """One server for all of this page: nobody here changes anything that matters to the others."""
    async with house(tmp_path_factory.mktemp("access")) as running:
        yield running


@pytest.fixture(scope="module")
async def people(here: House) -> People:
    """A class with a game; a stranger has a seat in another class, a colleague is another lecturer."""
    other = await here.open_class()
    stranger = await here.join(other.code, "Stranger")
    await here.cast(other)
    record = await here.open_class()
    player = await here.join(record.code, "Player")
    await here.cast(record)
    await here.classroom.act_everywhere(record.id, "ann", "start_game")

    async def bearer(name: str) -> dict[str, str]:
        known = {one.name: one for one in await here.server.journal.query(tokens.lecturers)}
        one = known.get(name) or await here.server.journal.write(lambda on: tokens.add_lecturer(on, name))
        token = await here.server.journal.write(lambda on: tokens.issue_lecturer_token(on, one.id, "api"))
        return {"authorization": f"Bearer {token}"}

    headers = {
        "nobody": {},
        "forger": {"authorization": f"Bearer {tokens.new_token()}"},
        "player": player.headers,
        "stranger": stranger.headers,
        "lecturer": await bearer("ann"),
        "colleague": await bearer("bob"),
    }
    return People(headers=headers, player=player, class_id=record.id, game=player.game)


def test_every_door_has_a_row_and_every_row_a_door() -> None:
    """A route that nobody decided about fails the build, here and at the start."""
    there = {door for part in EVERY for door in doors(part.router.routes)}
    assert there == set(ROWS)


def test_a_server_with_an_open_door_does_not_start() -> None:
    """It says which."""
    router = APIRouter()
    router.add_api_route("/secret", lambda: None)
    with pytest.raises(NoRow, match="GET /secret"):
        Access({("GET", "/play"): PLAYER}).must_cover(router.routes)


@pytest.mark.parametrize(("method", "pattern"), LOOKED_AT + ASKED)
async def test_only_the_right_kind_of_person_gets_in(here: House, people: People, method: str, pattern: str) -> None:
    """Everybody else is turned away before the application hears of it."""
    row = ROWS[method, pattern]
    for kind in people.headers:
        answer = await ask(here, people, kind, method, pattern)
        turned_away = answer.status_code == 401
        assert turned_away == (kind not in MAY_COME[row.who]), f"{kind}: {answer.status_code} {answer.text[:200]}"


@pytest.mark.parametrize(
    ("method", "pattern"), [key for key in LOOKED_AT + ASKED if "{" in key[1] and key[1] not in OPEN_TO_ALL]
)
async def test_nobody_gets_into_what_is_somebody_elses(here: House, people: People, method: str, pattern: str) -> None:
    """A seat in another game, a class of another lecturer: not yours, or not there."""
    row = ROWS[method, pattern]
    for kind in {"stranger", "colleague"} & MAY_COME[row.who]:
        answer = await ask(here, people, kind, method, pattern)
        assert answer.status_code in (403, 404), f"{kind}: {answer.status_code} {answer.text[:200]}"


async def test_sockets_are_closed_with_a_word(here: House, people: People) -> None:
    """4401 for whom nobody knows, 4403 for what is somebody else's; a projector is open to all."""
    assert await closing(here, people, "forger", "/ws/play") == 4401
    assert await closing(here, people, "lecturer", "/ws/play") == 4401
    assert await closing(here, people, "stranger", f"/ws/play?game={people.game}") == 4403
    assert await closing(here, people, "player", "/ws/play?game=nothing") == 4403
    assert await closing(here, people, "player", f"/ws/console/{people.game}") == 4401
    assert await closing(here, people, "colleague", f"/ws/console/{people.game}") == 4403
    assert await closing(here, people, "player", "/ws/board/nothing") == 4403
    assert await closing(here, people, "nobody", "/ws/play") == 403
    assert await closing(here, people, "player", f"/ws/play?game={people.game}") == 0
    assert await closing(here, people, "lecturer", f"/ws/console/{people.game}") == 0
    assert await closing(here, people, "stranger", f"/ws/board/{people.game}") == 0


@pytest.mark.parametrize(
    "change", [str.upper, str.swapcase, lambda t: t[:-1], lambda t: f"{t}=", lambda _: "x", lambda t: f" {t} x"]
)
async def test_a_token_is_exact(here: House, people: People, change: Any) -> None:
    """Another case, a piece of it, nothing: nobody."""
    headers = {"authorization": f"Bearer {change(people.player.token)}"}
    assert (await here.client.get("/api/acts", headers=headers)).status_code == 401
    cookie = {"cookie": f"antechamber={change(people.player.token)}"}
    assert (await here.client.get("/api/acts", headers=cookie)).status_code == 401


async def test_a_renewed_token_shuts_out_the_old_one(here: House) -> None:
    """Within a second, for requests; what is open is closed by whoever renews it."""
    record = await here.open_class()
    leaver = await here.join(record.code, "Leaver")
    assert (await leaver.get("/play")).status_code == 200
    player = await here.server.journal.query(lambda on: tokens.player_with_token(on, leaver.token))
    await here.server.journal.write(lambda on: tokens.renew_token(on, str(player)))
    here.time.now += 1
    assert (await leaver.get("/play")).status_code == 401


async def ask(here: House, people: People, kind: str, method: str, pattern: str) -> httpx2.Response:
    """This kind of person asks; the body is empty, so nothing much can happen."""
    more: dict[str, Any] = (
        {"params": {"after": "999"}} if "events" in pattern else {"json": {}} if method != "GET" else {}
    )
    headers = people.headers[kind] | {"accept": "application/json"}
    return await here.client.request(method, people.path(pattern), headers=headers, **more)


async def closing(here: House, people: People, kind: str, path: str) -> int:
    """The code that a socket was closed with, the status that refused it, or 0: it was greeted."""
    url = f"{here.socket_origin}{path}"
    try:
        async with connect(url, additional_headers=people.headers[kind], compression=None, proxy=None) as socket:
            await socket.recv()
            return 0
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else -1
    except InvalidStatus as refused:
        return refused.response.status_code
