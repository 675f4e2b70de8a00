"""No way: where nothing mends a text, where others must act, where an act is not open, the page says just that."""

from collections.abc import Mapping
from dataclasses import replace

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.scenario import Scenario
from game_rules.view.next import Advice, advice
from tests.rules.moments import WORDS, at, draft_of, drafted, meeting
from tests.rules.small import card, drafted_small, exchange, in_play, inject, summit
from tests.rules.stage import Given, asks
from tests.rules.test_view_loud import LOUD, too_loud


def told(game: Given, role: str, *kinds: str) -> list[Advice]:
    """What the role is told to do of these kinds."""
    return [one for one in advice(game.state, role) if one.kind in kinds]


def says(game: Given, role: str) -> str:
    """All that the role is told."""
    return " ".join(one.says for one in advice(game.state, role))


def opening_later(world: Scenario, *acts: str, insiders: tuple[str, ...] = ()) -> Scenario:
    """The same world, in which these acts open with the second phase only."""
    briefing, play, second, debrief = world.formats[0].phases
    play = replace(play, opens=tuple(one for one in play.opens if one not in acts), insiders=insiders)
    second = replace(second, opens=(*second.opens, *acts))
    return replace(world, formats=(replace(world.formats[0], phases=(briefing, play, second, debrief)),))


def paying(world: Scenario, **rows: Mapping[str, tuple[int, ...]]) -> Scenario:
    """The same world with other points."""
    return replace(world, payoffs={i: {**known, **rows.get(i, {})} for i, known in world.payoffs.items()})


# --- too loud ---------------------------------------------------------------------------------------------------------


def test_where_no_clause_makes_a_text_quiet_none_is_named() -> None:
    """Only that it is too loud; everybody reads it."""
    noise = inject("turn", {"op": "attention", "delta": 20})
    game = drafted_small(in_play(summit(injects=[noise]))).after(asks(LECTURER, ask.FireInject, inject="turn"))
    for role in ("COM", "TR"):
        assert not [one for one in told(game, role, "offer_package") if "choices" in one.data]


def test_a_cure_that_lies_there_already_is_not_offered_again() -> None:
    """By whoever has offered it: it is told to win the others; then the next best."""
    loud = too_loud()
    offered = loud.after(asks("TR", ask.OfferPackage, choices={"D2": 1}))
    assert offered.seen_by("TR").ring.sentence.startswith(f"{LOUD} Your package would do")
    assert all(one.data.get("choices") != {"D2": 1} for one in told(offered, "TR", "offer_package"))


# --- prices -----------------------------------------------------------------------------------------------------------


def test_a_price_that_somebody_pays_already_is_not_paid_twice() -> None:
    """The text with it lies on the table."""
    game = draft_of().after(
        asks("UK", ask.SetStance, stance="needs_a_price"), asks("TR", ask.Object, issue="D3", option=1, price=("D4", 2))
    )
    assert [one.label for one in told(game, "UK", "offer_package") if one.label.startswith("Pay Turkey")]
    paid = game.after(asks("EEAS", ask.OfferPackage, choices={"D4": 2}))
    assert not [one.label for one in told(paid, "UK", "offer_package") if one.label.startswith("Pay Turkey")]


def test_a_price_is_paid_where_packages_may_be_offered() -> None:
    """Where they open later, nobody is told to offer one."""
    later = drafted_small(in_play(exchange()))
    priced = asks("TR", ask.Object, issue="A1", option=1, price=("A2", 2))
    assert [one.label for one in told(later.after(priced), "NATO", "offer_package") if one.label.startswith("Pay")]


def test_an_objection_without_a_price_is_lifted_where_that_is_open() -> None:
    """Where lifting opens later, one names a price."""
    game = drafted_small(in_play(exchange()), a1=1, a2=2).after(asks("TR", ask.Object, issue="A1", option=1))
    assert [one.data for one in told(game, "TR", "lift_objection")] == [{"issue": "A1"}]
    world = opening_later(exchange(), "lift_objection")
    held = drafted_small(in_play(world), a1=1, a2=2).after(asks("TR", ask.Object, issue="A1", option=1))
    assert told(held, "TR", "lift_objection") == []


# --- talk, demands, readiness -----------------------------------------------------------------------------------------


def test_where_talk_is_not_open_yet_nobody_is_told_to_write() -> None:
    """What is to be said to whom stands there all the same, without an act."""
    objects = asks("TR", ask.Object, issue="A1", option=1, price=("A2", 2))
    silent = drafted_small(in_play(opening_later(exchange(), "message")), a1=1, a2=1).after(objects)
    open_ = drafted_small(in_play(exchange()), a1=1, a2=1).after(objects)
    assert told(open_, "TR", "message")
    assert told(silent, "TR", "message") == []


def test_where_demands_are_not_open_yet_a_capital_is_told_to_file_none() -> None:
    """Behind closed doors it has its questions."""
    closed = in_play(opening_later(exchange(), "demand", insiders=("NATO", "COM")))
    assert told(closed, "TR", "demand") == []
    assert told(in_play(opening_later(exchange(), insiders=("NATO", "COM"))), "TR", "demand")


def test_whoever_is_content_and_ready_is_told_nothing_more() -> None:
    """The readiness has been said."""
    silent = [asks(role, ask.SetStance, stance="can_be_silent") for role in ("TR", "CY", "UK")]
    game = draft_of("july").after(*silent)
    assert "say that you are ready" in says(game, "UK")
    ready = game.after(asks("UK", ask.Ready))
    assert "say that you are ready" not in says(ready, "UK")


# --- a yes that is missing --------------------------------------------------------------------------------------------


def test_a_pen_that_has_called_waits_and_says_so() -> None:
    """The EEAS needs clearance; who may not call is told to ask for a call, and a capital asks those who must meet."""
    text = asks("NATO", ask.OfferPackage, choices={"D1": 3})
    called = at("june", cast=("TR", "CY", "UK", "EEAS", "NATO")).after(meeting("NATO", "EEAS"), text)
    assert "the EEAS has your call; without a drafting meeting" in says(called, "NATO")
    poor = at("june").after(*[meeting("NATO", "EEAS")] * 2, text)
    assert "without a drafting meeting" in says(poor, "NATO")
    capital = at("june").after(asks("TR", ask.OfferPackage, choices={"D4": 2}))
    initialled = capital.after(asks("NATO", ask.Initial, owner="TR", version=1))
    assert (
        "the NATO International Staff and the European Commission or the EEAS have yet to meet; "
        "without a drafting meeting nobody can initial." in says(initialled, "TR")
    )


# --- instructions -----------------------------------------------------------------------------------------------------


def test_a_new_instruction_that_forbids_the_draft_says_so() -> None:
    """No gain is counted where there is nothing to gain."""
    forbids = card("c1", "CY", {"op": "red_line", "issue": "A2", "option": 1, "text": "Not that"})
    game = drafted_small(in_play(summit(cards=[forbids])))
    second = game.after(asks(LECTURER, ask.NextPhase)).later(seconds=0)
    assert "By your new instruction: draft 1 is forbidden as it stands." in says(second, "CY")
    assert "forbidden" not in says(second, "TR")


def test_after_the_closing_only_a_step_of_the_broken_clause_is_a_way_out() -> None:
    """A frozen text has grown too loud, and was broken: no cure and no price of another clause is proposed."""
    nine = drafted(at("last-hour"), D1=3, D2=2, D8=2, D6=1)
    priced = nine.after(asks("TR", ask.Object, issue="D3", option=1, price=("D4", 2))).later(seconds=9 * 60)
    frozen = priced.after(asks("NATO", ask.FreezeText))
    loud = frozen.after(asks("CY", ask.PublishStatement, statement="condemnation", text=WORDS))
    quiet = draft_of("last-hour").after(asks("TR", ask.Object, issue="D3", option=1, price=("D4", 2)))
    in_need = quiet.after(asks("UK", ask.SetStance, stance="needs_a_price"))
    assert [one for one in told(in_need, "UK", "offer_package") if one.label.startswith("Pay Turkey")]
    closed = in_need.later(seconds=9 * 60).after(asks("NATO", ask.FreezeText))
    for game in (frozen, loud, closed):
        broken = game.after(asks("CY", ask.BreakSilence, issue="D1"))
        for role in broken.state.cast:
            for piece in told(broken, role, "offer_package"):
                assert set(piece.data.get("choices", ())) <= {"D1"}, (role, piece)  # type: ignore[call-overload]


def test_a_hidden_package_is_put_before_no_house_by_whoever_cannot_see_it() -> None:
    """Cyprus could call a vote on what it sees; behind closed doors it reads the same with a draft and without."""
    begins = in_play(opening_later(exchange(), insiders=("NATO", "COM"))).after(meeting())
    text = begins.after(asks("NATO", ask.OfferPackage, choices={"A1": 1, "A2": 1}))
    assert text.seen_by("CY") == begins.seen_by("CY")


def test_a_text_that_wins_whoever_speaks_against_the_draft_is_worth_pressing() -> None:
    """Turkey objects to one word; London's text leaves it out. One that wins nobody must gain its author more."""
    text = asks("UK", ask.OfferPackage, choices={"D3": 0})
    objected = draft_of("june").after(asks("TR", ask.Object, issue="D3", option=1), text)
    assert "Your package lies on the table" in says(objected, "UK")
    silent = (asks(role, ask.SetStance, stance="can_be_silent") for role in ("TR", "CY", "UK"))
    settled = draft_of("june").after(*silent, text)
    assert "Your package lies on the table" not in says(settled, "UK")
