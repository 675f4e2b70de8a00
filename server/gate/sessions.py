"""Sessions: whose request this is. A cookie for people's browsers, a bearer token for programs; never both at once."""

import hmac
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie

from sqlalchemy import Connection
from starlette.requests import HTTPConnection
from starlette.responses import Response

from server.clock import Seconds
from server.storage.journal import Journal
from server.storage.records import Lecturer
from server.storage.tokens import lecturer_with_token, player_with_token

PLAYER_COOKIE = "antechamber"
LECTURER_COOKIE = "antechamber-console"
YEAR = 365 * 24 * 3600
FRESH_SECONDS = 0.9
"""How long an answer of the database is believed: a revoked token opens nothing after a second."""
REMEMBERED = 20_000
LONGEST_TOKEN = 128


@dataclass(frozen=True, kw_only=True, slots=True)
class Who:
    """Who asks: a player, a lecturer, both in one browser, or nobody. `csrf` is what its forms must bring."""

    player: str = ""
    lecturer: Lecturer | None = None
    cookie: bool = False
    token: str = ""
    csrf: str = ""


NOBODY = Who()


class Sessions:
    """Looks tokens up, and remembers for a moment what it found."""

    def __init__(self, journal: Journal, seconds: Seconds) -> None:
        self._journal = journal
        self._seconds = seconds
        self._found: OrderedDict[tuple[str, str], tuple[float, Who]] = OrderedDict()

    async def of(self, headers: Mapping[str, str], *, secure: bool) -> Who:
        """Who sent these headers. A bearer token is all that counts where there is one."""
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        if scheme:
            return await self._by_bearer(bearer.strip()) if scheme.lower() == "bearer" else NOBODY
        jar = _cookies(headers.get("cookie", ""))
        player = jar.get(_named(PLAYER_COOKIE, secure=secure), "")
        lecturer = jar.get(_named(LECTURER_COOKIE, secure=secure), "")
        return await self._by_cookies(player, lecturer) if player or lecturer else NOBODY

    def forget(self) -> None:
        """Something was revoked: ask again for everybody."""
        self._found.clear()

    async def _by_bearer(self, token: str) -> Who:
        if not 0 < len(token) <= LONGEST_TOKEN:
            return NOBODY

        def look(connection: Connection) -> Who:
            if player := player_with_token(connection, token):
                return Who(player=player, token=token)
            lecturer = lecturer_with_token(connection, token, "api")
            return Who(lecturer=lecturer, token=token) if lecturer else NOBODY

        return await self._looked_up(("bearer", token), look)

    async def _by_cookies(self, player: str, lecturer: str) -> Who:
        if max(len(player), len(lecturer)) > LONGEST_TOKEN:
            return NOBODY

        def look(connection: Connection) -> Who:
            known = player_with_token(connection, player) if player else None
            teaching = lecturer_with_token(connection, lecturer, "console") if lecturer else None
            if not known and not teaching:
                return NOBODY
            csrf = csrf_of(player if known else "", lecturer if teaching else "")
            return Who(player=known or "", lecturer=teaching, cookie=True, token=player if known else "", csrf=csrf)

        return await self._looked_up((player, lecturer), look)

    async def _looked_up(self, key: tuple[str, str], look: Callable[[Connection], Who]) -> Who:
        now = self._seconds()
        if (known := self._found.get(key)) and now - known[0] < FRESH_SECONDS:
            return known[1]
        found = await self._journal.query(look)
        if len(self._found) >= REMEMBERED:
            self._found.popitem(last=False)
        self._found[key] = (now, found)
        return found


def csrf_of(player: str, lecturer: str) -> str:
    """What a form of this browser carries: known to whoever has the cookies, and tells nothing about them."""
    return sha256(f"form {player} {lecturer}".encode()).hexdigest()[:32]


def same_csrf(given: str, wanted: str) -> bool:
    return bool(wanted) and hmac.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())


def give_cookie(response: Response, name: str, token: str, *, secure: bool, strict: bool = False) -> None:
    """Hand a browser its token. Over plain http the same cookie goes without `__Host-` and Secure."""
    response.set_cookie(
        _named(name, secure=secure),
        token,
        max_age=YEAR,
        path="/",
        httponly=True,
        secure=secure,
        samesite="strict" if strict else "lax",
    )


def take_cookie(response: Response, name: str, *, secure: bool) -> None:
    """Have a browser forget its token."""
    response.delete_cookie(_named(name, secure=secure), path="/", httponly=True, secure=secure)


def who(connection: HTTPConnection) -> Who:
    """Who sent this request, as the guard found out."""
    found: Who = connection.scope["antechamber.who"]
    return found


def is_secure(connection: HTTPConnection) -> bool:
    """Was this request sent to an address that is reached over TLS?"""
    return bool(connection.scope["antechamber.secure"])


def _named(name: str, *, secure: bool) -> str:
    return f"__Host-{name}" if secure else name


def _cookies(header: str) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(header)
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}
