"""Treatments: one assumption changed, the same for everybody, told to nobody before the debrief."""

from dataclasses import replace

import pytest

from game_rules import commands as ask
from game_rules.analysis.figures import figures
from game_rules.events import GameEnded, PhaseBegan
from game_rules.ids import CLOCK, LECTURER, MINUTE, PUBLIC
from game_rules.plain import to_plain
from game_rules.points import red_lines, walkaway
from game_rules.rules.clock import usual_end
from game_rules.rules.leash import leash
from game_rules.rules.staff import contact_cost
from game_rules.scenario import Sentence
from game_rules.scenario_check import mistakes
from game_rules.texts import agreed_language
from game_rules.treatments import texts, treated
from game_rules.view import view
from server.scenarios.scenario_file import load, shipped
from tests.rules.moments import WARSAW, begun, drafted, lobby
from tests.rules.stage import Given, asks, did

CHAIN = tuple(slug for slug in shipped() if slug != "tutorial")
EVERY = tuple((slug, one.id) for slug in CHAIN for one in load(slug).treatments)


def under(name: str, phase: str = "june") -> Given:
    return begun(lobby("75", treatment=name), phase)


def test_without_a_treatment_nothing_changes() -> None:
    """The very same world."""
    assert treated(WARSAW, "") is WARSAW
    assert lobby("75").state.treatment == ""


def test_an_unknown_treatment_opens_no_game() -> None:
    """A scenario says which it has; only Warsaw can let states sign."""
    with pytest.raises(KeyError):
        lobby("75", treatment="T9")
    assert [slug for slug, name in EVERY if name == "T6"] == ["warsaw"]
    assert {name for _, name in EVERY} == {"T1", "T2", "T3", "T4", "T5", "T6"}


def test_a_streamlined_eeas_costs_little_and_answers_at_once() -> None:
    """T1: from three points to one, and no wait."""
    assert contact_cost(under("").state, "EEAS") == 3
    game = under("T1")
    assert contact_cost(game.state, "EEAS") == 1
    met = game.after(asks("NATO", ask.Contact, role="EEAS"))
    assert met.state.corridors.meetings[-1].met


def test_a_poor_commission_costs_more_and_answers_later() -> None:
    """T2: from one point to two, and a minute."""
    game = under("T2")
    assert (contact_cost(under("").state, "COM"), contact_cost(game.state, "COM")) == (1, 2)
    met = game.after(asks("NATO", ask.Contact, role="COM"))
    assert not met.state.corridors.meetings[-1].met
    assert met.later(seconds=60).state.corridors.meetings[-1].met


def test_without_the_dispute_nobody_has_a_red_line() -> None:
    """T3: not even by a new instruction; no deal is worse than nothing to both."""
    state = under("T3").state
    assert (walkaway(state, "TR"), walkaway(state, "CY")) == (-5, -5)
    full = begun(lobby("75", WARSAW.full_cast, treatment="T3"), "last-hour").state
    assert [red_lines(full, role) for role in full.cast] == [()] * len(full.cast)


def test_a_short_leash_forbids_a_common_draft_in_may() -> None:
    """T4: from the start."""
    game = under("T4", "may")
    assert [leash(game.state, role) for role in ("NATO", "COM", "EEAS")] == [5, 5, 5]
    game = game.after(asks("NATO", ask.Contact, role="COM"), asks("NATO", ask.OfferPackage, choices={"D1": 2}))
    game.when(asks("COM", ask.Initial, owner="NATO", version=1)).refused("R-LEASH")


def test_states_sign_and_nothing_can_be_agreed() -> None:
    """T6: the zone is empty; the clause is agreed language."""
    assert agreed_language(under("T6").state)["D2"] == 3
    found = figures(treated(WARSAW, "T6"), WARSAW.treatment_by_id["T6"].force)
    assert (found.packages, found.adoptable.core, found.adoptable.full) == (16_384, 0, 0)


def test_without_a_deadline_time_ends_nothing() -> None:
    """T5: the last phase of play has no clock; drafting does not close, and the lecturer has nothing to extend."""
    game = under("T5", "last-hour")
    assert game.state.clock.ends == 0
    assert usual_end(game.state) == game.state.clock.began + 14 * MINUTE
    later = game.later(seconds=24 * 3600)
    assert later.state.clock.status == "running"
    assert not later.state.clock.drafting_closed
    later.when(asks(LECTURER, ask.ExtendPhase, seconds=60)).refused("R-PHASE", says="no end")
    assert later.seen_by("TR").game.timeline[-2].minutes == 0
    later.when(asks(LECTURER, ask.EndGame)).then_among_others(did(LECTURER, GameEnded, outcome="no_deal"))


def test_without_a_deadline_readiness_of_all_ends_play() -> None:
    """T5: whoever has nothing more to say, says so."""
    game = under("T5", "last-hour")
    *others, last = game.state.cast
    game = game.after(*(asks(role, ask.Ready) for role in others))
    ended = game.when(asks(last, ask.Ready)).then_among_others(did(CLOCK, GameEnded, outcome="no_deal"))
    assert any(isinstance(event, PhaseBegan) for event in ended.told)


def test_without_a_deadline_readiness_waits_for_the_houses() -> None:
    """T5: a silence runs its full length, whatever everybody has said before."""
    game = drafted(under("T5", "last-hour")).after(asks("NATO", ask.FreezeText))
    silent = game.after(*(asks(role, ask.Ready) for role in game.state.cast))
    assert silent.state.clock.status == "running"
    assert silent.state.decision.deadline == game.now + 240_000
    assert silent.later(seconds=240).state.clock.status == "over"


@pytest.mark.parametrize(("slug", "name"), EVERY)
def test_no_reader_learns_of_it_before_the_end(slug: str, name: str) -> None:
    """Nor do two readings of the same world differ."""
    scenario = load(slug)
    opened = lobby("50", scenario.core_cast, scenario, treatment=name)
    one = scenario.treatment_by_id[name]
    game = begun(opened, opened.state.form.phases[1].id)
    for reader in (*game.state.cast, PUBLIC, LECTURER):
        told = list(texts(to_plain(view(game.state, reader))))
        assert not [text for text in told if text == name or one.title in text or one.switch in text]
    assert treated(scenario, name) is game.state.scenario
    over = game.after(asks(LECTURER, ask.EndGame))
    assert over.seen_by("TR").debrief.treatment == (one.title, one.switch, one.expected)


@pytest.mark.parametrize(("slug", "name"), EVERY)
def test_a_treated_world_has_no_mistakes(slug: str, name: str) -> None:
    """Whatever it changes exists, and its sentences are gone."""
    scenario = load(slug)
    world = treated(scenario, name)
    assert not list(mistakes(replace(world, sentences=())))
    false = [one for one in scenario.sentences if name in one.under]
    told = [" ".join(text.split()) for text in texts(to_plain(replace(world, sentences=(), treatments=())))]
    assert not [text for text in told for one in false if one.says in text]


def test_a_sentence_that_a_treatment_makes_false_is_not_said() -> None:
    """Firmness does not pay without the dispute; no clock stops where there is none."""
    turkey = treated(WARSAW, "T3").role_by_id["TR"].confidential_brief
    assert "firmness pays" not in turkey
    assert "Never" not in turkey
    assert "You would rather not** see the words" in turkey
    assert "clock" not in treated(WARSAW, "T5").summary + treated(WARSAW, "T5").dates
    assert "clock" in WARSAW.summary


@pytest.mark.parametrize(
    ("sentence", "problem"),
    [
        (Sentence(says="Nobody wrote this.", under=("T1",)), "stands nowhere"),
        (Sentence(says="Early May", under=("T9",)), "no treatment 'T9'"),
        (Sentence(says="Early May"), "under which treatments"),
    ],
)
def test_a_sentence_that_is_no_sentence_is_a_mistake(sentence: Sentence, problem: str) -> None:
    """It must stand somewhere, and be false under something."""
    (found,) = mistakes(replace(WARSAW, sentences=(sentence,)))
    assert found[0][:2] == ("sentences", 0)
    assert problem in found[1]


def test_a_treatment_changes_only_what_exists() -> None:
    """Staff, standing, role, clause."""
    one = replace(
        WARSAW.treatments[0],
        staff={"XX": {}, "COM": {"charm": 5}},
        walkaway={"YY": 1},
        force={"D2": 9, "Z1": 0},
    )
    found = [problem for _, problem in mistakes(replace(WARSAW, treatments=(one,), sentences=()))]
    assert found == [
        "T1: no staff 'XX'",
        "T1: no standing 'charm'",
        "T1: no role 'YY'",
        "T1: no clause D2=9",
        "T1: no clause Z1=0",
    ]
