"""The common document: staffs list, merge, present, travel and report; states slow, readjust and add."""

from collections.abc import Iterator
from typing import Any

from game_rules.ids import Choices
from server.stand_ins.judging import takes
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.trading import changed

ENOUGH = 2
"""Projects on a list that a mind calls complete."""
PROPOSES = (0.05, 0.45)
COMPLETES = (0.45, 0.7)
TRAVELS = (0.25, 0.6)
CLOSES = (0.6, 0.9)
"""Shares of a phase after which a mind does it."""


def offered(known: Knowledge, text: Choices) -> dict[str, Any]:
    """The data of an offer; a closed paper is reopened where the text needs it."""
    choices = changed(known, text)
    return {"choices": choices, "reopens": True} if set(choices) & known.closed else {"choices": choices}


def sell(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """What everybody waits for: the merger, the presentation in one's own house, a report that is due."""
    if not known.has_document or not known.room.pen:
        return
    yield Act(kind="merge_proposals")
    yield Act(kind="present")
    if known.spent >= mind.between(0.1, 0.5, "reports", known.play):
        yield Act(kind="present_report")


def draw_up(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A list of a few projects, then it is complete."""
    if not known.has_document or known.room.me.is_state or known.lists_are_merged:
        return
    left, short = known.projects_left, known.on_my_list <= ENOUGH
    if left and short and known.spent >= mind.between(*PROPOSES, "proposes", known.on_my_list):
        yield Act(kind="propose_project", data={"project": mind.one_of(left, "project", known.on_my_list)})
    if known.on_my_list >= ENOUGH and known.spent >= mind.between(*COMPLETES, "completes"):
        yield Act(kind="complete_list")


def travel(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """NATO's staff goes to see an Ally that objects in public."""
    if not known.has_document or not known.room.pen or known.spent < mind.between(*TRAVELS, "travels", known.play):
        return
    for role in sorted({one.role for one in known.objections if not one.to}):
        if mind.chance("travels to", role) < 0.6:
            yield Act(kind="visit_capital", data={"role": role})


def readjust(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """The step of the draft that gains most, where it makes the text good enough or better."""
    if not known.may_readjust or known.draft is None or takes(known, mind, known.standing):
        return
    steps = [(i, o + by) for i, o in known.standing.items() for by in (-1, 1) if i in known.on_the_table]
    steps = [(i, o) for i, o in steps if 0 <= o < len(known.table.rows[i])]
    steps = [one for one in steps if not known.table.forbidden({**known.standing, one[0]: one[1]})]
    gains = {(i, o): known.table.rows[i][o] - known.table.rows[i][known.standing[i]] for i, o in steps}
    for issue, option in sorted(steps, key=lambda one: (-gains[one], one)):
        if gains[issue, option] > 0:
            yield Act(kind="readjust", data={"issue": issue, "option": option})


def close(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A pen that can live with the draft says that it is as good as it gets."""
    if not known.has_document or not known.room.pen or known.draft is None:
        return
    late = known.spent >= mind.between(*CLOSES, "closes", known.play)
    if late and mind.chance("closes", known.play) < 0.5 and takes(known, mind, known.standing):
        yield Act(kind="close_text")


def beside(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A state with a hand on the brake uses it over a draft that it does not want; others add an item of their own."""
    if not known.has_document or not known.room.me.is_state or known.spent < mind.between(0.2, 0.8, "adds", known.play):
        return
    wanting = known.draft is not None and not takes(known, mind, known.standing)
    if known.slows and wanting and mind.chance("slows", known.play) < 0.4:
        rows = known.table.rows
        worst = min(known.on_the_table, key=lambda issue: (rows[issue][known.standing[issue]], issue), default="")
        yield Act(kind="slow_walk", data={"issue": worst})
    if mind.chance("adds") < 0.5:
        says = f"{known.room.me.capital} underlines its own priority: {known.room.me.goals[0]}."
        yield Act(kind="parallel_statement", data={"text": says})
