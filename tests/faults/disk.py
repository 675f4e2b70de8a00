"""A disk under glass: SQLite's own file system, watched and made to fail on demand.

Registers a copy of SQLite's default VFS in this process, whose files report every write, truncation and sync before
they pass it on. The journal is not changed for it: it opens its files through whatever VFS is the default.
"""

import _sqlite3
import ctypes
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Kind = Literal["write", "truncate", "sync", "lost", "mark"]

OK, IOERR_WRITE, IOERR_FSYNC, FULL = 0, 10 | (3 << 8), 10 | (4 << 8), 13


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to a file (its name alone). `lost` is a sync that failed; a `mark` is the test's."""

    kind: Kind
    file: str
    offset: int = 0
    data: bytes = b""
    mark: Any = None


@dataclass
class Disk:
    """What was done, in order; `fault` says for each step before it is done whether it fails (SQLite's code)."""

    steps: list[Step] = field(default_factory=list)
    fault: Callable[[Step], int] = lambda _: OK

    def mark(self, mark: Any) -> None:
        """Note that something happened here: an acknowledgement."""
        self.steps.append(Step("mark", "", mark=mark))

    def does(self, step: Step) -> int:
        """Called for each step; what it returns is SQLite's code."""
        code = self.fault(step)
        if code == OK:
            self.steps.append(step)
        elif step.kind == "sync":
            self.steps.append(Step("lost", step.file))
        return code


@contextmanager
def watched() -> Iterator[Disk]:
    """The disk under every SQLite file that is opened inside."""
    disk = Disk()
    glass = _Glass(disk)
    glass.lay()
    try:
        yield disk
    finally:
        glass.lift()


# --- SQLite's structures: sqlite3_vfs and sqlite3_io_methods ----------------------------------------------------------

_P, _I, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_Open = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, _P)  # the name stays SQLite's own pointer: it is read again later
_Write = ctypes.CFUNCTYPE(_I, _P, _P, _I, _L)
_Truncate = ctypes.CFUNCTYPE(_I, _P, _L)
_Sync = ctypes.CFUNCTYPE(_I, _P, _I)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", _I),
        ("szOsFile", _I),
        ("mxPathname", _I),
        ("pNext", _P),
        ("zName", ctypes.c_char_p),
        ("pAppData", _P),
        ("xOpen", _Open),
        ("rest", _P * 14),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("iVersion", _I),
        ("xClose", _P),
        ("xRead", _P),
        ("xWrite", _Write),
        ("xTruncate", _Truncate),
        ("xSync", _Sync),
        ("rest", _P * 13),
    )


_KEPT: list[object] = []
"""What SQLite may still call: never freed."""


class _Glass:
    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._library = ctypes.CDLL(_sqlite3.__file__)  # finds the library that Python's own module uses
        self._library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._below = self._library.sqlite3_vfs_find(None)
        self._vfs = _Vfs.from_buffer_copy(self._below.contents)
        self._vfs.zName = f"glass-{len(_KEPT)}".encode()
        self._vfs.xOpen = _Open(self._open)
        self._names: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}
        _KEPT.append(self)

    def lay(self) -> None:
        sqlite3.connect(":memory:").close()  # so that SQLite has its own file systems before ours
        self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)

    def lift(self) -> None:
        self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))

    def _open(self, _: int, name: int | None, file: int, flags: int, out: int) -> int:
        code: int = self._below.contents.xOpen(ctypes.addressof(self._below.contents), name, file, flags, out)
        methods = ctypes.cast(file, ctypes.POINTER(_P))
        if code == OK and methods[0]:
            self._names[file] = Path(ctypes.string_at(name).decode()).name if name else ""
            methods[0] = ctypes.addressof(self._watching(methods[0]))
        return code

    def _watching(self, below: int) -> _Methods:
        if below not in self._methods:
            real = _Methods.from_address(below)
            ours = _Methods.from_buffer_copy(real)

            def write(file: int, data: int, size: int, offset: int) -> int:
                step = Step("write", self._names[file], offset, ctypes.string_at(data, size))
                return self._disk.does(step) or real.xWrite(file, data, size, offset)

            def truncate(file: int, size: int) -> int:
                return self._disk.does(Step("truncate", self._names[file], size)) or real.xTruncate(file, size)

            def sync(file: int, flags: int) -> int:
                return self._disk.does(Step("sync", self._names[file])) or real.xSync(file, flags)

            ours.xWrite, ours.xTruncate, ours.xSync = _Write(write), _Truncate(truncate), _Sync(sync)
            self._methods[below] = ours
        return self._methods[below]
