"""The table of acts on offer, one topic a file: their words, whose they could ever be, their likely forms."""

from collections.abc import Iterator, Mapping

from game_rules.commands import Command
from game_rules.ids import RoleId
from game_rules.state import State
from game_rules.view.acts import decision, everybody, files, meetings, papers, projects, staff, states, text, work
from game_rules.view.acts.row import Row

__all__ = ["ROWS", "Row", "tries"]

ROWS: Mapping[type[Command], Row] = {
    command: row
    for topic in (everybody, staff, states, text, decision, files, meetings, papers, projects, work)
    for command, row in topic.ROWS.items()
}
"""In the order in which a page lists them."""


def tries(state: State, by: RoleId, command: type[Command]) -> Iterator[Command]:
    """Likely forms of an act: it is open if one of them is."""
    forms = ROWS[command].tries
    yield from forms(state, by, state.clock.now) if forms else ()
