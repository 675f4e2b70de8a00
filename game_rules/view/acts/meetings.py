"""Acts around meetings of both organisations."""

from collections.abc import Iterator, Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import RoleId
from game_rules.rules.calling import callers
from game_rules.rules.meetings import ALTHEA
from game_rules.state import State
from game_rules.view.acts.row import Row


def _proposals(state: State, by: RoleId, at: int) -> Iterator[Command]:
    yield ask.ProposeMeeting(by=by, at=at, format="informal", against=True)
    yield ask.ProposeMeeting(by=by, at=at, format="formal", subject=ALTHEA)


def _on_the_calendar(state: State, by: RoleId, at: int) -> Iterator[Command]:
    for one in state.meetings.called.values():
        if one.stage in ("asked", "coming"):
            yield ask.Cancel(by=by, at=at, number=one.number)


ROWS: Mapping[type[Command], Row] = {
    ask.ProposeMeeting: Row(
        label="Propose a meeting of both organisations",
        help="Formal on ALTHEA only; informal with everybody, if Turkey agrees.",
        mine=lambda state, role: role in callers(state),
        tries=_proposals,
    ),
    ask.Cancel: Row(
        label="Call a meeting off",
        help="A promise that is broken is told with your name.",
        mine=lambda state, role: role in callers(state),
        tries=_on_the_calendar,
    ),
}
