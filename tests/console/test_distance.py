"""Distance and nudges: what the lecturer is told of a game without asking."""

from dataclasses import replace
from itertools import combinations, product

import pytest

from game_rules.analysis.played import as_played
from game_rules.analysis.tables import adoptable
from game_rules.commands import OpenGame, StartGame
from game_rules.decide import Accepted, decide, open_game
from game_rules.ids import MINUTE
from game_rules.state import Clock, Draft, State
from game_rules.texts import standing
from server.lecturer.distance import distance
from server.lecturer.nudges import Attempted, Watched, nudges
from server.scenarios.scenario_file import load

WARSAW = load("warsaw")
JUNE, JULY = "june", "july"


def opened(form: str = "50", **more: object) -> State:
    opening = OpenGame(by="lecturer", at=0, format=form, cast=WARSAW.core_cast, **more)  # type: ignore[arg-type]
    state = open_game(WARSAW, opening).state
    verdict = decide(state, StartGame(by="lecturer", at=0))
    assert isinstance(verdict, Accepted)
    return verdict.state


def at_phase(state: State, name: str, now: int = 0) -> State:
    number = [phase.id for phase in state.form.phases].index(name)
    phase = state.form.phases[number]
    clock = Clock(now=now, status="running", number=number, began=0, ends=phase.length, fired=state.clock.fired)
    return replace(state, clock=clock)


def with_text(state: State, **choices: int) -> State:
    """A state whose text stands at these clauses."""
    draft = {**standing(state), **choices}
    made = Draft(number=1, owner="NATO", choices=draft, pens=("COM", "NATO"))
    return replace(state, table=replace(state.table, draft=made))


def test_nothing_on_the_table_is_some_clauses_from_a_deal() -> None:
    """The figures of `check` say that no package with fewer changes is adoptable."""
    found = distance(opened("90"))
    assert found.changes == 4
    assert set(found.short) == set(WARSAW.core_cast)


def test_history_is_a_deal() -> None:
    """The stylised text of 2016 could be adopted as it is."""
    state = with_text(opened(), **WARSAW.historical_package)
    assert distance(state).changes == 0
    assert distance(state).short == ()


@pytest.mark.parametrize("clauses", [{"D3": 3}, {"D1": 3, "D2": 1, "D3": 2}, {"D2": 3, "D4": 3}])
def test_no_nearer_deal_is_overlooked(clauses: dict[str, int]) -> None:
    """Every text with fewer changes is looked at one by one, and none is adoptable."""
    state = with_text(opened(), **clauses)
    found = distance(state).changes
    assert found is not None
    tables, text = as_played(state), standing(state)
    open_issues = [issue.id for issue in WARSAW.issues if issue.id not in state.form.settled]
    for changes in range(found):
        for issues in combinations(open_issues, changes):
            for options in product(range(4), repeat=changes):
                moved = {**text, **dict(zip(issues, options, strict=True))}
                assert not adoptable(WARSAW, state.cast, moved, tables)


def test_a_text_that_is_too_loud_is_no_deal() -> None:
    """Noise counts: the leak and statements move the nearest deal away."""
    state = with_text(opened(), **WARSAW.historical_package)
    loud = replace(state, ledger=replace(state.ledger, attention=6))
    assert distance(loud).changes != 0


def says(state: State, **watched: object) -> list[str]:
    return [nudge.says for nudge in nudges(state, Watched(now=state.clock.now, **watched))]  # type: ignore[arg-type]


ALL = frozenset(WARSAW.core_cast)


def test_an_absent_player_is_named_and_a_stand_in_offered() -> None:
    """On devices; in the room nobody needs a connection."""
    state = at_phase(opened(), JUNE)
    (nudge,) = nudges(state, Watched(now=0, present=ALL - {"CY"}))
    assert (nudge.says, nudge.offer, nudge.roles) == ("Cyprus is not connected.", "stand_in", ("CY",))
    assert says(state, on_devices=False) == []


def test_a_stand_in_is_never_absent() -> None:
    """Nobody waits for it."""
    assert says(at_phase(opened(stand_ins=("CY",)), JUNE), present=ALL - {"CY"}) == []


def test_a_game_in_which_nobody_moves_is_stuck() -> None:
    """After three minutes, not before."""
    quick, slow = at_phase(opened(), JUNE, now=2 * MINUTE), at_phase(opened(), JUNE, now=3 * MINUTE)
    assert says(quick, present=ALL) == []
    assert "Nobody has done anything for 3 minutes." in says(slow, present=ALL)


def test_a_quiet_role_is_named_in_the_second_half_of_a_phase() -> None:
    """Everybody else has done something."""
    state = at_phase(opened(), JUNE, now=8 * MINUTE)
    acted = dict.fromkeys(ALL - {"EEAS"}, 7 * MINUTE)
    assert "The EEAS has done nothing in this phase." in says(state, present=ALL, last_act=acted)


def test_the_last_one_who_is_not_ready_is_named() -> None:
    """The phase would end early."""
    state = at_phase(opened(), JUNE)
    state = replace(state, clock=replace(state.clock, ready=ALL - {"UK"}))
    assert says(state, present=ALL) == ["Everybody is ready but the United Kingdom."]


def test_three_refusals_in_a_short_time_need_somebody_to_explain() -> None:
    """The sentence of the last one is quoted; old ones are forgotten."""
    refused = tuple(Attempted(role="TR", kind="sign", at=at, rule="R-PHASE", says="Not open.") for at in (1, 2, 3))
    state = at_phase(opened(), JUNE)
    assert says(state, present=ALL, refused=refused) == ["Turkey was refused 3 times, last: Not open."]
    later = at_phase(opened(), JUNE, now=6 * MINUTE)
    assert not [told for told in says(later, present=ALL, refused=refused) if "refused" in told]


def test_a_draft_across_a_red_line_is_pointed_out() -> None:
    """It would be broken at the deadline, whatever the player does."""
    state = with_text(at_phase(opened(), JUNE), D3=3)
    assert 'The draft crosses a red line of Turkey: Strike "all".' in says(state, present=ALL)


def test_without_a_draft_the_lecturer_hears_of_it_before_the_last_hour() -> None:
    """There is still time to initial one."""
    state = at_phase(opened(), JULY, now=5 * MINUTE)
    acted = dict.fromkeys(ALL, 5 * MINUTE)
    (told,) = says(state, present=ALL, last_act=acted)
    assert told.startswith("There is no draft")
