"""Notices: a loud line of the minutes as a word that passes. Who and the price come first: a phone cuts the rest."""

import re
from collections.abc import Callable

from game_rules.commands import Text
from game_rules.view.shapes import Chip, MinuteLine
from server.render.leash import room

_CARDS = ("New instruction", "Last word")
_PLACES = {"text": "#panel-draft", "decision": "#panel-decision", "corridor": "#panel-lobby", "clock": "#panel-ring"}
_ASIDE = re.compile(r", (to [^.,]+ only)\.")
_LEASH = re.compile(r"( leash) to ([0-5]) of 5")


def notice(line: MinuteLine, words: Callable[[Text], str]) -> str:
    """What is told at once."""
    if ". Price: " in line.says and len(line.chips) > 1:
        who = line.says.partition(" to ")[0].removesuffix("s").removesuffix(" object")
        against, price = line.chips[:2]
        aside = _ASIDE.search(line.says)
        heard = f" ({aside[1]})" if aside else ""
        return f"{who}: price {_named(price)}, or {_objects(who)} to {_named(against)}{heard}."
    if line.text is None:
        return _LEASH.sub(lambda found: f"{found[1]}: it is {room(int(found[2])).word} now", line.says)
    return f"{line.says.rstrip('.')}: “{words(line.text)}”"


def place(line: MinuteLine) -> str:
    """Where a tap on the notice leads: a selector of the play page."""
    if line.says.startswith(_CARDS):
        return "#panel-me"
    if "your demand" in line.says:
        return "#my-demand"
    if line.kind == "text" and line.chips:
        return f"#clause-{line.chips[0].issue}"
    return _PLACES.get(line.kind, "#minutes-box")


def _objects(who: str) -> str:
    return "you object" if who == "You" else "it objects"


def _named(chip: Chip) -> str:
    words = chip.label.strip('"“”')
    return f"“{words}” ({chip.code})"
