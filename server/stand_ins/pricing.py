"""Pricing: what a mind has against a text, and what it would ask for it elsewhere; its price stays what it was."""

from collections.abc import Iterator

from game_rules.commands import Clause
from game_rules.ids import Choices, IssueId
from server.stand_ins.judging import hurting, margin, takes, wanting
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Mind
from server.stand_ins.promises import could, own, price_named, tabled


def price(known: Knowledge, choices: Choices, objected: IssueId, need: int) -> Clause | None:
    """The clause elsewhere that would really pay: with it the text is no worse than none.

    The one that people have heard for this clause stays; else those that cost nothing, or no more than what stands,
    come first, then those of my own package, if it has this one, then uncontested ones, then the one nearest to the
    `need` points that are missing. None where no single clause makes up for it, or where instructions forbid it.
    """
    line, rows = known.table.forbidden(choices), known.table.rows
    if line and line.issue == objected and not line.unless:
        return None
    held, named = could(known), price_named(known, (objected, choices[objected]))
    paying = []
    for issue in known.open:
        for option in known.room.options(issue) if issue != objected else ():
            gain, text = rows[issue][option] - rows[issue][choices[issue]], {**choices, issue: option}
            if gain <= 0 or not _bearable(known, text):
                continue
            if named == (issue, option):
                return named
            if held.get(issue, option) == option:
                contested = any(key[1:] == (issue, option) for key in known.desk.grievances if key[0] != known.role)
                worse = rows[issue][option] < min(0, rows[issue][known.standing[issue]])
                apart = tabled(known, (objected, choices[objected])) and not tabled(known, (issue, option))
                paying.append((worse, apart, contested, abs(gain - need) + max(0, need - gain), issue, option))
    return min(paying)[4:] if paying else None


def _bearable(known: Knowledge, choices: Choices) -> bool:
    return known.table.agrees(choices) and not known.too_loud(choices)


def complaints(known: Knowledge, mind: Mind, choices: Choices) -> Iterator[tuple[Clause, Clause | None]]:
    """What this mind would object to in a text, with its price, the best first; never what is its own."""
    if takes(known, mind, choices):
        return
    short = margin(known, mind) - known.table.surplus(choices)
    held, crossed = could(known), known.table.forbidden(choices)
    for issue in hurting(known, choices) or wanting(known, choices):
        clause = (issue, choices[issue])
        mine = held.get(issue) == clause[1] or own(known, clause)
        if not mine or (crossed and crossed.issue == issue):
            asks = price(known, choices, issue, short)
            if not tabled(known, clause) or (asks and tabled(known, asks)):
                yield clause, asks
