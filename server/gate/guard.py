"""The guard: every request and every socket passes here, or does not get in. Pure ASGI, one for http and websocket.

In order: is the address ours, does the page that asks come from us, is it small enough, who is it, may this kind of
person knock here, and does a form bring what only our own page could know. Everything that goes out gets its headers.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.gate.access import Access, Row
from server.gate.errors import Problem, refuse
from server.gate.sessions import Who, same_csrf

if TYPE_CHECKING:
    from server.antechamber import Antechamber
from server.gate.form_fields import form_fields

HEADERS = 100
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
CSRF_HEADER = "x-csrf-token"
CSRF_FIELD = "csrf"
NOT_YOU = 4401
YEAR = 365 * 24 * 3600


class Guard:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, antechamber: "Antechamber", access: Access) -> None:
        self.antechamber = antechamber
        self.access = access
        self._app = app
        self._settings = antechamber.settings
        self._sessions = antechamber.sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if scope.get("method") == "HEAD":
            scope = {**scope, "method": "GET"}  # the web server knows that it shall send no body
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        ours = host if host in self._settings.hosts else ""
        guarded = _with_headers(send, ours, secure=self._settings.hosts.get(ours, False), static=_is_static(scope))
        try:
            row = self._must_be_ours(scope, headers)
            scope["antechamber.secure"] = self._settings.hosts[host]
            who = await self._sessions.of(headers, secure=self._settings.hosts[host])
            scope["antechamber.who"] = who
            _must_be_allowed(scope, row, who)
            if scope["type"] == "http" and scope["method"] in UNSAFE:
                body = await _whole_body(receive, headers, row.bytes)
                if row.changes:
                    _must_come_from_our_page(headers, who, body, same_site=self._from_our_page(headers))
                receive = _again(body, receive)
        except Problem as problem:
            await refuse(problem, scope, receive, guarded)
            return
        try:
            await self._app(scope, receive, guarded)
        except Exception:
            if scope["type"] != "http":
                raise
            # The application has answered and noted it; the web server need not tell it once more.

    def _must_be_ours(self, scope: Scope, headers: Headers) -> Row:
        """The address, the page that asks, the size of the headers, and whether there is such a place."""
        if len(headers.raw) > HEADERS or _size(headers.raw) > self._settings.limits.header_bytes:
            raise Problem(431, "headers_too_large", "This request carries too many headers.")
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._settings.hosts:
            raise Problem(421, "unknown_host", "This server does not answer at that address. Use the one it printed.")
        self._must_have_our_origin(scope, headers)
        row = self.access.row(scope)
        if row is None:
            if allowed := self.access.methods(str(scope["path"])):
                wrong = Problem(405, "method_not_allowed", "This address is not asked that way.")
                wrong.allow = allowed
                raise wrong
            raise Problem(404, "not_found", "There is nothing here.")
        return row

    def _must_have_our_origin(self, scope: Scope, headers: Headers) -> None:
        """Browsers say which page asks. A socket without that needs a bearer token, an unsafe request no cookie."""
        given = headers.getlist("origin")
        if given and (len(given) > 1 or given[0].lower() not in self._settings.origins):
            raise Problem(403, "foreign_origin", "This request comes from another site's page.")
        if scope["type"] == "websocket" and not given and "authorization" not in headers:
            raise Problem(403, "foreign_origin", "A socket must say which page opens it, or show a bearer token.")

    def _from_our_page(self, headers: Headers) -> bool:
        """Does the browser say that our own page asks?"""
        site = headers.get("sec-fetch-site")
        return headers.get("origin", "").lower() in self._settings.origins and site in (None, "same-origin")


def _must_be_allowed(scope: Scope, row: Row, who: Who) -> None:
    """The kind of person that may knock here."""
    known = {"anyone": True, "player": bool(who.player), "lecturer": bool(who.lecturer)}
    if known.get(row.who, bool(who.player or who.lecturer)):
        return
    raise Problem(401, "not_you", _WHO_IS_MISSING[row.who], close=NOT_YOU)


_WHO_IS_MISSING = {
    "player": "Join the class with its code first.",
    "lecturer": "Open the console with the link that the server printed.",
    "member": "Join the class with its code first.",
}


def _must_come_from_our_page(headers: Headers, who: Who, body: bytes, *, same_site: bool) -> None:
    """What changes something for the owner of a cookie comes from our page, and not from somebody else's form.

    JSON cannot be sent across sites without asking first, and nobody is ever answered yes; a form brings its token.
    """
    if "sec-fetch-site" in headers and headers["sec-fetch-site"] not in ("same-origin", "none"):
        raise Problem(403, "foreign_origin", "This request comes from another site's page.")
    if not who.cookie:
        return
    if not same_site:
        raise Problem(403, "foreign_origin", "This request does not say that it comes from our own page.")
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json" or same_csrf(headers.get(CSRF_HEADER, ""), who.csrf):
        return
    if kind == "application/x-www-form-urlencoded" and same_csrf(_field(body, CSRF_FIELD), who.csrf):
        return
    raise Problem(403, "stale_page", "This page is too old. Load it again, then repeat what you did.")


def _field(body: bytes, name: str) -> str:
    return form_fields(body).get(name, [""])[0]


async def _whole_body(receive: Receive, headers: Headers, most: int) -> bytes:
    """The body, as long as it stays within its limit."""
    declared = headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > most:
        raise Problem(413, "too_large", f"No more than {most} bytes may be sent here.")
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Problem(400, "gone", "The rest of this request never came.")
        body += message.get("body", b"")
        if len(body) > most:
            raise Problem(413, "too_large", f"No more than {most} bytes may be sent here.")
        if not message.get("more_body", False):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Let the application read what has been read already."""
    read = False

    async def replay() -> Message:
        nonlocal read
        if read:
            return await receive()
        read = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _with_headers(send: Send, host: str, *, secure: bool, static: bool) -> Send:
    """Add what every answer carries."""
    added = _security_headers(host, secure=secure)

    async def guarded(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            headers = MutableHeaders(scope=message)
            for name, value in added.items():
                headers[name] = value
            if not static:
                headers["cache-control"] = "no-store"
        await send(message)

    return guarded


def _security_headers(host: str, *, secure: bool) -> dict[str, str]:
    """Nothing from anywhere else, nothing inline, no frames. `same-origin`: with `no-referrer` a plain form would send
    the origin `null`, and we could not tell our own page from another's."""
    socket = f"{'wss' if secure else 'ws'}://{host}" if host else ""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self' {socket}; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    headers = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    return headers | ({"strict-transport-security": f"max-age={YEAR}"} if secure else {})


def _size(raw: Sequence[tuple[bytes, bytes]]) -> int:
    return sum(len(name) + len(value) for name, value in raw)


def _is_static(scope: Scope) -> bool:
    return str(scope["path"]).startswith("/static/")
