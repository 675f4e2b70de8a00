"""Fixtures: a running server whose clock only the test moves."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.server.running import House, house


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    """A server with nobody in it."""
    async with house(tmp_path) as running:
        yield running
