"""Score: each role against its own walk-away; what its audience says stands apart and is no part of the tables."""

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.points import points, walkaway
from game_rules.score import apart, result
from tests.rules.moments import CORE, QUIET, WORDS, at, draft_of, drafted, frozen, frozen_text, past_the_deadline
from tests.rules.small import exchange, in_play
from tests.rules.stage import Given, asks


def adopted(game: Given) -> Given:
    """Both houses let it pass and the heads sign."""
    return past_the_deadline(game.after(asks("NATO", ask.Sign), asks("COM", ask.Sign)))


def test_an_adopted_text_is_worth_its_points_to_everybody() -> None:
    """With July's instructions and June's events counted in."""
    over = adopted(frozen_text())
    for role in CORE:
        found = result(over.state, role)
        assert (found.points, found.walkaway) == (points(over.state, role, QUIET), walkaway(over.state, role))
        assert found.surplus == found.points - found.walkaway


def test_no_deal_is_worth_walking_away() -> None:
    """C022: whatever stood in the draft."""
    over = draft_of("last-hour").after(asks(LECTURER, ask.EndGame))
    assert all(result(over.state, role).surplus == 0 for role in CORE)
    assert result(over.state, "TR").points == 5 + 3


def test_a_last_word_pays_only_if_its_clause_moved_before_the_signature() -> None:
    """Ankara's D4=2 is worth three points more than its table says, to Ankara alone."""
    game = frozen_text().after(
        asks("TR", ask.BreakSilence, issue="D4"),
        asks("COM", ask.ProposeWording, issue="D4", option=2),
        asks("NATO", ask.AcceptWording, issue="D4"),
        asks("TR", ask.AcceptWording, issue="D4"),
        asks("NATO", ask.FreezeText),
    )
    moved, kept = adopted(game), adopted(frozen_text())
    assert result(moved.state, "TR").points - result(kept.state, "TR").points == (9 - 4) + 3
    assert result(moved.state, "CY").points - result(kept.state, "CY").points == -5 + 1


def test_a_public_demand_that_is_met_brings_a_point_apart() -> None:
    """Never in the tables."""
    base = draft_of("last-hour")
    game = frozen(base.after(asks("TR", ask.Demand, issue="D4", option=1, text=WORDS)))
    over = adopted(game)
    assert apart(over.state, "TR") == (("Your public demand on Allies outside the EU was met", 1),)
    assert result(over.state, "TR").points == result(adopted(frozen(base)).state, "TR").points
    unmet = adopted(frozen(base.after(asks("TR", ask.Demand, issue="D4", option=3, text=WORDS))))
    assert apart(unmet.state, "TR") == ()


def test_one_demand_met_counts_once_however_often_it_was_filed() -> None:
    """In June and in July."""
    game = at("june").after(asks("TR", ask.Demand, issue="D4", option=1, text=WORDS), asks(LECTURER, ask.NextPhase))
    game = game.after(asks("TR", ask.Demand, issue="D4", option=1, text=WORDS), asks(LECTURER, ask.NextPhase))
    assert len(apart(adopted(frozen(drafted(game))).state, "TR")) == 1


def test_letting_pass_what_one_publicly_swore_to_break_costs_a_point_apart() -> None:
    """An oath in private has no audience."""
    base = draft_of("last-hour")
    swore = base.after(asks("TR", ask.SetStance, stance="would_break"))
    assert apart(adopted(frozen(swore)).state, "TR") == (("You agreed to what you publicly swore to break", -1),)
    whispered = base.after(asks("TR", ask.SetStance, stance="would_break", to=("NATO",)))
    assert apart(adopted(frozen(whispered)).state, "TR") == ()
    relented = swore.after(asks("TR", ask.SetStance, stance="can_be_silent"))
    assert apart(adopted(frozen(relented)).state, "TR") == ()


def test_an_oath_that_was_kept_costs_nothing() -> None:
    """Turkey swore, broke, got its word, and then was silent."""
    game = frozen(draft_of("last-hour").after(asks("TR", ask.SetStance, stance="would_break"))).after(
        asks("TR", ask.BreakSilence, issue="D3"),
        asks("NATO", ask.ProposeWording, issue="D3", option=2),
        asks("COM", ask.AcceptWording, issue="D3"),
        asks("TR", ask.AcceptWording, issue="D3"),
        asks("NATO", ask.FreezeText),
    )
    assert apart(adopted(game).state, "TR") == ()


def test_before_the_reveal_a_role_sees_its_own_score_only() -> None:
    """The projector shows nobody's."""
    over = adopted(frozen_text())
    assert [score.role for score in over.seen_by("TR").debrief.scores] == ["TR"]
    assert over.seen_by("public").debrief.scores == ()
    assert len(over.seen_by(LECTURER).debrief.scores) == len(CORE)
    shown = over.after(asks(LECTURER, ask.Reveal))
    assert len(shown.seen_by("TR").debrief.scores) == len(shown.seen_by("public").debrief.scores) == len(CORE)


def test_the_debrief_sets_predictions_beside_what_happened() -> None:
    """Signed, shaped, blocked."""
    game = draft_of("july").after(
        asks("TR", ask.Predict, signed=False, shaped="COM", blocks="CY"), asks(LECTURER, ask.NextPhase)
    )
    over = adopted(frozen(game.later(seconds=0)))
    seen = over.seen_by("TR").debrief
    assert [(guess.role, guess.signed, guess.blocks) for guess in seen.predictions] == [("TR", False, "Cyprus")]
    assert dict(seen.happened)["Was it signed?"] == "Yes"
    assert dict(seen.happened)["Who broke silence?"] == "nobody"
    unsigned = in_play(exchange()).after(asks(LECTURER, ask.EndGame)).seen_by("TR").debrief
    assert dict(unsigned.happened)["Was it agreed?"] == "No"


def test_the_artefact_is_the_text_beside_that_of_history_or_two_press_lines() -> None:
    """With its signatures, or without."""
    signed = adopted(frozen_text()).seen_by("public").debrief.artefact
    assert signed is not None
    assert signed.adopted
    assert [line[0].code for line in signed.lines if line[4]] == ["D1=2"], "history had seven areas"
    failed = draft_of("last-hour").after(asks(LECTURER, ask.EndGame)).seen_by("public").debrief.artefact
    assert failed is not None
    assert not failed.adopted
    assert len(failed.press) == 2
