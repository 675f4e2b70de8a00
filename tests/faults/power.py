"""A power cut: what may be on the platter when only synced writes are sure to be there."""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from server.storage.chain import genesis, link
from tests.faults.disk import Step

SECTOR = 512


class Platter:
    """Files as they lie on the disk, and the writes that the disk has heard of but not promised."""

    def __init__(self, files: Sequence[str], chance: random.Random) -> None:
        self._sure = {name: bytearray() for name in files}
        self._pending: list[Step] = []
        self._chance = chance

    def feed(self, step: Step) -> None:
        """One more step. A sync makes what was done to its file sure; one that failed has lost some of it for good."""
        if step.file not in self._sure:
            return
        if step.kind not in ("sync", "lost"):
            self._pending.append(step)
            return
        for known in self._pending:
            if known.file == step.file and (step.kind == "sync" or self._chance.random() < 0.5):
                _apply(self._sure[step.file], known)
        self._pending = [known for known in self._pending if known.file != step.file]

    def cut(self) -> dict[str, bytes]:
        """The files after a power cut now: each write since the last sync is there, or not, or torn into sectors."""
        files, chance = {name: bytearray(content) for name, content in self._sure.items()}, self._chance
        luck = chance.random()
        for step in self._pending:
            if chance.random() < luck:
                _apply(files[step.file], step)
            elif step.kind == "write" and chance.random() < 0.5:
                for piece in _torn(step, chance):
                    _apply(files[step.file], piece)
        return {name: bytes(content) for name, content in files.items() if content}


def cuts(
    steps: Sequence[Step], files: Sequence[str], count: int, seed: int
) -> Iterator[tuple[dict[str, bytes], list[Any]]]:
    """`count` power cuts at random moments after the first mark: the files, and the marks that were set before."""
    chance = random.Random(seed)
    platter, marks = Platter(files, chance), []
    first = next(number for number, step in enumerate(steps) if step.kind == "mark")
    moments = sorted(chance.randrange(first + 1, len(steps) + 1) for _ in range(count))
    for number, step in enumerate(steps):
        while moments and moments[0] == number:
            moments.pop(0)
            yield platter.cut(), list(marks)
        if step.kind == "mark":
            marks.append(step.mark)
        else:
            platter.feed(step)
    for _ in moments:
        yield platter.cut(), list(marks)


def damage(file: Path, acknowledged: Sequence[tuple[str, int]]) -> list[str]:
    """What is wrong with a database after a crash: broken pages, gaps, broken chains, lost or half-kept acts."""
    wrong = []
    with closing(sqlite3.connect(file)) as database:
        wrong += [row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
        answered = {(game, int(cid)) for game, cid in database.execute("SELECT game, cid FROM receipts")}
        there = set()
        for made_of in database.execute("SELECT id, scenario, rules_version, setup, treatment FROM games").fetchall():
            game, previous = made_of[0], genesis(*made_of)
            events = database.execute(
                "SELECT seq, kind, v, at, actor, body, hash FROM events WHERE game = ? ORDER BY seq", (game,)
            ).fetchall()
            for expected, (*fields, found) in enumerate(events, start=1):
                previous = link(previous, *fields)
                if fields[0] != expected or found != previous:
                    wrong.append(f"{game}: event {expected} does not follow")
                there.add((game, expected))
        wrong += [f"{act} was acknowledged and is lost" for act in acknowledged if act not in there]
        wrong += [f"{act} is there by half" for act in there ^ answered]
    return wrong


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "truncate":
        del content[step.offset :]
        return
    content.extend(bytes(max(0, step.offset - len(content))))
    content[step.offset : step.offset + len(step.data)] = step.data


def _torn(step: Step, chance: random.Random) -> Iterator[Step]:
    for start in range(0, len(step.data), SECTOR):
        if chance.random() < 0.5:
            yield Step("write", step.file, step.offset + start, step.data[start : start + SECTOR])
