"""The text, as far as a mind may see it: the draft, packages, objections, stances, the attention they draw."""

from functools import cached_property

from game_rules import explain, texts
from game_rules.commands import Clause
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.state import Draft, Objection, Package, Stance
from game_rules.view import seen
from server.stand_ins.desk import noise
from server.stand_ins.knowledge.chair import Chair


class TheText(Chair):
    """The draft, and what lies beside it."""

    @cached_property
    def sees_text(self) -> bool:
        return texts.may_see_text(self._state, self.role)

    @cached_property
    def isolated(self) -> bool:
        return texts.isolated(self._state)

    @cached_property
    def insiders(self) -> frozenset[RoleId]:
        """Who writes the isolated draft with me; everybody where nothing is isolated, nobody where I am outside."""
        if not self.isolated:
            return frozenset(self.room.cast)
        return self._state.corridors.insiders if self.sees_text else frozenset()

    @cached_property
    def draft(self) -> Draft | None:
        return self._state.table.draft if self.sees_text else None

    @cached_property
    def standing(self) -> Choices:
        """The text as it stands, as far as I can see it."""
        return self.draft.choices if self.draft else self.room.today

    @cached_property
    def open(self) -> tuple[IssueId, ...]:
        """The issues that may be changed now."""
        return texts.open_issues(self._state)

    def clause(self, clause: Clause) -> str:
        """A clause in words."""
        return texts.clause_name(self._state, *clause)

    @cached_property
    def packages(self) -> tuple[Package, ...]:
        """The packages on the table that I can see, mine too."""
        every = self._state.table.packages.values()
        return tuple(one for one in every if seen.sees_package(self._state, self.role, one))

    @property
    def mine(self) -> Package | None:
        return self._state.table.packages.get(self.role)

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """The objections that stand and that I know of, mine too."""
        every = self._state.table.objections.values()
        return tuple(one for one in every if seen.sees_objection(self._state, self.role, one))

    def stance(self, role: RoleId, owner: RoleId = "") -> Stance | None:
        """What a state has told me of a package, or of the draft."""
        return seen.stance_told(self._state, self.role, role, owner)

    @cached_property
    def noise(self) -> int:
        """Attention drawn by other things than clauses."""
        return noise(self._state)

    def too_loud(self, choices: Choices) -> bool:
        """Does a text draw more attention than may be signed?"""
        room = self.room
        loud = room.procedure == "sign" and self.noise + room.attention(choices) > room.ceiling
        return loud and not room.waived(choices)

    @cached_property
    def holders(self) -> frozenset[RoleId]:
        """Who could stop the text as it stands: law, and known to all."""
        return frozenset(explain.veto_holders(self._state, self.standing))
