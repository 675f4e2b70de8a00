"""Acts of the staffs."""

from collections.abc import Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.rules.staff import counterparts
from game_rules.view.acts.row import Row, is_pen

ROWS: Mapping[type[Command], Row] = {
    ask.Contact: Row(
        label="Meet a staff",
        help="A drafting meeting with the other side's staff, for action points.",
        mine=lambda state, role: bool(counterparts(state, role)),
        tries=lambda s, by, at: (ask.Contact(by=by, at=at, role=r) for r in counterparts(s, by)),
    ),
    ask.AskIn: Row(
        label="Ask to be let in",
        help="A refusal is shown to the EU's states.",
        mine=lambda state, role: any(role in phase.may_ask_in for phase in state.form.phases),
        tries=lambda s, by, at: iter((ask.AskIn(by=by, at=at),)),
        whole=True,
    ),
    ask.RequestComments: Row(
        label="Request comments",
        help="States may comment; endorsement is not asked.",
        mine=is_pen,
        tries=lambda s, by, at: iter((ask.RequestComments(by=by, at=at),)),
        whole=True,
    ),
}
