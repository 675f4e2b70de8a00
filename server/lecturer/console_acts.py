"""What the buttons of the console do: one function for each, and one sentence about what happened."""

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast as typed

from game_rules.reason import listed
from server.classes.casting import LARGEST, Extras, Wishes
from server.classes.class_options import ClassOptions, Place, read_options
from server.classes.classroom import NotNow, Plan
from server.gate.errors import NOT_POSSIBLE, Problem
from server.lecturer.lectern import Lectern, spaced
from server.lecturer.orders import ORDERS, filled, told
from server.live import LiveGame
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

    def one(self, name: str) -> str:
        """One field; empty where it is not there."""
        return (self.form.get(name) or [""])[-1]


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
    )
    plan = Plan(lecturer=lecturer.id, scenario=scenario, format=form_id, title=form.get("title", ""), options=options)
    try:
        return await board.classroom.open(plan)
    except NotNow as wrong:
        raise Problem(422, "unknown_format", str(wrong)) from wrong


async def class_act(board: Lectern, lecturer: Lecturer, record: ClassRecord, form: Form) -> Outcome:
    """One of the buttons of a class."""
    pressed = Pressed(lectern=board, lecturer=lecturer, record=record, form=form)
    name = pressed.one("act")
    if name in ORDERS:
        data = order_data(name, form)
        answers = await board.classroom.act_everywhere(record.id, lecturer.name, ORDERS[name].kind, data)
        return Outcome(says=told(ORDERS[name], [(game.label, answer) for game, answer in answers]))
    return await _told_plainly(_CLASS_ACTS.get(name, _unknown), pressed)


async def game_act(board: Lectern, lecturer: Lecturer, record: ClassRecord, live: LiveGame, form: Form) -> Outcome:
    """One of the buttons of a game."""
    pressed = Pressed(lectern=board, lecturer=lecturer, record=record, form=form)
    name = pressed.one("act")
    if name in ORDERS:
        answer = await board.classroom.act(live.id, lecturer.name, ORDERS[name].kind, order_data(name, form))
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
    await pressed.lectern.seating.admit(pressed.record.id, pressed.one("player"))
    return Outcome(says="Let in.")


async def _seat_latecomer(pressed: Pressed) -> Outcome:
    board, record, player = pressed.lectern, pressed.record, pressed.one("player")
    seated = await board.seating.seat_latecomer(record.id, player, await board.scenario(record), pressed.lecturer.name)
    board.server.lobbies.send(record.id, player, f"/play/{seated.game}")
    return Outcome(says=f"Seated as {seated.role} ({seated.post}) in {seated.label}.")


async def _remove(pressed: Pressed) -> Outcome:
    board, record, player = pressed.lectern, pressed.record, pressed.one("player")
    await board.seating.remove(record.id, player, pressed.lecturer.name)
    board.server.lobbies.send_away(record.id, player, 4403, "removed by the lecturer")
    return Outcome(says="Removed from the list. Joining again with the code is possible.")


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


async def _end_class(pressed: Pressed) -> Outcome:
    await pressed.lectern.classroom.end(pressed.record.id)
    code = spaced(pressed.record.code or "")
    return Outcome(says=f"Closed. The code {code} opens nothing any more; games and replays stay.", reload=True)


# --- a game -----------------------------------------------------------------------------------------------------------


async def _stand_in(pressed: Pressed, live: LiveGame) -> Outcome:
    roles = pressed.form.get("role", ())
    for role in roles:
        await pressed.lectern.seating.stand_in(live.id, role, pressed.lecturer.name)
    return Outcome(says=f"A stand-in plays {listed(list(roles))}. A seat stays its player's.")


async def _give_back(pressed: Pressed, live: LiveGame) -> Outcome:
    role = pressed.one("role")
    await pressed.lectern.seating.give_back(live.id, role, pressed.lecturer.name)
    return Outcome(says=f"The player of {role} plays again.")


async def _move(pressed: Pressed, live: LiveGame) -> Outcome:
    board, record, player = pressed.lectern, pressed.record, pressed.one("player")
    seated = await board.seating.move(record.id, player, live.id, pressed.one("role"), pressed.lecturer.name)
    board.server.lobbies.send(record.id, player, f"/play/{live.id}")
    return Outcome(says=f"Moved: {seated.role} ({seated.post}) in {seated.label}.")


async def _device_code(pressed: Pressed, live: LiveGame) -> Outcome:
    code = await pressed.lectern.seating.device_code(pressed.record.id, pressed.one("player"))
    says = f"On the new device open /device and type {code[:4]}-{code[4:]}. It works once, for ten minutes, and signs"
    return Outcome(says=f"{says} the old device out.")


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
    "seat_latecomer": _seat_latecomer,
    "remove": _remove,
    "door": _door,
    "end_class": _end_class,
}

_GAME_ACTS: Mapping[str, Callable[[Pressed, LiveGame], Awaitable[Outcome]]] = {
    "stand_in": _stand_in,
    "give_back": _give_back,
    "move": _move,
    "device_code": _device_code,
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
