"""The classroom: opening a class, casting it into games, seating people, acting on one game or on all of them.

The console and the lecturer's API call the same functions, so that they have the same checks and the same effects.
Whatever a game does goes through `LiveGame.act`; whoever sits where is kept in the tables of the class.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from game_rules.carry_over import carried_from
from game_rules.commands import Carried, OpenGame
from game_rules.ids import LECTURER, RoleId
from game_rules.plain import to_plain
from game_rules.scenario import Scenario
from server.classes.casting import Table, Wishes
from server.classes.casting import cast as drawn
from server.classes.class_options import ClassOptions, read_options
from server.classes.following import followed
from server.live import Answer, Asked, Done, LiveGame, LiveGames
from server.protocol.acts import lecturer_for
from server.storage import classes, games
from server.storage.chain import canonical
from server.storage.class_secrets import keep_class_secret
from server.storage.journal import Journal
from server.storage.records import Attendant, ClassRecord, GameRecord, NewClass, NewGame, NewSeat, Seat
from server.storage.switching import switch, switched
from server.versions import RULES

GRANDEST_TITLE = 120

NEGOTIATOR = "negotiator"
ADVISER = "adviser"


class NotNow(Exception):
    """The class does not allow it at this moment; the text is one sentence with what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A class to open."""

    lecturer: str
    scenario: Scenario
    format: str
    title: str = ""
    seed: int = 0
    options: ClassOptions = field(default_factory=ClassOptions)
    treatment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """A game that a class was cast into, with its seats."""

    game: GameRecord
    seats: tuple[Seat, ...]


class Classroom:
    """What lecturers do with their classes."""

    def __init__(self, journal: Journal, live: LiveGames) -> None:
        self.journal = journal
        self.live = live

    # --- opening and looking ------------------------------------------------------------------------------------------

    async def open(self, plan: Plan) -> ClassRecord:
        """Open a class with a join code. Raises `NotNow` for a format that the scenario does not have."""
        return await open_class(self.journal, plan)

    async def record(self, class_id: str) -> ClassRecord:
        """A class as stored. Raises NotPossible("unknown_class")."""
        return await self.journal.query(lambda connection: classes.class_of(connection, class_id))

    async def people(self, class_id: str) -> list[Attendant]:
        """Who has come, in the order of coming."""
        return await self.journal.query(lambda connection: classes.lobby(connection, class_id))

    async def cast_of(self, class_id: str) -> list[Cast]:
        """The games of a class with their seats; a cast that was drawn and laid aside is not among them."""

        def look(connection: Connection) -> list[Cast]:
            seats = games.seats_of_class(connection, class_id)
            return [
                Cast(game=game, seats=tuple(seat for seat in seats if seat.game == game.id))
                for game in games.games_of(connection, class_id)
            ]

        return [cast for cast in await self.journal.query(look) if not await self._laid_aside(cast.game)]

    async def live_of(self, class_id: str) -> list[LiveGame]:
        """The games of a class, alive."""
        return [await self.live.get(cast.game.id) for cast in await self.cast_of(class_id)]

    # --- casting ------------------------------------------------------------------------------------------------------

    async def cast(self, class_id: str, wishes: Wishes, scenario: Scenario) -> list[Cast]:
        """Draw roles for everybody who is there, and open the games. An earlier cast that has not started gives way.

        Raises `NotNow` once a game has started: from then on people are seated one by one.
        """
        record = await self.record(class_id)
        options = read_options(record.options)
        earlier = await self.live_of(class_id)
        if any(game.state.clock.status != "lobby" for game in earlier):
            raise NotNow("A game has started. Give latecomers a seat one by one instead of drawing again.")
        players = [person.player for person in await self.people(class_id) if person.admitted]
        before = await self.cast_of(options.after) if options.after else []
        tables = followed(scenario, _seated(before), players) if before else drawn(scenario, players, wishes)
        carried = [carried_from((await self.live.get(one.game.id)).state) for one in before]
        setups = [
            replace(_setup(record, options, table, wishes.seed + number), carried=brought)
            for number, (table, brought) in enumerate(zip(tables, carried or [Carried()] * len(tables), strict=True))
        ]

        def write(connection: Connection) -> list[Cast]:
            for game in earlier:
                _lay_aside(connection, game.id)
            made = [
                games.create_game(connection, _new_game(record, setup, table, number, len(tables)))
                for number, (setup, table) in enumerate(zip(setups, tables, strict=True))
            ]
            classes.set_phase(connection, class_id, "cast")
            return [Cast(game=game, seats=tuple(games.seats_of(connection, game.id))) for game in made]

        casts = await self.journal.write(write)
        for cast, setup in zip(casts, setups, strict=True):
            await self.live.open(cast.game.id, setup)
        for game in earlier:
            game.hub.send_away(_GONE, "another cast was drawn")
        return casts

    async def _laid_aside(self, game: GameRecord) -> bool:
        """Was it ended before anything happened in it?"""
        return bool(game.ended_ms) and not await self.journal.read(game.id, after=1)

    # --- acting -------------------------------------------------------------------------------------------------------

    async def act(self, game: str, by: str, kind: str, data: Mapping[str, Any] | None = None, cid: str = "") -> Answer:
        """The lecturer `by` asks something of one game. Raises UnknownGame."""
        live = await self.live.get(game)
        asked = Asked(actor=f"{LECTURER}:{by}", kind=kind, data=data or {}, cid=cid or secrets.token_hex(8))
        return await live.act(asked)

    async def act_for(  # noqa: PLR0913 - who, where, and what
        self, game: str, by: str, role: RoleId, kind: str, data: Mapping[str, Any], cid: str = ""
    ) -> Answer:
        """The lecturer `by` acts for a role that nobody plays. Raises UnknownGame."""
        live = await self.live.get(game)
        asked = Asked(actor=lecturer_for(role, by), kind=kind, data=data, cid=cid or secrets.token_hex(8))
        return await live.act(asked)

    async def act_everywhere(
        self, class_id: str, by: str, kind: str, data: Mapping[str, Any] | None = None
    ) -> list[tuple[GameRecord, Answer]]:
        """The same in every game of a class; each answers for itself."""
        answers = [(cast.game, await self.act(cast.game.id, by, kind, data)) for cast in await self.cast_of(class_id)]
        if kind == "start_game" and any(isinstance(answer, Done) for _, answer in answers):
            await self.journal.write(lambda connection: classes.set_phase(connection, class_id, "running"))
        return answers

    async def end(self, class_id: str) -> None:
        """Close a class: its code is free again; games that are over are over for good, replays stay."""
        over = [game.id for game in await self.live_of(class_id) if game.state.clock.status == "over"]

        def write(connection: Connection) -> None:
            for game in over:
                games.end_game(connection, game)
            classes.end_class(connection, class_id)

        await self.journal.write(write)


async def open_class(journal: Journal, plan: Plan) -> ClassRecord:
    """Open a class with a join code. Raises `NotNow` for a format or a treatment that the scenario does not have."""
    known = [form.id for form in plan.scenario.formats]
    if plan.format not in known:
        raise NotNow(f"{plan.scenario.title} has no format {plan.format!r}; choose one of {', '.join(known)}.")
    if plan.treatment and plan.treatment not in plan.scenario.treatment_by_id:
        has = ", ".join(plan.scenario.treatment_by_id) or "none"
        raise NotNow(f"{plan.scenario.title} has no treatment {plan.treatment!r}; it has {has}.")
    body = canonical(to_plain(plan.scenario))
    title = " ".join(plan.title.split())[:GRANDEST_TITLE] or plan.scenario.title.partition(":")[0]

    def write(connection: Connection) -> ClassRecord:
        new = NewClass(
            lecturer=plan.lecturer,
            title=title,
            scenario=games.keep_scenario(connection, body),
            format=plan.format,
            seed=plan.seed or secrets.randbelow(2**31),
            options=plan.options.stored(),
            treatment=switched(plan.treatment),
        )
        made = classes.create_class(connection, new)
        if plan.options.after:
            classes.follow(connection, plan.options.after, made.id)
        else:
            keep_class_secret(connection, made.id)
        return made

    return await journal.write(write)


_GONE = 4403


def _seated(casts: list[Cast]) -> list[dict[str, list[str]]]:
    """Who sat where in each game, the negotiators first."""
    return [
        {
            role: [one.player for one in cast.seats if one.role == role and one.player]
            for role in dict.fromkeys(seat.role for seat in cast.seats)
        }
        for cast in casts
    ]


def _lay_aside(connection: Connection, game: str) -> None:
    for seat in games.seats_of(connection, game):
        games.move(connection, seat.id, None)
    games.end_game(connection, game)


def _setup(record: ClassRecord, options: ClassOptions, table: Table, seed: int) -> OpenGame:
    return OpenGame(
        by=LECTURER,
        at=0,
        format=record.format,
        cast=table.roles,
        stand_ins=table.stand_ins,
        seed=seed,
        hard=options.hard,
        qualitative=options.qualitative,
        lecturer_reads=options.lecturer_reads,
        treatment=switch(record.treatment),
        loyalty=options.loyalty,
    )


def _new_game(record: ClassRecord, setup: OpenGame, table: Table, number: int, count: int) -> NewGame:
    width = len(str(count))
    return NewGame(
        class_id=record.id,
        label=f"Game {number + 1:0{width}d}",
        scenario=record.scenario,
        rules_version=RULES,
        setup=canonical(to_plain(setup)),
        treatment=record.treatment,
        seats=tuple(
            NewSeat(role=seat.role, post=ADVISER if place else NEGOTIATOR, player=player, stand_in=player is None)
            for seat in table.seats
            for place, player in enumerate(seat.players or (None,))
        ),
    )
