"""Ten thousand random games end without an exception, and a fresh process folds each of them to the same state."""

import os
import subprocess
import sys

import pytest

from tests.house.tree import ROOT
from tests.soak.many_games import WORLDS, opening, played

BATCH = 100


def folded_elsewhere(journals: list[str]) -> str:
    """What a process says that has another hash seed and stands in another time zone: nothing, where all is well."""
    elsewhere = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.many_games"],
        input="\n".join(journals),
        env=elsewhere,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.slow
def test_games_of_every_scenario_fold_to_the_same_state_elsewhere() -> None:
    """Ten of each."""
    assert folded_elsewhere([played(number) for number in range(10 * len(WORLDS))]) == ""


@pytest.mark.soak
@pytest.mark.parametrize("thousand", range(10))
def test_ten_thousand_games_fold_to_the_same_state_elsewhere(thousand: int) -> None:
    """Every scenario, format and mode; casts from the core to everybody."""
    for first in range(thousand * 1000, (thousand + 1) * 1000, BATCH):
        numbers = range(first, first + BATCH)
        assert folded_elsewhere([played(number) for number in numbers]) == "", numbers


def test_all_scenarios_formats_and_casts_are_among_them() -> None:
    """The set-ups are drawn from all that there is."""
    openings = [opening(number) for number in range(500)]
    assert {slug for slug, _ in openings} == set(WORLDS)
    assert {(slug, one.format) for slug, one in openings} >= {(slug, "multiday") for slug in WORLDS if slug != "warsaw"}
    assert {len(one.cast) for _, one in openings} >= {6, 7, 8, 9}
    assert {one.hard for _, one in openings} == {True, False}
