"""What the buttons of the console do: one function for each, and one sentence about what happened."""

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast as typed

import orjson

from game_rules.reason import listed
from server.classes import spectators
from server.classes.casting import LARGEST, Extras, Wishes
from server.classes.class_options import ClassOptions, Place, read_options
from server.classes.classroom import NEGOTIATOR, NotNow, Plan
from server.classes.seating import Seated
from server.gate.errors import NOT_POSSIBLE, Problem
from server.lecturer.lectern import Lectern, spaced
from server.lecturer.orders import ORDERS, filled, told, why
from server.lecturer.playing_for import play_for
from server.live import Done, LiveGame
from server.scenarios.scenario_file import ScenarioProblem, load
from server.storage import classes
from server.storage.problems import NotPossible
from server.storage.records import ClassRecord, Door, Lecturer

Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What happened, in a sentence; `reload` where the page looks altogether different now."""

    says: str
    reload: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Pressed:
    """A button of a class, and what came with it."""

    lectern: Lectern
    lecturer: Lecturer
    record: ClassRecord
    form: Form
    address: str = ""
    """Where students reach the server."""

    def one(self, name: str) -> str:
        """One field; empty where it is not there."""
        return (self.form.get(name) or [""])[-1]

    async def name_of(self, player: str) -> str:
        """What somebody of the class is called."""
        people = await self.lectern.classroom.people(self.record.id)
        return next((one.name for one in people if one.player == player and one.name), "The player")


async def open_class(board: Lectern, lecturer: Lecturer, form: Mapping[str, str]) -> ClassRecord:
    """Open a class with what the form says; whatever it leaves out stands at its default."""
    slug, _, form_id = form.get("what", "").partition("/")
    try:
        scenario = load(slug)
    except ScenarioProblem as wrong:
        raise Problem(422, "unknown_scenario", "Choose one of the scenarios of the list.") from wrong
    options = ClassOptions(
        hard=form.get("lines", "hard") != "soft",
        qualitative=form.get("worth", "points") == "words",
        lecturer_reads=form.get("reads", "no") == "yes",
        place=typed(Place, form["place"]) if form.get("place") in ("devices", "room", "mixed") else "devices",
        loyalty=form.get("loyalty", "no") == "yes",
        after=form.get("after", ""),
    )
    if options.after:
        await board.finished_class(lecturer, options.after)
    plan = Plan(
        lecturer=lecturer.id,
        scenario=scenario,
        format=form_id,
        title=form.get("title", ""),
        options=options,
        treatment=form.get("treatment", ""),
    )
    try:
        record = await board.classroom.open(plan)
    except NotNow as wrong:
        raise Problem(422, "unknown_format", str(wrong)) from wrong
    if form.get("spectators", "no") == "yes":
        board.watch_keys[record.id] = await spectators.admit(board.server, record.id, lecturer.name)
    return record


async def class_act(pressed: Pressed) -> Outcome:
    """One of the buttons of a class."""
    board, name = pressed.lectern, pressed.one("act")
    if name in ORDERS:
        data, by = order_data(name, pressed.form), pressed.lecturer.name
        answers = await board.classroom.act_everywhere(pressed.record.id, by, ORDERS[name].kind, data)
        return Outcome(says=told(ORDERS[name], [(game.label, answer) for game, answer in answers]))
    return await _told_plainly(_CLASS_ACTS.get(name, _unknown), pressed)


async def game_act(pressed: Pressed, live: LiveGame) -> Outcome:
    """One of the buttons of a game."""
    board, name, form = pressed.lectern, pressed.one("act"), pressed.form
    if name in ORDERS:
        by = pressed.lecturer.name
        answer = await board.classroom.act(live.id, by, ORDERS[name].kind, order_data(name, form))
        return Outcome(says=told(ORDERS[name], [(live.record.label, answer)]))
    act = _GAME_ACTS.get(name)
    return await _told_plainly(lambda one: act(one, live) if act else _unknown(one), pressed)


def order_data(name: str, form: Form) -> dict[str, object]:
    """The fields of an order out of a form. Raises Problem."""
    given: dict[str, object] = {field: values[-1] for field, values in form.items()}
    given["to"] = [role for role in form.get("to", ()) if role]
    if "seconds" in given:
        seconds = str(given["seconds"])
        if not seconds.isascii() or not seconds.isdecimal() or len(seconds) > 6:
            raise Problem(422, "wrong_field", "Say how many seconds, as a whole number.")
        given["seconds"] = int(seconds)
    return filled(ORDERS[name], given)


# --- a class ----------------------------------------------------------------------------------------------------------


async def _cast(pressed: Pressed) -> Outcome:
    board, record = pressed.lectern, pressed.record
    extras = pressed.one("extras")
    games = pressed.one("games")
    wishes = Wishes(
        seed=record.seed + _lot(pressed),
        games=int(games) if games.isascii() and games.isdecimal() and len(games) < 4 else 0,
        extras=typed(Extras, extras) if extras in ("roles", "advisers") else read_options(record.options).extras,
    )
    people = [person for person in await board.classroom.people(record.id) if person.admitted]
    if wishes.games and len(people) > wishes.games * LARGEST:
        raise NotNow(f"{len(people)} people do not fit into {wishes.games} games of {LARGEST}; choose more games.")
    casts = await board.classroom.cast(record.id, wishes, await board.scenario(record))
    for cast in casts:
        for seat in cast.seats:
            if seat.player:
                board.server.lobbies.send(record.id, seat.player, f"/play/{cast.game.id}")
    sizes = listed([f"{cast.game.label} with {len([s for s in cast.seats if s.player])} people" for cast in casts])
    return Outcome(says=f"Cast: {sizes}. Everybody sees a role and its brief now.", reload=True)


def _lot(pressed: Pressed) -> int:
    """The first draw is the class's own, so that it can be repeated; drawing again is another lot."""
    return secrets.randbelow(1_000_000) if pressed.one("act") == "cast_again" else 0


async def _admit(pressed: Pressed) -> Outcome:
    board, record, player = pressed.lectern, pressed.record, pressed.one("player")
    await board.seating.admit(record.id, player)
    board.server.lobbies.send(record.id, player, "/play")
    return Outcome(says=f"{await pressed.name_of(player)} is let in.")


async def _seat_latecomers(pressed: Pressed) -> Outcome:
    """Let in and seat, one or several, wherever a place is free."""
    board, record = pressed.lectern, pressed.record
    scenario = await board.scenario(record)
    said = []
    for player in pressed.form.get("player", ()):
        await board.seating.admit(record.id, player)
        seated = await board.seating.seat_latecomer(record.id, player, scenario, pressed.lecturer.name)
        said.append(await _told_to_go(pressed, player, seated))
    return Outcome(says=" ".join(said) or "Nobody waits.")


async def _seat_at(pressed: Pressed) -> Outcome:
    """In the game and role that the lecturer chose."""
    board, record, player = pressed.lectern, pressed.record, pressed.one("player")
    await board.seating.admit(record.id, player)
    seated = await board.seating.move(
        record.id, player, pressed.one("game"), pressed.one("role"), pressed.lecturer.name, await board.away(record)
    )
    return Outcome(says=await _told_to_go(pressed, player, seated), reload=True)


async def _told_to_go(pressed: Pressed, player: str, seated: Seated) -> str:
    """The phone goes to its place; the console says which it is."""
    pressed.lectern.server.lobbies.send(pressed.record.id, player, f"/play/{seated.game}")
    does = "negotiates for" if seated.post == NEGOTIATOR else "advises"
    says = f"{await pressed.name_of(player)} {does} {seated.role} in {seated.label}."
    return f"{says} {await pressed.name_of(seated.instead)}, who was away, advises now." if seated.instead else says


async def _stand_ins_everywhere(pressed: Pressed) -> Outcome:
    """A stand-in wherever a role waits for somebody who is not connected."""
    now = await pressed.lectern.class_now(pressed.record)
    for game in now.games:
        for role in game.absent:
            await pressed.lectern.seating.stand_in(game.id, role, pressed.lecturer.name)
    if not now.empty_seats:
        return Outcome(says="Somebody is connected for every role: no stand-in is needed.")
    seats = f"{now.empty_seats} seat{'' if now.empty_seats == 1 else 's'}"
    return Outcome(says=f"Stand-ins play {seats}. A seat is given back as soon as its player is here.")


async def _remove(pressed: Pressed) -> Outcome:
    board, record, player = pressed.lectern, pressed.record, pressed.one("player")
    name = await pressed.name_of(player)
    await board.seating.remove(record.id, player, pressed.lecturer.name)
    board.server.lobbies.send_away(record.id, player, 4403, "removed by the lecturer")
    return Outcome(says=f"{name} is removed from the list. Joining again with the code is possible.")


async def _door(pressed: Pressed) -> Outcome:
    door = pressed.one("door")
    if door not in _DOORS:
        raise NotNow("Choose who comes in: everybody, those whom you let in, or nobody.")
    chosen = typed(Door, door)
    record = pressed.record
    await pressed.lectern.server.journal.write(lambda connection: classes.set_door(connection, record.id, chosen))
    return Outcome(says=_DOORS[door])


_DOORS = {
    "open": "Everybody with the code comes in.",
    "lobby": "Everybody with the code comes to the door; you let them in.",
    "closed": "Nobody new comes in. Who is here stays.",
}


async def _admit_spectators(pressed: Pressed) -> Outcome:
    """With a new link; one that was handed out before opens nothing any more."""
    board, class_id = pressed.lectern, pressed.record.id
    board.watch_keys[class_id] = await spectators.admit(board.server, class_id, pressed.lecturer.name)
    return Outcome(says="Spectators may look on. Hand out the link; all players are told.", reload=True)


async def _dismiss_spectators(pressed: Pressed) -> Outcome:
    await spectators.dismiss(pressed.lectern.server, pressed.record.id, pressed.lecturer.name)
    pressed.lectern.watch_keys.pop(pressed.record.id, None)
    return Outcome(says="Nobody looks on any more; the link opens nothing.", reload=True)


async def _end_class(pressed: Pressed) -> Outcome:
    await pressed.lectern.classroom.end(pressed.record.id)
    code = spaced(pressed.record.code or "")
    return Outcome(says=f"Closed. The code {code} opens nothing any more; games and replays stay.", reload=True)


# --- a game -----------------------------------------------------------------------------------------------------------


async def _stand_in(pressed: Pressed, live: LiveGame) -> Outcome:
    roles = [role for role in pressed.form.get("role", ()) if role not in live.state.stand_ins]
    if not roles:
        raise NotNow("It is so already: nothing was changed.")
    for role in roles:
        await pressed.lectern.seating.stand_in(live.id, role, pressed.lecturer.name)
    return Outcome(says=f"A stand-in plays {listed(list(roles))}. A seat stays its player's.")


async def _give_back(pressed: Pressed, live: LiveGame) -> Outcome:
    role = pressed.one("role")
    await pressed.lectern.seating.give_back(live.id, role, pressed.lecturer.name)
    here = await pressed.lectern.seating.negotiator_is_here(live.id, role)
    return Outcome(says=f"The player of {role} plays again{'' if here else ', but is not connected: the role waits'}.")


async def _move(pressed: Pressed, live: LiveGame) -> Outcome:
    board, record, player = pressed.lectern, pressed.record, pressed.one("player")
    seated = await board.seating.move(
        record.id, player, live.id, pressed.one("role"), pressed.lecturer.name, await board.away(record)
    )
    return Outcome(says=await _told_to_go(pressed, player, seated))


async def _device_code(pressed: Pressed, live: LiveGame) -> Outcome:
    player = pressed.one("player")
    code = await pressed.lectern.seating.device_code(pressed.record.id, player)
    pressed.lectern.device_codes.keep(player, code)
    says = f"{await pressed.name_of(player)}: open {pressed.address}/device and type {code[:4]}-{code[4:]}."
    return Outcome(says=f"{says} It works once, for ten minutes, and signs the old device out.")


async def _blank(pressed: Pressed, live: LiveGame) -> Outcome:
    pressed.lectern.blanked.add(live.id)
    return Outcome(says="The projector is dark.")


async def _unblank(pressed: Pressed, live: LiveGame) -> Outcome:
    pressed.lectern.blanked.discard(live.id)
    return Outcome(says="The projector shows the public view again.")


# --- inside -----------------------------------------------------------------------------------------------------------

_CLASS_ACTS: Mapping[str, Callable[[Pressed], Awaitable[Outcome]]] = {
    "cast": _cast,
    "cast_again": _cast,
    "admit": _admit,
    "seat_latecomer": _seat_latecomers,
    "seat_at": _seat_at,
    "stand_ins": _stand_ins_everywhere,
    "remove": _remove,
    "door": _door,
    "admit_spectators": _admit_spectators,
    "dismiss_spectators": _dismiss_spectators,
    "end_class": _end_class,
}


async def _play_for(pressed: Pressed, live: LiveGame) -> Outcome:
    role, kind = pressed.one("role"), pressed.one("kind")
    try:
        data = orjson.loads(pressed.one("data") or "{}")
    except orjson.JSONDecodeError:
        data = None
    if not isinstance(data, dict):
        raise Problem(422, "wrong_field", "This button is not known here. Load the page again.")
    answer = await play_for(pressed.lectern.classroom, live, pressed.lecturer.name, (role, kind, data))
    if isinstance(answer, Done):
        return Outcome(says=f"Done for {role}, in your name.", reload=True)
    return Outcome(says=f"Not done for {role}: {why(answer)}")


_GAME_ACTS: Mapping[str, Callable[[Pressed, LiveGame], Awaitable[Outcome]]] = {
    "stand_in": _stand_in,
    "give_back": _give_back,
    "move": _move,
    "device_code": _device_code,
    "play_for": _play_for,
    "blank": _blank,
    "unblank": _unblank,
}


async def _unknown(pressed: Pressed) -> Outcome:
    raise NotNow("This button is not known here. Load the page again.")


async def _told_plainly(act: Callable[[Pressed], Awaitable[Outcome]], pressed: Pressed) -> Outcome:
    """What a class does not allow is an answer, not an error page."""
    try:
        return await act(pressed)
    except NotNow as wrong:
        return Outcome(says=str(wrong))
    except NotPossible as wrong:
        return Outcome(says=NOT_POSSIBLE.get(wrong.code, "That is not possible now."))
