"""YAML as our files may use it: plain data and the place of every part of it; anchors, aliases and tags are refused.

YAML 1.2: `no` is a text and `12:30` is not a number. Whole numbers, true, false and null are what they look like;
everything else is a text. Whatever is wrong is collected, with its line and column, and reading goes on.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

from game_rules.plain import Where

LARGEST = 256 * 1024
DEEPEST = 20
MOST_NODES = 20_000
MOST_MISTAKES = 50

_READER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there, 25 times as fast. We read its events only: what a value means is decided below."""

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,8})")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Mistake:
    """Something wrong at a line and column (from 1) of a file."""

    file: str
    line: int
    column: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.problem}"


@dataclass
class Document:
    """What a file says. `places` are the values, `names` the names in front of them; both by path."""

    file: str
    data: Any = None
    places: dict[Where, tuple[int, int]] = field(default_factory=dict)
    names: dict[Where, tuple[int, int]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, at: tuple[int, int], problem: str) -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(file=self.file, line=at[0], column=at[1], problem=problem))

    def place(self, where: Where, *, of_name: bool = False) -> tuple[int, int]:
        """The line and column of a path, or of the nearest part around it that stands in the file.

        Of a value, unless it begins below its name or the name itself is meant.
        """
        while where:
            name, value = self.names.get(where), self.places.get(where)
            if value and not (name and (of_name or name[0] < value[0])):
                return value
            if name:
                return name
            where = where[:-1]
        return 1, 1


class _TooMuch(Exception):
    """The file is too deep, too long or too wrong; the place and the problem have been noted."""


def bytes_of(path: Path, most: int) -> bytes:
    """What a file holds, and one byte more than `most` where it holds more. Raises `OSError`."""
    with path.open("rb") as file:
        return file.read(most + 1)


def read(raw: bytes, file: str) -> Document:
    """The document in `raw`. Look at its `mistakes` before trusting its `data`."""
    document = Document(file=file)
    if len(raw) > LARGEST:
        document.wrong((1, 1), f"the file is too long; at most {LARGEST:,} bytes are read")
        return document
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        document.wrong(_at_end(raw[: error.start].decode("utf-8-sig")), "this is not UTF-8 text")
        return document
    try:
        _Composer(document).compose(text)
    except ReaderError as error:
        before = text.encode()[: error.position].decode(errors="ignore")
        document.wrong(_at_end(before), "a character that YAML does not allow")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        document.wrong(at, _in_plain_words(error, text.splitlines()[at[0] - 1 :][:1]))
    except _TooMuch:
        pass
    except yaml.YAMLError as error:
        document.wrong((1, 1), str(error).splitlines()[0])
    return document


class _Composer:
    """Builds plain data from YAML's events, one node at a time."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes = 0

    def compose(self, text: str) -> None:
        events = yaml.parse(text, Loader=_READER)
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if event.version not in (None, (1, 2)):
                    self.wrong(event, "this is read as YAML 1.2; leave the %YAML line out")
                if documents > 1:
                    self.wrong(event, "a second document in one file")
                    return
                self.document.data = self.node(next(events), events, ())

    def node(self, event: Any, events: Any, where: Where) -> Any:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self.wrong(event, f"more than {MOST_NODES:,} entries")
            raise _TooMuch
        if len(where) > DEEPEST:
            self.wrong(event, f"nested more than {DEEPEST} deep")
            raise _TooMuch
        self.document.places[where] = _at(event)
        if isinstance(event, AliasEvent):
            self.wrong(event, f"*{event.anchor[:40]} refers to another place; write it out")
            return None
        if event.anchor:
            self.wrong(event, f"&{event.anchor[:40]} names a place to copy from; leave it out and write things out")
        if event.tag:
            self.wrong(event, "a tag (an exclamation mark in front of a value); leave it out")
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(events, where)
        return self.mapping(events, where)

    def sequence(self, events: Any, where: Where) -> list[Any]:
        parts: list[Any] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            parts.append(self.node(event, events, (*where, len(parts))))
        return parts

    def mapping(self, events: Any, where: Where) -> dict[str, Any]:
        parts: dict[str, Any] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            name = self.name(event, events, where)
            value = self.node(next(events), events, (*where, name))
            if name:
                parts[name] = value
        return parts

    def name(self, event: Any, events: Any, where: Where) -> str:
        """The name in front of a value; the empty text where it is none, or not the first of its kind."""
        if not isinstance(event, ScalarEvent):
            self.wrong(event, "a name is a text")
            self.node(event, events, (*where, ""))
            return ""
        if not event.value or event.anchor or event.tag:
            self.wrong(event, "a name is a text, without tag or anchor")
            return ""
        if first := self.document.names.get((*where, event.value)):
            self.wrong(event, f"{event.value[:40]!r} stands here twice; the first is in line {first[0]}")
            return ""
        self.document.names[(*where, event.value)] = _at(event)
        return str(event.value)

    def wrong(self, event: Event, problem: str) -> None:
        self.document.wrong(_at(event), problem)
        if len(self.document.mistakes) >= MOST_MISTAKES:
            raise _TooMuch


def _at(event: Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _at_end(text: str) -> tuple[int, int]:
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _scalar(event: ScalarEvent) -> Any:
    if event.style or not event.implicit[0]:
        return event.value
    if _WHOLE.fullmatch(event.value):
        return int(event.value)
    return _WORDS.get(event.value, event.value)


def _in_plain_words(error: yaml.MarkedYAMLError, line: list[str]) -> str:
    problem = str(error.problem or error.context or "this is not YAML")
    if "tab character" in problem or ("cannot start any token" in problem and line and line[0].lstrip(" ")[:1] == "\t"):
        return "a tab; YAML is indented with spaces"
    if "mapping values are not allowed" in problem:
        return "a second ': ' in one line; put the text in quotes, or mind the indentation"
    return problem
