"""The paper: staffs travel to sell it, say that it is closed, and reopen it at a price (paper L474-L478)."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import CLOSED, ONCE, PENS, VERSIONS
from game_rules.commands import Bracket, CloseText, OfferPackage, Readjust, VisitCapital
from game_rules.events import (
    CapitalVisited,
    ClosingAsked,
    Event,
    ListsMerged,
    PackageOffered,
    PaperClosed,
    PaperReopened,
    Readjusted,
    TrustMoved,
)
from game_rules.ids import CLOCK, NATO_HOUSE, IssueId, RoleId
from game_rules.reason import Reason
from game_rules.rules.clauses import issue_with
from game_rules.rules.projects import common_document, with_projects
from game_rules.rules.staff import not_enough_points, spend
from game_rules.scenario import Effect
from game_rules.seats import in_order, members, names, pen_house, pen_houses, pens, role_of, subject, the
from game_rules.state import State
from game_rules.texts import clause_name, complete, open_issues, standing, today

VISIT_COST = 2
TRIP = "paper L474-L476"
PAPER = "paper L476-L478"


# --- visits -----------------------------------------------------------------------------------------------------------


def only_natos_staff_travels(state: State, command: VisitCapital) -> Iterator[Reason]:
    """The trip to a capital is NATO's staff's."""
    if command.by in state.cast and role_of(state, command.by).organisation != NATO_HOUSE:
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} does not travel for NATO.",
            cites=(TRIP,),
            holders=pens(state, NATO_HOUSE),
            remedy="Talk to that capital: talk is free.",
        )


def visit_goes_to_an_ally(state: State, command: VisitCapital) -> Iterator[Reason]:
    """NATO's staff sells the paper to NATO's members."""
    if command.role not in members(state, NATO_HOUSE):
        yield Reason(
            rule="R-NOT-MEMBER",
            says=f"{subject(state, command.role)} is no Ally at this table.",
            cites=(TRIP,),
            holders=members(state, NATO_HOUSE),
            remedy="Choose an Ally; the EU's staffs talk to the EU's members.",
        )


def capital_is_visited_once(state: State, command: VisitCapital) -> Iterator[Reason]:
    """A second trip has nothing new to bring."""
    if command.role in state.projects.visited:
        yield Reason(rule="R-PHASE", says="You have been there.", cites=(ONCE,), remedy="Talk, or visit another Ally.")


def visit_must_be_paid(state: State, command: VisitCapital) -> Iterator[Reason]:
    """A trip takes two action points."""
    yield from not_enough_points(state, command.by, VISIT_COST)


def visit(state: State, command: VisitCapital) -> Iterator[Event]:
    """Who minds the trip trusts the travellers less."""
    yield CapitalVisited(by=command.by, at=command.at, role=command.role, cost=VISIT_COST)
    known = common_document(state)
    for role in in_order(state, known.minds.get(command.role, ()) if known else ()):
        if role in state.cast:
            yield TrustMoved(by=CLOCK, at=command.at, role=role, staff=command.by, delta=-1)


# --- readjusting ------------------------------------------------------------------------------------------------------


def only_allies_readjust(state: State, command: Readjust) -> Iterator[Reason]:
    """A readjustment is what a trip of NATO's staff brings to an Ally."""
    if command.by in state.cast and command.by not in members(state, NATO_HOUSE):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"NATO's staff does not travel to {the(state, command.by)}.",
            cites=(TRIP,),
            holders=members(state, NATO_HOUSE),
            remedy="Offer a package, or ask an Ally to readjust the clause.",
        )


def a_visit_must_have_granted_it(state: State, command: Readjust) -> Iterator[Reason]:
    """Whom the staff came to see may readjust one clause, once."""
    if command.by in members(state, NATO_HOUSE) and command.by not in state.projects.may_readjust:
        yield Reason(
            rule="R-NO-STANDING",
            says="You have no readjustment: it comes with a visit of NATO's staff, once.",
            cites=(TRIP,),
            holders=pens(state, NATO_HOUSE),
            remedy="Invite NATO's staff to your capital, or offer a package.",
        )


def draft_must_stand(state: State, command: Readjust | CloseText) -> Iterator[Reason]:
    """Without a draft there is no paper."""
    if state.table.draft is None:
        yield Reason(
            rule="R-VERSION",
            says="There is no draft yet: no package bears the initials of both pens.",
            cites=(VERSIONS,),
            holders=pens(state),
            remedy="Bring the pens together over a package first.",
        )


def readjustment_is_one_step(state: State, command: Readjust) -> Iterator[Reason]:
    """One clause that has been introduced, by one step."""
    draft, there = state.table.draft, issue_with(state, command.issue, command.option)
    near = draft is not None and abs(draft.choices.get(command.issue, -9) - command.option) == 1
    if draft and not (there and near and command.issue in open_issues(state)):
        yield Reason(
            rule="R-VERSION",
            says="A readjustment moves one clause that is open by one step.",
            cites=(TRIP,),
            remedy="Choose the next answer of a clause of the draft; for more, offer a package.",
        )


def readjust(state: State, command: Readjust) -> Iterator[Event]:
    """The capital's own version of the draft, after a closing too."""
    yield Readjusted(by=command.by, at=command.at, issue=command.issue, option=command.option)
    yield PackageOffered(
        by=command.by,
        at=command.at,
        version=state.table.versions.get(command.by, 0) + 1,
        choices=complete(state, {command.issue: command.option}),
    )


# --- closing ----------------------------------------------------------------------------------------------------------


def only_pens_close(state: State, command: CloseText) -> Iterator[Reason]:
    """Those who wrote the paper say that it is as good as it gets."""
    if command.by in state.cast and not pen_house(state, command.by):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} holds no pen.",
            cites=(PENS, PAPER),
            holders=pens(state),
            remedy="Say that you can be silent, and ask the pens to close the paper.",
        )


def something_must_be_open(state: State, command: CloseText) -> Iterator[Reason]:
    """What is closed need not be closed."""
    if state.table.draft and not set(_said(state)) - state.projects.closed:
        yield Reason(
            rule="R-CLOSED",
            says="All that the paper says is closed.",
            cites=(CLOSED, PAPER),
            remedy="Win those who have not agreed.",
        )


def closing_is_said_once(state: State, command: CloseText) -> Iterator[Reason]:
    """The other house's pen has to say it too."""
    if (mine := pen_house(state, command.by)) and mine in state.projects.closing:
        others = tuple(pen for pen in pens(state) if pen_house(state, pen) != mine)
        yield Reason(
            rule="R-PHASE",
            says="Your side has said so.",
            cites=(ONCE,),
            holders=others,
            remedy=f"Win {names(state, others, 'or')}: the pens of both houses close the paper.",
        )


def close(state: State, command: CloseText) -> Iterator[Event]:
    yield ClosingAsked(by=command.by, at=command.at, house=pen_house(state, command.by))


def closed_paper_has_a_price(state: State, command: OfferPackage) -> Iterator[Reason]:
    """A closed clause changes again only at the price that everybody else may change one, too."""
    changed = closed_clauses(state, command)
    if changed and not command.reopens and not _by_right(state, command.by, changed):
        titles = "; ".join(clause_name(state, issue, standing(state)[issue]) for issue in changed)
        yield Reason(
            rule="R-CLOSED",
            says=f"The paper is closed, and reopening has a price: {titles}.",
            cites=(PAPER,),
            holders=endorsing(state, command.by),
            remedy="Leave it as it stands; or reopen it: then each other role whose yes it needs may change a clause.",
        )


def closed_paper_takes_no_bracket(state: State, command: Bracket) -> Iterator[Reason]:
    """What is closed is not bracketed either."""
    if state.table.draft and command.issue in state.projects.closed:
        yield Reason(
            rule="R-CLOSED",
            says="The paper is closed: this clause is not bracketed.",
            cites=(PAPER,),
            holders=pens(state),
            remedy="Offer a package that reopens it, at the price.",
        )


def closed_clauses(state: State, command: OfferPackage) -> tuple[IssueId, ...]:
    """The closed clauses that an offer would change."""
    if state.table.draft is None or not state.projects.closed:
        return ()
    now = standing(state)
    return tuple(i for i, o in command.choices.items() if i in state.projects.closed and o != now.get(i))


def reopening(state: State, command: OfferPackage) -> Iterator[Event]:
    """What an offer that changes closed clauses costs its author: a right that it has, or a right to all others."""
    if changed := closed_clauses(state, command):
        to = () if _by_right(state, command.by, changed) else endorsing(state, command.by)
        yield PaperReopened(by=command.by, at=command.at, issues=changed, to=to)


def endorsing(state: State, but: RoleId = "") -> tuple[RoleId, ...]:
    """Whose yes the paper needs one by one, apart from one role."""
    needs = state.scenario.acceptance
    wanted = {*needs.veto, *needs.optional_veto, *needs.necessary} - {but}
    return tuple(role for role in state.cast if role in wanted)


def _by_right(state: State, role: RoleId, changed: tuple[IssueId, ...]) -> bool:
    return len(changed) == 1 and role in state.projects.may_reopen


# --- consequences, and what a turn of events brings -------------------------------------------------------------------


def both_pens_close_the_paper(state: State) -> Iterator[Event]:
    """When the pens of both houses have said so, what the draft says is closed; what it leaves as it was is open."""
    houses = pen_houses(state)
    if state.projects.closing and set(houses) <= state.projects.closing:
        yield PaperClosed(by=CLOCK, at=state.clock.now, issues=_said(state))


def by_turn(state: State, effect: Effect, at: int) -> Iterator[Event]:
    """A turn of events merges the lists, closes the paper, or moves a trust that no trip has moved already."""
    if common_document(state) is None:
        return
    if effect.op == "merge_lists" and not state.projects.merged:
        yield ListsMerged(by=CLOCK, at=at)
    elif effect.op == "close_text" and set(_said(state)) - state.projects.closed:
        yield PaperClosed(by=CLOCK, at=at, issues=_said(state))
    elif effect.op == "trust" and effect.role in state.cast and not state.projects.visited:
        for staff in pens(state, NATO_HOUSE):
            yield TrustMoved(by=CLOCK, at=at, role=effect.role, staff=staff, delta=effect.delta)


def _said(state: State) -> tuple[IssueId, ...]:
    """The clauses that the draft has changed."""
    if state.table.draft is None:
        return ()
    now, before = standing(state), today(state)
    return tuple(issue for issue in open_issues(state) if now[issue] != before[issue])


def trust(state: State, role: RoleId, staff: RoleId) -> int:
    """How far a state trusts a staff: 0 at first."""
    return state.projects.trust.get((role, staff), 0)


def trust_says(state: State, role: RoleId, staff: RoleId) -> str:
    """A trust that has moved, in a sentence."""
    return f"The trust of {the(state, role)} in {the(state, staff)}: {trust(state, role, staff):+d}."


# --- how events change the paper --------------------------------------------------------------------------------------


def visited(state: State, event: CapitalVisited) -> State:
    now = state.projects
    now = replace(now, visited=now.visited | {event.role}, may_readjust=now.may_readjust | {event.role})
    return with_projects(spend(state, event.by, event.cost), now)


def trust_moved(state: State, event: TrustMoved) -> State:
    """Whose trust falls below nothing may tighten a leash once at no cost."""
    now, before = state.projects, trust(state, event.role, event.staff)
    now = replace(now, trust={**now.trust, (event.role, event.staff): before + event.delta})
    if before + event.delta < 0 <= before:
        now = replace(now, free_pulls={**now.free_pulls, event.role: now.free_pulls.get(event.role, 0) + 1})
    return with_projects(state, now)


def readjusted(state: State, event: Readjusted) -> State:
    return with_projects(state, replace(state.projects, may_readjust=state.projects.may_readjust - {event.by}))


def closing_asked(state: State, event: ClosingAsked) -> State:
    return with_projects(state, replace(state.projects, closing=state.projects.closing | {event.house}))


def paper_closed(state: State, event: PaperClosed) -> State:
    closed = state.projects.closed | set(event.issues)
    return with_projects(state, replace(state.projects, closing=frozenset(), closed=closed))


def paper_reopened(state: State, event: PaperReopened) -> State:
    """What is reopened is open until the paper is closed again."""
    now = state.projects
    may = now.may_reopen | set(event.to) if event.to else now.may_reopen - {event.by}
    return with_projects(state, replace(now, may_reopen=may, closed=now.closed - set(event.issues)))


EVOLVE = {
    CapitalVisited: visited,
    TrustMoved: trust_moved,
    Readjusted: readjusted,
    ClosingAsked: closing_asked,
    PaperClosed: paper_closed,
    PaperReopened: paper_reopened,
}
