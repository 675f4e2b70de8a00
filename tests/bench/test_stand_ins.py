"""Figures of sparring partners over 20 and 200 games, and how fast they play."""

import time

import pytest

from server.stand_ins.play import play_out
from tests.stand_ins import figures
from tests.stand_ins.games import WARSAW

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("games", [20, 200])
def test_figures_of_sparring_partners(games: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Deals, silences, contacts; games a second on one core."""
    began = time.process_time()
    played = [play_out(WARSAW, "50", seed=seed) for seed in range(1, games + 1)]
    took = time.process_time() - began
    with capsys.disabled():
        print(f"\n{figures.of(played).report()}\n  {games / took:.1f} games a second")
    assert len(played) == games
