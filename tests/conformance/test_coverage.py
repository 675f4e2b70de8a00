"""Coverage: every statement of the conformance list is a test named after its id, or open work with its reason."""

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent

NOT_YET = {}
"""Open work: the statements that the rules do not satisfy yet, and the mechanism that is missing. It shrinks."""

STATEMENTS: dict[str, dict[str, Any]] = {
    one["id"]: one for one in yaml.safe_load((HERE / "conformance.yaml").read_text(encoding="utf-8"))["statements"]
}


def named() -> dict[str, str]:
    """The tests that are named after a statement, with the source of their files."""
    found = {}
    for path in sorted(HERE.glob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_c"):
                number = node.name.removeprefix("test_c").partition("_")[0]
                if number.isdecimal():
                    found[f"C{number}"] = source
    return found


def test_every_statement_is_a_test_or_open_work_and_never_both() -> None:
    """Nothing is forgotten, and nothing is said to be missing that is there."""
    assert {*named(), *NOT_YET} == {*STATEMENTS}
    assert sorted({*named()} & {*NOT_YET}) == []


@pytest.mark.parametrize("statement", sorted(named()))
def test_a_statement_with_a_code_is_tested_by_its_code(statement: str) -> None:
    """So that it cannot pass for another reason."""
    code = STATEMENTS[statement]["code"]
    assert code is None or f'"{code}"' in named()[statement]
