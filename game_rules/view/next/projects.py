"""The common document: the step that is open to a pen, a trip worth making, a readjustment in hand."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.projects import common_document, listed_by, projects
from game_rules.seats import name, pen_house, role_of
from game_rules.state import State
from game_rules.texts import standing
from game_rules.view.next.advice import Advice, can
from game_rules.view.own import own

ENOUGH = 2
"""Projects on a list before its pen is told to complete it."""


def sell(state: State, role: RoleId) -> Iterator[Advice]:
    """What stands between the lists and a state's yes is one tap: merge, present, report."""
    if common_document(state) is None or not pen_house(state, role):
        return
    now = state.clock.now
    if can(state, ask.MergeProposals(by=role, at=now)):
        says = "Both lists are complete: merge them into the common document."
        yield Advice(kind="merge_proposals", label="Merge the two lists", says=says, whole=True)
    if can(state, ask.Present(by=role, at=now)):
        says = "Present the common document in your house: before that none of its states can say yes."
        yield Advice(kind="present", label="Present the document in my house", says=says, whole=True)
    if can(state, ask.PresentReport(by=role, at=now)):
        says = "Your house waits for a report: a late one lets its states tighten a leash for nothing."
        yield Advice(kind="present_report", label="Present the report that is due", says=says, whole=True)


def lists(state: State, role: RoleId) -> Iterator[Advice]:
    """A list in the making."""
    if common_document(state) is None or role_of(state, role).is_state:
        return
    now, house = state.clock.now, role_of(state, role).organisation
    long = len(listed_by(state, house)) >= ENOUGH
    if long and can(state, ask.CompleteList(by=role, at=now)):
        says = "Your list holds something: mark it complete, or propose more."
        yield Advice(kind="complete_list", label="Mark our list complete", says=says, whole=True)
    free = next((one for one in projects(state) if one.id not in state.projects.proposed), None)
    if free and not long and can(state, ask.ProposeProject(by=role, at=now, project=free.id)):
        says = "Put a project on the list of your house: whoever proposes is seen."
        yield Advice(kind="propose_project", label="Propose a project", says=says)


def readjustment(state: State, role: RoleId) -> Iterator[Advice]:
    """A readjustment in hand, where one step of the draft gains."""
    draft = state.table.draft
    if role not in state.projects.may_readjust or draft is None:
        return
    rows, now = own(state, role).rows, standing(state)
    for issue, here in now.items():
        for option in (here - 1, here + 1):
            gains = 0 <= option < len(rows[issue]) and rows[issue][option] > rows[issue][here]
            if gains and can(state, ask.Readjust(by=role, at=state.clock.now, issue=issue, option=option)):
                says = "NATO's staff came to your capital: you may readjust one clause of the draft by one step."
                yield Advice(kind="readjust", label="Readjust a clause", says=says)
                return


def trips(state: State, role: RoleId) -> Iterator[Advice]:
    """A capital that objects in public may be worth a trip."""
    objecting = {who for (who, issue), one in state.table.objections.items() if not one.to}
    for other in sorted(objecting - state.projects.visited - {role}):
        if can(state, ask.VisitCapital(by=role, at=state.clock.now, role=other)):
            says = f"{name(state, other)} objects: a visit lets it readjust one clause, and others may mind the trip."
            data: dict[str, object] = {"role": other}
            yield Advice(kind="visit_capital", label=f"Visit {name(state, other)}", says=says, data=data)
            return
