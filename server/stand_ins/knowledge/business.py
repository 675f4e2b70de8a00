"""The order of business, as a mind sees it: the phase, how much of it has gone, who is ready."""

from functools import cached_property

from game_rules.ids import RoleId
from game_rules.rules.clock import drafting_ends, usual_end
from game_rules.scenario import Phase
from server.stand_ins import pace
from server.stand_ins.desk import LONG_AGO
from server.stand_ins.knowledge.chair import Chair

WELCOME = 75_000
"""Milliseconds for which a package lies as it is after somebody has said yes to it."""


class Business(Chair):
    """Time and phases."""

    @property
    def running(self) -> bool:
        return self._state.clock.status == "running"

    @cached_property
    def phase(self) -> Phase | None:
        return self._state.phase

    @property
    def began(self) -> int:
        return self._state.clock.began

    @cached_property
    def ends(self) -> int:
        """When the running phase ends; where it has no clock, when it usually would."""
        return usual_end(self._state)

    @property
    def drafting_closed(self) -> bool:
        return self._state.clock.drafting_closed

    @cached_property
    def drafting_ends(self) -> int:
        """When drafting closes: at its time in the last phase, else with the running phase."""
        return drafting_ends(self._state) or self.ends

    @cached_property
    def spent(self) -> float:
        """How much of the running phase's drafting time has gone, 0 to 1."""
        length = self.drafting_ends - self.began
        return min(1.0, max(0.0, (self.now - self.began) / length)) if length > 0 else 0.0

    @cached_property
    def gone(self) -> float:
        """How much of the whole running phase has gone, 0 to 1."""
        length = self.ends - self.began
        return min(1.0, max(0.0, (self.now - self.began) / length)) if self.ends else 0.0

    @cached_property
    def stretch(self) -> float:
        """How many times longer everything takes in a phase, or under a deadline, of hours and days."""
        return pace.stretch(self._state)

    def since(self, kind: str) -> float:
        """Milliseconds since I have last done this in this phase."""
        return self.now - self.desk.last.get(kind, LONG_AGO)

    @cached_property
    def is_welcome(self) -> bool:
        """Under `accept`: has somebody just said yes to my package? Others may want to, too."""
        return self.room.procedure == "accept" and self.now - self.desk.welcomed_at < WELCOME * self.stretch

    @cached_property
    def play(self) -> tuple[int, int]:
        """The running phase among those of play, counted from 0, and how many there are."""
        number = self._state.clock.number
        return sum(one < number for one in self.room.play), len(self.room.play)

    @property
    def is_last(self) -> bool:
        """Does play end with this phase?"""
        number, count = self.play
        return number == count - 1

    @property
    def said_ready(self) -> frozenset[RoleId]:
        return self._state.clock.ready
