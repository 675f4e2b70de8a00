"""One data folder for all refusals of these tests."""

from collections.abc import Iterator

import pytest

from tests.conformance.scene import Room, room


@pytest.fixture(scope="session", autouse=True)
def refusals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Where refused acts are put through a real game."""
    with room(tmp_path_factory.mktemp("refusals")) as here:
        yield here
