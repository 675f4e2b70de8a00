"""An open journal in a folder of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.storage.journal import Journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
async def journal(folder: Path) -> AsyncIterator[Journal]:
    """The journal of that folder."""
    async with Journal.open(folder) as opened:
        yield opened
