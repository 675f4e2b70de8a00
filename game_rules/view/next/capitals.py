"""What a role outside the isolated draft would do well to do."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.leash import leash
from game_rules.seats import name, pens, principals, role_of
from game_rules.state import State
from game_rules.texts import isolated, today
from game_rules.view.next.advice import Advice, can
from game_rules.view.own import own
from game_rules.view.seen import sees_objection
from game_rules.words import kind_of

_WORDS = ask.Text(ref="", digest="", words=1)


def outside(state: State, role: RoleId) -> Iterator[Advice]:
    if not role_of(state, role).is_state:
        if can(state, ask.AskIn(by=role, at=state.clock.now)):
            says = "They draft without you: ask to be let in; a refusal is shown to the EU's states."
            yield Advice(kind="ask_in", label="Ask to be let in", says=says, whole=True)
        return
    if isolated(state):
        yield from _in_the_dark(state, role)


def _in_the_dark(state: State, role: RoleId) -> Iterator[Advice]:
    issue, option = _best_clause(state, role)
    if role not in state.corridors.demands and own(state, role).rows[issue][option] > 0:
        says = "You see only that talks exist: file the one demand that the pens must answer or visibly ignore."
        if can(state, ask.Demand(by=role, at=state.clock.now, issue=issue, option=option, text=_WORDS)):
            data = {"issue": issue, "option": option}
            yield Advice(kind="demand", label="File your demand", says=says, data=data)


def leashes(state: State, role: RoleId) -> Iterator[Advice]:
    """What a step of a pen's leash does behind closed doors: to know, and not to be urged."""
    if not isolated(state) or not role_of(state, role).is_state:
        return
    led = next((pen for pen in pens(state) if role in principals(state, pen)), "")
    steps = _steps(leash(state, led) - state.scenario.parameters.leash_common_draft) if led else ()
    for command, verb, effect in steps:
        if can(state, command(by=role, at=state.clock.now, role=led)):
            what = f"{verb} {name(state, led)}'s leash"
            yield Advice(kind=kind_of(command), label=what, says=f"{what}: {effect}.", data={"role": led})


def _steps(too_short: int) -> tuple[tuple[type[ask.TightenLeash | ask.LoosenLeash], str, str], ...]:
    """The steps that make a difference: `too_short` is by how much a leash forbids a common draft."""
    if too_short < 0:
        return ()
    if too_short == 0:
        tightened = "one step shorter, and it may initial no common draft until everybody sees the text"
        return ((ask.TightenLeash, "Tighten", tightened),)
    enough = "it may then initial a common draft behind closed doors, which it cannot now"
    help_ = "it is too short to initial a common draft, and one step is not enough: another state must help"
    return ((ask.LoosenLeash, "Loosen", enough if too_short == 1 else help_),)


def _best_clause(state: State, role: RoleId) -> tuple[str, int]:
    """The clause that a role wants most among those that are not agreed language, and that nobody is known to oppose.

    Whoever demands another answer in public, or objects to this one, opposes it.
    """
    allowed = [issue.id for issue in state.scenario.issues if issue.id not in state.form.settled]
    now, rows = today(state), own(state, role).rows
    wanted = [
        (issue, option)
        for issue in allowed
        for option in range(len(state.scenario.issue_by_id[issue].options))
        if option != now[issue]
    ]
    quiet = [clause for clause in wanted if not _opposed(state, role, *clause)]
    return max(quiet or wanted, key=lambda one: rows[one[0]][one[1]])


def _opposed(state: State, role: RoleId, issue: str, option: int) -> bool:
    demanded = any(one.issue == issue and one.option != option and one.role != role for one in state.corridors.demanded)
    objected = any(
        (one.issue, one.option) == (issue, option) and one.role != role and sees_objection(state, role, one)
        for one in state.table.objections.values()
    )
    return demanded or objected
