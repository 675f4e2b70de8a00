"""The chair from which a role looks: its game, its desk, its table. Whoever imports a `Knowledge` sees no state."""

from collections.abc import Callable

from game_rules.commands import Text
from game_rules.decide import objections
from game_rules.events_catalogue import command_from
from game_rules.state import State
from server.stand_ins.desk import Desk
from server.stand_ins.mind import Act

_ANY_WORDS = {"ref": "", "digest": "", "words": 1}

Words = Callable[[Text], str]
"""Where the words of a text are found."""


def unread(text: Text) -> str:
    """No words at all."""
    return ""


class Chair:
    """One look of one role at a game: what is asked of the rules, and nothing else of the state, is public."""

    def __init__(self, state: State, desk: Desk, now: int = 0, words: Words = unread) -> None:
        self._state = state
        self._words = words
        self.role = desk.role
        self.desk = desk
        self.room = desk.room(state)
        self.table = desk.table(state)
        self.now = max(now, state.clock.now)
        self.margin: int | None = None

    def may(self, act: Act) -> bool:
        """Would the rules let me do this now?"""
        data = act.data if "text" not in act.data else {**act.data, "text": _ANY_WORDS}
        return not objections(self._state, command_from(act.kind, data, self.role, self.now))
