"""Plain data: frozen dataclasses to and from what JSON can say, strictly.

Used for scenarios, commands and events alike, so that there is one place where a wrong type, a missing name or an
unknown name is found. `where` in an error is the path of the mistake: `('issues', 2, 'title')`.
"""

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

Where = tuple[str | int, ...]
T = TypeVar("T")


class NotPlain(ValueError):
    """Data that does not fit its type: `where` it is wrong and what was expected there."""

    def __init__(self, where: Where, problem: str) -> None:
        super().__init__(f"{'.'.join(map(str, where)) or 'data'}: {problem}")
        self.where = where
        self.problem = problem


def to_plain(value: Any) -> Any:
    """A frozen dataclass (or a part of one) as dictionaries, lists, strings, integers, booleans and None.

    Fields that stand at their default are left out, so that a new field never changes what an old event says.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: to_plain(part)
            for name, default in _defaults(type(value))
            if (part := getattr(value, name)) != default
        }
    if isinstance(value, Mapping):
        return {str(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(part) for part in value]
    return value


def from_plain(kind: type[T], data: object, where: Where = ()) -> T:
    """The dataclass `kind` from plain data. Raises `NotPlain` for a wrong type, a missing or an unknown name."""
    return cast(T, _reader(kind)(data, where))


STAMPED = frozenset({"by", "at"})
"""Who acts and when is never sent: no message offers these names."""

_Reader = Callable[[object, Where], Any]


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (field.name, field.default_factory() if field.default_factory is not MISSING else field.default)
        for field in fields(kind)
    )


_READERS: dict[Any, _Reader] = {}


def _reader(hint: Any) -> _Reader:
    """The function that reads one type, made once."""
    if hint not in _READERS:
        _READERS[hint] = _make_reader(hint)
    return _READERS[hint]


def _make_reader(hint: Any) -> _Reader:
    if hint in (str, int, bool):
        return _exactly(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and arguments[-1] is Ellipsis:
        return _sequence(_reader(arguments[0]))
    if origin is tuple:
        return _row([_reader(argument) for argument in arguments])
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(_reader(arguments[1]))
    if origin is typing.Literal:
        return _one_of(arguments)
    if origin in (typing.Union, types.UnionType):
        inner = _reader(next(argument for argument in arguments if argument is not type(None)))
        return lambda data, where: None if data is None else inner(data, where)
    raise TypeError(f"no reader for {hint!r}")


def _exactly(kind: type) -> _Reader:
    def read(data: object, where: Where) -> Any:
        if type(data) is not kind:
            raise NotPlain(where, f"expected {_WORDS[kind]}, found {_found(data)}")
        return data

    return read


def _record(kind: type) -> _Reader:
    hints = typing.get_type_hints(kind)
    known = {field.name for field in fields(kind)}
    shown = ", ".join(sorted(known - STAMPED))
    expected = f"known here: {shown}" if shown else "nothing is asked here"
    needed = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]

    def read(data: object, where: Where) -> Any:
        if not isinstance(data, Mapping):
            raise NotPlain(where, f"expected names and values, found {_found(data)}")
        for name in data:
            if name not in known:
                raise NotPlain((*where, str(name)), f"unknown name; {expected}")
        for name in needed:
            if name not in data:
                raise NotPlain(where, f"{name!r} is missing")
        return kind(**{name: _reader(hints[name])(part, (*where, name)) for name, part in data.items()})

    return read


def _sequence(read_one: _Reader) -> _Reader:
    def read(data: object, where: Where) -> Any:
        if not isinstance(data, (list, tuple)):
            raise NotPlain(where, f"expected a list, found {_found(data)}")
        return tuple(read_one(part, (*where, at)) for at, part in enumerate(data))

    return read


def _row(readers: list[_Reader]) -> _Reader:
    def read(data: object, where: Where) -> Any:
        if not isinstance(data, (list, tuple)) or len(data) != len(readers):
            raise NotPlain(where, f"expected a list of {len(readers)}, found {_found(data)}")
        return tuple(one(part, (*where, at)) for at, (one, part) in enumerate(zip(readers, data, strict=True)))

    return read


def _mapping(read_one: _Reader) -> _Reader:
    def read(data: object, where: Where) -> Any:
        if not isinstance(data, Mapping):
            raise NotPlain(where, f"expected names and values, found {_found(data)}")
        return {str(key): read_one(part, (*where, str(key))) for key, part in data.items()}

    return read


def _one_of(allowed: tuple[Any, ...]) -> _Reader:
    def read(data: object, where: Where) -> Any:
        if not isinstance(data, str) or data not in allowed:
            raise NotPlain(where, f"expected one of {', '.join(map(str, allowed))}, found {_found(data)}")
        return data

    return read


_WORDS = {str: "a text", int: "a whole number", bool: "true or false"}


def _found(data: object) -> str:
    if data is None:
        return "nothing"
    text = repr(data)
    return text if len(text) <= 40 else f"{text[:37]}..."
