"""Access: who may ask for which address. A route without a row here is closed, and the server does not start with one.

A row says what kind of person may knock; whether this seat, game or class is theirs is asked again where it is read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from re import Pattern
from typing import Literal

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute, compile_path
from starlette.types import Scope

Level = Literal["anyone", "player", "lecturer", "member"]
"""`member`: a player or a lecturer."""

FORM_BYTES = 64 << 10
SOCKET = "WS"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Who may come, and how much they may bring. What changes nothing need not prove that it comes from our page."""

    who: Level
    bytes: int = FORM_BYTES
    changes: bool = True


ANYONE = Row(who="anyone")
PLAYER = Row(who="player")
LECTURER = Row(who="lecturer")
MEMBER = Row(who="member")

Rows = Mapping[tuple[str, str], Row]
"""`("GET", "/play/{game}")` to its row; `("WS", "/ws/play")` for sockets."""


class NoRow(RuntimeError):
    """A route that nobody decided about."""


class Access:
    """The rows of all routes, in the order in which the routes are tried."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._paths: list[tuple[str, Pattern[str], Row]] = [
            (method, compile_path(path)[0], row) for (method, path), row in rows.items()
        ]

    def row(self, scope: Scope) -> Row | None:
        """The row for a request; None where there is no such address."""
        method = SOCKET if scope["type"] == "websocket" else str(scope["method"])
        path = str(scope["path"])
        return next((row for each, pattern, row in self._paths if each == method and pattern.match(path)), None)

    def methods(self, path: str) -> str:
        """The methods that this address is asked with; empty where there is no such address."""
        found = {method for method, pattern, _ in self._paths if method != SOCKET and pattern.match(path)}
        return ", ".join(sorted(found))

    def must_cover(self, routes: Iterable[BaseRoute]) -> None:
        """Raises NoRow for a route that has none."""
        for method, path in doors(routes):
            if (method, path) not in self._rows:
                raise NoRow(f"{method} {path} has no row that says who may come.")


def doors(routes: Iterable[BaseRoute]) -> Iterable[tuple[str, str]]:
    """Every method and path of an application."""
    for route in routes:
        if isinstance(route, Mount):
            yield "GET", f"{route.path}/{{path:path}}"
        elif isinstance(route, WebSocketRoute):
            yield SOCKET, route.path
        elif isinstance(route, Route):
            yield from ((method, route.path) for method in sorted(route.methods or ()) if method != "HEAD")
        else:
            raise NoRow(f"{route!r} is no route that we know.")
