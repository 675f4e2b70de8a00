"""The lecturer's API: what the console does, for programs. The same checks, the same effects, described by OpenAPI.

`Authorization: Bearer <token>`, made by `antechamber lecturer token NAME`.
"""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Path
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from game_rules.scenario import Scenario
from server.classes.casting import LARGEST, Wishes
from server.classes.class_options import ClassOptions, read_options
from server.classes.classroom import Cast, NotNow, Plan
from server.classes.spectators import admit, link_to
from server.gate.access import LECTURER, Rows
from server.gate.errors import Problem
from server.lecturer.lectern import lectern, lecturer_of
from server.lecturer.lecturer_export import file_name, lecturers_copy
from server.lecturer.orders import ORDERS, why
from server.lecturer.overview import ClassNow, GameNow
from server.live import Answer
from server.protocol.answers import Done, RefusedAnswer, reason_frame
from server.scenarios.scenario_file import ScenarioProblem, load
from server.storage.records import ClassRecord
from server.storage.switching import switch

ROWS: Rows = {
    ("POST", "/api/classes"): LECTURER,
    ("GET", "/api/classes"): LECTURER,
    ("GET", "/api/classes/{class_id}"): LECTURER,
    ("POST", "/api/classes/{class_id}/cast"): LECTURER,
    ("POST", "/api/classes/{class_id}/{order}"): LECTURER,
    ("POST", "/api/games/{game}/{order}"): LECTURER,
    ("GET", "/api/games/{game}/journal"): LECTURER,
    ("GET", "/api/openapi.json"): LECTURER,
}

router = APIRouter(tags=["lecturer"])

JSON_LINES: dict[int | str, dict[str, Any]] = {200: {"content": {"application/jsonl": {}}}}

OrderName = Annotated[
    Literal["start", "pause", "resume", "extend", "next_phase", "end", "reveal", "inject", "broadcast"], Path()
]


class _Asked(BaseModel):
    """What is asked: nothing unknown, nothing bent into shape."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NewClassAsked(_Asked):
    """A class to open. `seed` makes the cast repeatable; `treatment` changes one assumption: students are not told;
    with `spectators` the answer has the link by which they look on; `after` is a class of mine that has ended play: its
    people and what they have achieved go on in this one."""

    scenario: str = Field(max_length=40)
    format: str = Field(max_length=20)
    title: str = Field(default="", max_length=120)
    seed: int = Field(default=0, ge=0, lt=2**31)
    hard: bool = True
    qualitative: bool = False
    lecturer_reads: bool = False
    place: Literal["devices", "room", "mixed"] = "devices"
    extras: Literal["roles", "advisers"] = "roles"
    treatment: str = Field(default="", max_length=8)
    loyalty: bool = False
    spectators: bool = False
    after: str = Field(default="", max_length=64)


class CastAsked(_Asked):
    """How to draw the cast; `games` 0 lets the numbers decide."""

    seed: int | None = Field(default=None, ge=0, lt=2**31)
    games: int = Field(default=0, ge=0, le=200)
    extras: Literal["roles", "advisers"] | None = None


class OrderAsked(_Asked):
    """What some orders need: `seconds` to extend, `inject` to fire, `text` and `to` to broadcast."""

    seconds: int | None = Field(default=None, ge=1, le=86_400)
    inject: str | None = Field(default=None, max_length=40)
    text: str | None = Field(default=None, max_length=2000)
    to: list[str] | None = Field(default=None, max_length=14)
    cid: str = Field(default="", max_length=64)


@router.post("/api/classes", status_code=201)
async def open_class(request: Request, asked: NewClassAsked) -> dict[str, Any]:
    """Open a class; its code lets people join."""
    try:
        scenario = load(asked.scenario)
    except ScenarioProblem as wrong:
        raise Problem(422, "unknown_scenario", str(wrong)) from wrong
    options = ClassOptions(
        hard=asked.hard,
        qualitative=asked.qualitative,
        lecturer_reads=asked.lecturer_reads,
        place=asked.place,
        extras=asked.extras,
        loyalty=asked.loyalty,
        after=asked.after,
    )
    plan = Plan(
        lecturer=lecturer_of(request).id,
        scenario=scenario,
        format=asked.format,
        title=asked.title,
        seed=asked.seed,
        options=options,
        treatment=asked.treatment,
    )
    if asked.after:
        await lectern(request).finished_class(lecturer_of(request), asked.after)
    try:
        record = await lectern(request).classroom.open(plan)
    except NotNow as wrong:
        raise Problem(422, _unknown(scenario, asked), str(wrong)) from wrong
    opened = {"class": record.id, "code": record.code, "seed": record.seed}
    if not asked.spectators:
        return opened
    board = lectern(request)
    key = board.watch_keys[record.id] = await admit(board.server, record.id, lecturer_of(request).name)
    return opened | {"watch": link_to(record.id, key)}


def _unknown(scenario: Scenario, asked: NewClassAsked) -> str:
    """What the scenario does not have."""
    return "unknown_format" if asked.format not in {form.id for form in scenario.formats} else "unknown_treatment"


@router.get("/api/classes")
async def classes(request: Request) -> dict[str, Any]:
    """My classes, the newest first."""
    records = await lectern(request).classes_of(lecturer_of(request))
    return {"classes": [{"class": one.id, "code": one.code, "title": one.title, "phase": one.phase} for one in records]}


@router.get("/api/classes/{class_id}")
async def one_class(request: Request, class_id: str) -> dict[str, Any]:
    """A class: players, games, phases, clocks, presence."""
    record = await _own(request, class_id)
    return class_data(await lectern(request).class_now(record), record)


@router.post("/api/classes/{class_id}/cast")
async def cast(request: Request, class_id: str, asked: Annotated[CastAsked | None, Body()] = None) -> dict[str, Any]:
    """Draw roles for everybody who is there. Empty seats get stand-ins."""
    record, board = await _own(request, class_id), lectern(request)
    wanted = asked or CastAsked()
    wishes = Wishes(
        seed=record.seed if wanted.seed is None else wanted.seed,
        games=wanted.games,
        extras=wanted.extras or read_options(record.options).extras,
    )
    people = [person for person in await board.classroom.people(record.id) if person.admitted]
    if wishes.games and len(people) > wishes.games * LARGEST:
        raise Problem(422, "too_few_games", f"{len(people)} people do not fit into {wishes.games} games of {LARGEST}.")
    try:
        casts = await board.classroom.cast(record.id, wishes, await board.scenario(record))
    except NotNow as wrong:
        raise Problem(409, "game_started", str(wrong)) from wrong
    for one in casts:
        for seat in one.seats:
            if seat.player:
                board.server.lobbies.send(record.id, seat.player, f"/play/{one.game.id}")
    return {"games": [_cast_data(one) for one in casts]}


@router.post("/api/classes/{class_id}/{order}")
async def order_class(
    request: Request, class_id: str, order: OrderName, asked: Annotated[OrderAsked | None, Body()] = None
) -> dict[str, Any]:
    """The same order to every game of a class; each answers for itself."""
    record = await _own(request, class_id)
    wanted = asked or OrderAsked()
    answers = await lectern(request).classroom.act_everywhere(
        record.id, lecturer_of(request).name, ORDERS[order].kind, _fields(order, wanted)
    )
    return {"games": [{"game": game.id, **answer_data(answer)} for game, answer in answers]}


@router.post("/api/games/{game}/{order}")
async def order_game(
    request: Request, game: str, order: OrderName, asked: Annotated[OrderAsked | None, Body()] = None
) -> dict[str, Any]:
    """An order to one game. Repeated with the same `cid` it gets the same answer and happens once."""
    live = await lectern(request).own_game(lecturer_of(request), game)
    wanted = asked or OrderAsked()
    answer = await lectern(request).classroom.act(
        live.id, lecturer_of(request).name, ORDERS[order].kind, _fields(order, wanted), wanted.cid
    )
    return {"game": live.id, **answer_data(answer)}


@router.get(
    "/api/games/{game}/journal", response_class=Response, responses={200: {"content": {"application/jsonl": {}}}}
)
async def journal(request: Request, game: str) -> Response:
    """The game as JSON lines, as exported."""
    live = await lectern(request).own_game(lecturer_of(request), game)
    body = await lecturers_copy(lectern(request).server.journal, live)
    headers = {"content-disposition": f'attachment; filename="{file_name(live)}"'}
    return Response(body, media_type="application/jsonl", headers=headers)


@router.get("/api/openapi.json", include_in_schema=False)
async def description(request: Request) -> dict[str, Any]:
    """This API, described for programs."""
    described: dict[str, Any] = request.app.openapi()
    return described


# --- as data ----------------------------------------------------------------------------------------------------------


def class_data(now: ClassNow, record: ClassRecord) -> dict[str, Any]:
    """A class as JSON says it."""
    return {
        "class": now.id,
        "code": record.code,
        "title": now.title,
        "scenario": now.scenario,
        "format": now.format,
        "treatment": switch(record.treatment),
        "phase": now.phase,
        "door": now.door,
        "players": [
            {"player": one.player, "name": one.name, "admitted": one.admitted, "seat": one.seated} for one in now.people
        ],
        "games": [game_data(game) for game in now.games],
    }


def game_data(game: GameNow) -> dict[str, Any]:
    """A game as JSON says it; times are game time in milliseconds."""
    return {
        "game": game.id,
        "label": game.label,
        "status": game.status,
        "outcome": game.outcome,
        "phase": game.phase,
        "phase_name": game.phase_name,
        "now": game.now,
        "ends": game.ends,
        "draft": game.draft,
        "frozen": game.frozen,
        "deadline": game.deadline,
        "objections": game.objections,
        "refusals": game.refusals,
        "changes_to_a_deal": game.distance.changes,
        "short": list(game.distance.short),
        "stuck": [nudge.says for nudge in game.nudges],
        "seats": [
            {
                "role": role.role,
                "players": [{"player": one.player, "name": one.name, "post": one.post} for one in role.people],
                "stand_in": role.stand_in,
                "present": role.present,
                "ready": role.ready,
            }
            for role in game.roles
        ],
    }


def _cast_data(one: Cast) -> dict[str, Any]:
    return {
        "game": one.game.id,
        "label": one.game.label,
        "seats": [
            {"role": seat.role, "player": seat.player, "post": seat.post, "stand_in": seat.stand_in}
            for seat in one.seats
        ],
    }


def answer_data(answer: Answer) -> dict[str, Any]:
    """What became of an order; a refusal carries its reasons."""
    match answer:
        case Done():
            return {"done": True}
        case RefusedAnswer():
            return {"done": False, "says": why(answer), "reasons": [reason_frame(one) for one in answer.reasons]}
        case _:
            return {"done": False, "says": why(answer), "code": answer.code, "retry_ms": answer.retry_ms}


def _fields(order: str, asked: OrderAsked) -> dict[str, Any]:
    """The fields that this order takes. Raises Problem for one that it needs or does not know."""
    given = asked.model_dump(exclude_none=True, exclude={"cid"})
    takes = ORDERS[order].takes
    if unknown := sorted(set(given) - set(takes)):
        raise Problem(422, "unknown_field", f"{order!r} does not take {unknown[0]!r}.")
    if missing := [name for name in takes if name not in given and name != "to"]:
        raise Problem(422, "missing_field", f"{order!r} needs {missing[0]!r}.")
    return given


async def _own(request: Request, class_id: str) -> ClassRecord:
    return await lectern(request).own_class(lecturer_of(request), class_id)
