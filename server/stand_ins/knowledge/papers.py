"""Papers, as a mind knows of them: its own, those that went to members of the EU, and whose answer takes time."""

from game_rules.ids import RoleId
from game_rules.papers import form_held, released_to, without_agreement
from game_rules.rules.staff import reply
from server.stand_ins.knowledge.chair import Chair


class Papers(Chair):
    """What I have, and what was released."""

    @property
    def own_papers(self) -> tuple[str, ...]:
        """The papers that I have whole."""
        every = self._state.scenario.documents
        return tuple(one.id for one in every if form_held(self._state, self.role, one) == "whole")

    @property
    def released_papers(self) -> tuple[str, ...]:
        """Restricted papers of which I know that members of the EU got them by name, and nobody has blocked."""
        state = self._state
        return tuple(
            one.id
            for one in state.scenario.documents
            if released_to(state, one, self.role) and one.id not in state.papers.blocked
        )

    @property
    def left_out(self) -> bool:
        """Am I a member of the EU without a security agreement with NATO?"""
        return self.role in without_agreement(self._state)

    def answers_late(self, called: RoleId) -> bool:
        """Would this staff have to ask others before it answers my call?"""
        return reply(self._state, self.role, called) > 0
