"""What holds of every scenario that comes with the server."""

import pytest

from game_rules.members import eu_members
from server.scenarios.scenario_file import load


@pytest.mark.parametrize(("slug", "members"), [("participation", 27), ("crimea", 28), ("aegean", 28), ("warsaw", 28)])
def test_the_council_is_that_of_the_time(slug: str, members: int) -> None:
    """Croatia joined in July 2013."""
    assert len(eu_members(load(slug).when)) == members
