"""Judging: what a mind thinks of a text by its own table."""

from game_rules.ids import Choices, IssueId
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Mind

OPENING = (0.7, 0.9)
"""At first a partner asks for this share of the best that it could get..."""
HOLDING = (0.2, 0.36)
"""...and before the last phase for this one."""
GIVES_IN = (0.2, 1.0)
"""In the last phase it comes down to its walk-away: when this share of the phase has gone..."""
HOLDS_OUT = (0.24, 0.12)
"""How often a capital whose yes must be said holds out to the end, in a short game and in one with time to haggle..."""
OUT_FOR = 0.5
"""...for this share of its best..."""
HAGGLES = 0.5
"""...where there is at least half the time that haggling takes: a lesson of some minutes is not for that."""
UNMOVED = (1.2, 0.5)
"""...but holds so many times what it held before, while a person at the table has made no move yet, or a single one:
nobody concedes to an empty chair."""


def margin(known: Knowledge, mind: Mind) -> int:
    """How far above its walk-away a text must be for this mind now. A stand-in holds its walk-away and no more.

    A price binds: what it has called enough in this phase stays enough.
    """
    if mind.kind == "stand_in":
        return 0
    if known.margin is None:
        told = () if _holds_out(known, mind) else known.desk.pledges
        bound = [known.table.surplus(text) for text in told if known.table.agrees(text)]
        known.margin = min([_margin(known, mind), *bound])
    return known.margin


def _margin(known: Knowledge, mind: Mind) -> int:
    best = max(0, known.table.best(known.room.settled))
    opening = mind.between(*OPENING, "opening") * known.room.haste
    holding = OUT_FOR if _holds_out(known, mind) else mind.between(*HOLDING, "holding") * known.room.haste
    number, count = known.play
    if known.is_last:
        gives_in = mind.between(*GIVES_IN, "gives in")
        left = 1.0 if _holds_out(known, mind) else max(unmoved(known), 1 - known.gone / gives_in)
        return int(best * holding * left) if count > 1 else int(best * opening * left)
    gone = (number + known.spent) / (count - 1)
    return int(best * (opening + (holding - opening) * gone))


def _holds_out(known: Knowledge, mind: Mind) -> bool:
    """Where a yes must be said, some capitals among partners never come down: they wait for the others to pay."""
    must_be_asked = known.room.procedure == "accept" and known.room.me.is_state and known.room.haste >= HAGGLES
    return must_be_asked and not known.people and mind.chance("holds out") < HOLDS_OUT[known.room.haste == 1]


def unmoved(known: Knowledge) -> float:
    """Which share of what it held before a mind keeps to the end, because the people at the table have hardly moved."""
    moves = known.desk.moves_of_people
    return UNMOVED[moves] if known.people and moves < len(UNMOVED) else 0.0


def takes(known: Knowledge, mind: Mind, choices: Choices) -> bool:
    """Would this mind agree to a text now? What it has agreed to under these instructions stays good enough."""
    if known.table.forbidden(choices):
        return False
    surplus = known.table.surplus(choices)
    return surplus >= margin(known, mind) or (surplus >= 0 and choices in known.desk.agreed)


def hurting(known: Knowledge, choices: Choices) -> tuple[IssueId, ...]:
    """The open clauses of a text that hurt, the worst first; a crossed red line before all."""
    rows, open_ = known.table.rows, known.open
    line = known.table.forbidden(choices)
    costs = sorted((rows[issue][choices[issue]], issue) for issue in open_ if rows[issue][choices[issue]] < 0)
    worst = [issue for _, issue in costs]
    if line and line.issue in open_:
        return (line.issue, *(issue for issue in worst if issue != line.issue))
    return tuple(worst)


def wanting(known: Knowledge, choices: Choices) -> tuple[IssueId, ...]:
    """The open clauses that could give this role most, where none hurts."""
    rows = known.table.rows
    gains = sorted((max(rows[i]) - rows[i][choices[i]], i) for i in known.open)
    return tuple(issue for gain, issue in reversed(gains) if gain > 0)[:2]
