"""The shape of every event: caused by somebody at a game time."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Caused by `by` at game time `at`."""

    by: str
    at: int
