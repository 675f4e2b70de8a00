"""One person alone against five sparring partners, in each role: a trade wins, a bare no and doing nothing do not."""

import pytest

from game_rules.events import PackageOffered, PhaseBegan
from game_rules.ids import RoleId
from server.stand_ins.play import Thinks
from tests.stand_ins import people
from tests.stand_ins.games import CORE, WARSAW, events, surplus, warsaw, with_player

pytestmark = pytest.mark.slow

SEEDS = range(1, 11)
FEW = range(1, 6)
PENS = ("NATO", "COM")
JUNE = 2
"""The number of the phase in which other clauses open."""
STOPS = ("TR", "CY", "UK", "NATO")
"""Whose bare no stops every text: the veto holders, and the pen without which there is no draft."""


def won(role: RoleId, script: Thinks, seeds: range = SEEDS) -> int:
    """In how many games the role ends above its walk-away."""
    return sum((surplus(with_player(role, script, seed), role) or 0) > 0 for seed in seeds)


@pytest.mark.parametrize(("role", "least"), [("TR", 6), ("CY", 6), ("UK", 6), ("COM", 6), ("EEAS", 6), ("NATO", 6)])
def test_whoever_makes_a_sensible_trade_wins(role: RoleId, least: int) -> None:
    """Object, name a price, build it; or pay the prices of others."""
    assert won(role, people.trades) >= least


@pytest.mark.parametrize("role", CORE)
def test_whoever_does_nothing_wins_nothing(role: RoleId) -> None:
    """Nobody guesses what it needs, nobody signs for it, and nobody concedes to an empty chair."""
    assert won(role, people.absent, FEW) <= 1


@pytest.mark.parametrize("role", STOPS)
def test_whoever_only_refuses_wins_nothing(role: RoleId) -> None:
    """Its veto stops its own gains, too."""
    assert won(role, people.refuses, FEW) == 0


def test_trading_wins_much_more_often_than_refusing_or_doing_nothing() -> None:
    """Over all six roles; who only refuses, or does nothing, more often than not gets nothing better than no deal."""
    games = len(CORE) * len(FEW)
    traded = sum(won(role, people.trades, FEW) for role in CORE)
    for script in (people.refuses, people.absent):
        idle = sum(won(role, script, FEW) for role in CORE)
        assert 5 * idle < games
        assert traded >= 3 * idle


def test_first_texts_lie_near_each_ones_own_best_and_differ() -> None:
    """Of the clauses that are open then: seven tenths of what each could get at best, and never all of it."""
    alike = 0
    for seed in SEEDS:
        told = events(warsaw(seed))
        firsts = {}
        june = next(n for n, event in enumerate(told) if isinstance(event, PhaseBegan) and event.number == JUNE)
        for event in told[:june]:
            if isinstance(event, PackageOffered) and event.by in PENS:
                firsts.setdefault(event.by, event.choices)
        alike += firsts.get("NATO") == firsts.get("COM")
        for role, text in firsts.items():
            rows = {issue: WARSAW.payoffs[issue][role] for issue in ("D1", "D2", "D6")}
            best, got = sum(map(max, rows.values())), sum(row[text[issue]] for issue, row in rows.items())
            assert 0.7 * best <= got < best, (seed, role, text)
    assert alike <= len(SEEDS) // 3
