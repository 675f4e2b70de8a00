"""Logs tell everything about what broke, and nothing about anybody."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from server import logs


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """A log that the test can read; afterwards all is as it was."""
    before, root = structlog.get_config(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    out = io.StringIO()
    logs.configure(stream=out)
    yield out
    structlog.configure(**before)
    root.handlers[:], root.level = handlers, level


def breaks(words: str) -> None:
    if words:
        raise ValueError("what broke")


def test_a_traceback_has_no_local_values(logged: io.StringIO) -> None:
    """The words that somebody wrote are in a variable, and stay there."""
    try:
        breaks("WORDS".lower().join(["my private ", ""]))
    except ValueError:
        structlog.get_logger("test").exception("act_broke", game="g1")
    told = json.loads(logged.getvalue())
    assert (told["event"], told["level"], told["game"]) == ("act_broke", "error", "g1")
    assert "what broke" in told["exception"]
    assert "my private words" not in logged.getvalue()


def test_the_libraries_log_the_same_way(logged: io.StringIO) -> None:
    """One line of JSON each, warnings and worse."""
    logging.getLogger("uvicorn.error").info("started")
    logging.getLogger("uvicorn.error").error("it broke")
    (line,) = logged.getvalue().splitlines()
    assert json.loads(line)["event"] == "it broke"
