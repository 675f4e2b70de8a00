"""The audience of one game: where each reader stands, and what it is told once that is on disk.

Who acts is followed at once, because the answer names its cursor. Everybody else is looked after when the act is on
disk, one reader at a time, so that nobody's answer waits until everybody's page has been drawn.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import structlog

from game_rules.state import State
from game_rules.view.shapes import MinuteLine, View
from server.live.cursors import Cursor
from server.live.hub import BROKEN, Hub, News
from server.live.marks import Mark
from server.live.pipeline import Entry
from server.protocol.frames import Words

_log = structlog.get_logger(__name__)


@dataclass(kw_only=True, slots=True)
class Place:
    """A reader's cursor, perhaps ahead of the disk; where it stood after event `seq`, with `lines` not told yet."""

    cursor: Cursor
    seq: int
    hash: str
    at: int
    told: int
    lines: list[MinuteLine] = field(default_factory=list)


class Audience:
    """The readers that are followed through the game, and the hub that tells them."""

    def __init__(self, words: Words, cursors: Iterable[Cursor], seq: int, digest: str) -> None:
        self.hub = Hub(words)
        self._settled: deque[Entry] = deque()
        self._drawn: dict[MinuteLine, str] = {}
        self._places: dict[str, Place] = {}
        for cursor in cursors:
            self._places[cursor.reader] = Place(cursor=cursor, seq=seq, hash=digest, at=cursor.at, told=cursor.at)

    def __contains__(self, reader: str) -> bool:
        return reader in self._places

    def admit(self, cursor: Cursor, seq: int, digest: str, under_way: Iterable[Entry]) -> None:
        """Follow one more reader, who has looked at everything on disk (event `seq`); now at what is under way, too."""
        self._places[cursor.reader] = Place(cursor=cursor, seq=seq, hash=digest, at=cursor.at, told=cursor.at)
        for entry in under_way:
            _look_at(cursor, entry)

    def decided(self, reader: str, under_way: Iterable[Entry]) -> int:
        """The reader's cursor after everything that is under way; 0 for whom nobody follows."""
        place = self._places.get(reader)
        if place is None:
            return 0
        try:
            self._catch_up(place)
            for entry in under_way:
                _look_at(place.cursor, entry)
        except Exception:
            self._lose(reader)
            return 0
        return place.cursor.at

    def settle(self, entry: Entry) -> None:
        """This is on disk, and everybody may know."""
        if entry.stored:
            self._settled.append(entry)

    def go_back(self) -> None:
        """What was decided and is not on disk did not happen."""
        for reader, place in tuple(self._places.items()):
            try:
                self._catch_up(place)
            except Exception:
                self._lose(reader)
            else:
                place.cursor.go_back(place.seq, place.at)
        self._settled.clear()

    def forget(self) -> None:
        """Nobody's cursor means anything any more."""
        self._places.clear()
        self._settled.clear()

    def publish(self, reader: str, state: State, now: int) -> None:
        """Tell one reader what is on disk and has not been told."""
        place = self._places.get(reader)
        if place is None:
            return
        try:
            self._catch_up(place)
            if place.at != place.told and self.hub.listening(reader):
                news = News(view=place.cursor.view(state), before=place.told, cursor=place.at, lines=tuple(place.lines))
                self.hub.tell(reader, news, now, self._drawn)
        except Exception:
            self._lose(reader)
        place.told = place.at
        place.lines.clear()

    def waiting(self) -> Iterator[str]:
        """Readers who have not been looked after since something new came to disk, those who hear of it first."""
        while self._settled:
            last = self._settled[-1].last
            behind = [reader for reader, place in self._places.items() if place.seq < last]
            if not behind:
                self._settled.clear()
                self._drawn.clear()
                return
            yield min(behind, key=lambda reader: not self.hub.listening(reader))

    def view(self, reader: str, state: State) -> tuple[View, int]:
        """What a reader sees of the state on disk, and its cursor there."""
        place = self._places[reader]
        self._catch_up(place)
        return place.cursor.view(state), place.at

    def since(self, reader: str, after: int) -> tuple[MinuteLine, ...] | None:
        """The lines after cursor `after`, as far as on disk; None where that is too long ago."""
        place = self._places[reader]
        self._catch_up(place)
        missed = place.cursor.since(after) if after <= place.at else None
        return None if missed is None else tuple(told.line for told in missed if told.seq <= place.seq)

    def marks(self, game: str) -> list[Mark]:
        """Where everybody stood when they were last looked after."""
        return [
            Mark(game=game, reader=reader, seq=place.seq, hash=place.hash, value=place.at)
            for reader, place in self._places.items()
        ]

    def _catch_up(self, place: Place) -> None:
        """Let a reader look at everything on disk."""
        for entry in self._settled:
            if entry.last > place.seq:
                place.at, lines = _look_at(place.cursor, entry)
                place.lines += lines
                place.seq, place.hash = entry.last, entry.hash

    def _lose(self, reader: str) -> None:
        """A view that cannot be drawn up is our mistake; it ends what this reader gets and nobody else's game."""
        _log.exception("reader_lost", reader=reader)
        self._places.pop(reader, None)
        self.hub.send_away(BROKEN, "something broke", reader)


def _look_at(cursor: Cursor, entry: Entry) -> tuple[int, tuple[MinuteLine, ...]]:
    """What an entry means to a reader: once looked at, it is remembered."""
    if cursor.reader not in entry.told:
        lines = tuple(line for step in entry.steps if (line := cursor.follow(step)))
        entry.told[cursor.reader] = (cursor.at, lines)
    return entry.told[cursor.reader]
