"""Files decided by majority: what a member votes, and when the Commission goes the formal way round."""

from collections.abc import Iterator

from game_rules.commands import Clause
from game_rules.ids import COMMISSION
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind

ANSWERS = (0.1, 0.7)
"""The share of a vote's time after which a mind votes."""
STARTS = (0.15, 0.6)
"""The share of a phase after which the Commission goes on with a file."""


def vote(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """By its own table, against today's situation: what the Council adopts stands even without a deal."""
    ballot = known.file_vote
    if ballot is None:
        return
    share = mind.between(*ANSWERS, "votes", ballot.issue, ballot.opened)
    if known.now >= ballot.opened + share * (ballot.deadline - ballot.opened):
        row = known.table.rows[ballot.issue]
        wants = row[ballot.option] >= row[known.room.today[ballot.issue]]
        yield Act(kind="vote", data={"position": "for" if wants else "against"})
        yield Act(kind="vote", data={"position": "against"})


def pursue(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """The College adopts, proposes and calls the vote where the option gains for it and would win."""
    if known.role != COMMISSION or known.spent < mind.between(*STARTS, "legislates", known.play):
        return
    wanted = [one for one in known.files if _gain(known, one) > 0 and known.would_pass(one)]
    for clause in sorted(wanted, key=lambda one: (-_gain(known, one), one))[:1]:
        yield from _steps(known, clause)


def _steps(known: Knowledge, clause: Clause) -> Iterator[Act]:
    issue, option = clause
    data = {"issue": issue, "option": option}
    if known.file_tabled(issue) == option:
        yield Act(kind="put_to_vote", data={"issue": issue})
    else:
        yield Act(kind="initiate_legislation", data=data)
        yield Act(kind="adopt_in_college", data=data)


def _gain(known: Knowledge, clause: Clause) -> int:
    row = known.table.rows[clause[0]]
    return row[clause[1]] - row[known.standing[clause[0]]]
