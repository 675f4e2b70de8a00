"""A scenario on disk that a test may damage: the tutorial, copied, with one thing changed."""

from pathlib import Path
from shutil import copytree

import pytest

from server.scenarios.scenario_file import FILE, SHIPPED, ScenarioProblem, load


class Copy:
    """A copy of a shipped scenario's folder."""

    def __init__(self, folder: Path, slug: str = "tutorial") -> None:
        self.folder = folder / slug
        copytree(SHIPPED / slug, self.folder)

    def text(self, name: str = FILE) -> str:
        """What a file says now."""
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, text: str, name: str = FILE) -> None:
        """Put something else in a file's place."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def change(self, old: str, new: str, name: str = FILE) -> None:
        """Replace the first of something that is there."""
        text = self.text(name)
        assert old in text, f"nothing to damage: {old!r}"
        self.write(text.replace(old, new, 1), name)

    def place(self, words: str, name: str = FILE) -> tuple[int, int]:
        """The line and column where these words first stand."""
        before, _, _ = self.text(name).partition(words)
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def told_at_its_place(copy: Copy, file: str, shown_at: str, says: str) -> None:
    """The first mistake of this sentence is shown at these words."""
    with pytest.raises(ScenarioProblem) as refused:
        load(copy.folder)
    line, column = copy.place(shown_at, file)
    places = [(one.line, one.column) for one in refused.value.mistakes if says in one.problem]
    assert (line, column) in places, str(refused.value)
    assert f"{copy.folder / file}:{line}:{column}: " in str(refused.value)
