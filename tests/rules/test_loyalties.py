"""Loyalty cards (M36): drawn in secret, kept or not by the adopted text, shown apart and in the debrief."""

from dataclasses import replace

import pytest

from game_rules import commands as ask
from game_rules.events import LoyaltyDrawn
from game_rules.ids import CLOCK, LECTURER, PUBLIC
from game_rules.loyalty import KINDS, TITLES, drawn, met
from game_rules.scenario import Loyalties
from game_rules.scenario_check import mistakes
from game_rules.score import apart
from game_rules.seats import staff
from game_rules.state import State
from server.scenarios.scenario_file import load, shipped
from tests.rules.moments import FULL, QUIET, WARSAW, begun, drafted, lobby
from tests.rules.small import CAST, exchange
from tests.rules.stage import Given, asks, did

CHAIN = tuple(slug for slug in shipped() if slug != "tutorial")
START = asks(LECTURER, ask.StartGame)


def told(game: Given, reader: str) -> list[str]:
    return [line.says for line in game.when(START).told_to(reader) if "loyalty" in line.says]


def loyal(kind: str, **how: int) -> Given:
    """A game in which NATO's staff has drawn this card, and a text lies before both houses."""
    game = next(
        found for seed in range(99) if drawn((found := lobby("75", seed=seed, loyalty=True)).state, "NATO") == kind
    )
    return drafted(begun(game, "last-hour"), **how)


def signed(game: Given) -> State:
    """Both houses let it pass and the heads sign."""
    game = game.after(asks("NATO", ask.FreezeText), asks("NATO", ask.Sign), asks("COM", ask.Sign))
    state = game.later(seconds=300).state
    assert state.decision.outcome == "adopted"
    return state


def test_without_the_switch_nobody_draws() -> None:
    """It is off unless the lecturer turns it on."""
    game = lobby("75")
    assert not [event for event in game.when(START).happens().told if isinstance(event, LoyaltyDrawn)]
    assert game.after(START).seen_by("NATO").me.loyalty == ()


def test_where_nothing_could_be_asked_of_it_a_staff_draws_no_card() -> None:
    """A world without loyalties, and with nothing that staffs may arrange by themselves."""
    game = lobby("short", CAST, exchange(), loyalty=True)
    assert not [event for event in game.when(START).happens().told if isinstance(event, LoyaltyDrawn)]


def test_every_staff_draws_one_card_by_the_seed() -> None:
    """When the briefing begins, before anybody speaks; another seed, other cards."""
    game = lobby("75", FULL, loyalty=True, seed=7)
    wanted = [did(CLOCK, LoyaltyDrawn, role=role, loyalty=drawn(game.state, role)) for role in staff(game.state)]
    after = game.when(START).then_among_others(*wanted)
    assert len(wanted) == 4
    assert after.after(asks(LECTURER, ask.NextPhase)).state.ledger.loyalties == after.state.ledger.loyalties
    assert {drawn(lobby("75", loyalty=True, seed=seed).state, "COM") for seed in range(40)} == set(KINDS)


def test_a_card_is_its_owners_alone() -> None:
    """On its own page, and in no other minutes."""
    game = lobby("75", loyalty=True, seed=7)
    kind = drawn(game.state, "NATO")
    (line,) = told(game, "NATO")
    assert line.startswith(f"Your loyalty card: {TITLES[kind].lower()}. ")
    assert len(told(game, "COM")) == 1
    assert told(game, "TR") == told(game, PUBLIC) == []
    after = game.after(START)
    title, asked, worth = after.seen_by("NATO").me.loyalty
    assert (title, worth) == (TITLES[kind], "+4, apart from your points")
    assert asked in line
    assert after.seen_by("TR").me.loyalty == ()


def test_the_house_prevails_where_its_wording_stands() -> None:
    """NATO's own house: autonomy of both organisations, and no more (D5=1)."""
    kept, lost = signed(loyal("house", D5=1)), signed(loyal("house", D5=2))
    assert (met(kept, "NATO"), met(lost, "NATO")) == (True, False)
    assert ("Your loyalty was kept: your own organisation", 4) in apart(kept, "NATO")
    assert apart(lost, "NATO") == ()


def test_the_service_is_served_where_it_is_named() -> None:
    """NATO's own service: the International Staff is named (D6=1, D6=2)."""
    assert met(signed(loyal("service")), "NATO")
    assert not met(signed(loyal("service", D6=0)), "NATO")


def test_the_community_works_together() -> None:
    """Three clauses of the staffs' own track, in a text that both staffs have initialled."""
    assert met(signed(loyal("community")), "NATO")
    few = {"D1": 0, "D5": 0, "D6": 0, "D8": 0, "D7": 1, "D3": 2, "D4": 2}
    game = loyal("community", **few)
    state = game.state
    political = replace(state, decision=replace(state.decision, adopted=state.table.draft.choices, outcome="adopted"))  # type: ignore[union-attr]
    assert not met(political, "NATO")
    alone = replace(political, decision=replace(political.decision, adopted=QUIET | {"D7": 0}))
    assert not met(alone, "NATO"), "nobody has agreed to that text"


def test_without_a_deal_no_loyalty_is_kept() -> None:
    """Whatever stood in the draft."""
    over = loyal("service").after(asks(LECTURER, ask.EndGame))
    assert not met(over.state, "NATO")
    assert not apart(over.state, "NATO")


def test_the_debrief_shows_my_card_and_after_the_reveal_all() -> None:
    """Kept or not."""
    over = loyal("service").after(asks(LECTURER, ask.EndGame))
    mine = over.seen_by("NATO").debrief.loyalties
    assert mine == (("NATO International Staff", TITLES["service"], False),)
    assert over.seen_by("TR").debrief.loyalties == over.seen_by(PUBLIC).debrief.loyalties == ()
    revealed = over.after(asks(LECTURER, ask.Reveal))
    assert len(revealed.seen_by("TR").debrief.loyalties) == 3


def test_nobody_draws_what_is_settled_already() -> None:
    """In 50 minutes autonomy is agreed language: nobody is asked to defend it."""
    drawn_there = {drawn(lobby("50", loyalty=True, seed=seed).state, "EEAS") for seed in range(40)}
    assert drawn_there == {"community", "service"}
    settled = dict.fromkeys(("D1", "D2", "D5", "D6", "D7", "D8"), 1)
    bare = replace(WARSAW, loyalties={}, formats=(replace(WARSAW.format("50"), settled=settled),))
    assert drawn(lobby("50", scenario=bare, loyalty=True).state, "EEAS") == ""


@pytest.mark.parametrize("slug", CHAIN)
def test_every_staff_of_every_scenario_can_draw_each_card(slug: str) -> None:
    """The data name its clauses."""
    scenario = load(slug)
    staffs = [role.id for role in scenario.roles if not role.is_state]
    assert sorted(scenario.loyalties) == sorted(staffs)
    form = "75"
    for role in staffs:
        assert {drawn(lobby(form, scenario.full_cast, scenario, seed=seed).state, role) for seed in range(60)} == set(
            KINDS
        )


def test_a_loyalty_names_a_staff_and_clauses_that_exist() -> None:
    """Anything else is a mistake in the scenario."""
    wrong = {"TR": Loyalties(), "COM": Loyalties(house={"D5": (9,)}, service={"Z1": (1,)})}
    found = [problem for _, problem in mistakes(replace(WARSAW, loyalties=wrong))]
    assert found == ["no staff 'TR'", "no clause D5=9", "no clause Z1=1"]
