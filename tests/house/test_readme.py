"""The README is true: its example of the rules runs as it stands, in a house where nothing else is installed."""

import re
import subprocess
import sys

from tests.house.tree import ROOT

BLOCKS = dict(re.findall(r"```(python|text)\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL))


def test_the_example_says_what_the_readme_says() -> None:
    """With no package but our own rules and the standard library (`-S` leaves out all others)."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", BLOCKS["python"]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == BLOCKS["text"]


def test_the_example_is_short() -> None:
    """Fifteen lines of Python."""
    assert len([line for line in BLOCKS["python"].splitlines() if line.strip()]) <= 15
