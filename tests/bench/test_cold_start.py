"""Cold start: from the command to the first page of an installed server, on a fresh data folder and on a known one."""

import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = pytest.mark.bench

ROUNDS = 7
PATIENCE = 60
COMMAND = (sys.executable, "-c", "from server.cli import main; main()")


def test_seconds_to_the_first_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each round a folder that is not there yet, then the same folder again; the first round only warms the disk."""
    fresh, known = zip(*(_both(tmp_path / str(number)) for number in range(ROUNDS + 1)), strict=True)
    with capsys.disabled():
        for name, took in (("fresh", fresh[1:]), ("known", known[1:])):
            print(f"\n  {name} folder: min {min(took):.2f} s, median {statistics.median(took):.2f} s", end="")
        print()
    assert fresh


def _both(folder: Path) -> tuple[float, float]:
    return _once(folder), _once(folder)


def _once(folder: Path) -> float:
    """Seconds until `/` is answered with 200."""
    port = _free_port()
    began = time.perf_counter()
    words = (*COMMAND, "serve", "--host", "127.0.0.1", "--port", str(port), "--data", str(folder))
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while not _answers(port):
            assert process.poll() is None
            assert time.perf_counter() - began < PATIENCE
            time.sleep(0.005)
        took = time.perf_counter() - began
        process.send_signal(signal.SIGINT)
    return took


def _answers(port: int) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE) as answer:
        return bool(answer.status == 200)
    return False


def _free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])
