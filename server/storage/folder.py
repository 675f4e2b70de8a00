"""The data folder: ours alone, on a local disk, writable. Whatever is wrong is said in one sentence."""

import os
import sys
import tempfile
from pathlib import Path
from typing import IO

from server.storage.problems import StorageProblem

LOCK = "antechamber.lock"

_NETWORK = frozenset(
    "9p afpfs afs ceph cifs coda davfs fuse.davfs2 fuse.glusterfs fuse.rclone fuse.s3fs fuse.sshfs glusterfs gpfs "
    "lustre ncpfs nfs nfs4 ocfs2 smb3 smbfs webdav".split()
)
_MOUNTS = Path("/proc/self/mountinfo")


def prepare(folder: Path) -> Path:
    """The folder as an absolute path, made if it is not there. Raises StorageProblem if it cannot serve."""
    folder = folder.expanduser().absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageProblem(f"The data folder {folder} cannot be made: {_said(error)}.") from error
    _must_be_local(folder)
    _must_be_writable(folder)
    return folder


def network_file_system(folder: Path, mounts: str) -> str | None:
    """The network file system that a folder lies on, or None. `mounts` is text in the form of Linux' mountinfo."""
    kinds = {Path(_unescaped(point)): kind for point, kind in map(_mount, mounts.splitlines())}
    nearest = next((kinds[place] for place in (folder, *folder.parents) if place in kinds), "")
    return nearest if nearest in _NETWORK else None


class Lock:
    """The sign at the door: one server a folder. The system takes it down when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Raises StorageProblem if another server holds it."""
        path = folder / LOCK
        try:
            self._file = path.open("a+", encoding="ascii")
        except OSError as error:
            raise StorageProblem(f"The data folder {folder} cannot be locked: {_said(error)}.") from error
        try:
            _lock(self._file)
        except OSError as error:
            holder = _holder(self._file)
            self._file.close()
            raise StorageProblem(
                f"Another Antechamber{holder} is using the data folder {folder}. "
                "Stop it, or choose another folder with --data."
            ) from error
        self._file.truncate(0)
        self._file.write(f"{os.getpid()}\n")
        self._file.flush()

    def release(self) -> None:
        """Let another server in."""
        self._file.close()


def _must_be_local(folder: Path) -> None:
    if str(folder).startswith("\\\\"):
        kind: str | None = "a network share"
    elif _MOUNTS.exists():
        kind = network_file_system(folder.resolve(), _MOUNTS.read_text(encoding="utf-8", errors="replace"))
    else:
        kind = None
    if kind:
        raise StorageProblem(
            f"The data folder {folder} lies on a network file system ({kind}), where a database is not safe. "
            "Choose a folder on a local disk with --data."
        )


def _must_be_writable(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"?")
            probe.flush()
    except OSError as error:
        raise StorageProblem(
            f"The data folder {folder} cannot be written to: {_said(error)}. Choose another with --data."
        ) from error


def _mount(line: str) -> tuple[str, str]:
    """`36 35 98:0 /root /point rw,... - ext4 /dev/sda1 rw`: where it is mounted, and of what kind."""
    left, _, right = line.partition(" - ")
    return left.split()[4], right.split()[0]


def _unescaped(point: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, sign)
    return point


def _said(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _holder(file: IO[str]) -> str:
    try:
        file.seek(0)
        number = file.read(20).strip()
    except OSError:
        return ""
    return f" (process {number})" if number.isdigit() else ""


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(1_000)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
