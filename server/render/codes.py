"""Codes that people type: `D3=2` in a sentence names a clause and its answer, and can be tapped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A piece of a sentence: plain words, or a code as it was typed with the clause and the answer that it names."""

    words: str
    issue: str = ""
    option: int = 0


def coded(text: str) -> Iterator[Said]:
    """The pieces of a text, in order; nothing is lost and nothing is added."""
    end = 0
    for found in _CODE.finditer(text):
        if found.start() > end:
            yield Said(words=text[end : found.start()])
        yield Said(words=found[0], issue=found["issue"].upper(), option=int(found["option"]))
        end = found.end()
    if end < len(text):
        yield Said(words=text[end:])


_CODE = re.compile(r"(?<![\w=.])(?P<issue>[A-Z]\d{1,2}) ?= ?(?P<option>[0-9])(?![\w=]|\.\d)", re.IGNORECASE | re.ASCII)
