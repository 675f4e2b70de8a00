"""Breaks: every small way to break a function of the rules, found in its syntax tree. Sentences are left alone.

Not broken: strings, what a reason `says`, `cites` and advises, annotations, and what is computed once at import.
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

WORDING = ("says", "cites", "remedy", "rule")
"""What a reason tells. A test of its wording would repeat the sentence."""

_TURNED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
}  # fmt: skip
_OTHER = {"any": "all", "all": "any", "min": "max", "max": "min"}
_Change = tuple[str, ast.AST]


@dataclass(frozen=True, kw_only=True)
class Break:
    """One change of one node of a file."""

    path: Path
    function: str
    first: int
    """Line on which the function begins, with its decorators."""
    lines: range
    """Lines of the statement that is changed."""
    node: int
    """Place of the node among all nodes of the file."""
    change: int
    told: str
    key: str
    """The same as long as the function is written as it is."""

    @property
    def line(self) -> int:
        """Where to look for it."""
        return self.lines.start

    def code(self) -> ast.Module:
        """The whole file with this change."""
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        _put(tree, list(ast.walk(tree))[self.node], self.change)
        return ast.fix_missing_locations(tree)


def breaks_of(path: Path) -> list[Break]:
    """All of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    places = {node: place for place, node in enumerate(ast.walk(tree))}
    found: list[Break] = []
    for name, function in _functions(tree, ""):
        written = sha256(ast.unparse(function).encode()).hexdigest()[:12]
        changes = [
            (node, lines, i, told) for node, lines in _nodes(function) for i, (told, _) in enumerate(_changes(node))
        ]
        for nth, (node, lines, i, told) in enumerate(changes):
            place = {"path": path, "function": name, "first": _first(function), "lines": lines, "node": places[node]}
            found.append(Break(**place, change=i, told=told, key=f"{path.name} {name} {written} {nth}"))
    return found


def _functions(within: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Functions and methods; functions inside functions belong to the outer one."""
    for node in ast.iter_child_nodes(within):
        if isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")


def _first(function: ast.FunctionDef) -> int:
    return min(part.lineno for part in (function, *function.decorator_list))


def _nodes(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, range]]:
    """What may be changed in the body of a function, with the lines of its statement."""
    for statement in function.body:
        yield from _below(statement, range(0))


def _below(node: ast.AST, lines: range) -> Iterator[tuple[ast.AST, range]]:
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.keyword) and node.arg in WORDING):
        return
    if isinstance(node, ast.stmt | ast.match_case):
        lines = _own_lines(node)
    yield node, lines
    for name, value in ast.iter_fields(node):
        if name not in {"annotation", "returns"}:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _below(child, lines)


def _own_lines(node: ast.stmt | ast.match_case) -> range:
    """The lines of a statement; of one that holds others, its head."""
    start = node.pattern.lineno if isinstance(node, ast.match_case) else node.lineno
    body = getattr(node, "body", None)
    end = body[0].lineno if body else (node.end_lineno or start) + 1
    return range(start, max(end, start + 1))


def _changes(node: ast.AST) -> list[_Change]:
    return [*_of_operators(node), *_of_values(node), *_of_statements(node), *_of_calls(node)]


def _of_operators(node: ast.AST) -> Iterator[_Change]:
    """Comparisons, and, or, not, arithmetic, and what is added to or taken from something."""
    match node:
        case ast.Compare():
            for i, operator in enumerate(node.ops):
                if turned := _TURNED.get(type(operator)):
                    ops = [*node.ops[:i], turned(), *node.ops[i + 1 :]]
                    yield _becomes(node, ast.Compare(node.left, ops, node.comparators))
        case ast.BoolOp():
            yield _becomes(node, ast.BoolOp(_TURNED[type(node.op)](), node.values))
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield _becomes(node, node.operand)
        case ast.BinOp(op=ast.Mult() | ast.FloorDiv()):
            yield _becomes(node, ast.BinOp(node.left, _TURNED[type(node.op)](), node.right))
        case ast.BinOp():
            yield _becomes(node, node.left)


def _of_values(node: ast.AST) -> Iterator[_Change]:
    """Numbers, truths, either of two values, conditions of a collection, and its parts."""
    match node:
        case ast.Constant(value=bool()):
            yield _becomes(node, ast.Constant(not node.value))
        case ast.Constant(value=int()):
            yield _becomes(node, ast.Constant(node.value + 1))
        case ast.IfExp():
            yield _becomes(node, node.body)
            yield _becomes(node, node.orelse)
        case ast.comprehension():
            for i, _ in enumerate(node.ifs):
                ifs = [*node.ifs[:i], *node.ifs[i + 1 :]]
                told = f"takes all, whether or not `{ast.unparse(node.ifs[i])}`"
                yield told, ast.comprehension(node.target, node.iter, ifs, node.is_async)
        case ast.Tuple(ctx=ast.Load()) | ast.List(ctx=ast.Load()) | ast.Set():
            for i, part in enumerate(node.elts):
                if isinstance(part, ast.Starred):
                    parts = [*node.elts[:i], *node.elts[i + 1 :]]
                    yield _becomes(node, ast.Set(parts) if isinstance(node, ast.Set) else type(node)(parts, ast.Load()))


def _of_statements(node: ast.AST) -> Iterator[_Change]:
    """Something that is not said, not done, not left early, or asked the other way round."""
    match node:
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield f"never `{_short(node)}`", ast.If(ast.Constant(0), [node], [])
        case ast.Return(value=None):
            yield "goes on instead of `return`", ast.If(ast.Constant(0), [node], [])
        case ast.Continue() | ast.Break():
            yield f"goes on instead of `{_short(node)}`", ast.Pass()
        case ast.If(test=ast.Name() | ast.Attribute() | ast.Call() | ast.NamedExpr()):
            told = f"`if {_short(node.test)}` the other way round"
            yield told, ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.Match() if len(node.cases) > 1:
            for i, case in enumerate(node.cases):
                if not isinstance(case.pattern, ast.MatchAs) or case.pattern.pattern:
                    told = f"knows no `case {_short(case.pattern)}`"
                    yield told, ast.Match(node.subject, [*node.cases[:i], *node.cases[i + 1 :]])


def _of_calls(node: ast.AST) -> Iterator[_Change]:
    """Calls of the opposite, with arguments swapped, or with one left out that has a default."""
    if not isinstance(node, ast.Call):
        return
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in _OTHER:
        yield _becomes(node, ast.Call(ast.Name(_OTHER[name], ast.Load()), node.args, node.keywords))
    first, second, *rest = (*node.args, None, None)
    if first and second and not isinstance(first, ast.Starred) and not isinstance(second, ast.Starred):
        yield _becomes(node, ast.Call(node.func, [second, first, *rest[:-2]], node.keywords))
    for i, keyword in enumerate(node.keywords):
        others = [*node.keywords[:i], *node.keywords[i + 1 :]]
        if name == "Reason" and keyword.arg == "holders" and not _is_empty(keyword.value):
            nobody = ast.keyword("holders", ast.Tuple([], ast.Load()))
            yield "names no holder", ast.Call(node.func, node.args, [*others, nobody])
        elif name == "replace" and len(node.keywords) > 1:
            yield f"leaves `{keyword.arg}` as it was", ast.Call(node.func, node.args, others)


def _is_empty(node: ast.expr) -> bool:
    return isinstance(node, ast.Tuple) and not node.elts


def _becomes(old: ast.AST, new: ast.AST) -> _Change:
    return f"`{_short(old)}` becomes `{_short(new)}`", new


def _short(node: ast.AST) -> str:
    """In at most 60 characters of one line."""
    text = " ".join(ast.unparse(ast.fix_missing_locations(deepcopy(node))).split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _put(tree: ast.AST, node: ast.AST, change: int) -> None:
    """The node becomes what this change makes of it."""
    new = ast.copy_location(_changes(node)[change][1], node)
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is node:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(part is node for part in value):
                setattr(parent, name, [new if part is node else part for part in value])
