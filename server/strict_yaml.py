"""YAML as our files may use it: plain data and the place of every part of it; anchors, aliases and tags are refused.

YAML 1.2: `no` is a text and `12:30` is not a number. Whole numbers, true, false and null are what they look like;
everything else is a text. Whatever is wrong is collected, with its line and column, and reading goes on.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from game_rules.plain import Where

LARGEST = 256 * 1024
DEEPEST = 20
MOST_NODES = 20_000

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
        """The line and column of a path, or of the nearest part around it that stands in the file."""
        while where:
            named, valued = self.names.get(where), self.places.get(where)
            if at := (named or valued) if of_name else (valued or named):
                return at
            where = where[:-1]
        return 1, 1


class _TooMuch(Exception):
    """The file is too deep or too long; the place and the problem have been noted."""


def read(raw: bytes, file: str) -> Document:
    """The document in `raw`. Look at its `mistakes` before trusting its `data`."""
    document = Document(file=file)
    if len(raw) > LARGEST:
        document.wrong((1, 1), f"the file has {len(raw):,} bytes; at most {LARGEST:,} are read")
        return document
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        document.wrong((before.count(b"\n") + 1, len(before) - before.rfind(b"\n")), "this is not UTF-8 text")
        return document
    try:
        _Composer(document).compose(text)
    except ReaderError as error:
        before = text[: error.position]
        document.wrong(
            (before.count("\n") + 1, len(before) - before.rfind("\n")), "a character that YAML does not allow"
        )
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        document.wrong(at, _in_plain_words(error))
    except _TooMuch:
        pass
    except YAMLError as error:
        document.wrong((1, 1), str(error).splitlines()[0])
    return document


class _Composer:
    """Builds plain data from YAML's events, one node at a time."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes = 0

    def compose(self, text: str) -> None:
        events = YAML(typ="safe", pure=True).parse(text)
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

    def node(self, event: Event, events: Any, where: Where) -> Any:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self.wrong(event, f"more than {MOST_NODES:,} entries")
            raise _TooMuch
        if len(where) > DEEPEST:
            self.wrong(event, f"nested more than {DEEPEST} deep")
            raise _TooMuch
        self.document.places[where] = _at(event)
        if isinstance(event, AliasEvent):
            self.wrong(event, f"*{event.anchor} refers to another place; write it out")
            return None
        if event.anchor:
            self.wrong(event, f"&{event.anchor} names a place to copy from; leave it out and write things out")
        if getattr(event, "tag", None) and not (isinstance(event, ScalarEvent) and event.tag == "!"):
            self.wrong(event, "a tag (an exclamation mark in front of a value); leave it out")
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(events, where)
        assert isinstance(event, MappingStartEvent)
        return self.mapping(events, where)

    def sequence(self, events: Any, where: Where) -> list[Any]:
        parts: list[Any] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            parts.append(self.node(event, events, (*where, len(parts))))
        return parts

    def mapping(self, events: Any, where: Where) -> dict[str, Any]:
        parts: dict[str, Any] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            name = event.value if isinstance(event, ScalarEvent) else ""
            if not name:
                self.wrong(event, "a name is one text")
                self.node(event, events, (*where, "?")) if not isinstance(event, ScalarEvent) else None
                self.node(next(events), events, (*where, "?"))
                continue
            if event.anchor or event.tag:
                self.wrong(event, "a name has neither tag nor anchor")
            if name in parts:
                self.wrong(
                    event, f"{name!r} stands here twice; the first is in line {self.document.names[(*where, name)][0]}"
                )
                self.node(next(events), events, (*where, "?"))
                continue
            self.document.names[(*where, name)] = _at(event)
            parts[name] = self.node(next(events), events, (*where, name))
        return parts

    def wrong(self, event: Event, problem: str) -> None:
        self.document.wrong(_at(event), problem)


def _at(event: Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _scalar(event: ScalarEvent) -> Any:
    if event.style or not event.implicit[0]:
        return event.value
    if _WHOLE.fullmatch(event.value):
        return int(event.value)
    return _WORDS.get(event.value, event.value)


def _in_plain_words(error: MarkedYAMLError) -> str:
    problem = str(error.problem or error.context or "this is not YAML")
    if "\\t" in problem:
        return "a tab; YAML is indented with spaces"
    if "mapping values are not allowed" in problem:
        return "a second ': ' in one line; put the text in quotes, or mind the indentation"
    return problem
