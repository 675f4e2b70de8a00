"""The hash chain: canonical JSON, and how each event of a game vouches for all before it.

Anybody can check it by hand: the hash of event n is the SHA-256 of the hash of event n-1 (in hexadecimal) followed by
the JSON text `[seq,kind,v,at,actor,body]`. Before the first event stands the hash of what the game was made of.
"""

import secrets
from collections.abc import Iterable
from hashlib import sha256
from json.encoder import encode_basestring as quoted

import orjson

from server.storage.records import NewEvent, NewText, Stored


def canonical(value: object) -> str:
    """JSON with sorted keys, no spaces, whole numbers only: one text for one value, the same on every machine.

    Takes None, booleans, 64-bit integers, text without U+0000 and lone surrogates, lists, tuples and dictionaries with
    text keys. Raises ValueError for anything else.

    >>> canonical({"b": (1, None), "a": "é"})
    '{"a":"é","b":[1,null]}'
    """
    _must_be_plain(value)
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError as error:
        raise ValueError(f"This cannot be written as canonical JSON: {error}") from error


def genesis(game: str, scenario: str, rules_version: str, setup: str, treatment: str) -> str:
    """What the first event of a game is chained to. `scenario` is a digest, `setup` and `treatment` are JSON texts."""
    named = f"[{quoted(game)},{quoted(scenario)},{quoted(rules_version)},{setup},{treatment}]"
    return sha256(named.encode()).hexdigest()


def link(previous: str, seq: int, kind: str, v: int, at: int, actor: str, body: str) -> str:  # noqa: PLR0913 - the chain's six fields
    """The hash of one event, given the hash before it."""
    text = f"{previous}[{seq},{quoted(kind)},{v},{at},{quoted(actor)},{body}]"
    return sha256(text.encode()).hexdigest()


def chained(seq: int, previous: str, events: Iterable[NewEvent], wall_ms: int) -> tuple[Stored, ...]:
    """New events as they are stored after event number `seq`, whose hash is `previous` (0 and the genesis at first)."""
    stored = []
    for seq, new in enumerate(events, start=seq + 1):  # noqa: B020 - goes on counting from there
        previous = link(previous, seq, new.kind, new.v, new.at, new.actor, new.body)
        stored.append(
            Stored(
                seq=seq,
                kind=new.kind,
                v=new.v,
                at=new.at,
                actor=new.actor,
                body=new.body,
                hash=previous,
                wall_ms=wall_ms,
            )
        )
    return tuple(stored)


def first_break(start: str, events: Iterable[Stored]) -> int | None:
    """The number of the first event that does not follow from the one before it, or None. `start` is the genesis."""
    previous = start
    for expected, event in enumerate(events, start=1):
        due = link(previous, expected, event.kind, event.v, event.at, event.actor, event.body)
        if event.seq != expected or event.hash != due:
            return expected
        previous = due
    return None


def digest_of(text: str) -> str:
    """The SHA-256 of a text: how a scenario is named."""
    return sha256(text.encode()).hexdigest()


def seal(salt: str, body: str) -> str:
    """What an event carries of a free text: proof of every word, and useless once the salt is erased."""
    return sha256(f"{salt}{body}".encode()).hexdigest()


def new_text(body: str, author: str) -> tuple[NewText, str]:
    """A text ready to be stored beside an event, and the seal that the event shall carry."""
    text = NewText(ref=secrets.token_hex(8), salt=secrets.token_hex(16), body=body, author=author)
    return text, seal(text.salt, body)


def _must_be_plain(value: object) -> None:
    match value:
        case None | bool() | int():
            return
        case str():
            if "\0" in value:
                raise ValueError("Text with U+0000 cannot be stored.")
        case list() | tuple():
            for part in value:
                _must_be_plain(part)
        case dict():
            for key, part in value.items():
                if not isinstance(key, str):
                    raise ValueError(f"A key must be text, not {key!r}.")
                _must_be_plain(key)
                _must_be_plain(part)
        case _:
            raise ValueError(f"{type(value).__name__} has no place in a journal.")
