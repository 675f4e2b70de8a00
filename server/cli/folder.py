"""`antechamber export`, `import` and `migrate`: games in and out of a data folder, and the folder itself."""

from collections.abc import Sequence
from pathlib import Path

from server.cli.play import writable
from server.cli.trouble import Trouble, misused
from server.settings import Settings
from server.storage import carrying, games, saved_game
from server.storage.database import Database, open_database, read_database
from server.storage.problems import NotPossible, StorageProblem, UnknownGame
from server.storage.saved_game import BadLine


def data_folder(given: Path | None) -> Path:
    """The folder that was named, else the one of the environment, else `data` here."""
    return given if given is not None else Settings().data


def export(wanted: Sequence[str], data: Path | None, out: Path) -> None:
    """Write games to files; those named, or all. A server may be running."""
    target = writable(out)
    try:
        database = read_database(data_folder(data))
    except StorageProblem as problem:
        raise Trouble(str(problem)) from problem
    try:
        with database.reading() as connection:
            known = list(wanted) or [game.id for game in games.all_games(connection)]
            for game in known:
                path = target / f"{game}.jsonl"
                path.write_bytes(saved_game.dump(carrying.load(connection, game)))
                print(path)
    except UnknownGame as wrong:
        raise misused(str(wrong), do="Leave the games out to export all.") from wrong
    except OSError as error:
        raise Trouble(f"{target} cannot be written to: {error.strerror}.", do="Choose another with --out.") from error
    finally:
        database.close()


def take_in(files: Sequence[Path], data: Path | None) -> None:
    """Take saved games into the data folder. All are checked first: either every file is fine, or nothing changes."""
    checked = [(file, _checked(file)) for file in files]
    database = _opened(data)
    try:
        with database.writing() as connection, connection.begin():
            for file, saved in checked:
                try:
                    carrying.store(connection, saved)
                except NotPossible as wrong:
                    raise Trouble(f"{file}: the game {saved.game.id} is in this data folder already.") from wrong
    finally:
        database.close()
    for file, saved in checked:
        print(f"{file}: game {saved.game.id}, {len(saved.events)} events; its replay is at /replay/{saved.game.id}")


def migrate(data: Path | None) -> None:
    """Bring the tables up to date."""
    database = _opened(data)
    backup = database.backup
    database.close()
    print(f"Up to date. The folder as it was: {backup}" if backup else "Up to date; nothing had to be changed.")


def _checked(file: Path) -> saved_game.SavedGame:
    from server.looking_back.rechecking import recheck

    try:
        return recheck(file.read_bytes())
    except OSError as error:
        raise misused(f"{file} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    except BadLine as bad:
        raise Trouble(f"{file}: {bad}.", do="Nothing was imported.") from bad


def _opened(data: Path | None) -> Database:
    try:
        return open_database(data_folder(data))
    except StorageProblem as problem:
        raise Trouble(str(problem)) from problem
