"""Staff work, as a mind sees it: what waits for its role by name, and what could be arranged."""

from functools import cached_property

from game_rules.commands import Clause
from game_rules.ids import RoleId
from game_rules.rules.staff import counterparts
from game_rules.view.work import open_to_staffs
from server.stand_ins.knowledge.chair import Chair


class StaffWork(Chair):
    """Taskings, letters and arrangements."""

    @cached_property
    def counterparts(self) -> tuple[RoleId, ...]:
        """The staffs of the other house, where mine is a staff."""
        return counterparts(self._state, self.role)

    @property
    def new_areas(self) -> tuple[str, ...]:
        """The fields of work in which staffs wait for a tasking."""
        return tuple(area.id for area in self._state.scenario.areas if area.new)

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(area.id for area in self._state.scenario.areas)

    @property
    def taskings_asked(self) -> tuple[str, ...]:
        """The fields with which somebody has asked to task the staffs."""
        return tuple(self._state.work.backed)

    @property
    def areas_crossed(self) -> tuple[str, ...]:
        """My fields of work in which others have arranged something, or answered a letter as I have heard."""
        state, done = self._state, self._state.work
        area_of = {issue.id: issue.area for issue in state.scenario.issues}
        crossed = {area_of[issue] for (issue, _), two in done.arranged.items() if self.role not in two}
        crossed |= {one.area for one in done.touched if one.role == self.role and one.heard}
        mine = (area.id for area in state.scenario.areas if self.role in area.competent and area.id in crossed)
        return tuple(area for area in mine if self.role not in done.claims.get(area, ()))

    def clauses_of(self, area: str) -> tuple[Clause, ...]:
        """What staffs could arrange in a field of work."""
        issues = {issue.id for issue in self._state.scenario.issues if issue.area == area}
        return tuple(clause for clause in self.arrangeable if clause[0] in issues)

    @cached_property
    def arrangeable(self) -> tuple[Clause, ...]:
        return open_to_staffs(self._state)

    @property
    def letters_to_me(self) -> tuple[tuple[RoleId, str], ...]:
        """Who has written to me about what, and waits."""
        mine = (one for one in self._state.work.letters if one.to == self.role and not one.answered)
        return tuple((one.by, one.area) for one in mine)

    @property
    def proposed_to_me(self) -> tuple[tuple[RoleId, Clause], ...]:
        """What other staffs would arrange with mine."""
        return tuple((by, clause) for by, other, clause in sorted(self._state.work.offered) if other == self.role)
