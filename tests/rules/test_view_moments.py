"""The sentence at each moment of a game, and how a game that ended without a text is told."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.view.needs import first_calls
from game_rules.view.next import Advice, advice
from tests.rules.document import in_phase
from tests.rules.moments import (
    CORE,
    WORDS,
    at,
    draft_of,
    drafted,
    frozen,
    frozen_text,
    lobby,
    meeting,
    past_the_deadline,
)
from tests.rules.small import drafted_small, exchange, in_play
from tests.rules.stage import Given, asks

END = asks(LECTURER, ask.EndGame)


def told(game: Given, role: str, *kinds: str) -> list[Advice]:
    """What the role is told to do of these kinds."""
    return [one for one in advice(game.state, role) if one.kind in kinds]


# --- before, between, after -------------------------------------------------------------------------------------------


def test_before_the_start_and_in_a_pause_the_sentence_says_so() -> None:
    """In a pause to everybody who looks."""
    assert lobby().seen_by("TR").ring.sentence == "Read your brief; the game starts when your lecturer says so."
    paused = draft_of("june").after(asks(LECTURER, ask.PauseGame))
    for reader in ("TR", "public", LECTURER):
        assert paused.seen_by(reader).ring.sentence == "The game is paused; every clock stands still."


def test_the_briefing_asks_for_a_first_call_and_then_for_being_ready() -> None:
    """Each once; where no first call is chosen, being ready is all."""
    game = at("briefing")
    assert [one.kind for one in told(game, "UK", "choose_counterpart", "ready")] == ["choose_counterpart", "ready"]
    called = game.after(asks("UK", ask.ChooseCounterpart, role="TR"))
    assert [one.kind for one in told(called, "UK", "choose_counterpart", "ready")] == ["ready"]
    ready = called.after(asks("UK", ask.Ready))
    assert told(ready, "UK", "choose_counterpart", "ready") == []
    assert ready.seen_by("UK").ring.sentence.startswith("You are ready. The table waits for ")


def test_in_a_pause_no_package_is_held_up_by_a_reason() -> None:
    """The clock stands still for all of them alike."""
    offered = at("may").after(
        asks("NATO", ask.OfferPackage, choices={"D1": 2}), asks("CY", ask.TightenLeash, role="COM")
    )
    assert offered.seen_by("NATO").packages[0].held_up
    assert offered.after(asks(LECTURER, ask.PauseGame)).seen_by("NATO").packages[0].held_up == ()


# --- the ending -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("game", "says", "press"),
    [
        (
            frozen_text().after(END),
            "Play ended before both houses had agreed. Play was ended early.",
            "The text lay before both houses when the talks ended.",
        ),
        (
            drafted_small(in_play(exchange())).after(END),
            "No package had every yes that it needed when play ended. Play was ended early.",
            "No text had the consent of everybody.",
        ),
        (
            draft_of("june").after(asks("TR", ask.Bracket, issue="D4", option=2), END),
            "The draft was never frozen: it had open brackets in Allies outside the EU. Play was ended early.",
            "No text was put before the two houses in time.",
        ),
    ],
    ids=["under silence", "without every yes", "in brackets"],
)
def test_what_was_left_open_is_the_cause(game: Given, says: str, press: str) -> None:
    """The last thing that stood between the text and its adoption."""
    seen = game.seen_by("TR").debrief
    assert dict(seen.happened)["How did it end?"] == says
    assert seen.artefact is not None
    assert all(press in line for _, line in seen.artefact.press)


def test_a_clause_that_nobody_moved_has_no_author() -> None:
    """Who tabled one clause first has shaped one, of all that stand."""
    game = drafted_small(in_play(exchange()), a1=1, a2=0).after(END)
    happened = dict(game.seen_by("TR").debrief.happened)
    assert happened["Who shaped it most?"] == "Role NATO, first to table 1 of the clauses that stand"


# --- before the houses ------------------------------------------------------------------------------------------------


def test_who_has_endorsed_is_seen_to_have_said_yes_by_those_who_may_know() -> None:
    """Oneself."""
    game = frozen(drafted(at("last-hour"), D7=3)).after(asks("TR", ask.Endorse, yes=True))
    mine = {one.role: one.answer for house in game.seen_by("TR").decision.houses for one in house.members}
    assert mine["TR"] == "yes"


def test_who_signs_what_is_worth_less_than_no_deal_is_told_so() -> None:
    """Before, and after: a signature may be taken back until the declaration stands."""
    game = frozen_text()
    dear = {**game.state.scenario.walkaway, "COM": 99}
    poor = Given(_with(game, dear), game.now)
    (signing,) = told(poor, "COM", "sign")
    assert signing.says == "The text waits for your signature, and is worth less to you than none: sign it, or talk."
    assert told(game, "COM", "sign")[0].says == "Sign the text: heads may sign from the freezing on."
    signed = poor.after(asks("COM", ask.Sign))
    assert [one.label for one in told(signed, "COM", "withdraw_signature")] == ["Withdraw my signature"]
    assert told(game.after(asks("COM", ask.Sign)), "COM", "withdraw_signature") == []


def _with(game: Given, walkaway: dict[str, int]) -> object:
    from dataclasses import replace

    return replace(game.state, scenario=replace(game.state.scenario, walkaway=walkaway))


def test_whoever_can_no_longer_stop_it_is_not_to_be_won() -> None:
    """Both houses have agreed: Turkey's oath has run out, and only signatures are missing."""
    game = draft_of("last-hour").after(asks("TR", ask.SetStance, stance="would_break"), asks("NATO", ask.FreezeText))
    assert any("Turkey" in one.says for one in told(game.after(asks("NATO", ask.Sign)), "NATO", "message"))
    passed = past_the_deadline(game.after(asks("NATO", ask.Sign)))
    says = " ".join(one.says for one in told(passed, "NATO", "message", ""))
    assert "Turkey" not in says
    assert "Still to sign: the European Commission" in says


# --- meetings and leashes ---------------------------------------------------------------------------------------------


def test_an_offer_names_whom_to_meet_first_and_what_it_costs() -> None:
    """A pen has to meet the other side's; once they have met, nobody."""
    june = at("june")
    text = {**dict.fromkeys(june.state.scenario.issue_by_id, 0), "D1": 1}
    assert first_calls(june.state, "NATO", text) == (("COM", 1), ("EEAS", 3))
    assert first_calls(june.after(meeting()).state, "NATO", text) == ()


def test_a_call_that_waits_for_its_answer_is_no_meeting_to_ask_about() -> None:
    """The EEAS needs clearance: Turkey is sent to NATO's staff when they have met."""
    game = at("may").after(asks("TR", ask.Demand, issue="D1", option=2, text=WORDS), meeting("NATO", "EEAS"))
    asked = "has met the EEAS behind closed doors"
    assert not any(asked in one.says for one in told(game, "TR", "message"))
    assert any(asked in one.says for one in told(game.later(seconds=121), "TR", "message"))


def test_a_leash_is_named_where_one_step_makes_a_difference_and_is_open() -> None:
    """Not a long one; and only one step a phase."""
    may = at("may").after(asks("TR", ask.Demand, issue="D4", option=2, text=WORDS))
    leashes = ("tighten_leash", "loosen_leash")
    assert len(told(may, "TR", *leashes)) == 1
    assert told(may.after(asks("UK", ask.LoosenLeash, role="NATO")), "TR", *leashes) == []
    assert told(may.after(asks("TR", ask.LoosenLeash, role="NATO")), "TR", *leashes) == []
    pulled = may.after(asks("UK", ask.TightenLeash, role="NATO"), asks("TR", ask.TightenLeash, role="NATO"))
    assert told(pulled, "TR", *leashes) == []


def test_numbers_are_words_in_a_qualitative_game() -> None:
    """A card that moves what no deal is worth says so without a figure."""
    game = lobby("75", CORE, qualitative=True).after(asks(LECTURER, ask.StartGame))
    while game.state.phase is not None and game.state.phase.id != "june":
        game = game.after(asks(LECTURER, ask.NextPhase))
    june = drafted(game)
    lines = [line.says for line in june.when(asks(LECTURER, ask.FireInject, inject="D-I2")).told_to("UK")]
    assert any("No deal is worth less to you than before." in one for one in lines)
    assert any("is worth less to you than before." in one and "(D6=2)" in one for one in lines)
    july = june.after(asks(LECTURER, ask.NextPhase))
    sentence = july.seen_by("TR").ring.sentence
    assert sentence.startswith("By your new instruction: no deal is now worth more to you; draft 1 is still ")


def test_the_document_is_no_part_of_a_game_without_one() -> None:
    """Nor its steps."""
    assert in_phase("december").seen_by("NATO").projects.steps == ()
