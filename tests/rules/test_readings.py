"""Readings: whoever has agreed to a text may say beside it how it reads it; the text stays as it is."""

import pytest

from game_rules import commands as ask
from game_rules.events import StatementPublished
from game_rules.ids import LECTURER, NATO_HOUSE
from game_rules.texts import attention, standing
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import CORE, WORDS, at, draft_of, drafted, frozen, frozen_text, past_the_deadline
from tests.rules.stage import Asks, Given, asks, did


def reads(role: str) -> Asks:
    """Puts its own reading beside the text."""
    return asks(role, ask.PublishStatement, statement="interpretation", text=WORDS)


@succeeds(ask.PublishStatement)
@refuses(ask.PublishStatement, "interpretation_needs_a_frozen_text", "interpretation_follows_consent")
@refuses(ask.PublishStatement, "interpretation_is_given_once")
def test_whoever_let_it_pass_says_how_it_reads_it() -> None:
    """From the freezing on, after its own assent, once; to oppose is to break or to condemn."""
    draft_of("last-hour").when(reads("TR")).refused("R-PHASE", says="not frozen", cites="15 July 2016")
    game = frozen_text()
    game.when(reads("TR")).refused("R-NO-STANDING", says="agreed to the text", holders=("TR",), remedy="Let it pass")
    passed = game.after(asks("TR", ask.LetPass))
    answer = passed.when(reads("TR"))
    read = answer.then(did("TR", StatementPublished, statement="interpretation", text=WORDS))
    assert read.state.corridors.readings == {"TR": WORDS}
    assert answer.told_to("CY")[0].says == "Turkey puts its own reading beside the text, which stays as it is"
    assert answer.told_to("TR")[0].says == "You put your own reading beside the text, which stays as it is"
    assert answer.told_to("public")[0].text == WORDS
    read.when(reads("TR")).refused("R-NO-CARD", says="stands beside this text")


def test_a_reading_makes_no_noise() -> None:
    """It plays no card, draws no attention, shortens no leash: ambiguity is what makes the text possible."""
    passed = frozen_text().after(asks("TR", ask.LetPass))
    read = passed.after(reads("TR"))
    assert attention(read.state, standing(read.state)) == attention(passed.state, standing(passed.state))
    assert (read.state.corridors.cards_in_hand, read.state.corridors.leash) == (
        passed.state.corridors.cards_in_hand,
        passed.state.corridors.leash,
    )
    assert read.state.decision == passed.state.decision


@pytest.mark.parametrize("role", ["NATO", "COM"])
def test_a_signatory_may_read_what_it_has_signed(role: str) -> None:
    """Organisations too put readings beside what they sign; without the signature they have agreed to nothing."""
    game = frozen_text()
    game.when(reads(role)).refused("R-NO-STANDING")
    game.after(asks(role, ask.Sign)).when(reads(role)).happens()


def in_force() -> Given:
    """The declaration stands: both houses have let it pass, and the heads have signed."""
    signed = past_the_deadline(frozen_text()).after(asks("NATO", ask.Sign), asks("COM", ask.Sign))
    assert signed.state.decision.outcome == "adopted"
    return signed


def answers(role: str) -> Asks:
    """Answers another state's reading."""
    return asks(role, ask.PublishStatement, statement="answer", text=WORDS)


@refuses(ask.PublishStatement, "play_must_be_on_or_the_text_in_force")
@refuses(ask.PublishStatement, "an_answer_needs_a_reading", "an_answer_is_given_once")
def test_a_text_in_force_is_read_aloud_and_answered_once() -> None:
    """C066: attention and nothing else; when all is revealed the roles fall silent."""
    frozen_text().when(answers("CY")).refused("R-PHASE", says="waits for an answer")
    game = in_force()
    game.when(asks("TR", ask.PublishStatement, statement="condemnation", text=WORDS)).refused("R-PHASE", says="ended")
    assert [offer.label for offer in game.seen_by("TR").acts.first] == ["Say how you read the text"]
    read = game.after(reads("TR"))
    told = read.when(answers("CY"))
    answered = told.then(did("CY", StatementPublished, statement="answer", text=WORDS, answers="TR"))
    assert told.told_to("public")[0].says == "Cyprus answers Turkey's reading of the text in force"
    answered.when(answers("UK")).refused("R-PHASE", says="waits for an answer")
    another = answered.after(reads("UK"))
    another.when(answers("CY")).refused("R-NO-CARD", says="You have answered")
    another.when(answers("TR")).happens()
    game.when(answers("NATO")).refused("R-NO-STANDING", says="is no state")
    over = game.after(asks(LECTURER, ask.Reveal))
    over.when(reads("TR")).refused("R-PHASE")
    assert over.seen_by("TR").acts.first == ()


def test_silence_kept_to_the_end_is_consent() -> None:
    """When both houses have agreed every member may say how it reads the text, until the last signature."""
    agreed = past_the_deadline(frozen_text())
    for role in CORE:
        member = bool(agreed.state.scenario.role_by_id[role].houses)
        if member:
            agreed.when(reads(role)).happens()
        else:
            agreed.when(reads(role)).refused("R-NO-STANDING")


def test_a_dual_member_agrees_in_both_houses_before_it_reads() -> None:
    """In one of them it may still break."""
    one = frozen_text().after(asks("UK", ask.LetPass, house=NATO_HOUSE))
    one.when(reads("UK")).refused("R-NO-STANDING", remedy="in each house")
    one.after(asks("UK", ask.LetPass)).when(reads("UK")).happens()


def test_a_yes_to_an_endorsement_is_consent_too() -> None:
    """Whatever the procedure."""
    game = frozen(drafted(at("last-hour"), D7=3)).after(asks("TR", ask.Endorse, yes=True))
    game.when(reads("TR")).happens()
    game.when(reads("CY")).refused("R-NO-STANDING")


def test_a_text_that_is_frozen_anew_is_read_anew() -> None:
    """A reading belongs to the text that it stood beside."""
    read = frozen_text().after(asks("TR", ask.LetPass), reads("TR"), asks("CY", ask.BreakSilence, issue="D3"))
    mended = read.after(
        asks("NATO", ask.ProposeWording, issue="D3", option=2),
        asks("COM", ask.AcceptWording, issue="D3"),
        asks("CY", ask.AcceptWording, issue="D3"),
    )
    again = frozen(mended)
    assert again.state.corridors.readings == {}
    again.after(asks("TR", ask.LetPass)).when(reads("TR")).happens()
