"""The lecturer's API beside the orders: the log of acts, and an act for a role that nobody plays."""

from typing import Annotated, Any

from fastapi import APIRouter, Body
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from server.gate.access import LECTURER, Rows
from server.gate.errors import Problem
from server.lecturer.lectern import lectern, lecturer_of
from server.lecturer.lecturer_api import JSON_LINES, answer_data
from server.lecturer.lecturer_export import file_name
from server.lecturer.playing_for import play_for
from server.looking_back.act_log import act_log, as_lines

ROWS: Rows = {
    ("GET", "/api/games/{game}/acts"): LECTURER,
    ("POST", "/api/games/{game}/act"): LECTURER,
}

router = APIRouter(tags=["lecturer"])


class ActAsked(BaseModel):
    """An act of `role`, as its player would send it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    role: str = Field(default="", max_length=8)
    kind: str = Field(default="", max_length=40)
    data: dict[str, Any] = Field(default_factory=dict)
    cid: str = Field(default="", max_length=64)


@router.get("/api/games/{game}/acts", response_class=Response, responses=JSON_LINES)
async def acts(request: Request, game: str) -> Response:
    """Everything that was asked of a game, accepted or refused: one line an act, without anybody's words."""
    live = await lectern(request).own_game(lecturer_of(request), game)
    entries = await act_log(lectern(request).server.journal, live.id)
    headers = {"content-disposition": f'attachment; filename="acts-{file_name(live)}"'}
    return Response(as_lines(entries), media_type="application/jsonl", headers=headers)


@router.post("/api/games/{game}/act")
async def act_for(request: Request, game: str, asked: Annotated[ActAsked | None, Body()] = None) -> dict[str, Any]:
    """Act for a role that no person plays. It is logged as the lecturer's, and no measure of the role counts it."""
    live, person = await lectern(request).own_game(lecturer_of(request), game), lecturer_of(request)
    if asked is None or not asked.role or not asked.kind:
        raise Problem(422, "missing_field", "Say for which `role`, and which act (`kind`).")
    wanted = (asked.role, asked.kind, asked.data)
    answer = await play_for(lectern(request).classroom, live, person.name, wanted, asked.cid)
    return {"game": live.id, **answer_data(answer)}
