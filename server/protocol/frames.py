"""Frames: what the server says over a socket or to somebody who polls, as JSON text, encoded once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import orjson

from game_rules.commands import Text
from game_rules.view.shapes import MinuteLine, View
from server import render
from server.protocol.answers import Answer, RefusedAnswer

Words = Callable[[Text], str]

PARTS = tuple(field.name for field in fields(View) if field.name != "reader")
"""The fields of a view, each of which is sent whole when it changes."""


def encoded(frame: Mapping[str, Any]) -> str:
    return orjson.dumps(frame).decode()


def hello(game: str | None, role: str | None, cursor: int, epoch: str, **more: Any) -> str:
    """The first frame: who you are here, and the cursor that you have reached once the next frames are read."""
    return encoded({"t": "hello", "game": game, "role": role, "cursor": cursor, "epoch": epoch, **more})


def beat(now: int) -> str:
    """I am here; game time is `now`."""
    return encoded({"t": "beat", "now": now})


def go(url: str) -> str:
    """Your place is at `url` now."""
    return encoded({"t": "go", "url": url})


def presence(roles: Iterable[str]) -> str:
    """Which roles somebody is connected for."""
    return encoded({"t": "presence", "here": sorted(roles)})


def answer(given: Answer, *, html: bool) -> str:
    """An ack, a refusal or a nack; a refusal with its teaching card where a page is at the other end."""
    frame = given.frame()
    if html and isinstance(given, RefusedAnswer):
        frame["html"] = render.page("play/refusal.html", reasons=given.reasons)
    return encoded(frame)


# --- as HTML ----------------------------------------------------------------------------------------------------------


def panels(view: View, changed: Iterable[str], words: Words, now: int) -> dict[str, str]:
    """The panels that draw from what has changed, drawn at the game time `now`."""
    fresh = frozenset(changed)
    return {
        name: render.panel(name, view, words, now)
        for name, drawn_from in render.PANELS.items()
        if fresh & {*drawn_from}
    }


def lists(lines: Iterable[MinuteLine], words: Words, drawn: dict[MinuteLine, str] | None = None) -> dict[str, str]:
    """The lists of a page as what is to be added to them; `edges` is a spectator's.

    `drawn` remembers lines that several readers get.
    """
    memory = {} if drawn is None else drawn
    added = {"talk": "", "minutes": "", "edges": ""}
    for line in lines:
        if line not in memory:
            memory[line] = render.line(line, words)
        added["talk" if line.thread else "edges" if line.channel else "minutes"] += memory[line]
    return {name: items for name, items in added.items() if items}


def panels_frame(  # noqa: PLR0913 - one frame, in its parts
    cursor: int, now: int, html: Mapping[str, str], append: Mapping[str, str], say: str, *, whole: bool = False
) -> str:
    """`whole`: the lists are not what is added but all there is."""
    frame = {"t": "panels", "cursor": cursor, "now": now, "html": html, "append": append, "say": say}
    return encoded(frame | {"whole": True} if whole else frame)


def said(lines: Iterable[MinuteLine]) -> str:
    """What a screen reader should say aloud at once."""
    return " ".join(line.says for line in lines if line.loud)


# --- as JSON ----------------------------------------------------------------------------------------------------------


def view_frame(cursor: int, now: int, view: View, words: Words) -> str:
    return encoded({"t": "view", "cursor": cursor, "now": now, "view": plain(view, words)})


def delta_frame(cursor: int, now: int, view: View, changed: Iterable[str], words: Words) -> str:
    """The fields of the view that have changed, each whole."""
    parts = {name: plain(getattr(view, name), words) for name in sorted(changed)}
    return encoded({"t": "delta", "cursor": cursor, "now": now, "view": parts})


def minutes_frame(cursor: int, lines: Iterable[MinuteLine], words: Words, *, whole: bool = False) -> str:
    """`whole`: these are all lines there are."""
    frame = {"t": "minutes", "cursor": cursor, "lines": [plain(line, words) for line in lines]}
    return encoded(frame | {"whole": True} if whole else frame)


def plain(value: Any, words: Words) -> Any:
    """A shape as JSON can say it, all of its names written out; words in the place of a text's reference."""
    if isinstance(value, Text):
        return words(value)
    if isinstance(value, (tuple, list)):
        return [plain(part, words) for part in value]
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name), words) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part, words) for key, part in value.items()}
    if isinstance(value, (frozenset, set)):
        return sorted(plain(part, words) for part in value)
    return value
