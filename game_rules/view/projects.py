"""The common document as one reader sees it."""

from collections.abc import Iterator

from game_rules.ids import LECTURER, NATO_HOUSE
from game_rules.rules.paper import trust_says
from game_rules.rules.projects import common_document, listed_by, projects
from game_rules.rules.reports import is_due, usual_reports
from game_rules.scenario import Reporting
from game_rules.seats import HOUSE_NAMES, in_order, members, name, pen_houses, role_of
from game_rules.state import State
from game_rules.texts import may_see_text, open_issues, standing
from game_rules.view.project_shapes import ListSeen, ProjectSeen, ProjectsSeen
from game_rules.view.seen import chip, is_player
from game_rules.view.small_shapes import Chip

_SHORT = {NATO_HOUSE: "NATO’s list"}


def projects_seen(state: State, reader: str) -> ProjectsSeen:
    """The lists are seen by whoever sees the text; that they are merged, by all."""
    known, now = common_document(state), state.projects
    if known is None:
        return ProjectsSeen()
    sees = may_see_text(state, reader)
    issue = known.reporting.issue
    answers = range(len(known.reporting.per_year))
    staff_track = state.scenario.issue_by_id[issue].options
    return ProjectsSeen(
        there=True,
        hidden=not sees,
        lists=tuple(_list(state, house) for house in pen_houses(state)) if sees else (),
        ready=tuple(
            ProjectSeen(id=one.id, title=one.title, area=one.area)
            for one in projects(state)
            if sees and one.id not in now.proposed and not now.merged
        ),
        merged=now.merged,
        closing=tuple(HOUSE_NAMES[house] for house in sorted(now.closing)) if sees else (),
        closed=tuple(chip(state, i, o) for i, o in standing(state).items() if i in now.closed) if sees else (),
        reports=_reports(state, known.reporting) if sees else "",
        news=tuple(_news(state)),
        mine=tuple(_mine(state, reader)),
        steps=tuple(_steps(state)) if reader in now.may_readjust and sees else (),
        arrangements=tuple(chip(state, issue, at) for at in answers if at and staff_track[at].track != "political"),
        open=tuple(chip(state, one, standing(state)[one]) for one in open_issues(state)) if sees else (),
        allies=tuple((r, role_of(state, r).capital) for r in members(state, NATO_HOUSE) if r not in now.visited),
        additions=tuple(
            (role, name(state, role), HOUSE_NAMES[now.additions[role][0]], now.additions[role][1])
            for role in in_order(state, frozenset(now.additions))
        ),
    )


def _list(state: State, house: str) -> ListSeen:
    now = state.projects
    return ListSeen(
        house=house,
        name=_SHORT.get(house, "The EU’s list"),
        items=tuple(
            ProjectSeen(id=one.id, title=one.title, area=one.area, by=now.proposed[one.id])
            for one in listed_by(state, house)
        ),
        complete=house in now.complete,
        presented=house in now.presented,
        report="a report is due" if is_due(state, house) else "reported" if house in now.reported else "",
    )


def _reports(state: State, reporting: Reporting) -> str:
    now, usual = state.projects, usual_reports(reporting, state.scenario.when)
    if not now.per_year:
        return f"Reports to states: none agreed (usual: {usual} a year)."
    return f"Reports to states: {now.per_year} a year, {'by the draft' if now.text_says else 'arranged by staffs'}."


def _news(state: State) -> Iterator[str]:
    """What everybody has been told."""
    now = state.projects
    for role in in_order(state, now.visited):
        yield f"NATO’s staff has been to {role_of(state, role).capital or name(state, role)}."
    for one in now.slowed.values():
        if one.until:
            yield f"An Ally asks for more time on {state.scenario.issue_by_id[one.issue].title}."


def _mine(state: State, reader: str) -> Iterator[str]:
    """What the reader has been given; a trust that has moved is known to both, and to the lecturer."""
    now = state.projects
    for role, staff in sorted(now.trust):
        if now.trust[role, staff] and reader in (role, staff, LECTURER):
            yield trust_says(state, role, staff)
    if reader in now.may_readjust:
        yield "You may readjust one clause of the draft by one step, at no cost."
    if reader in now.may_reopen:
        yield "You may change one closed clause, at no cost."
    if is_player(state, reader) and (pulls := now.free_pulls.get(reader, 0)):
        yield "You may tighten a leash once at no cost." if pulls == 1 else f"You may tighten leashes {pulls} times."


def _steps(state: State) -> Iterator[Chip]:
    if state.table.draft is None:
        return
    for issue in open_issues(state):
        here = standing(state)[issue]
        for option in (here - 1, here + 1):
            if 0 <= option < len(state.scenario.issue_by_id[issue].options):
                yield chip(state, issue, option)


def proposers(state: State) -> tuple[tuple[str, int], ...]:
    """How many projects each staff has tabled, the most first (M142)."""
    counts = {role: list(state.projects.proposed.values()).count(role) for role in state.projects.proposed.values()}
    return tuple((name(state, role), n) for role, n in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
