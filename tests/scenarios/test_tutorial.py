"""The tutorial: five minutes, two roles, three clauses, one veto, one trade."""

from game_rules import commands as ask
from game_rules.analysis.packages import Space
from game_rules.analysis.tables import at_start
from game_rules.analysis.zone import zone
from game_rules.commands import Command
from game_rules.decide import Accepted, Refused, decide, open_game
from game_rules.events import ObjectionLifted
from game_rules.explain import veto_holders
from game_rules.rules.book import ACTS
from game_rules.rules.order import introduced
from game_rules.state import State
from game_rules.words import kind_of
from server.scenarios.scenario_file import load

TUTORIAL = load("tutorial")
LOOP = {"message", "offer_package", "withdraw_package", "object", "lift_objection", "set_stance", "accept_package",
        "initial", "ready", "raise_hand"}  # fmt: skip


def in_step(phase: str) -> State:
    """A game that has come to this step, both having said that they are ready."""
    state = open_game(TUTORIAL, ask.OpenGame(by="lecturer", at=0, format="5", cast=("FR", "NATO"))).state
    state = done(state, ask.StartGame(by="lecturer", at=0))
    while state.phase is not None and state.phase.id != phase:
        for role in state.cast:
            state = done(state, ask.Ready(by=role, at=state.clock.now + 1))
    return state


def done(state: State, command: Command) -> State:
    answer = decide(state, command)
    assert isinstance(answer, Accepted), answer
    return answer.state


def offers(**choices: int) -> ask.OfferPackage:
    return ask.OfferPackage(by="NATO", at=10, choices=choices)


def test_it_is_five_minutes_two_roles_three_clauses() -> None:
    """One format, hints in every phase."""
    (form,) = TUTORIAL.formats
    assert (form.id, sum(phase.minutes for phase in form.phases)) == ("5", 5)
    assert len(TUTORIAL.roles) == 2
    assert len(TUTORIAL.issues) == 3
    assert all(phase.hint for phase in form.phases)


def test_what_can_be_agreed_is_one_trade() -> None:
    """Every adoptable package gives NATO the script and pays France with one clause: neither more nor less."""
    space, tables = Space(TUTORIAL), at_start(TUTORIAL)
    adoptable = [space.choices(number) for number in space.numbers(zone(space, TUTORIAL.core_cast, tables))]
    assert adoptable == [{"T1": 1, "T2": 0, "T3": 1}, {"T1": 1, "T2": 1, "T3": 0}]


def test_one_role_holds_the_veto_and_one_the_pen() -> None:
    """Both are needed, for different reasons."""
    state = in_step("price")
    assert set(veto_holders(state, TUTORIAL.historical_package)) == {"FR", "NATO"}
    assert TUTORIAL.acceptance.veto == ("FR",)


def test_the_loop_can_be_played_to_its_end() -> None:
    """Change a clause, hear the objection and its price, pay it elsewhere, get it accepted."""
    state = done(in_step("price"), offers(T1=1))
    state = done(state, ask.Object(by="FR", at=11, issue="T1", option=1, price=("T2", 1)))
    answer = decide(state, offers(T1=1, T2=1))
    assert isinstance(answer, Accepted)
    assert [event.how for event in answer.events if isinstance(event, ObjectionLifted)] == ["paid"]
    state = done(answer.state, ask.AcceptPackage(by="FR", at=12, owner="NATO", version=2))
    assert (state.decision.outcome, state.decision.adopted) == ("adopted", {"T1": 1, "T2": 1, "T3": 0})


def test_the_veto_explains_itself() -> None:
    """What France may never accept is refused with its instructions, and nothing changes."""
    state = done(in_step("price"), offers(T1=2))
    answer = decide(state, ask.AcceptPackage(by="FR", at=11, owner="NATO", version=1))
    assert isinstance(answer, Refused)
    assert [reason.rule for reason in answer.reasons] == ["R-REDLINE"]
    assert "No single chain of command" in answer.reasons[0].says


def test_only_the_loop_is_offered() -> None:
    """Step by step; what belongs to larger games never appears."""
    kinds = {kind_of(act.command) for act in ACTS if act.needs and act.needs[0].__name__ == "role_must_be_seated"}
    shown = {
        step: {kind for kind in kinds if introduced(in_step(step), kind)} for step in ("first-text", "price", "trade")
    }
    assert shown["first-text"] == {"message", "offer_package", "withdraw_package", "ready", "raise_hand"}
    assert shown["price"] == shown["trade"] == LOOP
