"""Seating: late comers get a seat, leavers keep theirs, stand-ins fill and give back."""

import pytest

from server.classes.classroom import NotNow
from server.classes.seating import Seating
from server.storage import games
from server.storage.problems import NotPossible
from server.storage.records import Seat
from tests.console.conftest import WARSAW, School
from tests.server.running import House

SIX = ("Ada", "Ben", "Cem", "Dia", "Eva", "Fay")


async def seats(school: School, game: str) -> list[Seat]:
    return await school.journal.query(lambda connection: games.seats_of(connection, game))


async def test_a_latecomer_takes_a_stand_ins_seat(school: School) -> None:
    """In the middle of the game; the stand-in gives it back at once."""
    record, (cast,) = await school.started("Ada", "Ben")
    (late,) = await school.join(record, "Late")
    seated = await school.seating.seat_latecomer(record.id, late, WARSAW, "ann")
    live = await school.live.get(cast.game.id)
    assert seated.post == "negotiator"
    assert seated.role not in live.state.stand_ins
    assert [seat.player for seat in await seats(school, cast.game.id) if seat.role == seated.role] == [late]


async def test_a_latecomer_advises_where_every_seat_is_taken(school: School) -> None:
    """And nobody loses a seat."""
    record, (cast,) = await school.started(*SIX)
    (late,) = await school.join(record, "Late")
    seated = await school.seating.seat_latecomer(record.id, late, WARSAW, "ann")
    assert seated.post == "adviser"
    assert len([seat for seat in await seats(school, cast.game.id) if seat.player]) == 7


async def test_asking_twice_seats_once(school: School) -> None:
    """The button may be pressed again."""
    record, (cast,) = await school.started("Ada")
    (late,) = await school.join(record, "Late")
    first = await school.seating.seat_latecomer(record.id, late, WARSAW, "ann")
    assert await school.seating.seat_latecomer(record.id, late, WARSAW, "ann") == first
    assert len([seat for seat in await seats(school, cast.game.id) if seat.player == late]) == 1


async def test_a_leavers_seat_is_kept(school: School) -> None:
    """A stand-in plays it, the seat stays the player's, and the player plays again at once on coming back."""
    _, (cast,) = await school.started(*SIX)
    seat = cast.seats[0]
    await school.seating.stand_in(cast.game.id, seat.role, "ann")
    live = await school.live.get(cast.game.id)
    assert seat.role in live.state.stand_ins
    assert [one.player for one in await seats(school, cast.game.id) if one.role == seat.role] == [seat.player]
    await school.seating.came_back(cast.game.id, seat.role)
    assert seat.role not in live.state.stand_ins


async def test_a_leavers_seat_is_not_given_to_whoever_comes_next(school: School) -> None:
    """Only the lecturer, by name, gives it away."""
    record, (cast,) = await school.started(*SIX)
    gone = cast.seats[0]
    await school.seating.stand_in(cast.game.id, gone.role, "ann")
    (late,) = await school.join(record, "Late")
    assert (await school.seating.seat_latecomer(record.id, late, WARSAW, "ann")).post == "adviser"
    held = await seats(school, cast.game.id)
    assert [one.player for one in held if (one.role, one.post) == (gone.role, "negotiator")] == [gone.player]


async def test_the_lecturer_may_seat_somebody_for_an_absent_player_whom_a_stand_in_plays(school: School) -> None:
    """Who was away keeps a place beside the newcomer, as an adviser."""
    record, (cast,) = await school.started(*SIX)
    gone = cast.seats[0]
    await school.seating.stand_in(cast.game.id, gone.role, "ann")
    (late,) = await school.join(record, "Late")
    seated = await school.seating.move(record.id, late, cast.game.id, gone.role, "ann")
    assert (seated.role, seated.post, seated.instead) == (gone.role, "negotiator", gone.player)
    now = {seat.player: seat.post for seat in await seats(school, cast.game.id) if seat.role == gone.role}
    assert now == {late: "negotiator", gone.player: "adviser"}
    assert gone.role not in (await school.live.get(cast.game.id)).state.stand_ins


async def test_the_lecturer_may_seat_somebody_for_a_player_who_has_been_away_for_long(school: School) -> None:
    """Not for one who has only just left."""
    record, (cast,) = await school.started(*SIX)
    first, second = await school.join(record, "Late", "Later")
    gone = cast.seats[0]
    away = {cast.game.id: (gone.role,)}
    assert (await school.seating.move(record.id, first, cast.game.id, gone.role, "ann")).post == "adviser"
    seated = await school.seating.move(record.id, second, cast.game.id, gone.role, "ann", away)
    assert (seated.role, seated.post) == (gone.role, "negotiator")


async def test_who_is_connected_keeps_the_seat(school: School) -> None:
    """Whatever stands in."""
    record, (cast,) = await school.started(*SIX)
    gone = cast.seats[0]
    await school.seating.stand_in(cast.game.id, gone.role, "ann")
    (await school.live.get(cast.game.id)).hub.arrive((gone.role, gone.player or ""))
    (late,) = await school.join(record, "Late")
    assert (await school.seating.move(record.id, late, cast.game.id, gone.role, "ann")).post == "adviser"


async def test_an_adviser_who_comes_does_not_take_the_stand_ins_place(school: School) -> None:
    """Only the negotiator commits a role."""
    record, (cast,) = await school.started(*SIX)
    (late,) = await school.join(record, "Late")
    seated = await school.seating.seat_latecomer(record.id, late, WARSAW, "ann")
    hub = (await school.live.get(cast.game.id)).hub
    hub.arrive((seated.role, late))
    assert not await school.seating.negotiator_is_here(cast.game.id, seated.role)
    owner = next(seat for seat in cast.seats if seat.role == seated.role)
    hub.arrive((seated.role, owner.player or ""))
    assert await school.seating.negotiator_is_here(cast.game.id, seated.role)


async def test_a_seat_that_nobody_has_cannot_be_given_back(school: School) -> None:
    """There is nobody to give it to."""
    _, (cast,) = await school.started("Ada")
    free = next(seat.role for seat in cast.seats if seat.player is None)
    with pytest.raises(NotNow, match="Nobody has this seat"):
        await school.seating.give_back(cast.game.id, free, "ann")


async def test_a_moved_player_leaves_a_stand_in_behind(school: School) -> None:
    """Or the adviser, if the role has one."""
    record, (cast,) = await school.started("Ada", "Ben")
    taken = next(seat for seat in cast.seats if seat.player)
    free = next(seat.role for seat in cast.seats if seat.player is None)
    await school.seating.move(record.id, taken.player or "", cast.game.id, free, "ann")
    live = await school.live.get(cast.game.id)
    assert taken.role in live.state.stand_ins
    assert free not in live.state.stand_ins


async def test_the_adviser_takes_the_place_of_a_negotiator_who_moves(school: School) -> None:
    """No stand-in is needed."""
    record, (cast,) = await school.started(*SIX)
    late, later = await school.join(record, "Late", "Later")
    beside = await school.seating.seat_latecomer(record.id, late, WARSAW, "ann")
    old = next(seat for seat in cast.seats if seat.role == beside.role)
    target = next(seat.role for seat in cast.seats if seat.role != beside.role)
    await school.seating.move(record.id, old.player or "", cast.game.id, target, "ann")
    now = [seat for seat in await seats(school, cast.game.id) if seat.role == beside.role and seat.player]
    assert [(seat.player, seat.post) for seat in now] == [(late, "negotiator")]
    assert beside.role not in (await school.live.get(cast.game.id)).state.stand_ins
    assert (await school.seating.seat_latecomer(record.id, later, WARSAW, "ann")).post == "adviser"


async def test_who_is_removed_may_join_again(school: School) -> None:
    """Remove is not ban; a stand-in plays meanwhile."""
    record, (cast,) = await school.started(*SIX)
    gone = cast.seats[0]
    await school.seating.remove(record.id, gone.player or "", "ann")
    assert gone.role in (await school.live.get(cast.game.id)).state.stand_ins
    assert len(await school.classroom.people(record.id)) == 5
    (again,) = await school.join(record, "Ada")
    assert (await school.seating.seat_latecomer(record.id, again, WARSAW, "ann")).role == gone.role


async def test_a_device_code_is_for_people_of_the_class(school: School) -> None:
    """A code of eight signs; nobody gets one for a stranger."""
    record, (cast,) = await school.started(*SIX)
    assert len(await school.seating.device_code(record.id, cast.seats[0].player or "")) == 8
    with pytest.raises(NotPossible, match="not_in_class"):
        await school.seating.device_code(record.id, "somebody")


async def test_an_adviser_talks_and_commits_nothing(here: House) -> None:
    """The negotiator of the role does; the refusal says so."""
    live = await here.started(6)
    await here.next_phase(live)
    record = await here.classroom.record(str(live.record.class_id))
    late = await here.join(record.code, "Late")
    seated = await Seating(here.classroom).seat_latecomer(
        record.id, (await here.classroom.people(record.id))[-1].player, WARSAW, "ann"
    )
    assert seated.post == "adviser"
    late.game, late.role = seated.game, seated.role
    assert (await late.act("message", "c1", text="Good morning.")).status_code == 200
    refused = await late.act("ready", "c2")
    assert refused.status_code == 422
    assert refused.json()["reasons"][0]["says"] == "You advise: the negotiator of your role commits it."
    assert seated.role not in live.state.clock.ready
