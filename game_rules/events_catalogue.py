"""The events by the names that journals use, and how their bodies are written: canonical JSON text."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from game_rules import commands, events
from game_rules.commands import Command
from game_rules.events import Event
from game_rules.plain import from_plain, to_plain
from game_rules.words import kind_of

VERSION = 1
"""Version of every event of this release; an older one is raised step by step when it is read."""

EVENTS: Mapping[str, type[Event]] = {
    kind_of(one): one
    for one in vars(events).values()
    if isinstance(one, type) and issubclass(one, Event) and one is not Event
}
COMMANDS: Mapping[str, type[Command]] = {
    kind_of(one): one
    for one in vars(commands).values()
    if isinstance(one, type) and issubclass(one, Command) and one is not Command
}
UPCASTS: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""`(kind, version)` to the function that makes the next version's body. Stored bytes are never rewritten."""


def canonical(plain: Any) -> str:
    """Canonical JSON: sorted names, no spaces, UTF-8 as it is, no floats."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def encode(event: Event) -> tuple[str, int, str]:
    """An event as `(kind, version, body)`; time and actor stand in the body too, so that it is whole."""
    return kind_of(type(event)), VERSION, canonical(to_plain(event))


def decode(kind: str, version: int, body: str) -> Event:
    """The event of a journal line. Raises `KeyError` for an unknown kind, `NotPlain` for a body that does not fit."""
    plain = json.loads(body)
    while version < VERSION:
        plain = UPCASTS[kind, version](plain)
        version += 1
    return from_plain(EVENTS[kind], plain)


def command_from(kind: str, plain: Mapping[str, Any], by: str, at: int) -> Command:
    """A command from its wire name and fields; who asks and when are stamped. Raises `KeyError`, `NotPlain`."""
    return from_plain(COMMANDS[kind], {**plain, "by": by, "at": at})
