"""Staff work: what is arranged below the political level, by the mind's own table against today's situation."""

from collections.abc import Iterator

from game_rules.commands import Clause
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind

STARTS = (0.3, 0.8)
"""The share of a phase after which a staff looks for something to arrange, or a state thinks of a tasking."""
WRITES = 0.3
"""How often a staff writes to the counterpart that is dear to reach, in a phase in which it has not met it."""


def answer(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Letters are answered; an arrangement is confirmed, or declined, and a tasking agreed to by one's own table."""
    for role, area in known.letters_to_me:
        yield Act(kind="exchange_letters", data={"role": role, "area": area})
    for role, clause in known.proposed_to_me:
        says = "liaison" if gain(known, clause) >= 0 else "decline"
        yield Act(kind=says, data={"role": role, "issue": clause[0], "option": clause[1]})
    if known.room.me.is_state:
        yield from (Act(kind="task_staff", data={"area": a}) for a in known.taskings_asked if _harmless(known, a))


def claim(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A service whose field others have arranged or answered in says so on record, once."""
    yield from (Act(kind="claim_competence", data={"area": area, "claim": True}) for area in known.areas_crossed)


def arrange(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A staff proposes what gains most for it to a staff that it has met."""
    if not known.counterparts or known.spent < mind.between(*STARTS, "arranges", known.play):
        return
    wanted = sorted(
        (one for one in known.arrangeable if gain(known, one) > 0), key=lambda one: (-gain(known, one), one)
    )
    for issue, option in wanted[:1]:
        yield from (
            Act(kind="liaison", data={"role": role, "issue": issue, "option": option})
            for role in known.counterparts
            if known.met(role)
        )


def write(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A letter is the cheap way to a counterpart that is dear to reach."""
    if not known.areas or known.room.me.is_state or known.spent < mind.between(*STARTS, "writes", known.play):
        return
    dear = [role for role in known.room.other_pens if known.room.calls[role] > 1 and not known.called(role)]
    if mind.chance("writes at all", known.play) < WRITES and "exchange_letters" not in known.desk.done:
        for role in dear[:1]:
            yield from (Act(kind="exchange_letters", data={"role": role, "area": area}) for area in known.areas[:1])


def task(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A state asks for a tasking in a field in which something would gain for it."""
    if not known.room.me.is_state or known.spent < mind.between(*STARTS, "tasks", known.play):
        return
    for area in known.new_areas:
        if any(gain(known, clause) > 0 for clause in known.clauses_of(area)):
            yield Act(kind="task_staff", data={"area": area})


def gain(known: Knowledge, clause: Clause) -> int:
    """What an option would be worth, against today's situation."""
    row = known.table.rows[clause[0]]
    return row[clause[1]] - row[known.room.today[clause[0]]]


def _harmless(known: Knowledge, area: str) -> bool:
    clauses = known.clauses_of(area)
    return not clauses or max(gain(known, clause) for clause in clauses) >= 0
