"""Acts around papers."""

from collections.abc import Iterator, Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import EU_HOUSE, RoleId
from game_rules.papers import FORMS, held, released_to
from game_rules.scenario import Document
from game_rules.seats import role_of
from game_rules.state import State
from game_rules.view.acts.row import Row


def _ways(state: State, by: RoleId, at: int) -> Iterator[Command]:
    """Each of its papers to the other organisation as a whole, and to each role."""
    for document in held(state, by):
        for form in FORMS:
            for to in ((), *((role,) for role in state.cast if role != by)):
                yield ask.ShareDocument(by=by, at=at, document=document.id, form=form, to=to)


def _released(state: State, role: RoleId) -> tuple[Document, ...]:
    return tuple(one for one in state.scenario.documents if released_to(state, one, role))


ROWS: Mapping[type[Command], Row] = {
    ask.ShareDocument: Row(
        label="Share a paper",
        help="A staff that has your paper answers your call at once in this phase.",
        mine=lambda state, role: bool(held(state, role)),
        tries=_ways,
    ),
    ask.BlockUse: Row(
        label="Block the use on the EU side",
        help="A paper that was released to some members goes to nobody else in the EU.",
        mine=lambda state, role: EU_HOUSE in role_of(state, role).houses and bool(_released(state, role)),
        tries=lambda s, by, at: (ask.BlockUse(by=by, at=at, document=one.id) for one in _released(s, by)),
    ),
}
