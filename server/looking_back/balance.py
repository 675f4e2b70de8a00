"""What a debrief adds to the points: a draft that was history's; what a role got, what it cost, what it did without."""

from collections.abc import Mapping
from dataclasses import dataclass

from game_rules.ids import Choices, IssueId
from game_rules.state import State
from game_rules.view.own import own
from game_rules.view.seen import chip
from game_rules.view.small_shapes import Chip
from server.looking_back.recording import Recording


@dataclass(frozen=True, kw_only=True, slots=True)
class Balance:
    """The clauses of the adopted text that are worth something to a role, the dearest first: gains and costs against
    today's situation; and the best answers that it did not get, with what they would have been worth more."""

    got: tuple[tuple[Chip, int], ...] = ()
    gave: tuple[tuple[Chip, int], ...] = ()
    without: tuple[tuple[Chip, int], ...] = ()


def balance(state: State, role: str) -> Balance:
    """What a role got and gave up, clause by clause; nothing without an adopted text."""
    text, rows = state.decision.adopted, own(state, role).rows
    if text is None or not rows:
        return Balance()
    each = ((rows[issue][option], issue) for issue, option in text.items())
    worth = sorted(each, key=lambda one: (-abs(one[0]), one[1]))
    told = [(chip(state, issue, text[issue]), points) for points, issue in worth]
    return Balance(
        got=tuple(one for one in told if one[1] > 0),
        gave=tuple(one for one in told if one[1] < 0),
        without=_without(state, text, rows),
    )


def _without(state: State, text: Choices, rows: Mapping[IssueId, tuple[int, ...]]) -> tuple[tuple[Chip, int], ...]:
    """The best answer of each clause that stands at another; agreed language was nobody's to win."""
    missed = [
        (max(worth) - worth[text[issue]], issue) for issue, worth in rows.items() if issue not in state.form.settled
    ]
    ordered = sorted((one for one in missed if one[0] > 0), key=lambda one: (-one[0], one[1]))
    return tuple((chip(state, issue, rows[issue].index(max(rows[issue]))), points) for points, issue in ordered)


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
