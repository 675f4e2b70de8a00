"""Every panel of every reader can be drawn after every event of every saved game."""

from dataclasses import fields
from pathlib import Path

import pytest

from game_rules.commands import Text
from game_rules.ids import LECTURER, PUBLIC
from game_rules.state import State
from game_rules.view import view
from game_rules.view.shapes import View
from server.looking_back.rechecking import recheck, recording_of
from server.render.panels import PANELS, drawn_line, drawn_panel
from tests.house.tree import ROOT

GAMES = sorted((ROOT / "tests" / "games").glob("*.jsonl"))
STEP = 40
"""The quick test looks at every fortieth event, and at the last."""


def words(_: Text) -> str:
    return "Words that somebody wrote."


@pytest.mark.slow
@pytest.mark.parametrize("file", GAMES, ids=lambda file: file.stem)
def test_every_panel_can_be_drawn_now_and_then(file: Path) -> None:
    recording = recording_of(recheck(file.read_bytes()))
    draw_all((*recording.states[::STEP], recording.end))


@pytest.mark.slow
@pytest.mark.parametrize("file", GAMES, ids=lambda file: file.stem)
def test_every_panel_can_be_drawn_after_every_event(file: Path) -> None:
    draw_all(recording_of(recheck(file.read_bytes())).states)


@pytest.mark.slow
@pytest.mark.parametrize("file", GAMES, ids=lambda file: file.stem)
def test_every_line_can_be_drawn(file: Path) -> None:
    recording = recording_of(recheck(file.read_bytes()))
    for reader in (*recording.end.cast, PUBLIC, LECTURER):
        for position in recording.positions(reader):
            assert drawn_line(position.line, words)


def draw_all(states: tuple[State, ...]) -> None:
    """What has not changed since the state before is drawn already."""
    for reader in (*states[-1].cast, PUBLIC, LECTURER):
        seen: View | None = None
        for state in states:
            now = view(state, reader)
            for name in changed(seen, now):
                assert f'id="panel-{name}"' in drawn_panel(name, now, words, state.clock.now)
            seen = now


def changed(before: View | None, now: View) -> tuple[str, ...]:
    fresh = {one.name for one in fields(View) if before is None or getattr(before, one.name) != getattr(now, one.name)}
    return tuple(name for name, drawn_from in PANELS.items() if fresh & {*drawn_from})
