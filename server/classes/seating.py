"""Seating: who sits where once a class is cast. Latecomers, leavers, stand-ins, moves, new devices.

A leaver's seat is kept: a stand-in plays it until its player is back. Nobody is ever put out of a class by being away.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from game_rules.ids import RoleId
from game_rules.scenario import Scenario
from server.classes.casting import Filled, Table, place_for
from server.classes.classroom import ADVISER, NEGOTIATOR, Cast, Classroom, NotNow
from server.live import LiveGame
from server.storage import classes, games
from server.storage.problems import NotPossible
from server.storage.records import NewSeat, Seat
from server.storage.tokens import issue_code
from server.storage.wall import wall_ms

NOT_YOURS = 4403
"""The close code of a connection whose seat is somebody else's now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seated:
    """Where somebody sits now."""

    game: str
    label: str
    role: RoleId
    post: str
    instead: str = ""
    """The player who had been away and advises now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A role to be seated at. `takes`: in its negotiator's place, whoever has it."""

    cast: Cast
    role: RoleId
    takes: bool = False


Away = Mapping[str, Collection[RoleId]]
"""By game, the roles whose negotiator has been away for long."""


class Seating:
    """Changes who sits where, in the tables and in the game."""

    def __init__(self, classroom: Classroom) -> None:
        self._classroom = classroom
        self._journal = classroom.journal
        self._live = classroom.live

    # --- coming and going ---------------------------------------------------------------------------------------------

    async def admit(self, class_id: str, player: str) -> None:
        """Let somebody in who waits at the door. Raises NotPossible("not_in_class")."""
        await self._journal.write(lambda connection: classes.admit(connection, class_id, player))

    async def seat_latecomer(self, class_id: str, player: str, scenario: Scenario, by: str) -> Seated:
        """A seat for somebody who came after the cast: one that nobody has, else a place as an adviser. A leaver's seat
        is kept; only the lecturer, by name, gives it away (`move`).

        Raises `NotNow` where every game is full or over, NotPossible("not_in_class").
        """
        casts = [cast for cast in await self._classroom.cast_of(class_id) if await self._goes_on(cast)]
        if held := _seat_of(casts, player):
            return held
        lives = [await self._live.get(cast.game.id) for cast in casts]
        place = place_for(scenario, [_as_cast(cast, live) for cast, live in zip(casts, lives, strict=True)])
        if place is None:
            raise NotNow("No game has room: every one has fourteen people or is over. Cast a new class for the others.")
        return await self._seat(casts, player, Wanted(cast=casts[place.game], role=place.role), by)

    async def remove(self, class_id: str, player: str, by: str) -> None:
        """Take somebody off the list, and let a stand-in play the seat. Who was removed may join again."""
        casts = await self._classroom.cast_of(class_id)
        await self._journal.write(lambda connection: classes.leave(connection, class_id, player))
        await self._vacate(casts, player, by)

    async def move(  # noqa: PLR0913 - who, where, by whom, and who is away
        self, class_id: str, player: str, game: str, role: RoleId, by: str, away: Away | None = None
    ) -> Seated:
        """Seat somebody at a role: as its negotiator where nobody plays it, or where its player is away and a stand-in
        plays or nobody has for long (who comes back advises); else as an adviser.

        The seat that is left goes to its adviser, or to a stand-in. Raises `NotNow` for a role that is not in the
        game, NotPossible("not_in_class").
        """
        casts = await self._classroom.cast_of(class_id)
        target = next((cast for cast in casts if cast.game.id == game), None)
        if target is None or role not in {seat.role for seat in target.seats}:
            raise NotNow("There is no such role in that game; choose one of the list.")
        if player not in {person.player for person in await self._classroom.people(class_id)}:
            raise NotPossible("not_in_class")
        left = _left_alone(target, await self._live.get(game), (away or {}).get(game, ()))
        return await self._seat(casts, player, Wanted(cast=target, role=role, takes=role in left), by)

    # --- stand-ins ----------------------------------------------------------------------------------------------------

    async def stand_in(self, game: str, role: RoleId, by: str) -> None:
        """A stand-in plays an absent seat; the seat stays its player's. Raises `NotNow` where one plays it already."""
        await self._change_hands(game, "seat_stand_in", role, by)

    async def give_back(self, game: str, role: RoleId, by: str) -> None:
        """The player plays again. Raises `NotNow` for a seat that has no player."""
        held = await self._journal.query(lambda connection: games.seats_of(connection, game))
        if not any(seat.role == role and seat.player for seat in held):
            raise NotNow("Nobody has this seat. Move somebody there first.")
        await self._change_hands(game, "seat_player", role, by)

    async def negotiator_is_here(self, game: str, role: RoleId) -> bool:
        """Is the one connected who commits the role? An adviser does not."""
        held = await self._journal.query(lambda connection: games.seats_of(connection, game))
        here = (await self._live.get(game)).hub.here
        return any(seat.role == role and seat.post == NEGOTIATOR and (role, seat.player) in here for seat in held)

    async def came_back(self, game: str, role: RoleId) -> None:
        """The player of a seat is connected again: a stand-in gives it back at once."""
        live = await self._live.get(game)
        if role in live.state.stand_ins:
            await self._classroom.act(game, "seating", "seat_player", {"role": role})

    async def device_code(self, class_id: str, player: str) -> str:
        """A code of ten minutes that opens a player's seats on another device. Raises NotPossible("not_in_class")."""
        if player not in {person.player for person in await self._classroom.people(class_id)}:
            raise NotPossible("not_in_class")
        return await self._journal.write(lambda connection: issue_code(connection, "device", player, wall_ms()))

    # --- inside -------------------------------------------------------------------------------------------------------

    async def _seat(self, casts: Sequence[Cast], player: str, wanted: Wanted, by: str) -> Seated:
        game, role = wanted.cast.game, wanted.role
        live = await self._live.get(game.id)
        await self._vacate(casts, player, by)
        post, instead = await self._journal.write(
            lambda connection: _sit_down(connection, live, role, player, takes=wanted.takes)
        )
        if post == NEGOTIATOR and role in live.state.stand_ins:
            await self._classroom.act(game.id, by, "seat_player", {"role": role})
        return Seated(game=game.id, label=game.label, role=role, post=post, instead=instead)

    async def _goes_on(self, cast: Cast) -> bool:
        return (await self._live.get(cast.game.id)).state.clock.status != "over"

    async def _vacate(self, casts: Sequence[Cast], player: str, by: str) -> None:
        """Empty every seat of a player in these games: to the adviser of the role, else to a stand-in."""
        for cast in casts:
            for seat in (one for one in cast.seats if one.player == player):
                left = await self._journal.write(partial(_stand_up, seat=seat))
                live = await self._live.get(cast.game.id)
                live.hub.send_away(NOT_YOURS, "your seat has changed", player=player)
                if left and live.state.clock.status != "over" and seat.role not in live.state.stand_ins:
                    await self._classroom.act(cast.game.id, by, "seat_stand_in", {"role": seat.role})

    async def _change_hands(self, game: str, kind: str, role: RoleId, by: str) -> None:
        live = await self._live.get(game)
        if role not in live.state.cast:
            raise NotNow("There is no such role in this game; choose one of the list.")
        if (role in live.state.stand_ins) == (kind == "seat_stand_in"):
            raise NotNow("It is so already: nothing was changed.")
        await self._classroom.act(game, by, kind, {"role": role})


def _as_cast(cast: Cast, live: LiveGame) -> Table:
    """The game as casting knows it: a seat that a stand-in plays for nobody is free."""
    sitting = {
        role: tuple(seat.player for seat in cast.seats if seat.role == role and seat.player) for role in live.state.cast
    }
    return Table(seats=tuple(Filled(role=role, players=players) for role, players in sitting.items()))


def _left_alone(cast: Cast, live: LiveGame, away: Collection[RoleId]) -> frozenset[RoleId]:
    """Roles whose negotiator is not connected while a stand-in plays, or has been away for long."""
    return frozenset(
        seat.role
        for seat in cast.seats
        if seat.post == NEGOTIATOR
        and seat.player
        and (seat.role, seat.player) not in live.hub.here
        and (seat.role in live.state.stand_ins or seat.role in away)
    )


def _seat_of(casts: Sequence[Cast], player: str) -> Seated | None:
    for cast in casts:
        for seat in cast.seats:
            if seat.player == player:
                return Seated(game=cast.game.id, label=cast.game.label, role=seat.role, post=seat.post)
    return None


def _sit_down(connection: Connection, live: LiveGame, role: RoleId, player: str, *, takes: bool) -> tuple[str, str]:
    """Into the negotiator's seat if it is empty, else on one more chair as an adviser; the post, and who gave way.

    `takes`: into the negotiator's seat anyway; who had it gets the chair.
    """
    seats = [seat for seat in games.seats_of(connection, live.id) if seat.role == role]
    first = next((seat for seat in seats if seat.post == NEGOTIATOR), None)
    if first and (takes or first.player is None):
        games.move(connection, first.id, player)
        if first.player:
            games.add_seat(connection, live.id, NewSeat(role=role, post=ADVISER, player=first.player))
        return NEGOTIATOR, first.player or ""
    empty = next((seat for seat in seats if seat.player is None), None)
    if empty is not None:
        return games.move(connection, empty.id, player).post, ""
    post = ADVISER if seats else NEGOTIATOR
    return games.add_seat(connection, live.id, NewSeat(role=role, post=post, player=player)).post, ""


def _stand_up(connection: Connection, seat: Seat) -> bool:
    """Empty a seat; an adviser of the role takes the negotiator's place. True if nobody negotiates for it now."""
    games.move(connection, seat.id, None, stand_in=seat.post == NEGOTIATOR)
    if seat.post != NEGOTIATOR:
        return False
    beside = [one for one in games.seats_of(connection, seat.game) if one.role == seat.role and one.player]
    if not beside:
        return True
    games.move(connection, seat.id, beside[0].player)
    games.move(connection, beside[0].id, None)
    return False
