"""Adopted equals adoptable when every role follows its table: all 65,536 packages of Warsaw, by real play.

Each package is offered in the last hour (by NATO if it likes it, else by London), and then everybody does what its
table says: a pen initials what is worth at least walking away, the text is frozen if the rules let it be, a member
breaks silence over what is not, or says yes or no where it is asked; whoever has instructions says nothing and lets
them speak; heads sign what lies before them.
"""

import pytest

from game_rules import commands as ask
from game_rules.analysis.packages import Space
from game_rules.analysis.tables import as_played
from game_rules.analysis.zone import zone
from game_rules.commands import Command
from game_rules.decide import Accepted, decide
from game_rules.ids import Choices, RoleId
from game_rules.points import forbidden, hurts_most, table_agrees
from game_rules.rules.signature import signatories
from game_rules.seats import pen_house, pens, role_of
from game_rules.state import State
from tests.rules.moments import CORE, FULL, at, meeting


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("cast", [CORE, FULL], ids=["core", "full"])
def test_adopted_equals_adoptable(cast: tuple[RoleId, ...]) -> None:
    """Package by package, and the count is that of the analysis."""
    before = prepared(cast)
    space = Space(before.scenario)
    adoptable = set(space.numbers(zone(space, cast, as_played(before))))
    adopted = {number for number in range(space.size) if plays_out(before, space.choices(number))}
    assert space.size == 65_536
    assert adopted == adoptable


def test_a_few_packages_play_out_as_their_tables_say() -> None:
    """The same, for one package in five hundred: quick enough for every day."""
    before = prepared(CORE)
    space = Space(before.scenario)
    adoptable = zone(space, CORE, as_played(before))
    numbers = [*range(0, space.size, 499), *list(space.numbers(adoptable))[::40]]
    adopted = [number for number in numbers if plays_out(before, space.choices(number))]
    assert adopted == [number for number in numbers if number in set(space.numbers(adoptable))]
    assert adopted


def prepared(cast: tuple[RoleId, ...]) -> State:
    """The last hour with drafting open; NATO has met both EU pens, and the EEAS has answered."""
    game = at("last-hour", cast=cast).after(meeting("NATO", "COM"), meeting("NATO", "EEAS")).later(seconds=200)
    assert len(pens(game.state)) == 3
    return game.state


def plays_out(state: State, choices: Choices) -> bool:
    """Is this text adopted if everybody follows its table?"""
    now = state.clock.now
    owner = "NATO" if table_agrees(state, "NATO", choices) else "UK"
    state = _done(state, ask.OfferPackage(by=owner, at=now, choices=choices))
    for pen in pens(state):
        if table_agrees(state, pen, choices) and not _makes_no_difference(state, owner, pen):
            state = _done(state, ask.Initial(by=pen, at=now, owner=owner, version=1))
    if state.table.draft is None:
        return False
    frozen = decide(state, ask.FreezeText(by="NATO", at=now))
    if not isinstance(frozen, Accepted):
        return False
    state = _answered(frozen.state, choices)
    if not state.decision.frozen:
        return False
    for head in signatories(state):
        if head in state.cast:
            state = _done(state, ask.Sign(by=head, at=now))
    if state.decision.outcome == "":
        state = _done(state, ask.AdvanceClock(by="clock", at=state.decision.deadline))
    assert state.decision.adopted in (None, choices)
    return state.decision.outcome == "adopted"


def _makes_no_difference(state: State, owner: RoleId, pen: RoleId) -> bool:
    """A second pen of a house need not initial what the first has."""
    initialled = state.table.packages[owner].initials
    return any(pen_house(state, other) == pen_house(state, pen) for other in initialled)


def _answered(state: State, choices: Choices) -> State:
    """Every member answers; the first break opens the text again."""
    now, endorsing = state.clock.now, state.decision.procedure == "endorsement"
    for role in state.cast:
        if not state.decision.frozen or not role_of(state, role).houses:
            continue
        agrees = table_agrees(state, role, choices)
        if endorsing:
            state = _done(state, ask.Endorse(by=role, at=now, yes=agrees))
        elif not agrees and not forbidden(state, role, choices):
            state = _done(state, ask.BreakSilence(by=role, at=now, issue=hurts_most(state, role, choices) or "D1"))
    return state


def _done(state: State, command: Command) -> State:
    answer = decide(state, command)
    assert isinstance(answer, Accepted), (command, answer)
    return answer.state
