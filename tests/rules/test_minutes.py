"""The minutes: the journal told in sentences, for those whom each event concerns."""

from dataclasses import replace

import pytest

from game_rules import commands as ask
from game_rules.events_catalogue import EVENTS
from game_rules.ids import LECTURER
from game_rules.minutes import ballots, corridors, decision, files, meetings, papers, projects, text, work
from game_rules.minutes import game as of_the_game
from tests.rules.moments import (
    OTHER_WORDS,
    WORDS,
    at,
    draft_of,
    drafted,
    frozen,
    frozen_text,
    meeting,
    past_the_deadline,
)
from tests.rules.small import drafted_small, exchange, in_play, inject
from tests.rules.stage import Asks, Given, asks, minutes


def test_every_event_is_told_but_the_opening() -> None:
    """An event without a sentence would be a gap in the record."""
    topics = (ballots, corridors, decision, files, of_the_game, meetings, papers, projects, text, work)
    told = {kind for topic in topics for kind in topic.TELLERS}
    assert set(EVENTS.values()) - told == {EVENTS["game_opened"]}


def says(game: Given, step: Asks, reader: str) -> list[str]:
    """What a reader reads about one step."""
    return [line.says for line in minutes(game, game.when(step).happens(), reader)]


JUNE = draft_of("june")


NATO = "The NATO International Staff"
MOVES_ALONG = "every deadline in it moves along."


@pytest.mark.parametrize(
    ("step", "reader", "sentence"),
    [
        (asks("UK", ask.OfferPackage, choices={"D1": 3}), "TR", "The United Kingdom offers a package (version 1)."),
        (asks("UK", ask.OfferPackage, choices={"D1": 3}), "UK", "You offer a package (version 1)."),
        (asks("NATO", ask.WithdrawPackage), "public", f"{NATO} withdraws a package."),
        (asks("TR", ask.AcceptPackage, owner="NATO", version=1), "NATO", "Turkey accepts your package."),
        (asks("TR", ask.Bracket, issue="D4", option=2), "CY", "Turkey puts Allies outside the EU back into brackets."),
        (asks("NATO", ask.RequestComments), "CY", f"{NATO} asks for comments on draft 1. Endorsement is not asked."),
        (asks("UK", ask.LoosenLeash, role="COM"), "COM", "The United Kingdom loosens your leash to 1 of 5."),
        (asks("UK", ask.LoosenLeash, role="COM"), "UK", "You loosen the European Commission's leash to 1 of 5."),
        (asks(LECTURER, ask.ExtendPhase, seconds=120), "TR", f"The phase was extended by 2 min; {MOVES_ALONG}"),
        (asks(LECTURER, ask.ExtendPhase, seconds=30), "TR", f"The phase was extended by 30 s; {MOVES_ALONG}"),
        (asks(LECTURER, ask.PauseGame), "public", "The game is paused."),
        (asks("TR", ask.Ready), "CY", "Turkey is ready."),
        (asks("TR", ask.Ready), "TR", "You are ready."),
        (asks("TR", ask.SetStance, stance="would_break"), "CY", "Turkey says of draft 1: would break silence."),
    ],
)
def test_a_line_is_a_sentence_about_the_reader_or_about_others(step: Asks, reader: str, sentence: str) -> None:
    """`You` for the reader, names for everybody else."""
    assert says(JUNE, step, reader) == [sentence]


def test_comments_and_demands_carry_their_words() -> None:
    """The projector shows no comments; the words are a reference that the server resolves."""
    game = JUNE.after(asks("NATO", ask.RequestComments))
    comment = game.when(asks("CY", ask.Comment, text=WORDS, issue="D3"))
    assert [(line.says, line.text) for line in comment.told_to("UK")] == [
        ("Cyprus comments on draft 1 (Reference to states)", WORDS)
    ]
    assert comment.told_to("public") == []
    filed = game.after(asks("TR", ask.Demand, issue="D4", option=2, text=WORDS))
    answer = filed.when(asks("COM", ask.AnswerDemand, role="TR", answer="no", text=OTHER_WORDS))
    (line,) = answer.told_to("TR")
    assert (line.says, line.text) == (
        "The European Commission answers your demand on Allies outside the EU: no.",
        OTHER_WORDS,
    )
    sponsored = game.when(asks("TR", ask.Sponsor, owner="NATO", version=1))
    (line,) = sponsored.told_to("CY")
    assert line.says.startswith("Turkey lends ")


@pytest.mark.parametrize(
    ("answer", "says"),
    [("yes", "yes, we will try"), ("no", "no"), ("later", "not now, perhaps later")],
)
def test_whoever_demanded_notices_the_answer(answer: str, says: str) -> None:
    """It is loud for the state that asked, with the clause that it asked for; the others read it in passing."""
    filed = JUNE.after(asks("TR", ask.Demand, issue="D4", option=2, text=WORDS))
    step = filed.when(asks("NATO", ask.AnswerDemand, role="TR", answer=answer))
    (line,) = step.told_to("TR")
    assert line.says.endswith(f"answers your demand on Allies outside the EU: {says}.")
    assert [one.code for one in line.chips] == ["D4=2"]
    assert {reader: step.told_to(reader)[0].loud for reader in ("TR", "NATO", "CY", "public")} == {
        "TR": True,
        "NATO": False,
        "CY": False,
        "public": False,
    }
    assert "Turkey's demand on Allies outside the EU" in step.told_to("CY")[0].says


def test_the_decision_is_told_to_all_and_aloud() -> None:
    """Freezing, silence, signature: from beginning to end, the same for the passer-by."""
    game = draft_of("last-hour")
    froze = game.when(asks("NATO", ask.FreezeText))
    (line,) = [line for line in froze.told_to("public") if line.kind == "decision"]
    assert line.says == (
        "The NATO International Staff freezes draft 1: silence in both houses for 4 minutes. Each can break silence: "
        "in the North Atlantic Council Turkey and the United Kingdom; "
        "in the Council of the EU Cyprus and the United Kingdom."
    )
    assert line.loud
    signed = frozen_text().after(asks("NATO", ask.Sign))
    assert says(signed, asks("NATO", ask.WithdrawSignature), "TR") == [f"{NATO} withdraws the signature."]
    passed = past_the_deadline(signed)
    assert says(passed, asks("COM", ask.Sign), "COM")[0] == "You sign."
    assert says(passed, asks("COM", ask.Sign), "CY")[-2:] == [
        "The declaration stands (draft 1). States are not parties.",
        "Debrief. The game is over; step out of your role and compare what you expected with what happened.",
    ]


def test_endorsement_is_told_too() -> None:
    """Yes, no, and what came of it."""
    game = frozen(drafted(at("last-hour"), D7=3)).after(asks("UK", ask.Endorse, yes=True))
    assert says(game, asks("TR", ask.Endorse, yes=True), "CY") == [
        "A member says yes in the North Atlantic Council; all have answered.",
        "The text is endorsed in the North Atlantic Council.",
    ]
    for reader in ("TR", LECTURER):
        assert "yes in the North Atlantic Council." in says(game, asks("TR", ask.Endorse, yes=True), reader)[0]
    assert says(game, asks("TR", ask.Endorse, yes=False), "CY")[0] == "Turkey says no in the North Atlantic Council."
    assert says(game, asks("TR", ask.Endorse, yes=False), "TR") == [
        "You say no in the North Atlantic Council.",
        "The text is not endorsed in the North Atlantic Council: it is open again.",
    ]


def test_the_lecturer_is_read_by_those_who_are_meant() -> None:
    """To some, or to all; a pause and what is revealed are told to everybody."""
    to_cyprus = asks(LECTURER, ask.Broadcast, text=WORDS, to=("CY",))
    assert says(JUNE, to_cyprus, "CY") == ["The lecturer says to you"]
    assert says(JUNE, to_cyprus, LECTURER) == ["The lecturer says to Cyprus"]
    assert says(JUNE, to_cyprus, "TR") == says(JUNE, to_cyprus, "public") == []
    assert says(JUNE, asks(LECTURER, ask.Broadcast, text=WORDS), "public") == ["The lecturer says"]
    paused = JUNE.after(asks(LECTURER, ask.PauseGame))
    assert says(paused, asks(LECTURER, ask.ResumeGame), "TR") == ["The game goes on."]
    over = JUNE.after(asks(LECTURER, ask.EndGame))
    assert says(over, asks(LECTURER, ask.Reveal), "public") == ["Points, cards and secret acts are revealed."]


def test_a_condemnation_and_a_stand_in_are_told_to_everybody() -> None:
    """With the words of the one, and the seat of the other."""
    condemns = asks("CY", ask.PublishStatement, statement="condemnation", text=WORDS)
    line = draft_of("july").when(condemns).told_to("public")[0]
    assert (line.says, line.text) == ("Cyprus publishes a statement that condemns the text", WORDS)
    seats = asks(LECTURER, ask.SeatStandIn, role="CY")
    assert says(JUNE, seats, "TR") == ["A stand-in takes Cyprus' seat."]
    assert says(JUNE, seats, "CY") == ["A stand-in takes your seat."]


def test_who_lets_pass_is_counted_and_not_named() -> None:
    """Names belong to objections, breaks and vetoes; assents are a number. The lecturer reads who it was."""
    game = frozen_text()
    step = game.when(asks("TR", ask.LetPass))
    for reader in ("CY", "UK", "COM", "NATO", "public"):
        (line,) = step.told_to(reader)
        assert (line.says, line.actor) == (
            "A member lets the text pass in the North Atlantic Council; 1 still to answer.",
            "",
        )
    assert [line.says for line in step.told_to("TR")] == ["You let the text pass in the North Atlantic Council."]
    assert [line.says for line in step.told_to(LECTURER)] == [
        "Turkey lets the text pass in the North Atlantic Council."
    ]


def test_whoever_lets_pass_what_it_objected_to_in_public_is_seen_to_do_so() -> None:
    """The objection had a name; that it is gone has one too."""
    game = frozen(draft_of("last-hour").after(asks("TR", ask.Object, issue="D3", option=1)))
    told = says(game, asks("TR", ask.LetPass), "CY")
    assert told[1] == "Turkey's objection to Reference to states is lifted: it was let pass."


def test_refusing_to_sign_is_on_record() -> None:
    """Everybody reads it."""
    game = past_the_deadline(frozen_text()).after(asks("NATO", ask.Sign))
    after = game.later(seconds=14 * 60)
    told = [line.says for line in minutes(game, after, "TR")]
    assert "The European Commission has not signed what both houses let pass." in told


def test_a_turn_of_events_says_what_it_puts_into_brackets() -> None:
    """Nobody did it."""
    reopen = inject("turn", {"op": "reopen_bracket", "issue": "A1", "option": 2})
    game = drafted_small(in_play(exchange(injects=[reopen])))
    told = says(game, asks(LECTURER, ask.FireInject, inject="turn"), "TR")
    assert told == ["turn. turn happens.", "A turn of events puts Title A1 back into brackets."]


def test_an_adopted_package_is_told() -> None:
    """Whole."""
    game = in_play(exchange()).after(asks("COM", ask.OfferPackage, choices={"A1": 1, "A2": 1}))
    game = game.after(*(asks(role, ask.AcceptPackage, owner="COM", version=1) for role in ("TR", "CY", "UK")))
    told = says(game, asks("NATO", ask.AcceptPackage, owner="COM", version=1), "NATO")
    assert told[:2] == ["You accept Role COM's package.", "Role COM's package is adopted, whole."]


def test_what_happens_to_a_hidden_text_is_told_inside_only() -> None:
    """Offers, initials, the draft, words, brackets."""
    may = at("may").after(meeting(), asks("NATO", ask.OfferPackage, choices={"D1": 2}))
    initials = asks("COM", ask.Initial, owner="NATO", version=1)
    assert says(may, initials, "NATO")[0] == "The European Commission initials your package."
    assert says(may, initials, "TR") == says(may, initials, "public") == []


def behind_doors() -> Given:
    """A small world in which NATO and the Commission have drafted among themselves, and everything is open."""
    world = exchange()
    play = replace(world.formats[0].phases[1], insiders=("NATO", "COM"))
    form = replace(world.formats[0], phases=(world.formats[0].phases[0], play, *world.formats[0].phases[2:]))
    return drafted_small(in_play(replace(world, formats=(form,))))


@pytest.mark.parametrize(
    "step",
    [
        asks("NATO", ask.WithdrawPackage),
        asks("NATO", ask.Bracket, issue="A1", option=2),
        asks("NATO", ask.ProposeWording, issue="A1", option=1, text=WORDS),
        asks("COM", ask.OfferPackage, choices={"A1": 2}),
        asks("COM", ask.Object, issue="A1", option=1),
        asks("NATO", ask.RequestComments),
    ],
    ids=lambda step: step.kind.__name__,
)
def test_nothing_that_is_done_to_a_hidden_text_is_told_outside(step: Asks) -> None:
    """To those inside it is."""
    game = behind_doors()
    assert says(game, step, "COM")
    assert [says(game, step, reader) for reader in ("TR", "CY", "UK", "EEAS", "public")] == [[]] * 5


@pytest.mark.parametrize(
    ("step", "reader", "short"),
    [
        (
            asks("TR", ask.Object, issue="D3", option=1, price=("D4", 2)),
            "CY",
            (
                'Turkey: price "fullest possible involvement of Allies that are not EU members" (D4=2), '
                'or it objects to "in consultation with the EU Member States and the NATO Allies" (D3=1).'
            ),
        ),
        (asks("TR", ask.Object, issue="D3", option=1), "CY", ""),
        (asks("UK", ask.LoosenLeash, role="COM"), "UK", "The European Commission's leash is very long now."),
        (asks("UK", ask.LoosenLeash, role="COM"), "COM", "Your leash is very long now."),
    ],
)
def test_a_long_sentence_is_announced_in_short_who_and_the_price_first(step: Asks, reader: str, short: str) -> None:
    """A phone cuts what comes last."""
    (line,) = minutes(JUNE, JUNE.when(step).happens(), reader)
    assert line.loud
    assert line.short == short
