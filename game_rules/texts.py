"""The text in the room: what stands, what is open, who may see it, and how much attention it draws."""

from collections.abc import Mapping

from game_rules.commands import Text
from game_rules.ids import LECTURER, PUBLIC, Choices, IssueId, RoleId
from game_rules.seats import the
from game_rules.state import Draft, State


def agreed_language(state: State) -> Mapping[IssueId, int]:
    """What is fixed for every text: what the format brings, and what the Council has decided by majority."""
    return {**state.form.settled, **state.files.decided} if state.files.decided else state.form.settled


def today(state: State) -> Choices:
    """Today's situation: every issue at option 0, agreed language where there is some."""
    fixed = agreed_language(state)
    return {issue.id: fixed.get(issue.id, 0) for issue in state.scenario.issues}


def standing(state: State) -> Choices:
    """The clauses as they stand: in the draft, else today's situation."""
    return state.table.draft.choices if state.table.draft else today(state)


def the_draft(state: State) -> Draft:
    """The draft, asked for only where one stands. Raises `LookupError` for a moment that the rules have let by."""
    if state.table.draft is None:
        raise LookupError("there is no draft")
    return state.table.draft


def complete(state: State, choices: Mapping[IssueId, int]) -> Choices:
    """A complete draft from the clauses that change: the others as they stand."""
    return {**standing(state), **choices}


def words_that_belonged(state: State, issue: IssueId, option: int) -> Text | None:
    """The free words of an option that stands in the draft, or stood in an earlier one: they come back with it."""
    draft = state.table.draft
    if draft and draft.choices.get(issue) == option:
        return draft.wordings.get(issue)
    return state.table.worded.get((issue, option))


def open_issues(state: State) -> tuple[IssueId, ...]:
    """The issues that have been introduced and are not agreed language; all, where no phase introduces any."""
    phases, fixed = state.form.phases, agreed_language(state)
    if not any(phase.issues for phase in phases):
        introduced = {issue.id for issue in state.scenario.issues}
    else:
        introduced = {issue for phase in phases[: state.clock.number + 1] for issue in phase.issues}
    return tuple(i.id for i in state.scenario.issues if i.id in introduced and i.id not in fixed)


def isolated(state: State) -> bool:
    """Is the text being drafted behind closed doors?"""
    return bool(state.phase and state.phase.insiders)


def may_see_text(state: State, reader: RoleId) -> bool:
    """An isolated draft is seen by those who write it and those whom they let in (paper L453-L456)."""
    return not isolated(state) or reader == LECTURER or (reader != PUBLIC and reader in state.corridors.insiders)


def known_text(state: State, reader: RoleId) -> Choices:
    """The clauses as far as the reader knows them: as they stand, or today's situation while they are hidden."""
    return standing(state) if may_see_text(state, reader) else today(state)


def option_label(state: State, issue: IssueId, option: int) -> str:
    """An option in words."""
    return state.scenario.option(issue, option).label


def quoted(state: State, issue: IssueId, option: int) -> str:
    """A clause in a sentence that has several: `D1 "Hybrid threats only"`; a label keeps quotes of its own."""
    label = option_label(state, issue, option)
    return f"{issue} {label}" if '"' in label else f'{issue} "{label}"'


def clause_name(state: State, issue: IssueId, option: int) -> str:
    """A clause as a sentence has it: `Scope: Hybrid threats only (D1=1)`."""
    return f"{state.scenario.issue_by_id[issue].title}: {option_label(state, issue, option)} ({issue}={option})"


def attention_parts(state: State, choices: Choices) -> tuple[tuple[str, int], ...]:
    """What draws attention, part by part: the clauses (fixed ones too), the length, and what has been made public."""
    scenario, parts = state.scenario, []
    for issue in scenario.issues:
        drawn = issue.options[choices[issue.id]].attention
        if drawn:
            parts.append((f"{issue.title}: {issue.options[choices[issue.id]].label}", drawn))
    if over := words_over(state):
        parts.append((f"Length: {over * scenario.parameters.words_per_attention} words over", over))
    if threats := len(state.corridors.noticed):
        what = "A threat of a statement" if threats == 1 else "Threats of statements"
        parts.append((what, threats * scenario.parameters.attention_threat))
    parts += [
        (f"A statement of {the(state, role)}", scenario.parameters.attention_statement)
        for role in state.corridors.published
    ]
    parts += [
        (f"The reading of {the(state, role)}", scenario.parameters.attention_reading)
        for role in state.corridors.interpreted
    ]
    if state.corridors.leaked_by:
        parts.append(("The leak", scenario.parameters.attention_leak))
    return (*parts, *_of_events(state))


def _of_events(state: State) -> tuple[tuple[str, int], ...]:
    """What turns of events have drawn, each by its name where everybody knows of them all."""
    drawn = [
        (inject.title, sum(effect.delta for effect in inject.effects if effect.op == "attention"))
        for inject in state.scenario.injects
        if inject.id in state.clock.fired and not inject.to
    ]
    named, total = tuple((title, delta) for title, delta in drawn if delta), state.ledger.attention
    if sum(delta for _, delta in named) == total:
        return named
    return (("Turns of events", total),) if total else ()


def attention(state: State, choices: Choices) -> int:
    """Attention points of a complete draft (M111)."""
    return sum(drawn for _, drawn in attention_parts(state, choices))


def attention_waived(state: State, choices: Choices) -> bool:
    """A text that both houses endorse may draw as much attention as it likes."""
    waiving = state.scenario.attention_waived_by
    return bool(waiving) and all(choices[issue] == option for issue, option in waiving.items())


def too_loud(state: State, choices: Choices) -> bool:
    """Does a text draw more attention than the ceiling, without the waiver?"""
    loud = attention(state, choices) > state.scenario.parameters.attention_ceiling
    return loud and not attention_waived(state, choices)


def words_of(state: State) -> int:
    """How many words the draft has in free wordings."""
    draft = state.table.draft
    return sum(text.words for text in draft.wordings.values()) if draft else 0


def words_over(state: State) -> int:
    """How many steps of words the draft's free wordings exceed what is free (C060)."""
    spare = words_of(state) - state.scenario.parameters.words_free
    return max(0, -(-spare // state.scenario.parameters.words_per_attention))
