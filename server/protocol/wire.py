"""The wire: what comes in is parsed strictly, or refused in one sentence.

The envelope is read by msgspec, a command's fields by `game_rules.plain`. Unknown names are refused; everything has a
limit. Who acts and when is stamped here and never read from what was sent.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

import msgspec

from game_rules.commands import Command, Text
from game_rules.plain import NotPlain, from_plain
from game_rules.words import MOST_CHARACTERS, count_words
from server.protocol.acts import WHO, command_class, speaks_for, who_is
from server.storage.chain import canonical, new_text
from server.storage.records import NewText

FRAME_BYTES = 16 << 10
DEPTH = 16
ITEMS = 64
WHOLE_NUMBER = 2**53

T = TypeVar("T")


class Malformed(ValueError):
    """What was sent is not what it should be; the text says where."""


# --- frames -----------------------------------------------------------------------------------------------------------


class Act(msgspec.Struct, tag_field="t", tag="act", forbid_unknown_fields=True, frozen=True):
    """Somebody wants to do something."""

    cid: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    kind: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    data: dict[str, Any] = {}


class Beat(msgspec.Struct, tag_field="t", tag="beat", forbid_unknown_fields=True, frozen=True):
    """I am here."""


_FRAMES: msgspec.json.Decoder[Act | Beat] = msgspec.json.Decoder(Act | Beat)
_ACT = msgspec.json.Decoder(Act)


def frame(raw: str | bytes) -> Act | Beat:
    """One websocket message."""
    return _checked(raw, _FRAMES)


def act(raw: str | bytes) -> Act:
    """The body of `POST /api/act`."""
    return _checked(raw, _ACT)


def _checked(raw: str | bytes, decoder: "msgspec.json.Decoder[T]") -> T:
    if len(raw) > FRAME_BYTES:
        raise Malformed(f"A message may have {FRAME_BYTES} bytes.")
    try:
        decoded = decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeError) as wrong:
        raise Malformed(f"This is no message of ours: {wrong}.") from wrong
    except RecursionError as deep:
        raise Malformed("This message is nested too deeply.") from deep
    if isinstance(decoded, Act):
        if not decoded.cid.isprintable():
            raise Malformed("`cid` may only have visible characters.")
        within_limits(decoded.data)
    return decoded


# --- commands ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Something asked of a game by `actor`. `data` has raw strings where the command has a `Text`.

    Without a `cid` nobody asks for its answer again (the clock, stand-ins). `author` is the player who wrote the words.
    """

    actor: str
    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)
    cid: str = ""
    author: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A command that could be read, the texts that belong beside it, and the raw data without anybody's words."""

    command: Command
    texts: tuple[NewText, ...]
    data: Mapping[str, Any]


def digest(asked: Asked) -> str:
    """What was asked, as SHA-256: the same `cid` may not come back with something else."""
    try:
        return sha256(canonical([asked.kind, asked.data]).encode()).hexdigest()
    except (ValueError, RecursionError) as wrong:
        raise Malformed(f"`data` cannot be read: {wrong}.") from wrong


def request(asked: Asked, at: int) -> Request:
    """The command that was asked for, at game time `at`. Raises `Malformed`."""
    kind = command_class(who_is(asked.actor), asked.kind)
    if kind is None:
        raise Malformed(f"There is no act called {_shown(asked.kind)}.")
    for stamped in ("by", "at"):
        if stamped in asked.data:
            raise Malformed(f"data.{stamped}: who acts and when is not yours to say.")
    within_limits(asked.data)
    beside: list[NewText] = []
    data = {name: _with_texts(kind, name, value, asked.author, beside) for name, value in asked.data.items()}
    try:
        command = from_plain(kind, {**data, "by": speaks_for(asked.actor), "at": at}, ("data",))
    except NotPlain as wrong:
        raise Malformed(str(wrong)) from wrong
    return Request(command=command, texts=tuple(beside), data=data)


# --- texts ------------------------------------------------------------------------------------------------------------


def _text_fields(kind: type[Command]) -> Mapping[str, str]:
    """Which fields of a command hold free text: `one`, perhaps none (`optional`), or `many` by name."""
    found: dict[str, str] = {}
    hints = get_type_hints(kind)
    for each in fields(kind):
        hint = hints[each.name]
        if hint is Text:
            found[each.name] = "one"
        elif Text in get_args(hint):
            found[each.name] = "optional" if type(None) in get_args(hint) else "many"
    return found


_TEXT_FIELDS = {kind: _text_fields(kind) for kind in WHO}


def _with_texts(kind: type[Command], name: str, value: Any, author: str, beside: list[NewText]) -> Any:
    """The value with every raw string of a `Text` field replaced by its reference; the words go `beside`."""
    holds = _TEXT_FIELDS[kind].get(name)
    if holds is None or (holds == "optional" and value is None):
        return value
    if holds != "many" and isinstance(value, str):
        return _sealed(value, f"data.{name}", author, beside)
    if holds == "many" and isinstance(value, dict):
        return {key: _sealed(body, f"data.{name}.{key}", author, beside) for key, body in value.items()}
    raise Malformed(f"data.{name}: expected a text.")


_NO_INK = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF],
)
"""Zero-width characters and marks of direction are dropped: they come with pasted text, hide words or turn them round,
and nobody could find one in order to take it out."""


def _sealed(body: Any, where: str, author: str, beside: list[NewText]) -> dict[str, Any]:
    if not isinstance(body, str):
        raise Malformed(f"{where}: expected a text.")
    words = body.replace("\r\n", "\n").replace("\r", "\n").translate(_NO_INK).strip()
    if not words:
        raise Malformed(f"{where}: there are no words in it.")
    text, seal = new_text(words, author)
    beside.append(text)
    return {"ref": text.ref, "digest": seal, "words": count_words(words)}


# --- limits -----------------------------------------------------------------------------------------------------------


def within_limits(value: Any, depth: int = 2) -> None:
    """Nothing is too deep, too long or too large, and every text can be stored and shown."""
    if depth > DEPTH:
        raise Malformed("This message is nested too deeply.")
    match value:
        case None | bool():
            return
        case str():
            _storable(value)
        case int():
            if abs(value) > WHOLE_NUMBER:
                raise Malformed("A number is too large.")
        case list() | tuple():
            _few(value)
            for part in value:
                within_limits(part, depth + 1)
        case dict():
            _few(value)
            for key, part in value.items():
                _storable(key)
                within_limits(part, depth + 1)
        case _:
            raise Malformed("Numbers are whole numbers here.")


def _few(parts: Any) -> None:
    if len(parts) > ITEMS:
        raise Malformed(f"A list may have {ITEMS} entries.")


def _storable(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise Malformed(f"A text may have {MOST_CHARACTERS} characters; this one has {len(text)}.")
    if not text.isprintable() and any(_unseen(one) for one in text):
        raise Malformed("A text has a character that nobody can see.")


def _unseen(one: str) -> bool:
    """Control characters and lone surrogates; line ends and tabs are welcome."""
    return unicodedata.category(one) in ("Cc", "Cs") and one not in "\n\r\t"


def _shown(name: str) -> str:
    return repr(name if len(name) <= 40 else f"{name[:37]}...")
