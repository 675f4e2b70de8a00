"""Sight: nobody works with a text that nobody has shown to them, nor learns of it by trying."""

from collections.abc import Iterator

from game_rules.commands import Command
from game_rules.ids import RoleId
from game_rules.reason import Reason
from game_rules.state import State
from game_rules.texts import may_see_text


def text_must_be_in_sight(state: State, command: Command) -> Iterator[Reason]:
    """Only those who see the text work on it. If this objects no rule that looks at the text is asked."""
    if not may_see_text(state, command.by):
        yield hidden_text(state)


def hidden_text(state: State) -> Reason:
    """The reason an outsider reads about an isolated draft."""
    return Reason(
        rule="R-HIDDEN",
        says="The draft is isolated: you see only that talks exist.",
        cites=("paper L453-L456",),
        holders=doorkeepers(state),
        remedy="The draft goes to everybody in the next phase. Until then: talk, demand, hold the leash.",
    )


def doorkeepers(state: State) -> tuple[RoleId, ...]:
    """Those who write the isolated draft."""
    return tuple(role for role in state.cast if role in state.corridors.insiders)
