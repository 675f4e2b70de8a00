"""Voices: how a role says things. Its scenario's `voices.yaml` comes first, then what anybody would say.

Nobody hears the same sentence twice in a game from the same mouth.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from game_rules.commands import Clause
from game_rules.ids import RoleId
from server.scenarios.scenario_file import SHIPPED
from server.scenarios.strict_yaml import read
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.phrases import AGAIN, ANYBODY, SO_FAR, WHY

FILE = "voices.yaml"

_SLOT = re.compile(r"\{\w+\}")

Lines = Mapping[str, tuple[str, ...]]


def message(
    known: Knowledge,
    mind: Mind,
    kind: str,
    to: tuple[RoleId, ...],
    chips: tuple[Clause, ...] = (),
    **slots: str,
) -> Act:
    """Something said, in the role's voice, with chips that one tap builds; before it, `why` it is not what it was."""
    why = WHY.get(slots.pop("why", ""), "")
    data: dict[str, object] = {"text": why + _fresh(known, mind, kind, to, slots)}
    if to:
        data["to"] = to
    if chips:
        data["clauses"] = chips
    return Act(kind="message", data=data)


def listed(known: Knowledge, clauses: tuple[Clause, ...]) -> str:
    """Clauses in words, as a sentence has them."""
    return "; ".join(known.clause(clause) for clause in clauses)


def _fresh(known: Knowledge, mind: Mind, kind: str, to: tuple[RoleId, ...], slots: Mapping[str, str]) -> str:
    said = known.said_to(to)
    sentences = list(_sentences(known, mind, kind, slots))
    return next((one for one in sentences if one not in said), sentences[-1])


def _sentences(known: Knowledge, mind: Mind, kind: str, slots: Mapping[str, str]) -> Iterator[str]:
    """Every way to say it: the role's own first, in an order of the seed; then again, with a word before or after."""
    own = lines(known.room.slug).get(known.role, {}).get(kind, ())
    first = mind.seed + known.room.cast.index(known.role)
    for pattern in (plain := (*_turned(own, first), *_turned(ANYBODY[kind], first))):
        yield pattern.format(**slots)
    for before, after, pattern in product(AGAIN, SO_FAR, plain):
        yield f"{before}{pattern.format(**slots)}{after}"


def _turned(patterns: tuple[str, ...], first: int) -> tuple[str, ...]:
    """The same, beginning with another one: neighbours at the table do not speak alike."""
    at = first % len(patterns) if patterns else 0
    return patterns[at:] + patterns[:at]


@cache
def kind_of(slug: str, role: RoleId, sentence: str) -> str:
    """Which kind of sentence this is; none where nobody here would say it so."""
    return next((kind for kind, pattern in _patterns(slug, role) if pattern.fullmatch(sentence)), "")


@cache
def _patterns(slug: str, role: RoleId) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How each kind of sentence may sound: those with most words of their own first."""
    own = lines(slug).get(role, {})
    said = [(kind, line) for kind, some in ANYBODY.items() for line in (*own.get(kind, ()), *some)]
    said.sort(key=lambda one: -len(_SLOT.sub("", one[1])))
    before, after = (_either(some) for some in ((*WHY.values(), *AGAIN), SO_FAR))
    return tuple((kind, re.compile(f"{before}{before}{_spoken(line)}{after}")) for kind, line in said)


def _spoken(line: str) -> str:
    return "(.+)".join(map(re.escape, _SLOT.split(line)))


def _either(some: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, some))})?"


@cache
def lines(slug: str) -> Mapping[RoleId, Lines]:
    """What the roles of a scenario say; nothing where it gives them no voice."""
    path = SHIPPED / slug / FILE
    if not path.is_file():
        return {}
    voices = read(path.read_bytes(), FILE).data
    return {role: {kind: tuple(said) for kind, said in kinds.items()} for role, kinds in voices.items()}
