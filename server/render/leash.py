"""A leash in words: how much room a staff has, and what it may do with it."""

from dataclasses import dataclass

STEPS = 5
COMMON_DRAFT = 2
"""The shortest leash on which a staff may agree a draft behind closed doors (`leash_common_draft`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """`free` of five steps of room, the same as a word, and what it means now."""

    free: int
    word: str
    means: str


def room(leash: int) -> Room:
    """What a leash of 0 (free) to 5 (short) leaves to a staff."""
    return Room(free=STEPS - leash, word=_WORDS[leash], means=_LONG if leash <= COMMON_DRAFT else _SHORT)


def led_by(kind: str) -> str:
    """The house whose members hold the leash of a role of this kind; empty for a state, which nobody leads."""
    return {"nato_bureaucrat": "NATO", "eu_bureaucrat": "EU"}.get(kind, "")


_WORDS = ("free", "very long", "long", "short", "very short", "as short as it gets")
_LONG = "Behind closed doors it may agree a draft with the other side’s staff without asking."
_SHORT = "It may talk and propose; behind closed doors it must ask its members before it agrees a draft."
