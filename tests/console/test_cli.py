"""The command line: what each command prints, and how it says no: one sentence, no traceback, the right status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from server.cli import main
from server.scenarios.scenario_file import load
from server.storage.database import open_database
from tests.console.cards import secrets_of

WARSAW = load("warsaw")


class Ran:
    """What a command printed, and how it ended."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):  # type: ignore[no-untyped-def]
    """Run `antechamber ...` in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Ran:
        monkeypatch.setattr("sys.argv", ["antechamber", *words])
        status = 0
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(bool(end.code))
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return run


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two played games."""
    from server.cli.play import run as play

    folder = tmp_path_factory.mktemp("played")
    play("warsaw", seed=1, games=2, form=None, out=folder)
    return folder


def refused(ran: Ran, status: int, *words: str) -> None:
    """One clear sentence on standard error and nothing else there."""
    assert ran.status == status
    for word in words:
        assert word in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


# --- play, verify, replay ---------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_played_games_are_saved_and_verify(run, played: Path) -> None:  # type: ignore[no-untyped-def]
    """One file a game; the same seed gives the same bytes."""
    files = sorted(played.glob("*.jsonl"))
    assert [file.name for file in files] == ["warsaw-50-0001.jsonl", "warsaw-50-0002.jsonl"]
    ran = run("verify", *map(str, files))
    assert ran.status == 0
    assert ran.out.count("good.") == 2
    again = run("play", "warsaw", "--seed", "2", "--out", "again")
    assert again.status == 0
    assert Path("again/warsaw-50-0002.jsonl").read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("line", [1, 2, 40, -2])
def test_a_flipped_byte_is_found_and_its_line_named(run, played: Path, line: int) -> None:  # type: ignore[no-untyped-def]
    """The first bad line, on standard error, with status 1."""
    lines = (played / "warsaw-50-0001.jsonl").read_bytes().splitlines(keepends=True)
    number = line if line > 0 else len(lines) + line
    bad = bytearray(lines[number - 1])
    at = bad.index(b'"', len(bad) // 3) + 1
    bad[at] ^= 1
    Path("bad.jsonl").write_bytes(b"".join([*lines[: number - 1], bytes(bad), *lines[number:]]))
    refused(run("verify", "bad.jsonl"), 1, "bad.jsonl", f"line {number}")


def test_a_good_file_beside_a_bad_one_is_still_reported(run, played: Path) -> None:  # type: ignore[no-untyped-def]
    """Every file is looked at."""
    Path("short.jsonl").write_bytes((played / "warsaw-50-0001.jsonl").read_bytes()[:-20])
    ran = run("verify", "short.jsonl", str(played / "warsaw-50-0002.jsonl"))
    assert ran.status == 1
    assert "good." in ran.out
    assert "short.jsonl" in ran.err


@pytest.mark.parametrize(("name", "code"), [("cyprus", "CY"), ("CY", "CY"), ("turkey", "TR"), ("nato", "NATO")])
def test_a_replay_never_prints_anothers_secret(run, played: Path, name: str, code: str) -> None:  # type: ignore[no-untyped-def]
    """Neither cards, nor briefs, nor words that were said to others."""
    file = played / "warsaw-50-0001.jsonl"
    ran = run("replay", str(file), "--as", name)
    assert ran.status == 0
    assert "You " in ran.out
    for other in WARSAW.core_cast:
        if other != code:
            for secret in secrets_of(file, other, unless=code):
                assert secret not in ran.out, (other, secret)


def test_a_replay_stops_where_it_is_told(run, played: Path) -> None:  # type: ignore[no-untyped-def]
    """So many lines, and where the game stood then."""
    ran = run("replay", str(played / "warsaw-50-0001.jsonl"), "--as", "lecturer", "--at", "3")
    assert "3 of " in ran.out
    assert len([line for line in ran.out.splitlines() if line[:6].strip()[:1].isdigit()]) >= 3


def test_a_role_that_is_not_there_is_refused_with_those_that_are(run, played: Path) -> None:  # type: ignore[no-untyped-def]
    """As a mistake of usage."""
    file = str(played / "warsaw-50-0001.jsonl")
    refused(run("replay", file, "--as", "malta"), 2, "malta", "CY (cyprus)")


# --- check ------------------------------------------------------------------------------------------------------------


def test_check_prints_figures_as_a_table_or_as_json(run) -> None:  # type: ignore[no-untyped-def]
    """The contract's names; counts are whole numbers."""
    assert run("check", "warsaw").status == 0
    told = json.loads(run("check", "warsaw", "--json").out)
    assert {"scenario", "packages", "adoptable", "fewest_changes", "better_for_all_core", "blocked_share"} <= set(told)
    assert told["packages"] == 65_536
    assert isinstance(told["adoptable"]["core"], int)


def test_check_names_the_line_and_column_of_a_mistake(run) -> None:  # type: ignore[no-untyped-def]
    """On standard error, with status 1."""
    folder = Path("broken")
    folder.mkdir()
    (folder / "scenario.yaml").write_text("slug: broken\ntitle: [1, 2\n")
    ran = run("check", str(folder))
    assert ran.status == 1
    assert "scenario.yaml:" in ran.err
    assert "Traceback" not in ran.err


def test_an_unknown_scenario_is_a_mistake_of_usage(run) -> None:  # type: ignore[no-untyped-def]
    """Wherever it is named."""
    for words in (("check", "warsav"), ("play", "warsav")):
        refused(run(*words), 2, "warsav")


# --- wrong use --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("play", "warsaw", "--format", "12"),
        ("play", "warsaw", "--games", "0"),
        ("replay", "missing.jsonl"),
        ("verify", "missing.jsonl"),
        ("import", "missing.jsonl"),
        ("serve", "--port", "99999"),
        ("serve", "--origin", "*"),
        ("dance",),
        ("verify",),
    ],
)
def test_wrong_use_ends_with_status_two_and_a_sentence(run, words: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    """Never a traceback."""
    ran = run(*words)
    assert ran.status == 2
    assert ran.err.strip()
    assert "Traceback" not in ran.err


def test_what_breaks_inside_says_so_and_shows_no_traceback(run, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """Our mistake, not the user's."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("oh")

    monkeypatch.setattr("server.cli.check.run", broken)
    refused(run("check"), 1, "Something broke inside Antechamber", "ANTECHAMBER_TRACEBACK=1")


# --- the data folder --------------------------------------------------------------------------------------------------


def test_games_go_into_a_folder_and_out_again_unchanged(run, played: Path) -> None:  # type: ignore[no-untyped-def]
    """`import`, then `export`: the same bytes."""
    file = played / "warsaw-50-0001.jsonl"
    assert run("import", str(file), "--data", "data").status == 0
    assert run("export", "--data", "data", "--out", "out").status == 0
    (written,) = Path("out").iterdir()
    assert written.read_bytes() == file.read_bytes()
    refused(run("import", str(file), "--data", "data"), 1, "already")
    refused(run("export", "nothing", "--data", "data"), 2, "There is no game nothing here.")


def test_a_changed_file_is_not_imported(run, played: Path) -> None:  # type: ignore[no-untyped-def]
    """Nor is anything beside it."""
    text = (played / "warsaw-50-0001.jsonl").read_text(encoding="utf-8")
    Path("bad.jsonl").write_text(text.replace('"at":0', '"at":1', 1), encoding="utf-8")
    ran = run("import", str(played / "warsaw-50-0002.jsonl"), "bad.jsonl", "--data", "data")
    refused(ran, 1, "bad.jsonl", "Nothing was imported")
    assert not Path("data").exists()


def test_a_folder_in_use_is_left_alone(run) -> None:  # type: ignore[no-untyped-def]
    """Whoever tries to write is told who is there."""
    database = open_database(Path("data"))
    try:
        for words in (("migrate",), ("serve", "--port", "0"), ("lecturer", "add", "Bob")):
            refused(run(*words, "--data", "data"), 1, "Another Antechamber")
    finally:
        database.close()


def test_a_folder_that_is_none_of_ours_is_left_alone(run) -> None:  # type: ignore[no-untyped-def]
    """A file, or nothing at all."""
    Path("file").write_text("hello")
    refused(run("serve", "--port", "0", "--data", "file"), 1, "file")
    refused(run("export", "--data", "nowhere"), 1, "There is no Antechamber data")


def test_migrate_says_that_all_is_up_to_date(run) -> None:  # type: ignore[no-untyped-def]
    """On a folder that is."""
    assert run("migrate", "--data", "data").out == "Up to date; nothing had to be changed.\n"


def test_lecturers_are_added_and_get_links_and_tokens(run) -> None:  # type: ignore[no-untyped-def]
    """Each shown once; a name is taken once."""
    added = run("lecturer", "add", "Bob", "--data", "data")
    assert "/console/enter#" in added.out
    assert len(run("lecturer", "token", "Bob", "--data", "data").out.split()[0]) >= 40
    assert run("lecturer", "list", "--data", "data").out == "Bob\n"
    assert "/console/enter#" in run("lecturer", "link", "--data", "data").out
    refused(run("lecturer", "add", "Bob", "--data", "data"), 1, "There is a lecturer 'Bob' already")
    refused(run("lecturer", "token", "Eve", "--data", "data"), 1, "There is no lecturer 'Eve'")
    refused(run("lecturer", "add", "x" * 200, "--data", "data"), 1, "80 at most")


@pytest.mark.slow
def test_bench_prints_four_figures(run) -> None:  # type: ignore[no-untyped-def]
    """Numbers and what they count."""
    ran = run("bench", "--seconds", "0.2")
    assert ran.status == 0
    assert len(ran.out.splitlines()) == 4


# --- quick ------------------------------------------------------------------------------------------------------------

_WEB = ("fastapi", "uvicorn", "starlette", "sqlalchemy", "jinja2", "structlog")


@pytest.mark.parametrize(
    ("words", "spared"),
    [
        (("--help",), (*_WEB, "game_rules")),
        (("check", "tutorial"), _WEB),
        (("verify", "GAME"), _WEB),
        (("replay", "GAME"), _WEB),
    ],
)
def test_a_command_imports_only_what_it_needs(words: tuple[str, ...], spared: tuple[str, ...], played: Path) -> None:
    """Whoever checks a file does not wait for a web server."""
    game = str(next(played.glob("*.jsonl")))
    asked = [game if word == "GAME" else word for word in words]
    ran = subprocess.run([sys.executable, "-c", _TELLS, *asked], capture_output=True, text=True, check=True)
    assert {*ran.stderr.split()}.isdisjoint(spared)


_TELLS = """
import sys
from server.cli import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
