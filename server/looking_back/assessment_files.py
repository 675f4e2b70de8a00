"""The files of an assessment export: tables that no spreadsheet takes for formulas, and one JSON of the same."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

import orjson

from server.looking_back.assessment import Act, Assessment, Row

NOTE = (
    "Activity counts are evidence, not marks: no mark is computed. Points of a role depend on its table and on luck; "
    "never mark them. Empty cells cannot be measured for this person."
)
KEY_NOTE = "This file names people. Keep it apart from the assessment export, and delete it when the marks are given."
KEY_COLUMNS = ("student_pseudonym", "name")

Cell = str | int | float | None

_STARTS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_FORMULA = re.compile(f"(?:^|(?<=[;,|\\t\\r\\n]))(?=[\\s\\x00-\\x20'\"\ufeff]*[{_STARTS}])|^(?=['\\t\\r\\n])")


def defused(cell: Cell) -> Cell:
    """A text that a spreadsheet would evaluate, or split and then evaluate, gets an apostrophe; numbers stay."""
    return _FORMULA.sub("'", cell) if isinstance(cell, str) else cell


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], note: str) -> bytes:
    """A table as CSV in UTF-8, with a note in its first line."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([f"# {note}"])
    writer.writerow(columns)
    writer.writerows([defused("" if cell is None else cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_csv(found: Assessment) -> bytes:
    """One row for each student and game."""
    return table(columns(Row), (tuple(asdict(row).values()) for row in found.rows), NOTE)


def acts_as_csv(found: Assessment) -> bytes:
    """One row an act."""
    return table(columns(Act), (tuple(asdict(act).values()) for act in found.acts), NOTE)


def as_json(found: Assessment) -> bytes:
    """Both tables, for programs."""
    body = {"note": NOTE, "rows": [asdict(row) for row in found.rows], "acts": [asdict(act) for act in found.acts]}
    return orjson.dumps(body, option=orjson.OPT_INDENT_2)


def key_as_csv(key: Iterable[tuple[str, str]]) -> bytes:
    """Who is behind each pseudonym: never in the same archive."""
    return table(KEY_COLUMNS, key, KEY_NOTE)


def archive(found: Assessment) -> bytes:
    """The tables and the JSON in one file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        for name, body in named(found).items():
            files.writestr(name, body)
    return packed.getvalue()


def named(found: Assessment) -> dict[str, bytes]:
    """Each file by its name."""
    return {
        "assessment.csv": as_csv(found),
        "assessment-acts.csv": acts_as_csv(found),
        "assessment.json": as_json(found),
    }


def columns(of: type[Row] | type[Act]) -> tuple[str, ...]:
    """The columns of a table: the fields of its row."""
    return tuple(field.name for field in fields(of))
