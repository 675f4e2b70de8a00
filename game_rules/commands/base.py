"""What every command has: who asks, and when. And what commands are made of."""

from dataclasses import dataclass

from game_rules.ids import IssueId, RoleId

Clause = tuple[IssueId, int]
"""One issue at one option: a chip that one tap builds into a package."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A free text kept beside the events: `ref` finds it, `digest` (salted SHA-256) proves it, `words` counts it."""

    ref: str
    digest: str
    words: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """What a class brings along: pairs of staffs that adopted a text together, and room that a short text left."""

    pairs: tuple[tuple[RoleId, RoleId], ...] = ()
    room: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """Asked by `by` at game time `at`."""

    by: str
    at: int
