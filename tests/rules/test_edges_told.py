"""What spectators are told: the public floor, and of private talk who, whom, when and how; never what about."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.ids import PUBLIC, SPECTATOR
from game_rules.view.shapes import MinuteLine
from tests.rules.moments import OTHER_WORDS, WORDS, at, draft_of
from tests.rules.stage import Asks, asks


def told(step: Asks, phase: str = "june") -> list[MinuteLine]:
    """What spectators read of it."""
    return at(phase).when(step).told_to(SPECTATOR)


def test_of_a_private_message_spectators_learn_the_edge_alone() -> None:
    """The same line, whatever was said and whichever clauses it names."""
    (line,) = told(asks("TR", ask.Message, text=WORDS, to=("UK",)))
    assert (line.kind, line.actor, line.to, line.channel) == ("edge", "TR", ("UK",), "message")
    assert line.says == "Turkey to the United Kingdom: a message."
    assert (line.text, line.chips, line.thread) == (None, (), "")
    assert told(asks("TR", ask.Message, text=OTHER_WORDS, to=("UK",), clauses=(("D3", 1),))) == [line]


def test_a_word_to_several_is_one_edge_to_all_of_them() -> None:
    """A caucus shows as such."""
    (line,) = told(asks("CY", ask.Message, text=WORDS, to=("UK", "COM")))
    assert (line.actor, set(line.to), line.channel) == ("CY", {"UK", "COM"}, "message")


def test_what_is_said_on_the_floor_is_read_as_the_public_reads_it() -> None:
    """With its words."""
    answer = at("june").when(asks("TR", ask.Message, text=WORDS))
    assert answer.told_to(SPECTATOR) == answer.told_to(PUBLIC)
    assert answer.told_to(SPECTATOR)[0].text == WORDS


def test_staff_contacts_and_calls_show_by_their_channel_and_nothing_of_their_price_or_yield() -> None:
    """Neither the action points, nor when the answer counts, nor what a capital minds most."""
    (met,) = told(asks("NATO", ask.Contact, role="EEAS", channel="meal"), "may")
    assert (met.actor, met.to, met.channel, met.says) == (
        "NATO",
        ("EEAS",),
        "meal",
        "The NATO International Staff to the EEAS: a meal.",
    )
    (called,) = draft_of("july").when(asks("UK", ask.HighLevelCall, role="CY")).told_to(SPECTATOR)
    assert (called.actor, called.to, called.channel) == ("UK", ("CY",), "high level")
    assert called.says == "The United Kingdom to Cyprus: a call at high level."


def test_other_private_acts_leave_spectators_nothing() -> None:
    """An objection to some, a stance aside, a hand."""
    june = draft_of()
    draft = june.state.table.draft
    assert draft
    for step in (
        asks("TR", ask.Object, issue="D3", option=draft.choices["D3"], to=("UK",)),
        asks("TR", ask.SetStance, stance="would_break", to=("UK",)),
        asks("TR", ask.RaiseHand),
    ):
        answer = june.when(step)
        assert answer.told_to(SPECTATOR) == []
        after = answer.happens()
        assert after.seen_by(SPECTATOR) == replace(after.seen_by(PUBLIC), reader=SPECTATOR)
        assert after.seen_by(PUBLIC) == june.seen_by(PUBLIC)
