"""The wire's word for each command and event: its class name in snake_case."""

import re

_KINDS: dict[type, str] = {}


def kind_of(cls: type) -> str:
    """`BreakSilence` is `break_silence`."""
    if cls not in _KINDS:
        _KINDS[cls] = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
    return _KINDS[cls]
