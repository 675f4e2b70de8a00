"""Minutes of the common document: lists, the merger, trips, the closed paper, reports, and what stands beside it."""

from game_rules.events import (
    CapitalVisited,
    ClauseSlowed,
    ClosingAsked,
    DocumentPresented,
    ListCompleted,
    ListsMerged,
    PaperClosed,
    PaperReopened,
    ProjectProposed,
    Readjusted,
    ReportingAgreed,
    ReportMissed,
    ReportPresented,
    SlowingEnded,
    StatementAdded,
    TrustMoved,
)
from game_rules.ids import CLOCK
from game_rules.minutes.telling import Teller, Telling, of_text
from game_rules.reason import listed
from game_rules.rules.projects import projects
from game_rules.seats import HOUSE_NAMES, role_of
from game_rules.view.seen import sees_all
from game_rules.view.shapes import MinuteLine
from game_rules.words import lasting

A_YEAR = {0: "no reports", 1: "one report a year", 2: "two reports a year", 4: "a report each quarter"}


@of_text
def proposed(t: Telling, event: ProjectProposed) -> MinuteLine | None:
    """While the staffs are among themselves, nobody else hears of it."""
    title = next((one.title for one in projects(t.after) if one.id == event.project), event.project)
    return t.line(event, "text", f'{t.does(event.by, "propose")} a project: "{title}".')


@of_text
def completed(t: Telling, event: ListCompleted) -> MinuteLine | None:
    whose = "your" if t.reader == event.by else "its"
    return t.line(event, "text", f"{t.does(event.by, 'mark')} the list of {whose} house complete.")


def merged(t: Telling, event: ListsMerged) -> MinuteLine:
    count = len(t.after.projects.proposed)
    who = "The two lists are merged" if event.by == CLOCK else f"{t.does(event.by, 'merge')} the two lists"
    says = f"{who} into one common document of {count} {'project' if count == 1 else 'projects'}. Now it must be sold."
    return t.line(event, "text", says, loud=True)


def presented(t: Telling, event: DocumentPresented) -> MinuteLine:
    return t.line(event, "text", f"{t.does(event.by, 'present')} the common document in {HOUSE_NAMES[event.house]}.")


def visited(t: Telling, event: CapitalVisited) -> MinuteLine:
    capital = role_of(t.after, event.role).capital or t.mid(event.role)
    may = t.verb(event.role, "have", "has")
    says = f"{t.does(event.by, 'travel')} to {capital}: {t.mid(event.role)} {may} one readjustment of the text."
    return t.line(event, "corridor", says, loud=True)


def trust(t: Telling, event: TrustMoved) -> MinuteLine:
    says = f"{t.does(event.role, 'learn')} of a trip from the newspapers and {t.verb(event.role, 'trust')} "
    says += f"{t.mid(event.staff)} less."
    return t.line(event, "corridor", says, loud=True)


@of_text
def readjusted(t: Telling, event: Readjusted) -> MinuteLine | None:
    says = f"{t.does(event.by, 'readjust')} a clause: {t.clause(event.issue, event.option)}."
    return t.line(event, "text", says, clauses=((event.issue, event.option),))


@of_text
def closing(t: Telling, event: ClosingAsked) -> MinuteLine | None:
    says = f"{t.does(event.by, 'say')} that the paper is closed: it is as good as it gets."
    return t.line(event, "text", says)


@of_text
def closed(t: Telling, event: PaperClosed) -> MinuteLine | None:
    says = f"The paper is closed: {listed(tuple(event.issues))} change at a price only."
    return t.line(event, "text", says, loud=True)


@of_text
def reopened(t: Telling, event: PaperReopened) -> MinuteLine | None:
    how = f"the price: {t.whom(event.to)} may each change one clause, too" if event.to else "by the right to one change"
    says = f"{t.does(event.by, 'reopen')} the closed paper ({listed(tuple(event.issues))}); {how}."
    return t.line(event, "text", says, loud=bool(event.to))


def reporting(t: Telling, event: ReportingAgreed) -> MinuteLine | None:
    if event.by == CLOCK and not t.sees_text():
        return None
    often = A_YEAR.get(event.per_year, f"{event.per_year} reports a year")
    who = "The draft asks for" if event.by == CLOCK else f"{t.does(event.by, 'arrange')} among staffs"
    return t.line(event, "text", f"{who} {often}.")


def report(t: Telling, event: ReportPresented) -> MinuteLine:
    return t.line(event, "text", f"{t.does(event.by, 'present')} a report to {HOUSE_NAMES[event.house]}.")


def missed(t: Telling, event: ReportMissed) -> MinuteLine:
    house = HOUSE_NAMES[event.house]
    says = f"The report to {house} is late: each of its members may tighten a leash once at no cost."
    return t.line(event, "corridor", says, loud=True)


def slowed(t: Telling, event: ClauseSlowed) -> MinuteLine:
    lasts = lasting(event.until - event.at)
    says = f"more time on {t.title(event.issue)}: for {lasts} no text with it is put to the Allies."
    if t.reader == event.by or sees_all(t.after, t.reader):
        return t.line(event, "text", f"{t.does(event.by, 'ask')} for {says}")
    return t.unnamed(event, "text", f"An Ally asks for {says}", loud=True)


def slowing_ended(t: Telling, event: SlowingEnded) -> MinuteLine:
    return t.unnamed(event, "text", "The time that an Ally had asked for is up.")


def added(t: Telling, event: StatementAdded) -> MinuteLine:
    says = f"{t.does(event.by, 'add')} an item to the statement of {HOUSE_NAMES[event.house]}"
    return t.line(event, "text", says, text=event.text)


TELLERS: dict[type, Teller] = {
    ProjectProposed: proposed,
    ListCompleted: completed,
    ListsMerged: merged,
    DocumentPresented: presented,
    CapitalVisited: visited,
    TrustMoved: trust,
    Readjusted: readjusted,
    ClosingAsked: closing,
    PaperClosed: closed,
    PaperReopened: reopened,
    ReportingAgreed: reporting,
    ReportPresented: report,
    ReportMissed: missed,
    ClauseSlowed: slowed,
    SlowingEnded: slowing_ended,
    StatementAdded: added,
}
