"""Stand-ins finish under every treatment: also where no clock ends the game, and where nothing can be agreed."""

import pytest

from server.scenarios.scenario_file import load
from server.stand_ins.play import play_out

pytestmark = pytest.mark.slow  # five whole games


@pytest.mark.parametrize(
    ("slug", "name"), [("warsaw", "T5"), ("aegean", "T5"), ("implementation", "T5"), ("warsaw", "T6"), ("crimea", "T3")]
)
def test_stand_ins_finish(slug: str, name: str) -> None:
    """With a deal or without."""
    state = play_out(load(slug), "50", seed=3, treatment=name).state
    assert state.clock.status == "over"
    assert name != "T6" or state.decision.outcome == "no_deal"
