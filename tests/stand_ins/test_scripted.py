"""One person against sparring partners: a trade wins, a bare no wins nothing, silence costs."""

import pytest

from server.stand_ins.play import Thinks, play_out
from tests.stand_ins import scripts
from tests.stand_ins.games import TUTORIAL, adopted, surplus, with_player

SEEDS = range(1, 9)


@pytest.mark.slow
def test_turkey_wins_a_deal_with_one_sensible_trade() -> None:
    """In most games, and never one below its walk-away."""
    gains = [surplus(with_player("TR", scripts.turkey_trades, seed), "TR") for seed in SEEDS]
    won = [gain for gain in gains if gain is not None]
    assert 2 * len(won) > len(gains), gains
    assert min(won) >= 0


@pytest.mark.slow
@pytest.mark.parametrize("role", ["TR", "CY"])
def test_whoever_only_says_no_gets_no_deal(role: str) -> None:
    """A veto alone stops everything, its owner's gains too."""
    assert [seed for seed in SEEDS if adopted(with_player(role, scripts.only_no, seed))] == []


@pytest.mark.slow
def test_turkey_loses_by_saying_nothing() -> None:
    """Nobody guesses what it needs: no game without a word gives it more than walking away."""
    gains = [surplus(with_player("TR", scripts.mute, seed), "TR") for seed in SEEDS]
    assert [gain for gain in gains if gain is not None and gain > 0] == []


@pytest.mark.parametrize(
    ("role", "script", "text"),
    [
        ("NATO", scripts.nato_pays, "one trade"),
        ("FR", scripts.france_names_a_price, "one trade"),
        ("NATO", scripts.nato_does_not_pay, None),
        ("FR", scripts.mute, None),
    ],
)
def test_the_tutorial_is_won_with_exactly_one_trade(role: str, script: Thinks, text: str | None) -> None:
    """From either chair; without the trade there is no deal."""
    for seed in range(20):
        played = play_out(TUTORIAL, "5", seed=seed, players={role: script})
        signed = adopted(played)
        if text is None:
            assert signed is None, seed
        else:
            assert signed is not None, seed
            assert signed["T1"] == 1
            assert sum(option > 0 for option in signed.values()) == 2
            gained = surplus(played, role)
            assert gained is not None
            assert gained >= 0
