"""Words: the wire's word for each command and event, and how the words of a text are counted."""

import re

MOST_WORDS = 80
"""Words of one clause (game.md, The things)."""
LETTERS_A_WORD = 24
"""A longer run of letters counts as several words: nobody hides a page in a word without spaces."""
MOST_CHARACTERS = 2_000
"""Characters of one text, whatever it is for: the limit of the wire."""

_KINDS: dict[type, str] = {}


def kind_of(cls: type) -> str:
    """`BreakSilence` is `break_silence`."""
    if cls not in _KINDS:
        _KINDS[cls] = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
    return _KINDS[cls]


def count_words(text: str) -> int:
    """The words between spaces, a run of letters too long for one counted as several."""
    return sum(-(-len(run) // LETTERS_A_WORD) for run in text.split())


def lasting(milliseconds: int) -> str:
    """How long something takes: `3 minutes`, `2 minutes and 30 seconds`."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    parts = [f"{count} {unit}{'s' if count != 1 else ''}" for count, unit in ((minutes, "minute"), (seconds, "second"))]
    return " and ".join(part for part in parts if part[0] != "0") or parts[1]
