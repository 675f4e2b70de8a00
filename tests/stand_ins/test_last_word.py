"""After the bell only the clause that a break has named may change: pens propose what can win, in time."""

from collections.abc import Iterator

import pytest

from game_rules.commands import BreakSilence, OpenGame, StartGame
from game_rules.events import TextFrozen, WordingProposed
from game_rules.ids import LECTURER, RoleId
from server.stand_ins.mind import Kind, Mind
from server.stand_ins.play import Table
from tests.stand_ins.games import CORE, WARSAW

PENS = ("NATO", "COM", "EEAS")
ENOUGH = 60_000
"""Milliseconds that must be left for a last silence."""


def broken_after_the_bell(seed: int, kind: Kind) -> "tuple[Table, int, RoleId, str] | None":
    """A game up to the first silence after the bell, broken at once by one who could live with the text."""
    opening = OpenGame(by=LECTURER, at=0, format="50", cast=CORE, stand_ins=CORE, seed=seed)
    minds = {role: Mind(role=role, seed=seed) for role in CORE}
    table = Table(WARSAW, opening, minds, {})
    table.ask(StartGame(by=LECTURER, at=0))
    while table.state.clock.status == "running":
        clock, decision = table.state.clock, table.state.decision
        if clock.drafting_closed and decision.frozen and not decision.agreed and clock.ends - clock.now > 2 * ENOUGH:
            break
        table.turn()
    else:
        return None
    minds.update({pen: Mind(role=pen, kind=kind, seed=seed) for pen in PENS})
    broke = BreakSilence(by="UK", at=table.state.clock.now, issue="D4")
    return (table, len(table.moves), "UK", "D4") if table.ask(broke) else None


def broken(kind: Kind) -> Iterator[tuple[Table, int]]:
    for seed in range(1, 6):
        if found := broken_after_the_bell(seed, kind):
            yield found[:2]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sparring", "stand_in"])
def test_pens_find_a_word_and_freeze_again_in_time(kind: Kind) -> None:
    """Soon a pen proposes an option of that clause, and the text goes before the houses again."""
    games = again = 0
    for table, at in broken(kind):
        broke_at = table.state.clock.now
        while table.state.clock.status == "running":
            table.turn()
        later = [event for move in table.moves[at:] for event in move.events]
        words = [event for event in later if isinstance(event, WordingProposed)]
        assert words
        assert all(event.issue == "D4" for event in words[:1])
        assert words[0].at - broke_at <= 45_000
        games += 1
        again += any(isinstance(event, TextFrozen) for event in later)
    assert games >= 2
    assert 2 * again >= games
