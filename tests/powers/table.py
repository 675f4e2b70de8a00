"""Powers: who may do what from which phase on, read off the rulebook for one scenario, everybody seated.

A rule of standing looks at who asks; every other rule at what has happened. A cell says from which phase the act is
open and no rule of standing objects (`june`), in which phases alone (`may`, with a full stop), or with which code it is
always refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game_rules.commands import Command
from game_rules.ids import RoleId
from game_rules.rules.book import ACTS, BOOK, Act
from game_rules.rules.clock import only_the_lecturer
from game_rules.rules.order import introduced
from game_rules.scenario import Format, Scenario
from game_rules.state import Draft, State
from game_rules.words import kind_of
from tests.powers.forms import forms
from tests.rules.moments import begun, lobby

STANDING = (
    "answerer_must_be_inside",
    "asker_must_be_outside",
    "contact_crosses_the_houses",
    "nato_does_not_vote",
    "option_needs_an_industrial_basis",
    "text_must_be_in_sight",
    "text_must_be_isolated",
)
"""Rules of standing whose name does not begin with `only_` or `whose_`."""
NOT_STANDING = ("only_the_reopened_clause_may_change",)

PLAYERS = tuple(dict.fromkeys(act.command for act in ACTS if only_the_lecturer not in act.needs))
"""Acts of players, in the rulebook's order."""


def text(scenario: Scenario) -> str:
    """The whole page of a scenario: formats with the same powers share a table."""
    tables: dict[str, list[str]] = {}
    for form in scenario.formats:
        tables.setdefault("\n".join(_table(scenario, form)), []).append(form.id)
    parts = [f"# Who may do what: {scenario.title}", INTRODUCTION]
    for table, names in tables.items():
        parts.append(f"## Format {', '.join(names)}\n\n{table}")
    return "\n\n".join(parts) + "\n"


INTRODUCTION = """
Made by `python -m tests.powers` from the rulebook; never written by hand. A row is an act, a column a role,
everybody seated. A cell names the phase from which the act is open to the role until play ends, or (in brackets) the
phases in which alone it is (`always`: briefing and play); otherwise the code with which the rules always refuse it, or
`-` where the scenario has no place for the act. What must have happened before is not said here.
""".strip()


def opens(cell: str) -> bool:
    """Does a cell name a phase?"""
    return not cell.startswith(("R-", "-"))


def powers(scenario: Scenario, form: Format) -> dict[tuple[type[Command], RoleId], str]:
    """The cell of each act and role."""
    moments = moments_of(scenario, form)
    return {
        (command, role): _cell(scenario, command, role, moments) for command in PLAYERS for role in scenario.full_cast
    }


def _table(scenario: Scenario, form: Format) -> Iterator[str]:
    cells = powers(scenario, form)
    yield f"Phases: {', '.join(phase.id for phase in form.phases)}."
    yield ""
    rows = [
        ["act", *scenario.full_cast],
        *([kind_of(command), *(cells[command, role] for role in scenario.full_cast)] for command in PLAYERS),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for at, row in enumerate(rows):
        yield _row(row, widths)
        if at == 0:
            yield _row(["-" * width for width in widths], widths)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return f"| {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |"


def moments_of(scenario: Scenario, form: Format) -> list[tuple[State, ...]]:
    """The beginning of each phase, the draft naming each circle of signatories in turn where a text is signed."""
    game = lobby(form.id, scenario.full_cast, scenario)
    return [tuple(_drafted(begun(game, phase.id).state)) for phase in form.phases if phase.stage != "debrief"]


def _drafted(state: State) -> Iterator[State]:
    signing = state.scenario.signing
    if signing is None:
        yield state
        return
    for option in range(len(signing.heads)):
        choices = {**dict.fromkeys(state.scenario.issue_by_id, 0), signing.issue: option}
        yield replace(state, table=replace(state.table, draft=Draft(number=1, owner="", choices=choices, pens=())))


def _cell(scenario: Scenario, command: type[Command], role: RoleId, moments: list[tuple[State, ...]]) -> str:
    act = BOOK[scenario.procedure].get(command)
    if act is None or not any(forms(moments[0][0], role, command)):
        return "-"
    codes: tuple[str, ...] = ()
    open_in: list[int] = []
    for number, states in enumerate(moments):
        if introduced(states[0], kind_of(command)):
            asked = ((state, form) for state in states for form in forms(state, role, command))
            codes = min((_refusals(act, state, form) for state, form in asked), key=len)
            if not codes:
                open_in.append(number)
    return _phases(moments, open_in) or next((code for code in codes if code != "R-PHASE"), "R-PHASE")


def _phases(moments: list[tuple[State, ...]], open_in: list[int]) -> str:
    """`always`; `june`, where it stays open until play ends; else the phases in which it is open, in brackets."""
    phases = moments[0][0].form.phases
    if len(open_in) == len(moments):
        return "always"
    if open_in and open_in == [*range(open_in[0], len(moments))] and phases[open_in[0]].stage == "play":
        return phases[open_in[0]].id
    return f"({', '.join(phases[number].id for number in open_in)})" if open_in else ""


def _refusals(act: Act, state: State, command: Command) -> tuple[str, ...]:
    """The codes with which rules of standing refuse this."""
    standing = [rule for rule in act.needs if is_standing(rule.__name__)]
    return tuple(dict.fromkeys(reason.rule for rule in standing for reason in rule(state, command)))


def is_standing(rule: str) -> bool:
    """Does this rule look at who asks?"""
    return rule in STANDING or (rule.startswith(("only_", "whose_")) and rule not in NOT_STANDING)
