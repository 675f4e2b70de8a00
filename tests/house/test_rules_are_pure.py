"""The rules could be published alone: the standard library, no clock, no chance, no floating votes."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import name, sources

IMPURE = frozenset(
    (
        "asyncio builtins ctypes datetime getpass glob importlib io locale logging multiprocessing os pathlib pickle "
        "platform random secrets select shutil signal socket sqlite3 ssl subprocess sys tempfile threading time urllib "
        "uuid zoneinfo"
    ).split()
)
ALLOWED = (sys.stdlib_module_names - IMPURE) | {"game_rules"}
FORBIDDEN_CALLS = {"open", "print", "input", "hash", "id", "eval", "exec", "compile", "float", "__import__"}


def test_the_rules_import_the_standard_library_only() -> None:
    """And of that only what knows no clock, chance, disk or network."""
    found = {name(path): sorted(set(_imported(path)) - ALLOWED) for path in sources(".py", under="game_rules")}
    assert {path: modules for path, modules in found.items() if modules} == {}


def test_the_rules_call_nothing_that_differs_between_machines() -> None:
    """No disk, no address, no hash of the day."""
    found = {
        f"{name(path)}:{node.lineno}": node.func.id
        for path in sources(".py", under="game_rules")
        if "analysis" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS
    }
    assert found == {}


def test_votes_are_not_floating() -> None:
    """`Fraction(55, 100)`, not `0.55`; the analysis alone may draw curves."""
    found = [
        f"{name(path)}:{node.lineno}"
        for path in sources(".py", under="game_rules")
        if "analysis" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]
    assert found == []


def test_nobody_reads_the_internals_of_another_file() -> None:
    """A name with a leading underscore stays at home."""
    found = [
        f"{name(path)}:{node.lineno}: {alias.name}"
        for path in sources(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in {"game_rules", "server"}
        for alias in node.names
        if alias.name.startswith("_")
    ]
    assert found == []


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module.split(".")[0]
