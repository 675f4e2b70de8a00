"""Panels: pieces of the play page, each drawn from the fields of the View that it names; and lines of the lists.

A panel or a line that cannot be drawn is a mistake of ours, no reason to lose the others: a card stands in its place.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from traceback import extract_tb

import structlog

from game_rules.commands import Text
from game_rules.ids import LECTURER, PUBLIC, SPECTATOR
from game_rules.view.shapes import MinuteLine, View
from server.render.environment import JINJA

Words = Callable[[Text], str]
"""The body of a text that people wrote."""

PANELS: Mapping[str, tuple[str, ...]] = {
    "ring": ("game", "ring", "acts", "decision"),
    "questions": ("questions", "lobby", "me"),
    "decision": ("game", "decision", "draft"),
    "change": ("change",),
    "acts": ("acts", "questions", "me"),
    "draft": ("draft", "me"),
    "meetings": ("meetings",),
    "packages": ("packages", "acts", "me"),
    "papers": ("papers",),
    "projects": ("projects", "me"),
    "work": ("work",),
    "me": ("game", "me", "lobby"),
    "lobby": ("game", "lobby", "me", "acts"),
    "debrief": ("game", "debrief", "me"),
}
"""Each panel with the fields of the View that it draws from: where they are equal, so is the panel."""


_log = structlog.get_logger(__name__)


def panel(name: str, view: View, words: Words, now: int | None = None) -> str:
    """One panel, an element with the id `panel-<name>`; what cannot be drawn is told by a card with that id."""
    try:
        return drawn_panel(name, view, words, now)
    except Exception as error:
        reader = view.reader if view.reader in (PUBLIC, SPECTATOR, LECTURER) else "player"
        _log.error("panel_broke", panel=name, reader=reader, **_what_broke(error))
        return JINJA.get_template("play/broken.html").render(name=name)


def drawn_panel(name: str, view: View, words: Words, now: int | None = None) -> str:
    """The panel as such. It sees the fields that it names, what time it is in the game (`now`), and nothing else."""
    seen = {field: getattr(view, field) for field in PANELS[name]}
    return JINJA.get_template(f"play/{name}.html").render(**seen, words=words, now=now)


def line(told: MinuteLine, words: Words) -> str:
    """One item of the talk or of the minutes; nothing where it cannot be drawn."""
    try:
        return drawn_line(told, words)
    except Exception as error:
        _log.error("line_broke", kind=told.kind, **_what_broke(error))
        return ""


def drawn_line(told: MinuteLine, words: Words) -> str:
    """The line as such."""
    return JINJA.get_template("play/line.html").render(line=told, words=words)


def lines(told: Iterable[MinuteLine], words: Words) -> str:
    """Several items in a row."""
    return "".join(line(one, words) for one in told)


def _what_broke(error: Exception) -> dict[str, str]:
    """The kind of the mistake and its places; what it says may quote a secret."""
    steps = [f"{Path(step.filename).name}:{step.lineno}" for step in extract_tb(error.__traceback__)]
    return {"error": type(error).__name__, "where": " ".join(steps[-3:])}
