"""Panels: pieces of the play page, each drawn from the fields of the View that it names; and lines of the lists."""

from collections.abc import Callable, Iterable, Mapping

from game_rules.commands import Text
from game_rules.view.shapes import MinuteLine, View
from server.render.environment import JINJA

Words = Callable[[Text], str]
"""The body of a text that people wrote."""

PANELS: Mapping[str, tuple[str, ...]] = {
    "ring": ("game", "ring", "acts", "decision"),
    "questions": ("questions",),
    "decision": ("decision",),
    "change": ("change",),
    "acts": ("acts", "questions", "me"),
    "draft": ("draft", "me"),
    "packages": ("packages", "acts", "me"),
    "me": ("game", "me", "lobby"),
    "lobby": ("lobby", "me", "acts"),
    "debrief": ("game", "debrief", "me"),
}
"""Each panel with the fields of the View that it draws from: where they are equal, so is the panel."""


def panel(name: str, view: View, words: Words, now: int | None = None) -> str:
    """One panel, an element with the id `panel-<name>`. It sees the fields that it names, what time it is in the game
    (`now`), and nothing else."""
    seen = {field: getattr(view, field) for field in PANELS[name]}
    return JINJA.get_template(f"play/{name}.html").render(**seen, words=words, now=now)


def line(told: MinuteLine, words: Words) -> str:
    """One item of the talk or of the minutes."""
    return JINJA.get_template("play/line.html").render(line=told, words=words)


def lines(told: Iterable[MinuteLine], words: Words) -> str:
    """Several items in a row."""
    return "".join(line(one, words) for one in told)
