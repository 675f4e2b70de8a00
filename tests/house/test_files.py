"""The house: where files live, how long they are, what they say of themselves, what they must never say."""

import ast
import re

from tests.house.tree import ROOT, files, name, sources

LONGEST = 400
FOLDERS = {"server", "game_rules", "web", "tests", "docker"}
BINARY = {".png", ".jpg", ".webp", ".gif", ".ico", ".woff2", ".sqlite3", ".xlsx"}

# In pieces, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(
        (
            "/wo" + "rk/",
            "/ro" + "ot/",
            "/ho" + "me/",
            "/us" + r"ers/\w+/",
            "/tmp/" + "bash_",
            "file:/" + "//",
            "/opt/" + "py",
        )
    ),
    re.I,
)


def test_no_source_file_is_longer_than_four_hundred_lines() -> None:
    """Under 150 is normal, 300 is a smell, 400 fails."""
    lengths = {
        name(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources(".py", ".js", ".css", ".html", ".jinja", ".sh")
    }
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_the_top_level_has_only_the_fixed_folders() -> None:
    """Only files and dot-folders join them at the root."""
    found = {path.relative_to(ROOT).parts[0] for path in files() if path.parent != ROOT}
    assert {folder for folder in found if not folder.startswith(".")} <= FOLDERS


def test_every_python_file_says_on_its_first_line_what_it_is() -> None:
    """So that nobody has to read the second."""
    silent = [
        name(path)
        for path in sources(".py")
        if not (text := path.read_text(encoding="utf-8")).startswith('"""')
        or not (ast.get_docstring(ast.parse(text)) or "").splitlines()[:1]
        or text.startswith('"""\n')
    ]
    assert silent == []


def test_the_web_folder_holds_no_python() -> None:
    """`web` is what a browser gets."""
    assert [name(path) for path in sources(".py", ".pyi", under="web")] == []


def test_nothing_names_the_machine_it_was_written_on() -> None:
    """No home folder, no working folder, no local package index."""
    telling = {}
    for path in files():
        if path.suffix in BINARY:
            continue
        if found := MACHINE.search(path.read_text(encoding="utf-8")):
            telling[name(path)] = found.group()
    assert telling == {}


def test_the_locks_hold_hashes_and_no_host_names() -> None:
    """A lock says what to install, never from where."""
    for path in sorted(ROOT.glob("requirements*.lock")):
        text = path.read_text(encoding="utf-8")
        assert re.search(r"://|--(extra-)?index|--find-links|--trusted-host", text) is None, name(path)
        pinned = re.findall(r"^[\w.\[\]-]+==[^\\\n]*(?=\\?\n)", text, re.M)
        hashed = re.findall(r"^[\w.\[\]-]+==[^\n]*\\\n +--hash=sha256:", text, re.M)
        assert len(pinned) == len(hashed) > 0, name(path)


def test_the_runtime_lock_is_part_of_the_development_lock() -> None:
    """Who has installed the tests' tools has installed the server."""
    runtime, everything = (
        set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text(encoding="utf-8"), re.M))
        for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert runtime - everything == set()
