"""A broken clause: it comes back as it was only with the consent of whoever broke silence over it."""

from collections.abc import Iterator

from game_rules.commands import Initial
from game_rules.ids import Choices, IssueId, RoleId
from game_rules.points import forbidden
from game_rules.reason import Reason, sentence
from game_rules.seats import HOUSE_NAMES, in_order, names
from game_rules.state import Break, Package, State
from game_rules.texts import clause_name


def breakers(state: State, issue: IssueId) -> tuple[RoleId, ...]:
    """Who broke silence over this clause in the running phase: a new phase brings new instructions."""
    return in_order(state, frozenset(one.role for one in _breaks(state) if one.issue == issue))


def unreconciled(state: State, package: Package) -> Iterator[Break]:
    """The breaks that a package would undo without the breaker's yes to this version.

    It puts a clause back at the very option that was broken over. What stands in the draft already is not put back,
    and instructions that spoke for a silent player are met where the whole text no longer crosses them.
    """
    for one in _breaks(state):
        if not _puts_back(state, package.choices, one) or one.role in package.accepted | package.initials:
            continue
        if not one.instructed or forbidden(state, one.role, package.choices):
            yield one


def a_broken_clause_needs_its_breaker(state: State, command: Initial) -> Iterator[Reason]:
    """A broken silence sends the clause back to the table: it returns as it was only with the breaker's consent."""
    package = state.table.packages.get(command.owner)
    if package is not None:
        yield from what_was_broken(state, package)


def what_was_broken(state: State, package: Package) -> Iterator[Reason]:
    """Why a package that puts a broken clause back cannot become the draft yet."""
    found = tuple(unreconciled(state, package))
    for issue in dict.fromkeys(one.issue for one in found):
        over = [one for one in found if one.issue == issue]
        who = tuple(dict.fromkeys(one.role for one in over))
        clause = clause_name(state, issue, over[0].option)
        houses = " and ".join(dict.fromkeys(HOUSE_NAMES[one.house] for one in over))
        yield Reason(
            rule="R-VETO",
            says=f'{sentence(names(state, who))} broke silence in {houses} over "{clause}".',
            cites=("NATO practice: a broken silence sends the text back to the table", "TEU 31(1)"),
            holders=who,
            remedy=f"Put the clause at another option, or win {names(state, who)}, by a yes to this version "
            "of the package or to a wording of the clause.",
        )


def _breaks(state: State) -> tuple[Break, ...]:
    """The breaks of the running phase, the last one of each role over each clause."""
    last = {(one.role, one.issue): one for one in state.decision.breaks if one.at >= state.clock.began}
    return tuple(last.values())


def _puts_back(state: State, choices: Choices, broken: Break) -> bool:
    draft = state.table.draft
    if draft is None or choices[broken.issue] != broken.option:
        return False
    return broken.issue in draft.brackets or draft.choices[broken.issue] != broken.option
