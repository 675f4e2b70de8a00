"""The files of the project, as git would commit them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "web" / "static" / "vendor"


@cache
def files() -> tuple[Path, ...]:
    """Every file that is tracked, or would be: new ones count before they are committed."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    named = {ROOT / name for name in listing.split("\0") if name}
    return tuple(sorted(path for path in named if path.is_file()))


def sources(*suffixes: str, under: str = "") -> tuple[Path, ...]:
    """Our own files with one of these suffixes; what is vendored is not ours."""
    return tuple(
        path
        for path in files()
        if path.suffix in suffixes and path.is_relative_to(ROOT / under) and VENDOR not in path.parents
    )


def name(path: Path) -> str:
    """A path as people say it."""
    return path.relative_to(ROOT).as_posix()
