"""Telling: what a mind says of the whole text to those who may hear more: after a meeting, and while a silence runs."""

from game_rules.ids import Choices
from server.stand_ins.clauses import Said, wanted_most
from server.stand_ins.deciding import most_in_the_way, temptation, wanted
from server.stand_ins.judging import takes
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Mind
from server.stand_ins.trading import best_text, changed


def on_meeting(known: Knowledge, mind: Mind) -> Said:
    """What I could initial, what stands in its way, which clause is dearest to me."""
    if not known.sees_text:
        want = next(iter(wanted_most(known)), next(iter(known.standing.items())))
        return "hidden", (want,), {"want": known.clause(want)}
    suits = known.draft is not None and takes(known, mind, known.standing)
    text = known.standing if suits else best_text(known, mind) or known.standing
    dearest = {"dearest": known.clause(_dearest(known, text))}
    moves = tuple(changed(known, text).items())
    if suits or not moves:
        return ("met_draft" if suits else "met_stuck"), (), dearest
    slots = {"clauses": "; ".join(known.clause(clause) for clause in moves), **dearest}
    if way := _in_the_way(known, text):
        return "met_way", moves, {**slots, "way": way}
    return "met", moves, slots


def _dearest(known: Knowledge, text: Choices) -> tuple[str, int]:
    rows = known.table.rows
    issue = max(known.room.unsettled, key=lambda one: (max(rows[one]) - min(rows[one]), rows[one][text[one]]))
    row = rows[issue]
    return issue, max(known.room.options(issue), key=lambda option: (row[option], option == text[issue], -option))


def _in_the_way(known: Knowledge, text: Choices) -> str:
    """The objection of somebody else that this text would meet, with what it asks for."""
    for one in known.objections:
        stands = one.role != known.role and text[one.issue] == one.option
        if stands and not one.to and not (one.price and text[one.price[0]] == one.price[1]):
            asks = f", who asks for {known.clause(one.price)}" if one.price else ""
            return f"{known.room.names[one.role]} objects to {known.clause((one.issue, one.option))}{asks}"
    return ""


def on_silence(known: Knowledge, mind: Mind) -> Said | None:
    """While a silence runs: what I mean to do, as far as I know it myself. A last word asks for a word of its own."""
    if not (known.frozen and known.by_silence and known.room.me.houses) or known.agreed:
        return None
    if known.answered:
        return "passed", (), {}
    tempted = temptation(known, mind)
    if known.table.agrees(known.standing) and tempted is None:
        return "passes", (), {}
    issue = tempted[0] if tempted else most_in_the_way(known, mind, known.standing)
    clause = (issue, known.standing[issue])
    word = wanted(known, mind, issue)
    sure = "may_break" if known.table.agrees(known.standing) else "must_break"
    if word is None or word == clause[1]:
        return sure, (), {"clause": known.clause(clause)}
    return f"{sure}_but", ((issue, word),), {"clause": known.clause(clause), "price": known.clause((issue, word))}
