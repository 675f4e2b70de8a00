"""The guard: which addresses are answered, whose pages may ask, what a form must bring, what every answer carries."""

import json
from typing import Any

import httpx2
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.server.running import House, Student, client_of

FOREIGN = [
    "null",
    "https://evil.example",
    "http://evil.example",
    "http://localhost",
    "http://localhost:1",
    "https://localhost:{port}",
    "https://127.0.0.1:{port}",
    "http://127.0.0.1:{port}.evil.example",
    "http://127.0.0.1.evil.example:{port}",
    "http://evil.example:{port}",
    "http://sub.localhost:{port}",
    "http://localhost.:{port}",
    "http://127.0.0.1:{port}/",
    "http://127.0.0.1:{port}@evil.example",
    "http://user@127.0.0.1:{port}",
    "http://127.0.0.2:{port}",
    "http://127.1:{port}",
    "http://2130706433:{port}",
    "http://0.0.0.0:{port}",
    "http://[::]:{port}",
    "http://[::ffff:127.0.0.1]:{port}",
    "http://xn--lcalhost-54a:{port}",
    "ws://127.0.0.1:{port}",
    "file://",
    "chrome-extension://abcdef",
    "about:blank",
    "*",
    "http://*",
    "http://127.0.0.1:{port} http://evil.example",
    "http://evil.example http://127.0.0.1:{port}",
    "http://127.0.0.1:0{port}",
    "HTTP://EVIL.EXAMPLE",
    "//127.0.0.1:{port}",
    "127.0.0.1:{port}",
    "http:127.0.0.1:{port}",
    "http://127.0.0.1:{port}#x",
    "http://127.0.0.1:{port}?x",
]
OURS = ["http://127.0.0.1:{port}", "http://localhost:{port}", "http://[::1]:{port}", "HTTP://LOCALHOST:{port}"]


def origin(here: House, pattern: str) -> str:
    return pattern.format(port=here.server.settings.port)


async def browser(here: House) -> tuple[Student, httpx2.AsyncClient]:
    """A browser that has joined: it holds a cookie and no token."""
    record = await here.open_class()
    client = client_of(here.origin)
    answer = await client.post("/join", data={"code": record.code, "name": "Ada"}, headers={"origin": here.origin})
    assert answer.status_code == 303, answer.text
    token = client.cookies["antechamber"]
    return Student(house=here, name="Ada", token=token), client


async def test_only_our_own_pages_open_sockets(here: House) -> None:
    """Forty origins: the cookie is there each time, and only ours get in."""
    student, client = await browser(here)
    for pattern in FOREIGN:
        assert await opened(here, student, origin(here, pattern)) == 403, pattern
    for pattern in OURS:
        assert await opened(here, student, origin(here, pattern)) == 101, pattern
    assert await opened(here, student, None) == 403
    await client.aclose()


async def test_only_our_own_pages_change_anything(here: House) -> None:
    """The same for a POST with a cookie; without a word about its origin it is refused too."""
    _, client = await browser(here)
    body = {"cid": "c", "kind": "ready", "data": {}}
    for pattern in FOREIGN:
        answer = await client.post("/api/act", json=body, headers={"origin": origin(here, pattern)})
        assert (answer.status_code, answer.json()["error"]) == (403, "foreign_origin"), pattern
    assert (await client.post("/api/act", json=body)).status_code == 403
    for site in ("cross-site", "same-site"):
        headers = {"origin": here.origin, "sec-fetch-site": site}
        assert (await client.post("/api/act", json=body, headers=headers)).status_code == 403, site
    answer = await client.post("/api/act", json=body, headers={"origin": here.origin, "sec-fetch-site": "same-origin"})
    assert answer.json()["error"] == "no_seat"
    await client.aclose()


async def test_a_form_brings_what_only_our_page_knows(here: House) -> None:
    """A plain form with a cookie and without the token of the page is refused; JSON cannot be sent by a form."""
    _, client = await browser(here)
    record = await here.open_class()
    page = (await client.get("/")).text
    csrf = page.partition('name="csrf" value="')[2].partition('"')[0]
    form = {"code": record.code, "name": "Ada"}
    for wrong in ("", "x", csrf[:-1], csrf.upper() + "x"):
        answer = await client.post("/join", data={**form, "csrf": wrong}, headers={"origin": here.origin})
        assert answer.status_code == 403, wrong
    text = {"origin": here.origin, "content-type": "text/plain"}
    assert (await client.post("/join", content=json.dumps(form), headers=text)).status_code == 403
    answer = await client.post("/join", data={**form, "csrf": csrf}, headers={"origin": here.origin})
    assert (answer.status_code, answer.headers["location"]) == (303, "/play")
    await client.aclose()


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1:{port}.evil.example", "127.0.0.1:{port}@evil", "", "*"],
)
async def test_other_hosts_are_not_answered(here: House, host: str) -> None:
    """A page that points its own name at this machine gets nothing."""
    answer = await here.client.get("/", headers={"host": host.format(port=here.server.settings.port)})
    assert answer.status_code in (400, 421)
    assert "form" not in answer.text or answer.status_code == 421


async def test_every_answer_carries_its_headers(here: House) -> None:
    """Pages, errors, redirects, JSON, files: nothing from elsewhere, nothing inline, nothing kept."""
    _, client = await browser(here)
    for path in ("/", "/play", "/nothing", "/api/act", "/api/acts", "/healthz", "/static/app.css", "/static/none"):
        answer = await client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert "strict-transport-security" not in answer.headers
        assert "server" not in answer.headers
        if not path.startswith("/static"):
            assert answer.headers["cache-control"] == "no-store", path
    await client.aclose()


async def test_what_is_too_large_is_refused(here: House) -> None:
    """Headers of more than 16 KiB, bodies beyond their limit, declared or not."""
    assert (await here.client.get("/", headers={"x": "y" * 17_000})).status_code in (400, 431)
    assert (await here.client.get("/", headers={f"x-{n}": "y" for n in range(120)})).status_code == 431
    big = await here.client.post("/join", content=b"x" * 100_000, headers={"content-type": "application/json"})
    assert (big.status_code, big.json()["error"] if big.headers["content-type"] == "application/json" else "") in (
        (413, "too_large"),
        (413, ""),
    )

    async def dripping() -> Any:
        for _ in range(100):
            yield b"x" * 1_000

    assert (await here.client.post("/join", content=dripping())).status_code == 413


async def test_errors_are_sentences(here: House) -> None:
    """As a page for people, as JSON for programs; never a trace of the inside."""
    page = await here.client.get("/nothing/at/all", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "There is nothing here." in page.text
    told = await here.client.get("/nothing/at/all", headers={"accept": "application/json"})
    assert told.json() == {"error": "not_found", "says": "There is nothing here."}
    wrong = await here.client.delete("/join", headers={"accept": "application/json"})
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "POST")


async def test_a_break_inside_is_one_sentence_outside(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it was."""

    def breaks(template: str, **told: object) -> str:
        if template == "error.html":
            return str(told["says"])
        raise RuntimeError("secret words of somebody")

    monkeypatch.setattr("server.render.page", breaks)
    answer = await here.client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Something broke on our side" in answer.text


async def opened(here: House, student: Student, origin: str | None) -> int:
    """The status of opening a socket with a cookie from a page of `origin`."""
    headers = {"cookie": f"antechamber={student.token}"}
    url = f"{here.socket_origin}/ws/play"
    try:
        async with connect(url, additional_headers=headers, origin=origin, compression=None, proxy=None):  # type: ignore[arg-type]
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code
