"""Trouble: what the command line says instead of a traceback, and the exit status that goes with it."""

FOUND_WRONG = 1
USAGE = 2


class Trouble(Exception):
    """One clear sentence about what is wrong, and what to do. Ends the command with `status`."""

    def __init__(self, says: str, *, do: str = "", status: int = FOUND_WRONG) -> None:
        super().__init__(f"{says} {do}".strip())
        self.status = status


def misused(says: str, *, do: str = "") -> Trouble:
    """A mistake in how the command was called."""
    return Trouble(says, do=do, status=USAGE)
