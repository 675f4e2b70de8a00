"""`antechamber export --assessment`: what a class has done, under pseudonyms; the key file alone, with `--key`."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from server.cli.folder import data_folder
from server.cli.play import writable
from server.cli.trouble import Trouble, misused
from server.looking_back.assessment import assess, stacked
from server.looking_back.assessment_files import key_as_csv, named
from server.looking_back.pseudonyms import kept_secret, key_of, secret_of
from server.storage.classes import class_of
from server.storage.database import open_database, read_database
from server.storage.games import all_games
from server.storage.problems import NotPossible, StorageProblem
from server.storage.records import ClassRecord


def run(wanted: Sequence[str], data: Path | None, out: Path, *, texts: bool, key: bool) -> None:
    """Write the files of each class that is named, or of all with a finished game. A server may be running."""
    folder, written = data_folder(data), 0
    try:
        database = read_database(folder)
    except StorageProblem as problem:
        raise Trouble(str(problem)) from problem
    try:
        with database.reading() as connection:
            for record in _classes(connection, wanted):
                secret = secret_of(connection, record) or _drawn(folder, record)
                for path, body in _files(connection, record, secret, texts=texts, key=key).items():
                    target = writable(out) / path
                    target.write_bytes(body)
                    print(target)
                    written += 1
    except OSError as error:
        raise Trouble(f"{out} cannot be written to: {error.strerror}.", do="Choose another with --out.") from error
    finally:
        database.close()
    if not written:
        raise Trouble("No game of a class is over here: there is nothing to assess.", do="End one, then export.")


def _classes(connection: Connection, wanted: Sequence[str]) -> list[ClassRecord]:
    known = dict.fromkeys(wanted) or dict.fromkeys(one.class_id for one in all_games(connection) if one.class_id)
    try:
        return [class_of(connection, one) for one in known]
    except NotPossible as wrong:
        raise misused("There is no such class here.", do="Leave the classes out to export all.") from wrong


def _files(connection: Connection, record: ClassRecord, secret: bytes, *, texts: bool, key: bool) -> dict[str, bytes]:
    if key:
        return {f"{record.id}-assessment-key.csv": key_as_csv(key_of(connection, record, secret))}
    found = assess(record, secret, stacked(connection, record.id), texts=texts)
    return {f"{record.id}-{name}": body for name, body in named(found).items()} if found.rows else {}


def _drawn(folder: Path, record: ClassRecord) -> bytes:
    """A class that is older than pseudonyms gets its secret; only where no server writes to the folder."""
    try:
        database = open_database(folder)
    except StorageProblem as problem:
        raise Trouble(str(problem), do="Or export this class from the console once.") from problem
    try:
        with database.writing() as connection, connection.begin():
            return kept_secret(connection, record)
    finally:
        database.close()
