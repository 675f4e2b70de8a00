"""What a debrief adds to the points: whose text it was, a draft that was history's, what a role gave and got."""

from dataclasses import dataclass

from game_rules.ids import Choices
from game_rules.seats import name
from game_rules.state import State
from game_rules.view.own import own
from game_rules.view.seen import chip
from game_rules.view.small_shapes import Chip
from server.looking_back.recording import Recording


@dataclass(frozen=True, kw_only=True, slots=True)
class Balance:
    """The clauses of the adopted text that are worth something to a role, the dearest first: gains, costs."""

    got: tuple[tuple[Chip, int], ...] = ()
    gave: tuple[tuple[Chip, int], ...] = ()


def balance(state: State, role: str) -> Balance:
    """What a role gave and got, clause by clause; nothing without an adopted text."""
    text, rows = state.decision.adopted, own(state, role).rows
    if text is None or not rows:
        return Balance()
    each = ((rows[issue][option], issue) for issue, option in text.items())
    worth = sorted(each, key=lambda one: (-abs(one[0]), one[1]))
    told = [(chip(state, issue, text[issue]), points) for points, issue in worth]
    return Balance(
        got=tuple(one for one in told if one[1] > 0),
        gave=tuple(one for one in told if one[1] < 0),
    )


def owner_of_the_text(state: State) -> str:
    """Whose package became the last draft."""
    return name(state, state.table.draft.owner) if state.table.draft and state.table.draft.owner else ""


def drafts_of_history(recording: Recording) -> tuple[int, ...]:
    """The numbers of the drafts in which every clause stood as history had it."""
    history = recording.end.scenario.historical_package
    found = {
        state.table.draft.number: None
        for state in recording.states
        if history and state.table.draft and _is(state.table.draft.choices, history)
    }
    return tuple(found)


def _is(text: Choices, history: Choices) -> bool:
    return all(text.get(issue) == option for issue, option in history.items())
