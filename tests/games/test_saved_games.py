"""Every saved game of every release replays for ever, to the ending that it had when it was played."""

import json
from pathlib import Path

import pytest

from game_rules.ids import LECTURER, PUBLIC, SPECTATOR
from game_rules.score import result
from server.looking_back.rechecking import recheck, recording_of
from server.storage.saved_game import dump

FOLDER = Path(__file__).parent
GAMES = sorted(FOLDER.glob("*.jsonl"))
ENDINGS = FOLDER / "endings.json"


def ending(file: Path) -> dict[str, object]:
    """What a saved game came to: enough to notice that a replay tells another story."""
    saved = recheck(file.read_bytes())
    state = recording_of(saved).end
    return {
        "events": len(saved.events),
        "head": saved.head_hash,
        "outcome": state.decision.outcome,
        "adopted": dict(state.decision.adopted or {}),
        "breaks": [[one.role, one.house, one.issue, one.at] for one in state.decision.breaks],
        "points": {role: result(state, role).points for role in state.cast},
    }


@pytest.mark.parametrize("file", GAMES, ids=lambda file: file.stem)
def test_a_saved_game_replays_to_the_ending_that_it_had(file: Path) -> None:
    """The chain holds, every event folds, and the story ends as it ended."""
    assert ending(file) == json.loads(ENDINGS.read_text(encoding="utf-8"))[file.stem]


@pytest.mark.parametrize("file", GAMES, ids=lambda file: file.stem)
def test_a_saved_game_survives_being_loaded_and_saved_again(file: Path) -> None:
    """Byte for byte."""
    assert dump(recheck(file.read_bytes())) == file.read_bytes()


@pytest.mark.parametrize("file", GAMES, ids=lambda file: file.stem)
def test_every_reader_can_read_the_minutes_of_a_saved_game(file: Path) -> None:
    """Each role, the public, spectators and the lecturer have lines to read, and the lecturer has the most."""
    recording = recording_of(recheck(file.read_bytes()))
    lines = {reader: len(recording.positions(reader)) for reader in (*recording.end.cast, PUBLIC, SPECTATOR, LECTURER)}
    assert all(lines.values())
    assert lines[PUBLIC] == min(lines.values())


def test_every_saved_game_has_an_ending_on_record() -> None:
    """A new file comes with its ending; an old one is never dropped."""
    assert set(json.loads(ENDINGS.read_text(encoding="utf-8"))) == {file.stem for file in GAMES}
