"""Reports: what staffs promise to states, when one is due, and what states may do when it is late."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import CLOSED, ONCE, PENS, VERSIONS
from game_rules.commands import PresentReport, SetReporting
from game_rules.events import Event, ReportingAgreed, ReportMissed, ReportPresented
from game_rules.ids import CLOCK
from game_rules.members import Month
from game_rules.reason import Reason
from game_rules.rules.projects import common_document, with_projects
from game_rules.rules.staff import not_enough_points, spend
from game_rules.scenario import Reporting
from game_rules.seats import members, pen_house, pen_houses, pens, subject
from game_rules.state import State

REPORT_COST = 1
REPORTS = "paper L483-L487"


def usual_reports(reporting: Reporting, when: Month) -> int:
    """How many reports a year are usual at a date, where nobody has agreed on another number."""
    return 1 if when > reporting.annual_after else reporting.before


def due_in(state: State, house: str) -> int | None:
    """The phase in which a house's next report is due; none where no reports are agreed, or the year's one is in."""
    now = state.projects
    if not now.per_year:
        return None
    if house not in now.reported:
        return now.agreed_in
    return now.reported[house] + 1 if now.per_year > 1 else None


def is_due(state: State, house: str) -> bool:
    """Does a house wait for a report now?"""
    due = due_in(state, house)
    return due is not None and due <= state.clock.number


# --- rules ------------------------------------------------------------------------------------------------------------


def only_pens_report(state: State, command: SetReporting | PresentReport) -> Iterator[Reason]:
    """The staff that holds a house's pen reports to it."""
    if command.by in state.cast and not pen_house(state, command.by):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} reports to no house.",
            cites=(PENS, REPORTS),
            holders=pens(state),
            remedy="Ask a pen; how often states get a report is a clause of the text.",
        )


def staffs_arrange_what_is_theirs(state: State, command: SetReporting) -> Iterator[Reason]:
    """A political answer needs the text; a staff's answer may be arranged at once."""
    known = common_document(state)
    issue = state.scenario.issue_by_id[known.reporting.issue] if known else None
    if issue is None:
        return
    if not 0 <= command.option < len(issue.options):
        says = "There is no such answer on reports."
        yield Reason(rule="R-VERSION", says=says, cites=(VERSIONS,), remedy="Choose one of the clause.")
    elif issue.options[command.option].track == "political":
        yield Reason(
            rule="R-NO-STANDING",
            says=f'"{issue.options[command.option].label}" is for states to agree, in the text.',
            cites=(REPORTS,),
            holders=pens(state),
            remedy="Offer a package with it.",
        )


def text_must_leave_it_open(state: State, command: SetReporting) -> Iterator[Reason]:
    """What the draft says about reports is not arranged otherwise, and what is arranged need not be again."""
    now, known = state.projects, common_document(state)
    if now.text_says:
        yield Reason(
            rule="R-CLOSED",
            says="The draft says how often states get a report.",
            cites=(CLOSED, REPORTS),
            holders=pens(state),
            remedy="Change the clause, by a package.",
        )
    elif known and now.per_year in known.reporting.per_year[command.option :][:1]:
        yield Reason(rule="R-PHASE", says="That is how it is.", cites=(ONCE,), remedy="Choose another answer.")


def a_report_must_be_due(state: State, command: PresentReport) -> Iterator[Reason]:
    """A report is given when a house waits for one."""
    house = pen_house(state, command.by)
    if house and not is_due(state, house):
        yield Reason(
            rule="R-PHASE",
            says="No report is due to your house now.",
            cites=(REPORTS,),
            remedy="Wait for the next one; reports come with the clause on them, or by arrangement of the staffs.",
        )


def report_must_be_paid(state: State, command: PresentReport) -> Iterator[Reason]:
    """A report takes an action point: it is a leash made of paper."""
    yield from not_enough_points(state, command.by, REPORT_COST)


# --- what happens, and what follows -----------------------------------------------------------------------------------


def arrange(state: State, command: SetReporting) -> Iterator[Event]:
    known = common_document(state)
    per_year = known.reporting.per_year[command.option] if known else 0
    yield ReportingAgreed(by=command.by, at=command.at, per_year=per_year)


def report(state: State, command: PresentReport) -> Iterator[Event]:
    yield ReportPresented(by=command.by, at=command.at, house=pen_house(state, command.by), cost=REPORT_COST)


def the_text_sets_the_reports(state: State) -> Iterator[Event]:
    """As soon as a draft says how often, reports are agreed."""
    known, draft = common_document(state), state.table.draft
    if known is None or draft is None or state.clock.status == "over":
        return
    says = known.reporting.per_year[draft.choices[known.reporting.issue]]
    if says != state.projects.text_says:
        yield ReportingAgreed(by=CLOCK, at=state.clock.now, per_year=says)


def a_late_report_loosens_the_hand(state: State) -> Iterator[Event]:
    """A report that is late by more than a phase: every state of that house may tighten a leash once at no cost."""
    if not state.projects.per_year or state.clock.status == "over":
        return
    for house in pen_houses(state):
        due = due_in(state, house)
        if due is not None and state.clock.number > due + 1 and (house, due) not in state.projects.missed:
            yield ReportMissed(by=CLOCK, at=state.clock.now, house=house, due=due)


# --- how events change it ---------------------------------------------------------------------------------------------


def agreed(state: State, event: ReportingAgreed) -> State:
    now = state.projects
    since = now.agreed_in if now.per_year and event.per_year else state.clock.number
    says = event.per_year if event.by == CLOCK else now.text_says
    return with_projects(state, replace(now, per_year=event.per_year, agreed_in=since, text_says=says))


def reported(state: State, event: ReportPresented) -> State:
    now = state.projects
    now = replace(now, reported={**now.reported, event.house: state.clock.number})
    return with_projects(spend(state, event.by, event.cost), now)


def missed(state: State, event: ReportMissed) -> State:
    now = state.projects
    pulls = {role: now.free_pulls.get(role, 0) + 1 for role in members(state, event.house)}
    now = replace(now, missed=now.missed | {(event.house, event.due)}, free_pulls={**now.free_pulls, **pulls})
    return with_projects(state, now)


EVOLVE = {ReportingAgreed: agreed, ReportPresented: reported, ReportMissed: missed}
