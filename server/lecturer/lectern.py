"""The lectern: what the lecturer's pages, the lecturer's API and the projector share on one running server."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field

from sqlalchemy import Connection
from starlette.requests import HTTPConnection

from game_rules.ids import RoleId
from game_rules.scenario import Scenario
from server.antechamber import Antechamber, antechamber
from server.classes.class_options import ClassOptions, read_options
from server.classes.classroom import Cast, Classroom
from server.classes.seating import Seating
from server.gate.errors import Problem
from server.gate.sessions import who
from server.lecturer.nudges import long_absent
from server.lecturer.overview import ClassNow, GameNow, Named, Waiting, game_now, seated_as
from server.lecturer.pulse import Pulse
from server.live import LiveGame
from server.scenarios.stored_scenario import scenario_of_text
from server.storage import classes, games
from server.storage.problems import NotPossible, UnknownGame
from server.storage.records import ClassRecord, Lecturer
from server.storage.tokens import CODE_LIFE_MS
from server.storage.wall import wall_ms

NOTICES = 200
"""Answers to acts that have been shown, or not yet."""

UNKNOWN_CLASS = Problem(404, "unknown_class", "There is no such class among yours. Open the console and choose one.")
UNKNOWN_GAME = Problem(404, "unknown_game", "There is no such game among yours. Open the console and choose one.")


class Notices:
    """What an act did, told on the next page: kept here under a key, so that nobody can put words into an address."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, str] = OrderedDict()

    def keep(self, says: str) -> str:
        """The key under which the sentence can be read."""
        key = secrets.token_urlsafe(8)
        self._kept[key] = says
        while len(self._kept) > NOTICES:
            self._kept.popitem(last=False)
        return key

    def read(self, key: str) -> str:
        """The sentence, or nothing."""
        return self._kept.get(key, "")


class DeviceCodes:
    """Codes for new devices, as long as they open something: shown beside the seat that they open."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, int]] = {}

    def keep(self, player: str, code: str) -> None:
        self._kept[player] = (code, wall_ms() + CODE_LIFE_MS)

    def shown(self) -> dict[str, str]:
        """By player, the code as it is read aloud."""
        self._kept = {player: one for player, one in self._kept.items() if one[1] > wall_ms()}
        return {player: f"{code[:4]}-{code[4:]}" for player, (code, _) in self._kept.items()}


@dataclass(kw_only=True, slots=True)
class Lectern:
    """What a lecturer works with. `blanked` are the games whose projector is dark; `watch_keys`, by class, what a link
    made since the start shows: it is stored as a hash only."""

    server: Antechamber
    classroom: Classroom
    seating: Seating
    pulse: Pulse
    notices: Notices = field(default_factory=Notices)
    blanked: set[str] = field(default_factory=set)
    watch_keys: dict[str, str] = field(default_factory=dict)
    device_codes: DeviceCodes = field(default_factory=DeviceCodes)

    # --- whose class, whose game --------------------------------------------------------------------------------------

    async def own_class(self, lecturer: Lecturer, class_id: str) -> ClassRecord:
        """A class of this lecturer. Raises Problem: somebody else's is not there."""
        try:
            record = await self.classroom.record(class_id)
        except NotPossible as wrong:
            raise UNKNOWN_CLASS from wrong
        if record.lecturer != lecturer.id:
            raise UNKNOWN_CLASS
        return record

    async def finished_class(self, lecturer: Lecturer, class_id: str) -> None:
        """A class of this lecturer that another can follow: its games are over. Raises Problem."""
        record = await self.own_class(lecturer, class_id)
        lives = await self.classroom.live_of(record.id)
        if not lives or any(live.state.clock.status != "over" for live in lives):
            raise Problem(409, "not_over", "The next scenario begins when every game of the class is over.")

    async def own_game(self, lecturer: Lecturer, game: str) -> LiveGame:
        """A game of one of this lecturer's classes; a game without a class (imported, alone) is any lecturer's."""
        try:
            record = await self.server.journal.query(lambda connection: games.game_of(connection, game))
        except UnknownGame as wrong:
            raise UNKNOWN_GAME from wrong
        if record.class_id is not None:
            await self.own_class(lecturer, record.class_id)
        return await self.server.games.get(game)

    # --- what stands --------------------------------------------------------------------------------------------------

    async def scenario(self, record: ClassRecord) -> Scenario:
        """The scenario as the class plays it."""
        return await self.server.journal.query(
            lambda connection: scenario_of_text(games.scenario_of(connection, record.scenario))
        )

    async def class_now(self, record: ClassRecord) -> ClassNow:
        """The class with its people and games, as they are now."""
        casts = await self.classroom.cast_of(record.id)
        people = await self.classroom.people(record.id)
        names = {person.player: person.name for person in people}
        options = read_options(record.options)
        playing = tuple([await self.game_now(cast, names, options) for cast in casts])
        seated = seated_as(playing)
        scenario = await self.scenario(record)
        return ClassNow(
            id=record.id,
            code=spaced(record.code or ""),
            title=record.title,
            scenario=scenario.title,
            format=record.format,
            phase=record.phase,
            door=record.door,
            people=tuple(
                Waiting(
                    player=person.player,
                    name=person.name,
                    admitted=person.admitted,
                    seated=seated.get(person.player, ""),
                )
                for person in people
            ),
            games=playing,
        )

    async def game_now(self, cast: Cast, names: dict[str, str], options: ClassOptions) -> GameNow:
        """One game as it is now."""
        live = await self.server.games.get(cast.game.id)
        watched = await self.pulse.of(live, cast.seats, on_devices=options.place != "room")
        return game_now(live.state, Named(id=live.id, label=cast.game.label, seats=cast.seats, names=names), watched)

    async def one_game_now(self, record: ClassRecord, game: str) -> GameNow:
        """One game of a class, without looking at the others."""
        (cast,) = [one for one in await self.classroom.cast_of(record.id) if one.game.id == game]
        names = {person.player: person.name for person in await self.classroom.people(record.id)}
        return await self.game_now(cast, names, read_options(record.options))

    async def away(self, record: ClassRecord) -> dict[str, tuple[RoleId, ...]]:
        """By game, the roles whose negotiator has been away for long."""
        options = read_options(record.options)
        found = {}
        for cast in await self.classroom.cast_of(record.id):
            live = await self.server.games.get(cast.game.id)
            watched = await self.pulse.of(live, cast.seats, on_devices=options.place != "room")
            found[live.id] = long_absent(live.state, watched)
        return found

    async def classes_of(self, lecturer: Lecturer) -> list[ClassRecord]:
        """Every class of a lecturer, the newest first."""

        def look(connection: Connection) -> list[ClassRecord]:
            return classes.classes_of(connection, lecturer.id)

        return await self.server.journal.query(look)


def lectern(connection: HTTPConnection) -> Lectern:
    """The lectern of the server that a request came to."""
    server = antechamber(connection)
    found = server.parts.get("lectern")
    if not isinstance(found, Lectern):
        classroom = Classroom(server.journal, server.games)
        found = Lectern(server=server, classroom=classroom, seating=Seating(classroom), pulse=Pulse(server.journal))
        server.parts["lectern"] = found
    return found


def lecturer_of(connection: HTTPConnection) -> Lecturer:
    """The lecturer who asks; the guard has let nobody else in."""
    found = who(connection).lecturer
    if found is None:
        raise Problem(401, "not_you", "Open the console with the link that the server printed.")
    return found


def spaced(code: str) -> str:
    """A join code as people read it: `ABC-DEFG`."""
    return f"{code[:3]}-{code[3:]}" if code else ""
