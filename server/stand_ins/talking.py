"""Talking unasked: what minds say of what they have just done, and where they stand; each clause as a chip."""

from collections.abc import Iterator

from game_rules.commands import Clause
from game_rules.ids import Choices, RoleId
from server.stand_ins.clauses import wanted_most
from server.stand_ins.deciding import wanted
from server.stand_ins.judging import takes
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.pricing import complaints
from server.stand_ins.promises import why_not_as_said, why_objected
from server.stand_ins.remembered import Unsaid
from server.stand_ins.voices import listed, message

BREATH = 20_000
"""Milliseconds between two explanations of the same mind; answers come at once."""


def explain_oneself(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Say in words what one has just done: an objection and its price, an offer."""
    unsaid, desk = known.desk.unsaid, known.desk
    breath = known.stretch * (BREATH if known.people else 3 * BREATH)
    if unsaid is None or (desk.spoke_at >= 0 and known.now - desk.spoke_at < breath):
        return
    yield from _said_in_words(known, mind, unsaid)


def give_the_reason(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Say at once why one's own word no longer stands in what one has tabled."""
    unsaid = known.desk.unsaid
    if unsaid is not None and unsaid.offered and why_not_as_said(known, known.desk.tabled):
        yield from _said_in_words(known, mind, unsaid)


def _said_in_words(known: Knowledge, mind: Mind, unsaid: Unsaid) -> Iterator[Act]:
    if to := _concerned(known):
        yield (
            _of_objection(known, mind, unsaid.objected, unsaid.price, to)
            if unsaid.objected
            else _of_offer(known, mind, unsaid, to)
        )


def _of_objection(known: Knowledge, mind: Mind, objected: Clause, asked: Clause | None, to: tuple[RoleId, ...]) -> Act:
    slots = {"clause": known.clause(objected), "why": why_objected(known, objected)}
    if asked:
        return message(known, mind, "priced", to, (asked,), **slots, price=known.clause(asked))
    forbidden = known.table.forbidden({**known.standing, objected[0]: objected[1]})
    strict = forbidden is not None and forbidden.issue == objected[0]
    return message(known, mind, "forbidden" if strict else "unpriced", to, (), **slots)


def _of_offer(known: Knowledge, mind: Mind, unsaid: Unsaid, to: tuple[RoleId, ...]) -> Act:
    """An offer, and where it gives way since the last one: for what."""
    if not unsaid.offered:
        return message(known, mind, "offered", to, (), clauses="the text as it stands")
    rows, now, why = known.table.rows, known.standing, why_not_as_said(known, known.desk.tabled)
    kept = [c for c in unsaid.offered if c not in unsaid.given and rows[c[0]][c[1]] > rows[c[0]][now[c[0]]]]
    if unsaid.given and kept:
        best = max(kept, key=lambda clause: (rows[clause[0]][clause[1]], clause))
        slots = {"given": listed(known, unsaid.given), "kept": known.clause(best), "why": why}
        return message(known, mind, "moved", to, unsaid.offered, **slots)
    return message(known, mind, "offered", to, unsaid.offered, clauses=listed(known, unsaid.offered), why=why)


def speak_up(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Say where one stands, once a phase, to people or to the pens; on the floor where nobody else is concerned."""
    if known.desk.done["message_sent"] or known.spent < mind.between(0.1, 0.6, "speaks up", known.play):
        return
    to = known.people or tuple(pen for pen in known.room.pens if pen != known.role)
    to = tuple(role for role in to if role in known.insiders) or to if known.sees_text else to
    want = next(iter(wanted_most(known)), None)
    if not known.sees_text or known.draft is None:
        if want:
            yield message(known, mind, "asks", to, (want,), want=known.clause(want))
    elif takes(known, mind, known.standing):
        yield message(known, mind, "content", to)
    elif asked := _price_of(known, mind, known.standing):
        yield message(known, mind, "needing", to, (asked,), price=known.clause(asked))
    else:
        yield message(known, mind, "lost", to)


def ask_for_the_word(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """After one's own break: say on the floor which word would keep one silent."""
    if known.frozen or not known.breaks or known.breaks[-1].role != known.role or not known.reopened:
        return
    want = wanted(known, mind, known.reopened)
    if want is not None and known.desk.spoke_at < known.desk.broken_at and not known.proposals:
        clause = (known.reopened, want)
        yield message(known, mind, "word", (), (clause,), clause=known.clause(clause))


def _price_of(known: Knowledge, mind: Mind, text: Choices) -> Clause | None:
    """What would make a text bearable: a clause elsewhere, else another option of the clause that hurts."""
    for (issue, _), asked in complaints(known, mind, text):
        if asked:
            return asked
        for option in known.room.options(issue):
            if takes(known, mind, {**text, issue: option}):
                return issue, option
    return None


def _concerned(known: Knowledge) -> tuple[RoleId, ...]:
    """People first; among partners alone those who write. Of an isolated text only insiders hear."""
    to = known.people or known.room.pens
    return tuple(role for role in to if role != known.role and role in known.insiders)
