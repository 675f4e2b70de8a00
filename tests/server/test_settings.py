"""Settings: under which addresses the server answers, what it does under TLS, and what it says when it cannot start."""

import socket
from pathlib import Path

import pytest
from pydantic import ValidationError

from server.gate.addresses import BadOrigin, allowed_origins, lan_addresses, normal_origin
from server.serving import CannotListen, prepare
from server.settings import Limits, Settings
from server.storage.problems import StorageProblem
from tests.server.running import house, talking, until


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("https://class.example.org", "https://class.example.org"),
        ("HTTPS://Class.Example.org:443/", "https://class.example.org"),
        ("http://10.0.0.7:8000", "http://10.0.0.7:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_origin_is_written_one_way(given: str, origin: str) -> None:
    """Lower case, no default port, no path."""
    assert normal_origin(given) == origin


@pytest.mark.parametrize(
    "given",
    [
        "*",
        "",
        "class.example.org",
        "ftp://x",
        "https://",
        "https://*.example.org",
        "https://a/b",
        "https://a?b",
        "https://u@a",
        "https://a:x",
        "https://a:99999",
        "javascript:alert(1)",
        "https://a b",
    ],
)
def test_anything_else_is_no_origin(given: str) -> None:
    """Above all no star: the server does not start with one."""
    with pytest.raises(BadOrigin):
        normal_origin(given)
    with pytest.raises(ValidationError):
        Settings(origin=(given,))


def test_a_server_for_the_room_answers_at_its_addresses() -> None:
    """And one for this machine only at its own."""
    assert set(allowed_origins("127.0.0.1", 80)) == {"http://localhost", "http://127.0.0.1", "http://[::1]"}
    everywhere = allowed_origins("0.0.0.0", 8000)  # noqa: S104 - nothing is bound here
    assert all(f":{8000}" in one for one in everywhere)
    assert len(everywhere) >= 3 + len([one for one in lan_addresses() if ":" not in one])
    assert "http://10.9.8.7:8000" in allowed_origins("10.9.8.7", 8000)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """And nonsense is refused."""
    monkeypatch.setenv("ANTECHAMBER_PORT", "8080")
    monkeypatch.setenv("ANTECHAMBER_LIMIT_SOCKETS", "12")
    assert Settings().port == 8080
    assert Limits().sockets == 12
    monkeypatch.setenv("ANTECHAMBER_PORT", "many")
    with pytest.raises(ValidationError):
        Settings()


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    """With what to do; the data folder is not touched."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotListen, match=rf"Port {port} on 127.0.0.1 is in use already.*--port"):
            prepare(Settings(data=tmp_path / "data", port=port))
    assert not (tmp_path / "data").exists()


def test_an_address_of_somebody_else_is_one_sentence(tmp_path: Path) -> None:
    """A name that does not exist, an address that is not ours."""
    for host in ("no.such.host.invalid", "192.0.2.77"):
        with pytest.raises(CannotListen, match=host):
            prepare(Settings(data=tmp_path, host=host))


def test_a_folder_in_use_is_one_sentence_and_frees_the_port(tmp_path: Path) -> None:
    """Two servers never share a data folder."""
    first = prepare(Settings(data=tmp_path, port=0))
    with pytest.raises(StorageProblem, match="Another Antechamber"):
        prepare(Settings(data=tmp_path, port=0))
    first.socket.close()
    first.journal.database.close()


async def test_under_tls_the_cookie_is_bound_to_the_host(tmp_path: Path) -> None:
    """`__Host-` and Secure, and strict transport, at the address that is reached over TLS; not in the local network."""
    async with house(tmp_path, origin=("https://class.example.org",)) as here:
        record = await here.open_class()
        form = {"code": record.code, "name": "Ada"}
        headers = {"host": "class.example.org", "origin": "https://class.example.org"}
        answer = await here.client.post("/join", data=form, headers=headers)
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-antechamber=")
        assert "; Secure" in cookie
        assert "max-age" in answer.headers["strict-transport-security"]
        assert "wss://class.example.org" in answer.headers["content-security-policy"]
        token = cookie.partition("=")[2].partition(";")[0]
        plain = {"host": "class.example.org", "cookie": f"antechamber={token}"}
        assert (await here.client.get("/play", headers=plain)).status_code == 401
        bound = {"host": "class.example.org", "cookie": f"__Host-antechamber={token}"}
        assert (await here.client.get("/play", headers=bound)).status_code == 200


async def test_everybody_hears_the_server_beat(tmp_path: Path) -> None:
    """In a game with the time of the game, in the lobby too."""
    async with house(tmp_path, beat_seconds=0.02, drop_seconds=60) as here:
        game = await here.started(5)
        here.time.now += 3
        waiting = await here.join((await here.open_class()).code, "Waiting")
        async with talking(here.seated("TR").socket()) as tr, talking(waiting.socket()) as lobby:
            assert (await tr.next("beat"))["now"] == game.now()
            assert (await lobby.next("beat"))["t"] == "beat"


async def test_a_stand_in_gives_the_seat_back_to_who_comes_back(tmp_path: Path) -> None:
    """At once, without the lecturer."""
    async with house(tmp_path) as here:
        game = await here.started()
        await here.classroom.act(game.id, "ann", "seat_stand_in", {"role": "TR"})
        assert "TR" in game.state.stand_ins
        async with talking(here.seated("TR").socket()):
            await until(lambda: "TR" not in game.state.stand_ins)


async def test_a_full_server_says_try_later(tmp_path: Path) -> None:
    """1013 for the socket that is one too many."""
    from websockets.exceptions import ConnectionClosed

    async with house(tmp_path, limits=Limits(sockets=1)) as here:
        await here.started()
        async with talking(here.seated("TR").socket()):
            with pytest.raises(ConnectionClosed) as closed:
                async with talking(here.seated("UK").socket()):
                    pass
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1013
