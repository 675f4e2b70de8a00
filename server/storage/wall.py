"""The wall clock: a label for people and the end of a code's life. Nothing in a game depends on it."""

import time


def wall_ms() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000
