"""Beside the document: more time for a clause, and an item of one's own."""

from game_rules import commands as ask
from game_rules.events import ClauseSlowed, SlowingEnded, StatementAdded
from tests.rules.claims import refuses, succeeds
from tests.rules.document import PACKAGE, PRESENT, drafted, in_phase, merged, next_phase
from tests.rules.moments import TOO_MANY_WORDS, WORDS
from tests.rules.stage import asks, did, time_passes

SLOW = asks("TR", ask.SlowWalk, issue="E1")


@succeeds(ask.SlowWalk)
@refuses(ask.SlowWalk, "only_some_slow", "slowed_clause_must_be_open", "one_clause_is_slowed_a_phase")
@refuses(ask.StartSilence, "nothing_in_it_is_slowed")
def test_a_clause_is_slowed_for_half_a_silence() -> None:
    """Nobody is told who asked; then the text may be put to the Allies."""
    game = drafted(next_phase(merged())).after(*PRESENT)
    silence = asks("NATO", ask.StartSilence, **PACKAGE)
    game.when(silence).happens()
    game.when(asks("UK", ask.SlowWalk, issue="E1")).refused("R-NO-STANDING")
    game.when(asks("TR", ask.SlowWalk, issue="E99")).refused("R-VERSION")
    asked = game.when(SLOW)
    slowed = asked.then(did("TR", ClauseSlowed, issue="E1", until=game.now + 90_000))
    assert [line.actor for line in asked.told_to("UK")] == [""]
    assert [line.actor for line in asked.told_to("TR")] == ["TR"]
    slowed.when(asks("TR", ask.SlowWalk, issue="E8")).refused("R-NO-CARD")
    slowed.when(silence).refused("R-PHASE", says="An Ally asks for more time")
    after = slowed.when(time_passes(90)).then_among_others(did("clock", SlowingEnded, role="TR"))
    after.when(silence).happens()


@succeeds(ask.ParallelStatement)
@refuses(ask.ParallelStatement, "only_states_add", "statements_are_parallel", "one_speaks_in_ones_own_house")
@refuses(ask.ParallelStatement, "one_item_each", "item_must_be_short")
def test_each_state_adds_one_item_to_the_statement_of_its_house() -> None:
    """There is no joint one; who sits in both chooses."""
    game = in_phase("december")
    adds = {"text": WORDS}
    game.when(asks("NATO", ask.ParallelStatement, **adds)).refused("R-NO-STANDING")
    game.when(asks("UK", ask.ParallelStatement, **adds, house="joint")).refused("R-NO-JOINT-DECISION")
    game.when(asks("TR", ask.ParallelStatement, **adds, house="EU")).refused("R-NOT-MEMBER")
    game.when(asks("TR", ask.ParallelStatement, text=TOO_MANY_WORDS)).refused("R-ATTENTION")
    after = game.when(asks("CY", ask.ParallelStatement, **adds)).then(did("CY", StatementAdded, house="EU", text=WORDS))
    after.when(asks("CY", ask.ParallelStatement, **adds)).refused("R-NO-CARD")
    uk = after.after(asks("UK", ask.ParallelStatement, **adds, house="EU"))
    assert [one[0] for one in uk.seen_by("public").projects.additions] == ["CY", "UK"]
