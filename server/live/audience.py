"""The audience of one game: where each reader stands, and what it is told once that is on disk."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import structlog

from game_rules.state import State
from game_rules.view.shapes import MinuteLine, View
from server.cursors import Cursor, Step
from server.frames import Words
from server.hub import BROKEN, Hub, News
from server.live.pipeline import Entry, Told
from server.marks import Mark

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Place:
    """A reader's cursor: as far as decided, as far as on disk, as far as told; and the lines between the last two."""

    cursor: Cursor
    settled: int
    told: int
    lines: list[MinuteLine] = field(default_factory=list)


class Audience:
    """The readers that are followed through the game, and the hub that tells them."""

    def __init__(self, words: Words, cursors: Iterable[Cursor] = ()) -> None:
        self.hub = Hub(words)
        self._places = {cursor.reader: Place(cursor, cursor.at, cursor.at) for cursor in cursors}

    def __contains__(self, reader: str) -> bool:
        return reader in self._places

    def admit(self, cursor: Cursor, under_way: Iterable[Entry]) -> None:
        """Follow one more reader, who stands where the disk stands; look at what is under way, too."""
        self._places[cursor.reader] = Place(cursor, cursor.at, cursor.at)
        for entry in under_way:
            entry.told[cursor.reader] = _follow(cursor, entry.steps)

    def follow(self, steps: tuple[Step, ...]) -> Told:
        """Everybody looks at what has just been decided."""
        told: Told = {}
        for reader, place in tuple(self._places.items()):
            try:
                told[reader] = _follow(place.cursor, steps)
            except Exception:
                self._lose(reader)
        return told

    def decided(self, reader: str) -> int:
        """The reader's cursor after everything that has been decided; 0 for whom nobody follows."""
        place = self._places.get(reader)
        return place.cursor.at if place else 0

    def settle(self, told: Told) -> None:
        """This much is on disk."""
        for reader, (at, lines) in told.items():
            if place := self._places.get(reader):
                place.settled = at
                place.lines += lines

    def go_back(self, seq: int) -> None:
        """What was decided after event `seq` did not happen."""
        for place in self._places.values():
            place.cursor.go_back(seq, place.settled)

    def forget(self) -> None:
        """Nobody's cursor means anything any more."""
        self._places.clear()

    def publish(self, state: State, now: int) -> None:
        """Tell everybody what is on disk and has not been told."""
        news: dict[str, News] = {}
        for reader, place in tuple(self._places.items()):
            if place.settled != place.told and reader in self.hub.readers:
                try:
                    view = place.cursor.view(state)
                except Exception:
                    self._lose(reader)
                else:
                    lines = tuple(place.lines)
                    news[reader] = News(view=view, before=place.told, cursor=place.settled, lines=lines)
            place.told = place.settled
            place.lines.clear()
        self.hub.tell(news, now)

    def view(self, reader: str, state: State) -> tuple[View, int]:
        """What a reader sees of the state on disk, and its cursor there."""
        place = self._places[reader]
        return place.cursor.view(state), place.settled

    def since(self, reader: str, after: int, seq: int) -> tuple[MinuteLine, ...] | None:
        """The lines after cursor `after` as far as on disk (event `seq`); None where that is too long ago."""
        place = self._places[reader]
        if after > place.settled:
            return None
        missed = place.cursor.since(after)
        return None if missed is None else tuple(told.line for told in missed if told.seq <= seq)

    def _lose(self, reader: str) -> None:
        """A view that cannot be drawn up is our mistake; it ends what this reader gets and nobody else's game."""
        _log.exception("reader_lost", reader=reader)
        del self._places[reader]
        self.hub.send_away(BROKEN, "something broke", reader)

    def marks(self, game: str, seq: int, digest: str) -> list[Mark]:
        """Where everybody stands on disk."""
        return [
            Mark(game=game, reader=reader, seq=seq, hash=digest, value=place.settled)
            for reader, place in self._places.items()
        ]


def _follow(cursor: Cursor, steps: tuple[Step, ...]) -> tuple[int, tuple[MinuteLine, ...]]:
    lines = tuple(line for step in steps if (line := cursor.follow(step)))
    return cursor.at, lines
