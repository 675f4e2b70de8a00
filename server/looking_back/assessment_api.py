"""Downloads for marking: the assessment export of a class or a game, and its key file as another download."""

import asyncio
from typing import Any, Literal

import structlog
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from server.gate.access import LECTURER, Rows
from server.gate.errors import Problem
from server.lecturer.lectern import lectern, lecturer_of
from server.looking_back.assessment import Assessment, assess, stacked
from server.looking_back.assessment_files import acts_as_csv, archive, as_csv, as_json, key_as_csv
from server.looking_back.pseudonyms import kept_secret, key_of, secret_of
from server.storage.records import ClassRecord

ROWS: Rows = {
    ("GET", "/api/classes/{class_id}/assessment-export"): LECTURER,
    ("GET", "/api/classes/{class_id}/assessment-key-export"): LECTURER,
    ("GET", "/api/games/{game}/assessment-export"): LECTURER,
}

Form = Literal["zip", "csv", "acts", "json"]

_MADE = {
    "zip": (archive, "application/zip", "assessment-{}.zip"),
    "csv": (as_csv, "text/csv; charset=utf-8", "assessment-{}.csv"),
    "acts": (acts_as_csv, "text/csv; charset=utf-8", "assessment-acts-{}.csv"),
    "json": (as_json, "application/json", "assessment-{}.json"),
}
_FILES: dict[int | str, dict[str, Any]] = {200: {"content": {"application/zip": {}, "text/csv": {}}}}
_NONE_OVER = Problem(409, "not_over", "There is nothing to assess before a game is over: end one, then export.")

_log = structlog.get_logger(__name__)
router = APIRouter(tags=["lecturer"])


@router.get("/api/classes/{class_id}/assessment-export", response_class=Response, responses=_FILES)
async def of_class(request: Request, class_id: str, form: Form = "zip", include_texts: bool = False) -> Response:
    """One row a student and finished game, under pseudonyms; one row an act; words only with `include_texts`."""
    record = await lectern(request).own_class(lecturer_of(request), class_id)
    return await _export(request, record, "", form, texts=include_texts)


@router.get("/api/games/{game}/assessment-export", response_class=Response, responses=_FILES)
async def of_game(request: Request, game: str, form: Form = "zip", include_texts: bool = False) -> Response:
    """The same of one game."""
    live = await lectern(request).own_game(lecturer_of(request), game)
    if live.record.class_id is None:
        raise Problem(409, "no_class", "Only a game of a class has students to assess; this one belongs to none.")
    record = await lectern(request).own_class(lecturer_of(request), live.record.class_id)
    return await _export(request, record, live.id, form, texts=include_texts)


@router.get("/api/classes/{class_id}/assessment-key-export", response_class=Response, responses=_FILES)
async def key(request: Request, class_id: str) -> Response:
    """Who is behind each pseudonym of a class. Keep it apart from the export."""
    record = await lectern(request).own_class(lecturer_of(request), class_id)
    secret = await _secret(request, record)
    found = await lectern(request).server.journal.query(lambda connection: key_of(connection, record, secret))
    _log.info("assessment_key_exported", lecturer=lecturer_of(request).id, class_id=record.id)
    return _download(key_as_csv(found), f"assessment-key-{record.id}.csv", "text/csv; charset=utf-8")


async def _export(request: Request, record: ClassRecord, game: str, form: Form, *, texts: bool) -> Response:
    found = await _assessed(request, record, game, texts=texts)
    if not found.rows:
        raise _NONE_OVER
    make, kind, name = _MADE[form]
    _log.info("assessment_exported", lecturer=lecturer_of(request).id, class_id=record.id, game=game, texts=texts)
    return _download(make(found), name.format(game or record.id), kind)


async def _assessed(request: Request, record: ClassRecord, game: str, *, texts: bool) -> Assessment:
    secret = await _secret(request, record)
    kept = await lectern(request).server.journal.query(lambda connection: stacked(connection, record.id, game))
    return await asyncio.to_thread(lambda: assess(record, secret, kept, texts=texts))


async def _secret(request: Request, record: ClassRecord) -> bytes:
    journal = lectern(request).server.journal
    known = await journal.query(lambda connection: secret_of(connection, record))
    if known is None:
        return await journal.write(lambda connection: kept_secret(connection, record))
    return known


def _download(body: bytes, name: str, kind: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(body, media_type=kind, headers=headers)
