"""What can go wrong with storage, each with its own name and a sentence for a person."""

import sqlite3
from typing import Literal

from sqlalchemy.exc import DBAPIError

from server.storage.records import Receipt

Code = Literal["storage_full", "unavailable"]

_STATEMENT_WAS_WRONG = frozenset({0, 1, 18, 19, 20, 21, 25})
"""SQLite's codes for our own mistakes (error, too big, constraint, mismatch, misuse, range). All others mean that
storage failed: the disk, the file, the memory."""
_FULL = 13


class StorageProblem(Exception):
    """The data folder cannot be used. The text is one sentence for whoever started the program."""


class StorageFailed(Exception):
    """A commit failed: nothing of it was acknowledged, and the truth is what the journal says when read again.

    `code` is the wire's word for it: `storage_full` or `unavailable`.
    """

    def __init__(self, code: Code, why: str) -> None:
        super().__init__(why)
        self.code = code


class Conflict(Exception):
    """The game has moved on: its head is `head`, not what the writer of this unit believed."""

    def __init__(self, game: str, expected: int, head: int) -> None:
        super().__init__(f"Game {game} stands at {head}, not at {expected}.")
        self.game = game
        self.expected = expected
        self.head = head


class AlreadyAnswered(Exception):
    """This command of this actor has an answer already: `receipt`. Nothing was written."""

    def __init__(self, game: str, receipt: Receipt) -> None:
        super().__init__(f"Command {receipt.cid} of {receipt.actor} in game {game} was answered before.")
        self.receipt = receipt


class UnknownGame(LookupError):
    """No such game in this data folder."""

    def __init__(self, game: str) -> None:
        super().__init__(f"There is no game {game} here.")
        self.game = game


class NotPossible(Exception):
    """A class, seat or token does not allow it. `code` says why; the pages have a sentence for each."""

    def __init__(self, code: "Why") -> None:
        super().__init__(code)
        self.code = code


Why = Literal[
    "unknown_code",
    "unknown_class",
    "unknown_player",
    "unknown_seat",
    "unknown_lecturer",
    "class_closed",
    "class_full",
    "game_started",
    "game_exists",
    "name_taken",
    "not_in_class",
]


def storage_failed(error: BaseException) -> bool:
    """Whether storage itself failed, so that nothing of the transaction can be trusted."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _code(cause) not in _STATEMENT_WAS_WRONG
    return isinstance(cause, StorageFailed | StorageProblem | OSError)


def as_failure(error: BaseException) -> StorageFailed:
    """The failure as the wire calls it."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    full = isinstance(cause, sqlite3.Error) and _code(cause) == _FULL
    return StorageFailed("storage_full" if full else "unavailable", str(cause))


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
