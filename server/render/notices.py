"""Notices: a loud line of the minutes as a word that passes, and where a tap on it leads."""

from collections.abc import Callable

from game_rules.commands import Text
from game_rules.view.shapes import MinuteLine

_OWN = {
    "card": "#panel-me .held:last-child",
    "demand": "#my-demand",
    "call": "#paid",
    "turn": "#paid",
    "joined": "#panel-me",
}
_PLACES = {"text": "#panel-draft", "decision": "#panel-decision", "corridor": "#panel-lobby", "clock": "#panel-ring"}


def notice(line: MinuteLine, words: Callable[[Text], str]) -> str:
    """What is told at once."""
    says = line.short or line.says
    return says if line.text is None else f"{says.rstrip('.')}: “{words(line.text)}”"


def place(line: MinuteLine) -> str:
    """Where a tap on the notice leads: a selector of the play page."""
    if line.about:
        return _OWN[line.about]
    if line.kind == "text" and line.chips:
        return f"#clause-{line.chips[0].issue}"
    return _PLACES.get(line.kind, "#minutes-box")
