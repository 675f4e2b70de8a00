"""A reason: the one shape of every "no"."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why something may not happen, and what would be admissible instead.

    `rule` is the code of the conformance list (`R-...`, `W-...`); `says` one sentence; `cites` articles or
    paper lines; `holders` the roles or bodies who can lift it; `remedy` what to try next. A reason never tells
    the asker what the asker may not know.
    """

    rule: str
    says: str
    cites: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    remedy: str = ""


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def listed(names: "tuple[str, ...] | list[str]", last: str = "and") -> str:
    """Names as a sentence has them: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
