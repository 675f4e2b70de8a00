"""Acts around the common document."""

from collections.abc import Iterator, Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import NATO_HOUSE, RoleId
from game_rules.rules.beside import slows
from game_rules.rules.projects import common_document, projects
from game_rules.seats import members, role_of
from game_rules.state import State
from game_rules.texts import known_text, open_issues
from game_rules.view.acts.row import TEXT, Row, is_pen, is_staff, is_state


def _there(state: State) -> bool:
    return common_document(state) is not None


def _writer(state: State, role: RoleId) -> bool:
    """A staff, where there are lists."""
    return _there(state) and is_staff(state, role)


def _pen(state: State, role: RoleId) -> bool:
    return _there(state) and is_pen(state, role)


def _traveller(state: State, role: RoleId) -> bool:
    return _there(state) and role_of(state, role).organisation == NATO_HOUSE


def _ally(state: State, role: RoleId) -> bool:
    return _there(state) and role in members(state, NATO_HOUSE)


def _state(state: State, role: RoleId) -> bool:
    return _there(state) and is_state(state, role)


def _steps(state: State, by: RoleId, at: int) -> Iterator[Command]:
    now = known_text(state, by)
    for issue in open_issues(state):
        yield ask.Readjust(by=by, at=at, issue=issue, option=now[issue] - 1 if now[issue] else 1)


def _arrangements(state: State, by: RoleId, at: int) -> Iterator[Command]:
    known = common_document(state)
    for option, often in enumerate(known.reporting.per_year if known else ()):
        if often:
            yield ask.SetReporting(by=by, at=at, option=option)


ROWS: Mapping[type[Command], Row] = {
    ask.ProposeProject: Row(
        label="Propose a project",
        help="It goes on the list of your house; one action point.",
        mine=_writer,
        tries=lambda s, by, at: (ask.ProposeProject(by=by, at=at, project=one.id) for one in projects(s)),
    ),
    ask.CompleteList: Row(
        label="Mark our list complete",
        help="Nothing is added after that; both lists must be complete before they are merged.",
        mine=_pen,
        tries=lambda s, by, at: iter((ask.CompleteList(by=by, at=at),)),
        whole=True,
    ),
    ask.MergeProposals: Row(
        label="Merge the two lists",
        help="They become the common document that is sold to states.",
        mine=_pen,
        tries=lambda s, by, at: iter((ask.MergeProposals(by=by, at=at),)),
        whole=True,
    ),
    ask.Present: Row(
        label="Present the document in my house",
        help="Before that no state of it can say yes.",
        mine=_pen,
        tries=lambda s, by, at: iter((ask.Present(by=by, at=at),)),
        whole=True,
    ),
    ask.VisitCapital: Row(
        label="Visit a capital",
        help="Two action points. It may readjust one clause; others may mind the trip.",
        mine=_traveller,
        tries=lambda s, by, at: (ask.VisitCapital(by=by, at=at, role=one) for one in members(s, NATO_HOUSE)),
    ),
    ask.Readjust: Row(
        label="Readjust a clause",
        help="One clause of the draft by one step, as your own version, once.",
        mine=_ally,
        tries=_steps,
    ),
    ask.CloseText: Row(
        label="Say that the paper is closed",
        help="When both houses' pens have said so, changes have a price.",
        mine=_pen,
        tries=lambda s, by, at: iter((ask.CloseText(by=by, at=at),)),
        whole=True,
    ),
    ask.SetReporting: Row(
        label="Arrange reports among staffs",
        help="As far as the text leaves it open; a report is a leash.",
        mine=_pen,
        tries=_arrangements,
    ),
    ask.PresentReport: Row(
        label="Present the report that is due",
        help="One action point. A late one lets states tighten a leash for nothing.",
        mine=_pen,
        tries=lambda s, by, at: iter((ask.PresentReport(by=by, at=at),)),
        whole=True,
    ),
    ask.SlowWalk: Row(
        label="Ask for more time on a clause",
        help="For a while no text with it is put to the Allies. Your name is not told.",
        mine=slows,
        tries=lambda s, by, at: (ask.SlowWalk(by=by, at=at, issue=one) for one in open_issues(s)),
    ),
    ask.ParallelStatement: Row(
        label="Add an item to your house's statement",
        help="One item of your own, on record beside the document.",
        mine=_state,
        tries=lambda s, by, at: iter((ask.ParallelStatement(by=by, at=at, text=TEXT),)),
    ),
}
