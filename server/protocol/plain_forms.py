"""Plain forms: an act as a browser without scripts sends it. Each field is read as the command wants it."""

import secrets
import types
from collections.abc import Mapping
from typing import Any, Union, get_args, get_origin, get_type_hints
from urllib.parse import parse_qs

from game_rules.commands import Command
from server.protocol.acts import WHO, command_class
from server.protocol.wire import FRAME_BYTES, Act, Malformed, within_limits

_HINTS: Mapping[type[Command], Mapping[str, Any]] = {kind: get_type_hints(kind) for kind in WHO}


def act_from_form(body: bytes) -> Act:
    """`kind=object&issue=D3&option=3&price=D4%3D1`. An empty field is left out; without a `cid` one is made."""
    if len(body) > FRAME_BYTES:
        raise Malformed(f"A form may have {FRAME_BYTES} bytes.")
    try:
        fields = parse_qs(body.decode(), max_num_fields=200)
    except ValueError as wrong:
        raise Malformed("This form cannot be read.") from wrong
    kind = fields.pop("kind", [""])[0]
    cid = fields.pop("cid", [secrets.token_hex(16)])[0]
    fields.pop("csrf", None)
    command = command_class("seat", kind)
    if command is None or not 0 < len(cid) <= 64 or not cid.isprintable():
        raise Malformed("This form is for no act that there is.")
    data: dict[str, Any] = {}
    for name, values in fields.items():
        field, _, part = name.partition(".")
        hint = _HINTS[command].get(field)
        if hint is None:
            raise Malformed(f"data.{name[:40]}: unknown name.")
        if part:
            data.setdefault(field, {})[part] = _one(get_args(hint)[1], values[-1], name)
        else:
            data[field] = _value(hint, values, name)
    within_limits(data)
    return Act(cid=cid, kind=kind, data=data)


def _value(hint: Any, values: list[str], name: str) -> Any:
    """The field's values as its type wants them: a list where it takes several."""
    if get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis:
        return [_one(get_args(hint)[0], value, name) for value in values]
    return _one(hint, values[-1], name)


def _one(hint: Any, value: str, name: str) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if hint is bool:
        return value in ("true", "yes", "on")
    if hint is int:
        return _number(value, name)
    if get_origin(hint) is tuple:
        issue, _, option = value.partition("=")
        return [issue, _number(option, name)]
    return value


def _number(value: str, name: str) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise Malformed(f"data.{name[:40]}: expected a whole number.")
    return int(value)
