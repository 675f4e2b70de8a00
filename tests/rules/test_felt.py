"""What turns of events do in the room: time taken, a dearer staff, a stand revealed, a lesson for all."""

from game_rules import commands as ask
from game_rules.commands import Text
from game_rules.events import ClauseBracketed, InjectFired, ListsMerged, PhaseShortened, StandRevealed
from game_rules.ids import CLOCK, COMMISSION, LECTURER, MINUTE
from game_rules.rules.staff import contact_cost
from game_rules.scenario import Scenario
from server.lecturer.turns import foreseen
from server.scenarios.scenario_file import load
from tests.rules.claims import refuses
from tests.rules.document import in_phase, merged
from tests.rules.moments import begun, lobby
from tests.rules.small import CAST, COUNCIL, drafted_small, exchange, in_play, inject, union, with_numbers
from tests.rules.stage import Given, asks, did

TURN = asks(LECTURER, ask.FireInject, inject="turn")
HURRY = inject("turn", {"op": "shorten_deadline", "delta": 2})


def hurried() -> Given:
    return in_play(exchange(injects=[HURRY]))


def says(game: Given, reader: str) -> list[str]:
    return [line.says for line in game.when(TURN).told_to(reader)]


@refuses(ask.AdoptInCollege, "file_must_be_on_the_programme")
@refuses(ask.InitiateLegislation, "file_must_be_on_the_programme")
def test_a_turn_of_events_opens_a_file() -> None:
    """Until it has happened the Commission proposes nothing; where it is never planned the file is open."""
    unlock = {"op": "unlock_procedure", "issue": "E5"}
    planned = in_play(union(injects=[inject("turn", unlock, at={"short": ("second", 60)})]), COUNCIL)
    adopts = asks(COMMISSION, ask.AdoptInCollege, issue="E5", option=2)
    tables = asks(COMMISSION, ask.InitiateLegislation, issue="E5", option=2)
    for step in (adopts, tables):
        planned.when(step).refused("R-NO-PROPOSAL", says="not on the Commission's programme yet", cites="L514-L517")
    other = asks(COMMISSION, ask.AdoptInCollege, issue="E6", option=3)
    planned.when(other).refused("R-PHASE", says="not on the table yet")
    opened = planned.after(TURN)
    assert says(planned, "CY")[-1].endswith("The Commission may now propose legislation: Title E5.")
    opened.when(adopts).happens().when(tables).happens()
    in_play(union(injects=[inject("turn", unlock)]), COUNCIL).when(adopts).happens()
    assert foreseen(planned.state, planned.state.scenario.injects[0]).does == (
        "the Commission may propose on Title E5",
    )


def test_a_turn_of_events_takes_two_minutes() -> None:
    """Everybody reads it; the phase ends by then."""
    game = hurried()
    after = game.when(TURN).then(
        did(LECTURER, InjectFired, inject="turn"), did(CLOCK, PhaseShortened, milliseconds=2 * MINUTE)
    )
    assert says(game, "CY")[-1] == "The phase ends 2 min earlier."
    assert after.state.clock.ends == game.state.clock.ends - 2 * MINUTE
    assert after.later(seconds=8 * 60).state.phase.id == "second"  # type: ignore[union-attr]


def test_the_last_minute_is_left_and_the_next_phase_pays_the_rest() -> None:
    """A deadline for tonight weighs on tomorrow, too."""
    late = hurried().later(seconds=8.5 * 60)
    after = late.when(TURN).then(
        did(LECTURER, InjectFired, inject="turn"),
        did(CLOCK, PhaseShortened, milliseconds=MINUTE // 2, next=3 * MINUTE // 2),
    )
    assert says(late, "public")[-1] == "The phase ends 30 s earlier. The next phase will be 90 s shorter."
    following = after.later(seconds=60)
    assert following.state.clock.ends - following.state.clock.began == 10 * MINUTE - 3 * MINUTE // 2


def test_a_running_silence_is_never_cut() -> None:
    """It keeps its deadline, and what is planned keeps its place."""
    game = drafted_small(in_play(exchange(injects=[HURRY]), phase="second")).later(seconds=8 * 60)
    silent = game.after(asks("NATO", ask.StartSilence, owner="NATO", version=1))
    deadline = silent.state.decision.ballots["NATO"].deadline
    after = silent.after(TURN)
    assert after.state.clock.ends >= deadline
    assert after.state.decision.ballots["NATO"].deadline == deadline


def test_where_there_is_no_time_to_take_it_says_so() -> None:
    """The lecturer is refused; on the console it is closed."""
    last = in_play(exchange(injects=[HURRY]), phase="second").later(seconds=9 * 60)
    last.when(TURN).refused("R-PHASE", says="finds nothing to act on")
    last = last.after(asks("TR", ask.Message, text=Text(ref="t", digest="d", words=1)))
    turn = last.state.scenario.inject_by_id["turn"]
    assert foreseen(last.state, turn).closed == "turn: it finds nothing to act on now."
    assert "the phase ends 120 s earlier" in foreseen(hurried().state, turn).does


def test_a_scheduled_turn_without_time_to_take_says_so_too() -> None:
    """Its story is told all the same."""
    late = inject("turn", {"op": "shorten_deadline", "delta": 2}, at={"short": ["second", 570]})
    game = in_play(exchange(injects=[late]), phase="second").later(seconds=569)
    lines = game.when(asks(CLOCK, ask.AdvanceClock).later(seconds=1)).told_to("TR")
    assert lines[0].says == "turn. turn happens. The clock stays as it is: there is no time to take."


def test_days_are_moved_by_the_lecturer_alone() -> None:
    """In a week two minutes are no shock."""
    aegean = load("aegean")
    game = begun(lobby("multiday", aegean.core_cast, aegean), "counterpart")
    after = game.after(asks(LECTURER, ask.FireInject, inject="C-I1"))
    assert not [event for event in after.told if isinstance(event, PhaseShortened)]


def dear() -> Scenario:
    return exchange(injects=[inject("turn", {"op": "raise_contact_cost", "role": "EEAS", "delta": 1})])


def test_a_staff_that_is_busy_costs_a_point_more() -> None:
    """From then on, and everybody who calls it sees it."""
    game = in_play(dear())
    after = game.after(TURN)
    assert contact_cost(after.state, "EEAS") == contact_cost(game.state, "EEAS") + 1
    assert contact_cost(after.state, "COM") == contact_cost(game.state, "COM")
    people = {one.role: one.cost for one in after.seen_by("NATO").lobby.people}
    assert people["EEAS"] == contact_cost(after.state, "EEAS")
    cost = contact_cost(after.state, "EEAS")
    assert says(game, "COM")[0].endswith(f"A meeting with Role EEAS now costs {cost} action points.")
    assert foreseen(game.state, game.state.scenario.inject_by_id["turn"]).does == ("a meeting with Role EEAS costs +1",)
    left = after.after(asks("NATO", ask.Contact, role="EEAS")).points("NATO")
    assert left == after.points("NATO") - cost


def test_a_staff_that_nobody_plays_cannot_be_busy() -> None:
    """There is nothing to act on."""
    cast = tuple(role for role in CAST if role != "EEAS")
    in_play(dear(), cast).when(TURN).refused("R-PHASE", says="finds nothing to act on")


def told() -> Scenario:
    return exchange(injects=[inject("turn", {"op": "reveal", "role": "CY", "issue": "A1"})])


def test_one_state_learns_where_another_stands() -> None:
    """In words, for good, and nobody else."""
    game = in_play(told())
    after = game.when(TURN).then(
        did(LECTURER, InjectFired, inject="turn"), did(CLOCK, StandRevealed, role="TR", to="CY", issue="A1")
    )
    known = "Title A1: A1=1 cost, A1=2 cost."
    assert says(game, "CY")[-1] == f"You learn where Role TR stands on {known}"
    assert len(says(game, "TR")) == len(says(game, "public")) == 1
    assert after.seen_by("CY").lobby.statements == (f"Role TR on {known}",)
    assert after.seen_by("TR").lobby.statements == after.seen_by("public").lobby.statements == ()
    assert foreseen(game.state, game.state.scenario.inject_by_id["turn"]).does == (
        "Role CY learns where Role TR stands on A1",
    )


def test_where_nobody_stands_against_it_nothing_is_revealed() -> None:
    """Turkey is not seated: the clause costs no other state anything."""
    cast = tuple(role for role in CAST if role != "TR")
    in_play(told(), cast).when(TURN).refused("R-PHASE", says="finds nothing to act on")


def test_a_stand_is_revealed_to_somebody_at_the_table() -> None:
    """Cyprus is not seated: there is nobody to learn it."""
    cast = tuple(role for role in CAST if role != "CY")
    in_play(told(), cast).when(TURN).refused("R-PHASE", says="finds nothing to act on")


def test_lists_are_merged_by_events_where_nobody_has_merged_them() -> None:
    """The lecturer reads that there is nothing left to merge."""
    turn = asks(LECTURER, ask.FireInject, inject="E-I2")
    in_phase("autumn").when(turn).then_among_others(did(CLOCK, ListsMerged))
    merged().when(turn).refused("R-PHASE", says="finds nothing to act on")


def test_a_clause_is_not_put_into_brackets_beside_itself() -> None:
    """What a turn of events would reopen stands in the draft: the story is told, and the text stays clean."""
    reopens = inject("turn", {"op": "reopen_bracket", "issue": "A1", "option": 2})
    game = in_play(exchange(injects=[reopens]))
    drafted_small(game, a1=2).when(TURN).then(did(LECTURER, InjectFired, inject="turn"))
    drafted_small(game, a1=1).when(TURN).then_among_others(did(CLOCK, ClauseBracketed, issue="A1", options=(1, 2)))


def test_a_lesson_is_for_all() -> None:
    """It stands with the news, and the console shows what will be read."""
    game = in_play(exchange(injects=[inject("turn", {"op": "hint", "text": "One by one."})]))
    assert says(game, "TR") == says(game, "public") == ["turn. turn happens. One by one."]
    assert foreseen(game.state, game.state.scenario.inject_by_id["turn"]).does == ("everybody reads: One by one.",)


def test_dearer_is_dearer_whatever_the_formula_says() -> None:
    """Numbers of the scenario come first."""
    game = in_play(with_numbers(dear(), staff={}))
    assert contact_cost(game.after(TURN).state, "EEAS") == 2
