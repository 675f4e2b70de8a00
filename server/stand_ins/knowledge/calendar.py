"""The calendar of joint meetings, as everybody sees it."""

from game_rules.rules.meetings import leaders
from game_rules.state import Joint
from server.stand_ins.knowledge.chair import Chair


class Calendar(Chair):
    """Meetings of the NAC and the PSC."""

    @property
    def invitation(self) -> Joint | None:
        """A meeting that waits for my consent."""
        every = self._state.meetings.called.values()
        return next((one for one in every if one.stage == "asked" and one.asked == self.role), None)

    @property
    def leads_a_body(self) -> bool:
        return self.role in leaders(self._state)

    @property
    def topics(self) -> tuple[str, ...]:
        """What ambassadors may talk about informally; the empty topic is none."""
        return ("", *self._state.scenario.topics)
