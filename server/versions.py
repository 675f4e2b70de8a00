"""Versions: of the program, and of the rules that a game was played by."""

from importlib.metadata import PackageNotFoundError, version

RULES = "6"
"""Goes up when the same commands would lead to other events. Games of every version replay: events are facts."""


def program() -> str:
    """What is installed here."""
    try:
        return version("antechamber")
    except PackageNotFoundError:
        return "from source"
