"""The classroom: opening, casting, starting; every act answers for each game."""

import pytest

from server.classes.class_options import ClassOptions, read_options
from server.classes.classroom import NotNow, Plan
from server.live import Done, RefusedAnswer
from tests.console.conftest import WARSAW, School

SIX = ("Ada", "Ben", "Cem", "Dia", "Eva", "Fay")


async def test_a_class_opens_with_a_code_and_its_promises(school: School) -> None:
    """Whether the lecturer reads private talk is fixed at creation."""
    record = await school.open_class(ClassOptions(lecturer_reads=True, place="room"))
    assert record.code
    assert len(record.code) == 7
    assert record.phase == "lobby"
    assert read_options(record.options).lecturer_reads
    assert "the lecturer can read private talk" in read_options(record.options).promises()


async def test_an_unknown_format_is_refused_with_the_known_ones(school: School) -> None:
    """And nothing is made."""
    with pytest.raises(NotNow, match="choose one of 50, 75, 90"):
        await school.classroom.open(Plan(lecturer=school.lecturer.id, scenario=WARSAW, format="12"))


async def test_everybody_who_was_let_in_is_seated(school: School) -> None:
    """Thirteen people make two games; every seat row says who sits there, and the game knows its stand-ins."""
    record = await school.open_class()
    players = await school.join(record, *(f"P{n}" for n in range(13)))
    casts = await school.cast(record)
    seated = [seat.player for cast in casts for seat in cast.seats if seat.player]
    assert sorted(seated) == sorted(players)
    assert [cast.game.label for cast in casts] == ["Game 1", "Game 2"]
    for live in await school.classroom.live_of(record.id):
        assert live.state.clock.status == "lobby"
        assert live.state.stand_ins == frozenset()


async def test_too_few_people_get_stand_ins(school: School) -> None:
    """Three people, three stand-ins, one game."""
    record = await school.open_class()
    await school.join(record, "Ada", "Ben", "Cem")
    (cast,) = await school.cast(record)
    live = await school.live.get(cast.game.id)
    assert len(live.state.stand_ins) == 3
    assert {seat.role for seat in cast.seats if seat.stand_in} == live.state.stand_ins


async def test_nobody_there_is_a_game_of_stand_ins(school: School) -> None:
    """A lecturer may look at the game before the class comes."""
    record = await school.open_class()
    (cast,) = await school.cast(record)
    assert all(seat.stand_in for seat in cast.seats)


async def test_the_cast_can_be_drawn_again_until_the_start(school: School) -> None:
    """The earlier cast gives way: its seats are empty and its game is not shown any more."""
    record = await school.open_class()
    await school.join(record, *SIX)
    (first,) = await school.cast(record, seed=1)
    (second,) = await school.cast(record, seed=2)
    assert [cast.game.id for cast in await school.classroom.cast_of(record.id)] == [second.game.id]
    assert first.game.id != second.game.id
    await school.classroom.act_everywhere(record.id, "ann", "start_game")
    with pytest.raises(NotNow, match="started"):
        await school.cast(record, seed=3)


async def test_an_act_on_all_games_answers_for_each(school: School) -> None:
    """What one refuses the other may do."""
    record, casts = await school.started(*(f"P{n}" for n in range(12)))
    await school.classroom.act(casts[0].game.id, "ann", "pause_game")
    answers = {
        game.label: type(answer)
        for game, answer in await school.classroom.act_everywhere(record.id, "ann", "pause_game")
    }
    assert answers == {"Game 1": RefusedAnswer, "Game 2": Done}


async def test_the_lecturer_is_named_in_the_journal(school: School) -> None:
    """Actors that are not seats are named."""
    _, casts = await school.started(*SIX)
    actors = {line.actor for line in await school.journal.read(casts[0].game.id, after=1)}
    assert "lecturer:ann" in actors


async def test_a_closed_class_gives_its_code_back(school: School) -> None:
    """The games stay."""
    record, casts = await school.started(*SIX)
    await school.classroom.end(record.id)
    assert (await school.classroom.record(record.id)).code is None
    assert [cast.game.id for cast in await school.classroom.cast_of(record.id)] == [casts[0].game.id]
