"""Outside the isolated draft: a capital is never left with nothing but a leash to pull."""

from itertools import count

import pytest

from game_rules import commands as ask
from game_rules.view.next import advice
from game_rules.view.next.advice import Advice
from server.scenarios.scenario_file import load
from tests.rules.moments import WORDS, at, begun, lobby, meeting
from tests.rules.small import with_numbers
from tests.rules.stage import Asks, Given, asks

WARSAW = load("warsaw")
CAPITALS = ("TR", "CY", "UK")


def demand(role: str, **clause: int) -> Asks:
    (issue, option) = next(iter(clause.items()))
    return asks(role, ask.Demand, issue=issue, option=option, text=WORDS)


def questions(game: Given, role: str) -> list[Advice]:
    """The questions that advice proposes, by name."""
    return [one for one in advice(game.state, role) if one.kind == "message" and "to" in one.data]


@pytest.mark.parametrize("role", CAPITALS)
def test_whoever_has_demanded_is_sent_to_everybody_else_once(role: str) -> None:
    """One after the other, until all have been asked; the first question is always the headline."""
    game = at("may").after(demand(role, D1=2))
    asked: list[object] = []
    for _ in count():
        pieces = questions(game, role)
        if not pieces:
            break
        assert game.seen_by(role).ring.sentence == pieces[0].says
        assert len(pieces) <= 3
        to = pieces[0].data["to"]
        asked.append(to)
        game = game.after(asks(role, ask.Message, text=WORDS, to=to))
    others = [one for one in ("TR", "CY", "UK", "COM", "EEAS", "NATO") if one != role]
    assert len(asked) == len(others)
    assert {*asked} == {(one,) for one in others}


def test_a_demand_that_is_not_carried_is_the_first_question_and_names_the_answer() -> None:
    """Its own staff first; a yes needs no question."""
    filed = at("may").after(demand("CY", D1=2))
    first = questions(filed, "CY")[0]
    assert first.data == {"to": ("COM",), "clauses": (("D1", 2),)}
    assert first.says.startswith("The European Commission has not answered your demand (")
    refused = filed.after(asks("COM", ask.AnswerDemand, role="CY", answer="no"))
    assert questions(refused, "CY")[0].says.startswith('The European Commission has said "no" to your demand (')
    carried = filed.after(asks("COM", ask.AnswerDemand, role="CY", answer="yes"))
    assert questions(carried, "CY")[0].data["to"] == ("EEAS",)


def test_a_meeting_that_a_capital_hears_of_sends_it_to_its_own_staff() -> None:
    """Cyprus leads the Commission, Turkey NATO's staff; both are told that the two have met."""
    met = at("may").after(demand("CY", D1=2), demand("TR", D1=1), meeting("NATO", "COM"))
    for role, own, other in (("CY", "COM", "the NATO International Staff"), ("TR", "NATO", "the European Commission")):
        piece = questions(met, role)[0]
        assert piece.data["to"] == (own,)
        assert f"has met {other} behind closed doors: ask what they write." in piece.says


def test_the_demands_of_others_are_met_with_a_price_or_with_an_offer() -> None:
    """Who demands what costs me is asked what it would take instead; who demands what serves me is offered support."""
    every = at("may").after(demand("TR", D4=2), demand("UK", D1=2))
    for pen in ("COM", "EEAS", "NATO"):
        every = every.after(asks("CY", ask.Message, text=WORDS, to=(pen,)))
    against, serving = questions(every, "CY")
    assert "demands what would cost you" in against.says
    assert against.data == {"to": ("TR",), "clauses": (("D4", 2),)}
    assert "demands what serves you" in serving.says
    assert serving.data["to"] == ("UK",)


def test_a_pen_on_a_short_leash_asks_each_that_leads_it_once() -> None:
    """Behind closed doors it may initial nothing: how many steps are missing, and of whom; then the text again."""
    scenario = with_numbers(WARSAW, leash_start=4)
    game = begun(lobby("50", scenario.core_cast, scenario), "may")
    first, *_ = advice(game.state, "NATO")
    assert first.says == (
        "Your leash is very short: behind closed doors you may initial no common draft. "
        "Ask Turkey or the United Kingdom to loosen it; it takes 2 of them, one step each."
    )
    assert first.data["to"] == ("TR",)
    after = game.after(asks("NATO", ask.Message, text=WORDS, to=("TR",)))
    assert advice(after.state, "NATO")[0].data["to"] == ("UK",)
    both = after.after(asks("NATO", ask.Message, text=WORDS, to=("UK",)))
    assert not advice(both.state, "NATO")[0].says.startswith("Your leash")
    loose = game.after(asks("TR", ask.LoosenLeash, role="NATO"), asks("UK", ask.LoosenLeash, role="NATO"))
    assert not advice(loose.state, "NATO")[0].says.startswith("Your leash")
