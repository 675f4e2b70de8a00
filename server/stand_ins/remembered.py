"""What a desk remembers: what was said to it, what it said, what it has not yet explained, what others hold against."""

from dataclasses import dataclass

from game_rules.commands import Clause, Text
from game_rules.ids import Choices, RoleId


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """Something said to this role that it has not answered: when, its words and chips, and whether to it alone."""

    at: int
    text: Text
    clauses: tuple[Clause, ...]
    aside: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """Something that this role has said: to whom, with which chips, of which text, under which instructions.

    `noise` is the attention that was drawn then by other things than clauses; `orders` counts the changes of the
    speaker's own table. `to_people`: has a person heard it?
    """

    text: Text
    to: tuple[RoleId, ...]
    clauses: tuple[Clause, ...]
    of: Choices
    orders: int
    noise: int
    phase: int
    to_people: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Unsaid:
    """What this role has done and not yet explained: an objection with its price, or the clauses of an offer.

    `given` are those in which it gives way since its last offer.
    """

    objected: Clause | None = None
    price: Clause | None = None
    offered: tuple[Clause, ...] = ()
    given: tuple[Clause, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Grievance:
    """What somebody has objected to: at which price, and in which phase it was said last."""

    price: Clause | None
    phase: int
