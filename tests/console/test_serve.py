"""`antechamber serve` as a process: what it prints, what it offers at once, how it ends."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from server.storage.database import FILE, open_database

pytestmark = pytest.mark.slow

COMMAND = (sys.executable, "-c", "from server.cli import main; main()")


@dataclass
class Served:
    """A running server and what it said."""

    process: subprocess.Popen[str]
    greeting: str
    folder: Path

    @property
    def start(self) -> str:
        found = re.search(r"http://localhost:\d+/start", self.greeting)
        assert found, self.greeting
        return found.group()

    @property
    def console(self) -> str:
        found = re.search(r"http://\S+/console/enter#(\S+)", self.greeting)
        assert found, self.greeting
        return found.group(1)


@contextmanager
def served(folder: Path, *more: str) -> Iterator[Served]:
    """Until the end of the block; then it is told to stop, and must."""
    words = (*COMMAND, "serve", "--port", "0", "--data", str(folder), *more)
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Stop with"):
                break
        try:
            yield Served(process, "".join(lines), folder)
        finally:
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


def cli(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run((*COMMAND, *words), capture_output=True, text=True, timeout=60, check=False)


def test_a_fresh_folder_offers_three_things_at_once(tmp_path: Path) -> None:
    """Play alone, the console, a code for others: printed, and on the first page."""
    with served(tmp_path / "data") as server, httpx2.Client(trust_env=False) as browser:
        assert re.search(r"Class code +[2-9A-Z]{3}-[2-9A-Z]{4}", server.greeting)
        page = browser.get(server.start)
        assert page.status_code == 200
        for words in ("Play alone", "The console", "A code for others"):
            assert words in page.text
        origin = server.start.removesuffix("/start")
        entered = browser.post(f"{origin}/console/enter", data={"code": server.console}, headers={"origin": origin})
        assert entered.headers["location"] == "/console"
        assert "Warsaw" in browser.get(f"{origin}/console").text


def test_a_second_start_goes_on_with_what_is_there(tmp_path: Path) -> None:
    """The same class, the same code; no second one is made."""
    code = re.compile(r"Class code +(\S+)")
    with served(tmp_path) as first:
        before = code.search(first.greeting)
    with served(tmp_path) as second:
        after = code.search(second.greeting)
    assert before
    assert after
    assert before.group(1) == after.group(1)


def test_a_running_server_is_asked_for_links_and_tokens(tmp_path: Path) -> None:
    """Only it writes to its folder; the note that says where it is goes when it goes."""
    with served(tmp_path) as server:
        link = cli("lecturer", "link", "--data", str(tmp_path)).stdout.split()[0]
        origin, _, code = link.partition("/console/enter#")
        entered = httpx2.post(f"{origin}/console/enter", data={"code": code}, trust_env=False)
        assert entered.status_code == 303
        token = cli("lecturer", "token", "lecturer", "--data", str(tmp_path)).stdout.split()[0]
        answer = httpx2.get(f"{origin}/api/classes", headers={"authorization": f"Bearer {token}"}, trust_env=False)
        assert len(answer.json()["classes"]) == 1
        assert (tmp_path / "control.json").stat().st_mode & 0o777 == 0o600
        assert server.process.poll() is None
    assert not (tmp_path / "control.json").exists()


def test_nobody_else_is_asked_through_the_back_door(tmp_path: Path) -> None:
    """Without the note's secret there is nothing there."""
    with served(tmp_path) as server:
        origin = server.start.removesuffix("/start")
        for secret in ("", "guessed"):
            headers = {"x-antechamber-control": secret}
            body = {"do": "token", "name": "lecturer"}
            assert httpx2.post(f"{origin}/api/control", json=body, headers=headers, trust_env=False).status_code == 404


def test_a_port_in_use_is_said_in_a_sentence(tmp_path: Path) -> None:
    """With what to do about it."""
    with served(tmp_path / "one") as server:
        port = re.search(r":(\d+)/start", server.start)
        assert port
        second = cli("serve", "--port", port.group(1), "--data", str(tmp_path / "two"))
    assert second.returncode == 1
    assert f"Port {port.group(1)}" in second.stderr
    assert "--port" in second.stderr
    assert "Traceback" not in second.stderr
    assert second.stdout == ""


def test_a_folder_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """Nothing in it is touched."""
    open_database(tmp_path).close()
    database = open_database(tmp_path)
    with database.writing() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    before = (tmp_path / FILE).read_bytes()
    answer = cli("serve", "--port", "0", "--data", str(tmp_path))
    assert answer.returncode == 1
    assert "newer Antechamber" in answer.stderr
    assert (tmp_path / FILE).read_bytes() == before


def test_only_this_computer_is_said_where_only_it_listens(tmp_path: Path) -> None:
    """And how others could."""
    with served(tmp_path, "--host", "127.0.0.1") as server:
        assert "Only this computer can reach the server" in server.greeting
