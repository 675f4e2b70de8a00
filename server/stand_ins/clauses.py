"""Clauses: what a mind says of a clause that somebody has named: good, dear, too far, or never; and what it wants."""

from game_rules.commands import Clause
from game_rules.ids import Choices, IssueId
from server.stand_ins.judging import margin, takes
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Mind
from server.stand_ins.pricing import price

Said = tuple[str, tuple[Clause, ...], dict[str, str]]
"""A kind of sentence, the chips that go with it, and what fills it in."""


def wanted_most(known: Knowledge) -> tuple[Clause, ...]:
    """The clauses that would give this role most, the best first; never one that instructions forbid."""
    rows, base = known.table.rows, known.standing
    gains = []
    for issue in known.room.unsettled:
        options = [o for o in known.room.options(issue) if allowed(known, (issue, o))]
        best = max(options, key=lambda o: (rows[issue][o], -o), default=base[issue])
        if rows[issue][best] > rows[issue][base[issue]]:
            gains.append((rows[issue][base[issue]] - rows[issue][best], issue, best))
    return tuple((issue, option) for _, issue, option in sorted(gains))


def dearest(known: Knowledge) -> Clause | None:
    """The clause that would cost this role most: what worries it."""
    rows = known.table.rows
    costs = [(rows[i][o], i, o) for i in known.room.unsettled for o in known.room.options(i) if rows[i][o] < 0]
    return min(costs)[1:] if costs else None


def allowed(known: Knowledge, clause: Clause) -> bool:
    """Do instructions leave room for this clause, whatever else stands in the text?"""
    lines = known.table.lines
    return not any(
        line.id in known.table.hard and not line.unless and line.issue == clause[0] and clause[1] in line.options
        for line in lines
    )


def on_topic(known: Knowledge, issue: IssueId) -> Said:
    """What this role would have in a clause."""
    rows, now = known.table.rows[issue], known.standing[issue]
    options = [o for o in known.room.options(issue) if allowed(known, (issue, o))] or [now]
    best = max(options, key=lambda o: (rows[o], o == now, -o))
    want = (issue, best)
    slots = {"title": known.room.titles[issue], "want": known.clause(want)}
    if max(rows) == min(rows) == 0:
        return on_nothing_much(known, (issue, now))
    return ("wants_not", (), slots) if best == now else ("wants", (want,), slots)


def on_clauses(known: Knowledge, mind: Mind, asked: tuple[Clause, ...]) -> Said:
    """What this role says to clauses that somebody proposes: together, and by the one that costs it most."""
    rows, now = known.table.rows, known.standing
    text = {**now, **dict(asked)}
    words = "; ".join(known.clause(clause) for clause in asked)
    worst = min(asked, key=lambda clause: (rows[clause[0]][clause[1]] - rows[clause[0]][now[clause[0]]], clause))
    if line := next((c for c in asked if not allowed(known, c)), None) or _forbidden(known, text, asked):
        return _never(known, text, line)
    if takes(known, mind, text):
        return "can", asked, {"clause": words}
    if known.draft is None:
        return _at_first_sight(known, worst)
    costs = rows[worst[0]][worst[1]] < rows[worst[0]][now[worst[0]]]
    short = margin(known, mind) - known.table.surplus(text)
    if asks := price(known, text, worst[0], short):
        kind = "costs" if costs else "suits"
        return kind, (*asked, asks), {"clause": words, "price": known.clause(asks)}
    if not costs:
        return "suits_alone", (), {"clause": words}
    if less := _nearest(known, mind, text, worst):
        return "less", (less,), {"clause": known.clause(worst), "price": known.clause(less)}
    return "no", (), {"clause": known.clause(worst)}


def on_nothing_much(known: Knowledge, clause: Clause) -> Said:
    """A clause that is neither here nor there."""
    want = next((one for one in wanted_most(known) if one[0] != clause[0]), clause)
    return "indifferent", (want,), {"clause": known.clause(clause), "price": known.clause(want)}


def _at_first_sight(known: Knowledge, clause: Clause) -> Said:
    """While no draft stands: by the clause alone."""
    worth = known.table.rows[clause[0]][clause[1]]
    if worth > 0:
        return "likes", (clause,), {"clause": known.clause(clause)}
    if worth == 0:
        return on_nothing_much(known, clause)
    want = next((one for one in wanted_most(known) if one[0] != clause[0]), None)
    if want is None:
        return "no", (), {"clause": known.clause(clause)}
    return "dislikes", (want,), {"clause": known.clause(clause), "price": known.clause(want)}


def _forbidden(known: Knowledge, text: Choices, asked: tuple[Clause, ...]) -> Clause | None:
    """The clause asked for that crosses a red line in this text."""
    line = known.table.forbidden(text)
    return next((clause for clause in asked if line and clause[0] == line.issue), None)


def _never(known: Knowledge, text: Choices, clause: Clause) -> Said:
    issue, option = clause
    near = sorted(known.room.options(issue), key=lambda o: (abs(o - option), o))
    rows = known.table.rows[issue]
    bearable = [o for o in near if allowed(known, (issue, o)) and not known.table.forbidden({**text, issue: o})]
    best = next((o for o in bearable if rows[o] >= 0), next(iter(bearable), None))
    if best is None:
        return "forbidden", (), {"clause": known.clause(clause)}
    instead = (issue, best)
    return "forbidden_but", (instead,), {"clause": known.clause(clause), "price": known.clause(instead)}


def _nearest(known: Knowledge, mind: Mind, text: Choices, clause: Clause) -> Clause | None:
    """The nearest other option of the same clause with which the text would do."""
    issue, option = clause
    for other in sorted(known.room.options(issue), key=lambda o: (abs(o - option), o)):
        if other not in (option, known.standing[issue]) and takes(known, mind, {**text, issue: other}):
            return issue, other
    return None
