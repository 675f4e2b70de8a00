"""Carrying a saved game out of the data folder, and into it."""

from dataclasses import replace

from sqlalchemy import Connection, insert

from server.storage import readers
from server.storage.games import game_of, keep_game, keep_scenario, scenario_of
from server.storage.records import GameRecord
from server.storage.saved_game import SavedGame
from server.storage.tables import ATTEMPTS, EVENTS, TEXTS, columns


def load(connection: Connection, game: str) -> SavedGame:
    """A game of this data folder, ready to be written to a file. Raises UnknownGame."""
    record = game_of(connection, game)
    return SavedGame(
        game=replace(record, class_id=None, label="", origin="import"),
        scenario=scenario_of(connection, record.scenario),
        events=tuple(readers.events(connection, game)),
        attempts=tuple(readers.attempts(connection, game)),
        texts=tuple(readers.texts(connection, game)),
    )


def store(connection: Connection, saved: SavedGame) -> GameRecord:
    """Take a saved game into this data folder, as it is. Raises NotPossible("game_exists")."""
    keep_scenario(connection, saved.scenario)
    keep_game(connection, saved.game)
    for table, records in ((EVENTS, saved.events), (ATTEMPTS, saved.attempts), (TEXTS, saved.texts)):
        if records:
            names = [column.name for column in columns(table, type(records[0]))]
            rows = [{"game": saved.game.id} | {name: getattr(record, name) for name in names} for record in records]
            connection.execute(insert(table), rows)
    return saved.game
