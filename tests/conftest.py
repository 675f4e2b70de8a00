"""What every test shares: how hard Hypothesis tries, where its folders lie, and the browser of this machine."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from server import logs

_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("tests", max_examples=100, derandomize=True, database=None, **_PATIENT)
settings.register_profile("quick", max_examples=10, derandomize=True, database=None, **_PATIENT)
settings.register_profile("soak", max_examples=2_000, print_blob=True, **_PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))

_MEMORY = Path("/dev/shm")
_ENOUGH = 1 << 30


def _quick_folders() -> None:
    """Folders of tests lie in memory where there is enough of it: what they promise of a disk, they check by cutting
    the power (tests/faults), not by waiting for this machine's disk a thousand times."""
    if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


_quick_folders()

logs.configure(stream=sys.__stderr__)  # as a server does; left alone, structlog draws tracebacks for seconds

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NO_BROWSER = Path(sys.prefix) / ".no-browser"
"""Written by `.ci/setup browser` where it could neither find nor install a Chromium: one line that says why."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser the browser tests are skipped, each with the reason, and all others run."""
    if _NO_BROWSER.is_file() and not _installed():
        reason = _NO_BROWSER.read_text(encoding="utf-8").strip()
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=reason))


@cache
def _installed() -> str | None:
    """The machine's own Chromium. A name may be an empty promise: Ubuntu's only says that it is a snap."""
    return next(filter(_works, filter(None, map(shutil.which, _CHROMIUM_NAMES))), None)


def _works(browser: str) -> bool:
    return subprocess.run([browser, "--version"], check=False, capture_output=True).returncode == 0


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium if there is one, else Playwright's."""
    installed = _installed()
    return (
        browser_type_launch_args | {"args": [*_CHROMIUM_ARGS]} | ({"executable_path": installed} if installed else {})
    )
