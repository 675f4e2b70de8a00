"""`check`: every scenario that ships, all packages and all figures, as a whole command."""

import statistics
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.bench

ROUNDS = 7
COMMAND = (sys.executable, "-c", "from server.cli import main; main()", "check", "--json")


def test_seconds_to_check_all_scenarios(capsys: pytest.CaptureFixture[str]) -> None:
    """180,224 packages and the reading of the files in less than a second; the first round only warms the disk."""
    took = [_once() for _ in range(ROUNDS + 1)][1:]
    with capsys.disabled():
        print(f"\n  all scenarios: min {min(took):.2f} s, median {statistics.median(took):.2f} s")
    assert statistics.median(took) < 1


def _once() -> float:
    began = time.perf_counter()
    assert subprocess.run(COMMAND, stdout=subprocess.DEVNULL, check=False).returncode == 0
    return time.perf_counter() - began
