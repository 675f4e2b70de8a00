"""Promises: what a mind has said to people in this phase, and what that binds it to. Its word holds until its own
instructions change; where somebody else has changed the text, it says so.
"""

from collections.abc import Iterator
from functools import partial

from game_rules.commands import Clause
from game_rules.ids import Choices, IssueId
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.remembered import Spoken
from server.stand_ins.voices import kind_of

COULD = ("can", "less")
"""Kinds of sentence that say: with this clause the text would do."""
PRICED = ("costs", "suits")
"""Kinds that say: with this clause and, last among the chips, its price."""
WHOLE = ("price", "loud_but", "opposed_price", "met", "met_way")
"""Kinds that name a whole text that would get this role's initials."""
BINDS = (*COULD, *PRICED, *WHOLE)
WARNS = ("may_break_but", "must_break_but")
"""Kinds that name the clause of a silence to be broken, and the word that would keep it."""


def said(known: Knowledge, kinds: tuple[str, ...] = BINDS) -> Iterator[tuple[str, Spoken]]:
    """What people have heard from me in this phase, the latest first."""
    name = partial(kind_of, known.room.slug, known.role)
    for one in reversed(known.desk.spoken):
        if one.phase != known.desk.phase:
            return
        if one.to_people and one.clauses and (kind := name(known.words(one.text))) in kinds:
            yield kind, one


def _binding(known: Knowledge, kinds: tuple[str, ...]) -> Iterator[Spoken]:
    return (one for _, one in said(known, kinds) if one.orders == known.desk.orders)


def could(known: Knowledge) -> dict[IssueId, int]:
    """The clauses that I have said I could live with: what I put on the table has them."""
    return _held(known, tuple(_binding(known, COULD)))


def could_of_this_text(known: Knowledge) -> dict[IssueId, int]:
    """Those of which I have said so since the text is what it is."""
    return _held(known, tuple(one for one in _binding(known, COULD) if one.of == known.standing))


def _held(known: Knowledge, words: tuple[Spoken, ...]) -> dict[IssueId, int]:
    held: dict[IssueId, int] = {}
    for one in words:
        held = {**dict(one.clauses), **held}
    return {issue: option for issue, option in held.items() if issue in known.open}


def warned_of(known: Knowledge) -> IssueId:
    """The clause of this text over which I have said that I may break silence; none where I have not."""
    told = (one.clauses[0][0] for _, one in said(known, WARNS) if one.of == known.standing)
    return next(told, "")


def promised(known: Knowledge, text: Choices) -> bool:
    """Have I told a person that this text would do?"""
    return any(text == {**one.of, **dict(one.clauses)} for one in _binding(known, BINDS))


def price_named(known: Knowledge, clause: Clause) -> Clause | None:
    """The price that people have heard from me for a clause."""
    told = (one.clauses[-1] for one in _binding(known, PRICED) if clause in one.clauses[:-1])
    return next(told, None) or _of_objection(known, clause)


def _of_objection(known: Knowledge, clause: Clause) -> Clause | None:
    mine = known.desk.grievances.get((known.role, *clause))
    return mine.price if mine and mine.phase == known.desk.phase else None


def texts_named(known: Knowledge) -> tuple[Choices, ...]:
    """The whole texts that I have told people I would initial, the latest first."""
    return tuple({**one.of, **dict(one.clauses)} for one in _binding(known, WHOLE))


def why_otherwise(known: Knowledge, asked: tuple[Clause, ...], kind: str, clauses: tuple[Clause, ...]) -> str:
    """Why I say of these clauses something harder than in this phase before; nothing where I do not."""
    for before, one in said(known):
        named = one.clauses if before in COULD else one.clauses[:-1]
        if before in WHOLE or set(named) != set(asked):
            continue
        same = before in PRICED and kind in (*PRICED, *COULD) and clauses[-1:] == one.clauses[-1:]
        if (kind in COULD and set(clauses) == set(asked)) or same:
            return ""
        return _changed_since(known, one)
    return ""


def why_not_as_said(known: Knowledge, text: Choices) -> str:
    """Why a text of mine has not what I said I could live with; nothing where it has."""
    named: dict[IssueId, tuple[int, Spoken]] = {}
    for _, one in said(known, COULD):
        named = {issue: (option, one) for issue, option in one.clauses} | named
    other = (one for issue, (option, one) in named.items() if text.get(issue, option) != option)
    return next((_changed_since(known, one) or "text" for one in other), "")


def why_objected(known: Knowledge, clause: Clause) -> str:
    """Why I object to what I said I could live with; nothing where I did not."""
    told = (one for _, one in said(known, COULD) if clause in one.clauses)
    return next((_changed_since(known, one) for one in told), "")


def _changed_since(known: Knowledge, one: Spoken) -> str:
    if one.orders != known.desk.orders:
        return "orders"
    if one.of != known.standing:
        return "text"
    return "noise" if one.noise != known.noise else ""


def own(known: Knowledge, clause: Clause) -> bool:
    """Have I asked for this clause, or could I wish for nothing better there?"""
    row = known.table.rows[clause[0]]
    return row[clause[1]] == max(row) or clause in known.desk.asked_for


def tabled(known: Knowledge, clause: Clause) -> bool:
    """Does my own package have this clause?"""
    return known.desk.tabled.get(clause[0]) == clause[1]
