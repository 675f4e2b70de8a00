"""Talk is free and instant; a first call, a raised hand, a guess, a word of the lecturer; who hears what."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.events import (
    BroadcastMade,
    CounterpartChosen,
    HandRaised,
    MessageSent,
    PlayerSeated,
    Predicted,
    StandInSeated,
)
from game_rules.ids import LECTURER
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import CORE, OTHER_WORDS, WORDS, at, lobby
from tests.rules.stage import Answer, asks, did

READERS = (*CORE, "public", LECTURER)


def readers_of(answer: Answer) -> tuple[str, ...]:
    """Who reads a line about it."""
    return tuple(reader for reader in READERS if answer.told_to(reader))


@succeeds(ask.Message)
@refuses(ask.Message, "talk_must_reach_somebody_else", "chips_must_exist")
def test_one_talks_on_the_floor_or_to_any_subset_with_clauses_as_chips() -> None:
    """Talk needs another side, and a chip names a clause that exists."""
    may = at("may")
    may.when(asks("TR", ask.Message, text=WORDS)).then(did("TR", MessageSent, text=WORDS))
    may.when(asks("TR", ask.Message, text=WORDS, to=("NATO", "TR", "UK"), clauses=(("D4", 2),))).then(
        did("TR", MessageSent, text=WORDS, to=("UK", "NATO"), clauses=(("D4", 2),))
    )
    may.when(asks("TR", ask.Message, text=WORDS, to=("TR",))).refused("R-NOT-MEMBER", says="talking to yourself")
    for chip in (("D4", 4), ("D9", 0), ("D1", -1)):
        may.when(asks("TR", ask.Message, text=WORDS, clauses=(chip,))).refused("R-VERSION", says=f"{chip[0]}={chip[1]}")


def test_the_floor_is_heard_by_all_and_a_private_word_by_those_named() -> None:
    """Talk is kept by partner: the thread names everybody in the conversation."""
    june = at("june")
    public = june.when(asks("TR", ask.Message, text=WORDS))
    assert readers_of(public) == READERS
    assert public.told_to("UK")[0].thread == "public"
    private = june.when(asks("UK", ask.Message, text=WORDS, to=("NATO", "TR")))
    assert readers_of(private) == ("TR", "UK", "NATO")
    assert {private.told_to(reader)[0].thread for reader in ("TR", "UK", "NATO")} == {"TR+UK+NATO"}
    assert private.told_to("TR")[0].says == "The United Kingdom to you and the NATO International Staff"


def test_the_lecturer_reads_private_talk_only_where_the_class_was_told() -> None:
    """Fixed when the game is opened, and shown to all."""
    told = lobby(lecturer_reads=True).after(asks(LECTURER, ask.StartGame), asks(LECTURER, ask.NextPhase))
    private = asks("UK", ask.Message, text=WORDS, to=("TR",))
    assert readers_of(told.when(private)) == ("TR", "UK", LECTURER)
    assert readers_of(at("may").when(private)) == ("TR", "UK")
    assert told.seen_by("TR").game.lecturer_reads


def test_talk_changes_nothing_but_the_minutes() -> None:
    """The state does not carry it: of private talk it remembers whom one has spoken to, so that advice moves on."""
    june = at("june")
    assert june.when(asks("TR", ask.Message, text=WORDS)).happens().state == june.state
    once = june.when(asks("TR", ask.Message, text=WORDS, to=("CY",))).happens()
    remembered = replace(june.state.corridors, deeds={"TR": frozenset({("message", "CY")})})
    assert once.state == replace(june.state, corridors=remembered)
    assert once.when(asks("TR", ask.Message, text=OTHER_WORDS, to=("CY",))).happens().state == once.state


@succeeds(ask.ChooseCounterpart)
@refuses(ask.ChooseCounterpart, "counterpart_must_be_another_role")
def test_everybody_chooses_whom_to_call_first() -> None:
    """Another role at this table; the choice is known to the two and to the lecturer."""
    briefing = at("briefing")
    chosen = briefing.when(asks("TR", ask.ChooseCounterpart, role="CY"))
    chosen.then(did("TR", CounterpartChosen, role="CY"))
    assert readers_of(chosen) == ("TR", "CY", LECTURER)
    for role in ("TR", "DE", "nobody"):
        briefing.when(asks("TR", ask.ChooseCounterpart, role=role)).refused("R-NOT-MEMBER", remedy="Cyprus")


@succeeds(ask.RaiseHand)
def test_a_raised_hand_is_seen_by_the_lecturer() -> None:
    """And by nobody else."""
    answer = at("may").when(asks("CY", ask.RaiseHand))
    answer.then(did("CY", HandRaised))
    assert readers_of(answer) == ("CY", LECTURER)


@succeeds(ask.Predict)
@refuses(ask.Predict, "guess_must_name_roles", "prediction_is_made_before_the_last_hour")
def test_a_prediction_is_private_and_comes_before_the_last_hour() -> None:
    """It names roles at the table, or nobody for the block."""
    july = at("july")
    guess = asks("TR", ask.Predict, signed=False, shaped="COM", blocks="CY")
    answer = july.when(guess)
    after = answer.then(did("TR", Predicted, signed=False, shaped="COM", blocks="CY"))
    assert readers_of(answer) == ("TR", LECTURER)
    assert "shapes it most" in after.seen_by("TR").me.prediction
    assert [reader for reader in CORE if after.seen_by(reader).me.prediction] == ["TR"]
    july.when(asks("TR", ask.Predict, signed=True, shaped="")).refused("R-NOT-MEMBER", says="Somebody shaped")
    july.when(asks("TR", ask.Predict, signed=True, shaped="DE")).refused("R-NOT-MEMBER", says="DE is not at this table")
    july.when(asks("TR", ask.Predict, signed=True, shaped="UK", blocks="DE")).refused("R-NOT-MEMBER")
    at("last-hour").when(guess).refused("R-DEADLINE", says="closed when the last hour began")


def test_a_second_guess_replaces_the_first() -> None:
    """One may change one's mind until the last hour."""
    july = at("july").after(
        asks("TR", ask.Predict, signed=False, shaped="COM"), asks("TR", ask.Predict, signed=True, shaped="UK")
    )
    assert july.state.ledger.predictions == {"TR": (True, "UK", "")}


@succeeds(ask.Broadcast)
@refuses(ask.Broadcast, "only_the_lecturer")
def test_the_lecturer_speaks_to_all_or_to_some() -> None:
    """At any time, also in a pause."""
    june = at("june")
    june.when(asks("TR", ask.Broadcast, text=WORDS)).refused("R-NO-STANDING")
    everybody = june.when(asks(LECTURER, ask.Broadcast, text=WORDS))
    everybody.then(did(LECTURER, BroadcastMade, text=WORDS))
    assert readers_of(everybody) == READERS
    some = june.after(asks(LECTURER, ask.PauseGame)).when(asks(LECTURER, ask.Broadcast, text=WORDS, to=("CY",)))
    assert readers_of(some) == ("CY", LECTURER)


@succeeds(ask.SeatStandIn, ask.SeatPlayer)
@refuses(ask.SeatStandIn, "only_the_lecturer", "role_must_be_cast", "seat_must_change")
@refuses(ask.SeatPlayer, "only_the_lecturer", "role_must_be_cast", "seat_must_change")
def test_a_stand_in_takes_an_absent_seat_and_gives_it_back() -> None:
    """Everybody sees which seats nobody plays."""
    june = at("june")
    june.when(asks("TR", ask.SeatStandIn, role="CY")).refused("R-NO-STANDING")
    june.when(asks("TR", ask.SeatPlayer, role="CY")).refused("R-NO-STANDING")
    june.when(asks(LECTURER, ask.SeatStandIn, role="DE")).refused("R-NOT-MEMBER", says="Germany is not in this game")
    june.when(asks(LECTURER, ask.SeatPlayer, role="DE")).refused("R-NOT-MEMBER")
    june.when(asks(LECTURER, ask.SeatPlayer, role="CY")).refused("R-PHASE", says="taken that way already")
    absent = june.when(asks(LECTURER, ask.SeatStandIn, role="CY")).then(did(LECTURER, StandInSeated, role="CY"))
    assert [seat.role for seat in absent.seen_by("public").ring.seats if seat.stand_in] == ["CY"]
    absent.when(asks(LECTURER, ask.SeatStandIn, role="CY")).refused("R-PHASE")
    back = absent.when(asks(LECTURER, ask.SeatPlayer, role="CY")).then(did(LECTURER, PlayerSeated, role="CY"))
    assert not any(seat.stand_in for seat in back.seen_by("public").ring.seats)


def test_a_game_may_be_opened_with_stand_ins() -> None:
    """Empty seats get one from the start."""
    assert lobby(stand_ins=("EEAS",)).state.stand_ins == {"EEAS"}
