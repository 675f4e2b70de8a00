"""Saved games: a whole game as one file of JSON lines, in which no byte can change unnoticed.

Line 1 is what the game was made of; then a line for each event, each refused attempt, each text that is not erased; the
last line says `end`. Every line closes with `"~"`, the SHA-256 of all that stands before it in the file (the earlier
lines without their own `"~"`), so the first line that does not fit is the one that was changed. There is one spelling
for one game: what is read is written again and compared.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, TypeVar

import orjson

from server.storage.chain import digest_of, genesis, link, seal
from server.storage.records import Attempt, GameRecord, NewText, Stored
from server.storage.saved_lines import (
    Head,
    read_attempt,
    read_end,
    read_event,
    read_head,
    read_text,
    spell_attempt,
    spell_end,
    spell_event,
    spell_head,
    spell_text,
)

_SEAL = re.compile(r'"([0-9a-f]{64})"')

R = TypeVar("R")


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedGame:
    """A game with everything that travels: `game` without class and label; `scenario` as canonical JSON."""

    game: GameRecord
    scenario: str
    events: tuple[Stored, ...]
    attempts: tuple[Attempt, ...] = ()
    texts: tuple[NewText, ...] = ()

    @property
    def genesis(self) -> str:
        """What the first event is chained to."""
        game = self.game
        return genesis(game.id, game.scenario, game.rules_version, game.setup, game.treatment)

    @property
    def head_hash(self) -> str:
        """The hash that vouches for the whole game."""
        return self.events[-1].hash if self.events else self.genesis


class BadLine(ValueError):
    """The first line of a saved game that is wrong: its number (from 1) and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line} {why}")
        self.line = line
        self.why = why


def dump(saved: SavedGame) -> bytes:
    """The file of a game. The same game gives the same bytes."""
    return closed(
        [
            spell_head(_head(saved)),
            *map(spell_event, saved.events),
            *map(spell_attempt, saved.attempts),
            *map(spell_text, saved.texts),
            spell_end(None),
        ]
    )


def closed(lines: Iterable[str]) -> bytes:
    """Lines that are spelled, each closed with the sum of all before it."""
    running = sha256()
    file = []
    for line in map(str.encode, lines):
        running.update(line)
        file.append(b'%b,"~":"%b"}\n' % (line, running.hexdigest().encode()))
    return b"".join(file)


def read(data: bytes) -> SavedGame:
    """The game in a file. Raises BadLine: every line, the chain of events and the seals of texts are checked."""
    file = _Reader(data)
    head = file.take("a game", read_head, spell_head)
    saved = SavedGame(game=head.game, scenario=head.scenario, events=())
    if digest_of(head.scenario) != head.game.scenario:
        raise file.bad("names another scenario than it holds")
    events = _chained(file, saved.genesis, head.events)
    attempts = _counted(file, head.attempts)
    texts = _sealed(file, events, attempts, head.texts)
    file.take("the end", read_end, spell_end)
    file.finish()
    saved = replace(saved, events=tuple(events), attempts=tuple(attempts), texts=tuple(texts))
    if saved.head_hash != head.head_hash:
        raise BadLine(1, "names another head than the last event has")
    return saved


def verify(data: bytes) -> BadLine | None:
    """The first bad line of a saved game, or None if all is as it was written."""
    try:
        read(data)
    except BadLine as bad:
        return bad
    return None


def _chained(file: "_Reader", previous: str, count: int) -> list[Stored]:
    events = []
    for seq in range(1, count + 1):
        event = file.take("an event", read_event, spell_event)
        due = link(previous, seq, event.kind, event.v, event.at, event.actor, event.body)
        if event.seq != seq or event.hash != due:
            raise file.bad("does not follow from the event before it")
        events.append(event)
        previous = due
    return events


def _counted(file: "_Reader", count: int) -> list[Attempt]:
    attempts = []
    for number in range(1, count + 1):
        attempt = file.take("an attempt", read_attempt, spell_attempt)
        if attempt.number != number:
            raise file.bad(f"is not attempt number {number}")
        attempts.append(attempt)
    return attempts


def _sealed(file: "_Reader", events: list[Stored], attempts: list[Attempt], count: int) -> list[NewText]:
    bodies = [event.body for event in events] + [attempt.body for attempt in attempts] if count else []
    seals = {found for body in bodies for found in _SEAL.findall(body)}
    texts: list[NewText] = []
    for _ in range(count):
        text = file.take("a text", read_text, spell_text)
        if seal(text.salt, text.body) not in seals:
            raise file.bad("is a text that no event and no attempt has sealed")
        if texts and text.ref <= texts[-1].ref:
            raise file.bad("is a text out of its order")
        texts.append(text)
    return texts


class _Reader:
    """Takes line after line, each as what it must be. What is wrong carries the number of its line."""

    def __init__(self, data: bytes) -> None:
        *self._lines, self._rest = data.split(b"\n")
        self._number = 0
        self._running = sha256()

    def take(self, what: str, read: Callable[[dict[str, Any]], R], spell: Callable[[R], str]) -> R:
        """The next line. Raises BadLine."""
        self._number += 1
        if self._number > len(self._lines):
            raise self.bad(f"should be {what}, but the file ends here")
        line = self._lines[self._number - 1]
        text, _, close = line.rpartition(b',"~":"')
        self._running.update(text)
        if close != b'%b"}' % self._running.hexdigest().encode():
            raise self.bad("is not as it was written")
        try:
            record = read(orjson.loads(line))
            spelled = spell(record).encode()
        except (ValueError, TypeError, KeyError) as error:
            raise self.bad(f"is not {what} ({error})") from error
        if spelled != text:
            raise self.bad(f"is not {what} as this program writes it")
        return record

    def finish(self) -> None:
        """Raises BadLine if anything follows."""
        self._number += 1
        if self._rest or self._number <= len(self._lines):
            raise self.bad("follows after the end")

    def bad(self, why: str) -> BadLine:
        return BadLine(self._number, why)


def _head(saved: SavedGame) -> Head:
    return Head(
        game=saved.game,
        scenario=saved.scenario,
        head_hash=saved.head_hash,
        events=len(saved.events),
        attempts=len(saved.attempts),
        texts=len(saved.texts),
    )
