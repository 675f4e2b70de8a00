"""Speed of views: every reader after every event of a June, beside the folding of one event in the same run.

Machines differ and drift: compare the ratios, and the calls, which do not depend on the machine.
"""

import cProfile
import pstats
import time
from dataclasses import replace
from pathlib import Path

import pytest

from game_rules.evolve import evolve
from game_rules.view import view
from server.looking_back.rechecking import recording_of
from server.looking_back.recording import Recording
from server.storage.saved_game import read

pytestmark = pytest.mark.bench

FOLDER = Path(__file__).parents[1] / "games"
ROUNDS = 3


@pytest.mark.parametrize("name", ["warsaw-50-signed-after-a-fight", "warsaw-50-no-deal", "warsaw-75"])
def test_microseconds_per_view(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In play each view remembers the last; cold it remembers nothing (a game opened at one moment)."""
    recording = recording_of(read((FOLDER / f"{name}.jsonl").read_bytes()))
    views = sum(len(step.after.cast) for step in recording.steps() if _in_june(step.after))
    warm, cold, folding = [], [], []
    for _ in range(ROUNDS):
        folding.append(_seconds_to_fold(recording))
        warm.append(_seconds_a_view(recording))
        cold.append(_seconds_a_cold_view(recording))
    event = min(folding)
    with capsys.disabled():
        print(
            f"\n  {name:31} a view {min(warm) * 1e6:5.0f} us = {min(warm) / event:5.1f} events folded "
            f"({_calls(recording) / views:5.0f} calls); cold {min(cold) * 1e6:5.0f} us = {min(cold) / event:5.1f} "
            f"({event * 1e6:4.1f} us an event)"
        )
    assert min(warm) < min(cold)


def _in_june(state: object) -> bool:
    return getattr(getattr(state, "phase", None), "id", "") == "june"


def _seconds_a_view(recording: Recording) -> float:
    looks, began = 0, time.process_time()
    for step in recording.steps():
        if _in_june(step.after):
            for reader in step.after.cast:
                view(step.after, reader)
                looks += 1
    return (time.process_time() - began) / looks


def _seconds_a_cold_view(recording: Recording) -> float:
    states = [step.after for step in recording.steps() if _in_june(step.after)][::10]
    began = time.process_time()
    for state in states:
        for reader in state.cast:
            view(replace(state, kept={}), reader)
    return (time.process_time() - began) / (len(states) * len(states[0].cast))


def _seconds_to_fold(recording: Recording) -> float:
    began = time.process_time()
    for step in recording.steps():
        evolve(step.before, step.event)
    return (time.process_time() - began) / len(recording.steps())


def _calls(recording: Recording) -> int:
    profile = cProfile.Profile()
    profile.enable()
    for step in recording.steps():
        if _in_june(step.after):
            for reader in step.after.cast:
                view(step.after, reader)
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
