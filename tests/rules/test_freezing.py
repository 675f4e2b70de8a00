"""Freezing: the draft is closed when it is clean and quiet, and two silences begin side by side."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.events import CardDealt, FreezingClosed, TextFrozen
from game_rules.ids import CLOCK, LECTURER, MINUTE
from game_rules.scenario import Scenario
from game_rules.texts import attention, attention_parts, standing
from tests.rules.claims import refuses, succeeds, warns
from tests.rules.moments import QUIET, WORDS, at, draft_of, drafted, frozen_text
from tests.rules.small import drafted_small, in_play, summit
from tests.rules.stage import Given, asks, did, time_passes

FREEZE = asks("NATO", ask.FreezeText)


@succeeds(ask.FreezeText)
@refuses(ask.FreezeText, "only_pens_freeze", "there_must_be_a_draft_to_freeze")
def test_a_pen_freezes_the_draft() -> None:
    """Any pen; only the draft; and only once at a time."""
    game = draft_of("last-hour")
    told = game.when(FREEZE).happens().told
    assert told[0] == TextFrozen(by="NATO", at=0, draft=1, procedure="silence", deadline=4 * MINUTE)
    assert {type(event) for event in told[1:]} == {CardDealt}
    game.when(asks("EEAS", ask.FreezeText)).happens()
    game.when(asks("UK", ask.FreezeText)).refused("R-NO-STANDING", says="holds no pen", holders=("COM", "EEAS", "NATO"))
    at("last-hour").when(FREEZE).refused("R-VERSION", says="no package bears the initials of both pens")
    frozen_text().when(FREEZE).refused("R-PHASE", says="is frozen", remedy="both houses have answered")


@refuses(ask.FreezeText, "text_must_be_clean")
def test_open_brackets_go_before_no_house() -> None:
    """The clause is named; each open one is."""
    game = draft_of("last-hour").after(
        asks("TR", ask.Bracket, issue="D4", option=2), asks("CY", ask.Bracket, issue="D3", option=2)
    )
    answer = game.when(FREEZE)
    answer.refused("R-BRACKETS", says="Allies outside the EU", holders=("COM", "EEAS", "NATO"))
    answer.refused("R-BRACKETS", says="Reference to states", remedy="get both pens under a package")
    drafted(game, D4=2).when(FREEZE).happens()


@refuses(ask.FreezeText, "text_must_be_quiet")
def test_above_the_ceiling_a_text_is_too_loud_to_be_signed() -> None:
    """Nine points are allowed; ten are not."""
    game = at("last-hour")
    loud, quiet = drafted(game, D1=3, D3=3, D7=1), drafted(game, D1=2, D3=3, D7=1)
    assert (attention(loud.state, standing(loud.state)), attention(quiet.state, standing(quiet.state))) == (9, 8)
    loud.when(FREEZE).happens()
    louder = drafted(game, D1=3, D3=3, D7=2)
    louder.when(FREEZE).refused(
        "R-ATTENTION", says="10 points of attention (limit 9)", cites="L464", remedy="endorse the text"
    )


@warns(ask.FreezeText, "long_texts_are_noticed")
def test_a_long_text_is_frozen_with_a_warning() -> None:
    """C060: its pen reads how many words there are, and what they cost."""
    game = with_words(summit(), 601)
    after = game.when(FREEZE).warned("W-LENGTH", says="run to 601 words; above 600 they draw 1 point of attention")
    assert after.state.decision.frozen
    with_words(summit(), 651).when(FREEZE).warned("W-LENGTH", says="they draw 2 points")
    assert with_words(summit(), 600).when(FREEZE).happens().state.decision.frozen


def with_words(scenario: Scenario, words: int) -> Given:
    """A small draft in so many words."""
    game = drafted_small(in_play(scenario), 1, 1)
    draft = game.state.table.draft
    assert draft is not None
    long = replace(draft, wordings={"A1": replace(WORDS, words=words)})
    return replace(game, state=replace(game.state, table=replace(game.state.table, draft=long)))


def test_a_text_that_both_houses_endorse_may_be_as_loud_as_it_likes() -> None:
    """D7=3 waives the ceiling, and asks for endorsement in place of silence."""
    game = drafted(at("last-hour"), D1=3, D3=3, D7=3)
    assert attention(game.state, standing(game.state)) == 12
    told = game.when(FREEZE).happens().told
    assert told[0] == TextFrozen(by="NATO", at=0, draft=1, procedure="endorsement", deadline=4 * MINUTE)


def test_noise_counts_towards_the_ceiling() -> None:
    """Threats in public, statements and the leak are parts of the same thermometer."""
    game = drafted(at("last-hour"), D1=3, D3=3, D7=1)
    game.when(FREEZE).happens()
    noisy = game.after(asks("TR", ask.PublishStatement, statement="condemnation", text=WORDS))
    noisy.when(FREEZE).refused("R-ATTENTION", says="11 points")
    names = [label for label, _ in attention_parts(noisy.state, standing(noisy.state))]
    assert names[-2:] == ["A statement of Turkey", "First leak of the draft"]


def test_the_thermometer_shows_its_parts_to_everybody() -> None:
    """Fixed clauses too; the total is their sum."""
    seen = frozen_text("50").seen_by("public").draft.attention
    assert seen.total == sum(points for _, points in seen.parts) == 6
    assert any("specific character" in label for label, _ in seen.parts)


def test_long_wordings_draw_attention() -> None:
    """C060: above what is free, each step of words adds a point."""
    world = summit(parameters={"words_free": 20, "words_per_attention": 5})
    game = drafted_small(in_play(world))
    before = attention(game.state, standing(game.state))
    long = game.after(
        asks("NATO", ask.ProposeWording, issue="A1", option=1, text=WORDS),
        asks("COM", ask.AcceptWording, issue="A1"),
        asks("NATO", ask.ProposeWording, issue="A2", option=1, text=WORDS),
        asks("COM", ask.AcceptWording, issue="A2"),
    )
    assert attention(long.state, standing(long.state)) == before + 1


@refuses(ask.FreezeText, "there_must_be_time", "text_must_be_in_sight")
def test_without_time_for_a_silence_there_is_no_declaration() -> None:
    """Three quarters of a minute are the least; the lecturer may extend."""
    late = draft_of("last-hour").later(seconds=14 * 60 - 45)
    late.when(FREEZE).happens()
    too_late = draft_of("last-hour").later(seconds=14 * 60 - 44.999)
    too_late.when(FREEZE).refused("R-DEADLINE", says="no time left", remedy="The clock ends the game")
    too_late.after(asks(LECTURER, ask.ExtendPhase, seconds=60)).when(FREEZE).happens()
    drafted(at("may")).when(asks("EEAS", ask.FreezeText)).refused("R-HIDDEN")


def test_everybody_is_told_when_no_silence_can_begin_any_more() -> None:
    """What time alone brings is brought by an event: the button closes for all at that moment, and opens again."""
    late = draft_of("last-hour").later(seconds=14 * 60 - 45)
    closing = late.when(time_passes(0.001))
    closed = closing.then(did(CLOCK, FreezingClosed))
    assert "Too little time is left" in closing.told_to("public")[0].says
    closed.after(asks(LECTURER, ask.ExtendPhase, seconds=60)).later(seconds=60).when(time_passes(0)).then_nothing()


def test_a_late_silence_lasts_as_long_as_the_clock() -> None:
    """What is left of it."""
    late = draft_of("last-hour").later(seconds=12 * 60).after(FREEZE)
    assert late.state.decision.deadline == late.state.clock.ends


def test_freezing_closes_the_text() -> None:
    """Everybody reads who may break it and until when."""
    game = frozen_text()
    banner = game.seen_by("TR").decision.banner
    assert "in the North Atlantic Council: Turkey and the United Kingdom" in banner
    assert "in the Council of the EU: Cyprus and the United Kingdom" in banner
    assert standing(game.state) == QUIET
    assert [house.deadline for house in game.seen_by("public").decision.houses] == [4 * MINUTE, 4 * MINUTE]
