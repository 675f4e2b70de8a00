"""Data that does not fit its type: every misfit with its path and a suggestion; `from_plain` stops at the first."""

import difflib
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

from game_rules.plain import NotPlain, Where, from_plain


def suggestion(name: object, known: Iterable[str]) -> str:
    """`; did you mean 'title'?`, where something known is like it; else what is known, where that is short."""
    choices = sorted(known)
    if close := difflib.get_close_matches(str(name), choices, 1, 0.5):
        return f"; did you mean {close[0]!r}?"
    return f"; known here: {', '.join(choices)}" if 0 < len(choices) <= 20 else ""


def fit(hint: Any, data: Any, where: Where, found: list[tuple[Where, str]]) -> Any:
    """`data` without the names that its type does not know. Everything wrong is added to `found`."""
    if hint in _WORDS and type(data) is hint:
        return data
    origin, arguments = _parts(hint)
    if origin in (typing.Union, types.UnionType):
        inner = next(argument for argument in arguments if argument is not type(None))
        return None if data is None else fit(inner, data, where, found)
    if isinstance(hint, type) and is_dataclass(hint) and isinstance(data, Mapping):
        return _record(hint, data, where, found)
    if origin is tuple and arguments[-1] is Ellipsis and isinstance(data, list):
        return [fit(arguments[0], part, (*where, at), found) for at, part in enumerate(data)]
    if isinstance(origin, type) and issubclass(origin, Mapping) and isinstance(data, Mapping):
        return {name: fit(arguments[1], part, (*where, name), found) for name, part in data.items()}
    try:
        from_plain(hint, data, where)
    except NotPlain as error:
        found.append((error.where, error.problem + _remedy(hint, data)))
    return data


_WORDS = (str, int, bool)


@cache
def _parts(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    return typing.get_origin(hint), typing.get_args(hint)


def _record(kind: type, data: Mapping[str, Any], where: Where, found: list[tuple[Where, str]]) -> dict[str, Any]:
    hints = _hints(kind)
    found += [((*where, name), f"unknown name {name!r}{suggestion(name, hints)}") for name in data if name not in hints]
    found += [
        (where, f"{field.name!r} is missing")
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING and field.name not in data
    ]
    return {name: fit(hints[name], part, (*where, name), found) for name, part in data.items() if name in hints}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _remedy(hint: Any, data: Any) -> str:
    if hint is str and isinstance(data, (bool, int)):
        return "; put it in quotes"
    if typing.get_origin(hint) is typing.Literal and isinstance(data, str):
        close = difflib.get_close_matches(data, typing.get_args(hint), 1, 0.5)
        return f"; did you mean {close[0]!r}?" if close else ""
    return ""
