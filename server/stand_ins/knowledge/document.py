"""The common document, as a mind sees it: its own house's list, the paper, what it has been given."""

from functools import cached_property

from game_rules.ids import IssueId
from game_rules.rules.beside import slows
from game_rules.rules.projects import common_document, listed_by, projects
from game_rules.seats import role_of
from game_rules.texts import open_issues
from server.stand_ins.knowledge.chair import Chair


class Document(Chair):
    """What a role may know of the common document."""

    @property
    def has_document(self) -> bool:
        return common_document(self._state) is not None

    @property
    def lists_are_merged(self) -> bool:
        return self._state.projects.merged

    @cached_property
    def on_my_list(self) -> int:
        """How many projects stand on the list of a staff's own house."""
        return len(listed_by(self._state, role_of(self._state, self.role).organisation))

    @cached_property
    def projects_left(self) -> tuple[str, ...]:
        """Projects that nobody has proposed."""
        return tuple(one.id for one in projects(self._state) if one.id not in self._state.projects.proposed)

    @property
    def closed(self) -> frozenset[IssueId]:
        """Clauses of the closed paper."""
        return self._state.projects.closed if self._state.table.draft else frozenset()

    @property
    def may_readjust(self) -> bool:
        return self.role in self._state.projects.may_readjust

    @property
    def slows(self) -> bool:
        return slows(self._state, self.role)

    @property
    def on_the_table(self) -> tuple[IssueId, ...]:
        """The clauses that may be changed."""
        return open_issues(self._state)
