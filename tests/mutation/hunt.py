"""The hunt: pytest collects the tests once; each break is tried in a forked child by the tests that reach its lines.

A child is a copy of the warm process: it puts the broken code into the living function, empties every cache, runs the
tests, quickest first, and ends at the first that fails. The parent never sees broken code.
"""

import functools
import gc
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.breaks import Break, breaks_of

KILLED, SURVIVED = 0, 1
PATIENCE = 8.0
"""Seconds of processor time that the tests of one break may take by themselves: the quick ones, which say more."""
MEMORY = 6 << 30
"""A break may make something endless: it dies of this, or of its time, and counts as killed."""

_Trace = Callable[[FrameType, str, Any], Any]


@dataclass
class Hunt:
    """One run over the breaks of some files, in random order, until all are tried or the time is over."""

    files: list[Path]
    seconds: float
    seed: int
    most: int
    wanted: str = ""
    memory: Path | None = None
    """Where it is kept what some test killed: it stays killed as long as its function is written as it is."""
    found: int = 0
    verdicts: list[tuple[Break, bool]] = field(default_factory=list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running the tests: find out what each reaches, and hunt."""
        if session.testsfailed:
            raise session.Interrupted("the tests cannot be collected")
        breaks = [one for file in self.files for one in breaks_of(file)]
        self.found = len(breaks)
        breaks.sort(key=lambda one: sha256(f"{self.seed} {one.key}".encode()).digest())
        killed = self._remembered()
        reach = _in_child(lambda: _reach(session, self.files))
        _say(f"{len(breaks)} breaks; {len(session.items)} tests")
        living = _living_functions(self.files)
        until = time.monotonic() + self.seconds
        for one in [one for one in breaks if self.wanted in f"{one.path}:{one.line} {one.function}"][: self.most]:
            if time.monotonic() > until:
                break
            survived = one.key not in killed and self._survives(session, one, living, reach)
            self.verdicts.append((one, survived))
            if not survived and one.key not in killed:
                self._remember(one)
            if survived:
                _say(f"{len(self.verdicts)}: {one.path}:{one.line} {one.function}: {one.told}")
        return True

    def _remembered(self) -> set[str]:
        return set(self.memory.read_text("utf-8").splitlines()) if self.memory and self.memory.is_file() else set()

    def _remember(self, one: Break) -> None:
        if self.memory:
            self.memory.parent.mkdir(exist_ok=True)
            with self.memory.open("a", encoding="utf-8") as kept:
                kept.write(f"{one.key}\n")

    def _survives(self, session: pytest.Session, one: Break, living: "Living", reach: "Reach") -> bool:
        lines = {(str(one.path), line) for line in one.lines}
        quickest = sorted((took, i) for i, (took, reached) in enumerate(reach) if not lines.isdisjoint(reached))
        spent = accumulate(took for took, _ in quickest)
        tests = [one for one, so_far in zip(quickest, spent, strict=True) if so_far <= PATIENCE] or quickest[:1]
        if not tests:
            return True
        pid = os.fork()
        if pid == 0:
            _try(session, one, living, [i for _, i in tests], allowed=int(3 * sum(took for took, _ in tests)) + 3)
        _, status = os.waitpid(pid, 0)
        return os.WIFEXITED(status) and os.WEXITSTATUS(status) == SURVIVED


Living = dict[tuple[str, str, int], FunctionType]
Reach = list[tuple[float, set[tuple[str, int]]]]
"""For each test, how long it takes (processor time) and which lines of the rules it reaches."""


def _try(session: pytest.Session, one: Break, living: Living, tests: list[int], *, allowed: int) -> None:
    """Does not come back: the process ends with the verdict."""
    verdict = KILLED
    try:
        _silent()
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, allowed + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        _break(one, living)
        verdict = SURVIVED if all(_passes(session, i, after) for i, after in _pairs(tests)) else KILLED
    finally:
        os._exit(verdict)


def _pairs(tests: list[int]) -> Iterator[tuple[int, int | None]]:
    """Each test with the next."""
    yield from zip(tests, [*tests[1:], None], strict=True)


def _passes(session: pytest.Session, i: int, after: int | None) -> bool:
    item = session.items[i]
    reports = runtestprotocol(item, log=False, nextitem=None if after is None else session.items[after])
    return not any(report.failed for report in reports)


def _break(one: Break, living: Living) -> None:
    """The living function gets the broken code."""
    module = compile(one.code(), str(one.path), "exec")
    wanted = (one.function, one.first)
    broken = next(code for code in _codes(module) if (code.co_qualname, code.co_firstlineno) == wanted)
    living[(str(one.path), *wanted)].__code__ = broken
    for cached in [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]:
        if cached.__module__.startswith(("game_rules", "server", "tests")):
            cached.cache_clear()


def _codes(within: CodeType) -> Iterator[CodeType]:
    for part in within.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _codes(part)


def _living_functions(files: list[Path]) -> Living:
    names = {str(file.resolve()): str(file) for file in files}
    return {
        (names[thing.__code__.co_filename], thing.__code__.co_qualname, thing.__code__.co_firstlineno): thing
        for thing in gc.get_objects()
        if isinstance(thing, FunctionType) and thing.__code__.co_filename in names
    }


def _reach(session: pytest.Session, files: list[Path]) -> Reach:
    """Runs every test once, whole code, and notes the lines. A test that fails by itself would kill everything."""
    names = {str(file.resolve()): str(file) for file in files}
    reached: set[tuple[str, int]] = set()

    def inside(frame: FrameType, event: str, _: object) -> _Trace:
        reached.add((names[frame.f_code.co_filename], frame.f_lineno))
        return inside

    def outside(frame: FrameType, event: str, _: object) -> _Trace | None:
        return inside if frame.f_code.co_filename in names else None

    found: Reach = []
    for i, after in _pairs(list(range(len(session.items)))):
        reached.clear()
        began = time.process_time()
        sys.settrace(outside)
        passed = _passes(session, i, after)
        sys.settrace(None)
        if not passed:
            raise RuntimeError(f"fails without any break: {session.items[i].nodeid}")
        found.append((time.process_time() - began, set(reached)))
    return found


def _in_child(work: Callable[[], Reach]) -> Reach:
    """What this finds, worked out in a child, so that no test has run in the parent."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(out)
        with os.fdopen(into, "w", encoding="utf-8") as pipe:
            try:
                json.dump([(took, sorted(reached)) for took, reached in work()], pipe)
            except RuntimeError as mistake:
                json.dump(str(mistake), pipe)
        os._exit(0)
    os.close(into)
    with os.fdopen(out, encoding="utf-8") as pipe:
        found = json.load(pipe)
    os.waitpid(pid, 0)
    if isinstance(found, str):
        raise pytest.UsageError(found)
    return [(took, {(file, line) for file, line in reached}) for took, reached in found]


def _silent() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def _say(line: str) -> None:
    print(line, file=sys.__stderr__, flush=True)
