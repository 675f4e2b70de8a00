"""Every "no" in the rules cites where it comes from: an article, a line of the paper, or a rule of the game."""

import ast

from tests.house.tree import ROOT


def test_every_reason_names_its_rule_says_why_and_cites() -> None:
    """Wherever the rules make a `Reason`."""
    found = 0
    for path in sorted((ROOT / "game_rules").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                found += 1
                named = {one.arg: one.value for one in node.keywords}
                where = f"{path.name}:{node.lineno}"
                assert {"rule", "says", "cites", "remedy"} <= set(named), where
                assert not (isinstance(named["cites"], ast.Tuple) and not named["cites"].elts), where
    assert found > 100
