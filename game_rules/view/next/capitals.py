"""What a role outside the isolated draft would do well to do."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.points import worth
from game_rules.seats import members, name, role_of
from game_rules.state import State
from game_rules.texts import isolated, today
from game_rules.view.next.advice import Advice, can

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
    if role not in state.corridors.demands:
        issue, option = _best_clause(state, role)
        says = "You see only that talks exist: file the one demand that the pens must answer or visibly ignore."
        if can(state, ask.Demand(by=role, at=state.clock.now, issue=issue, option=option, text=_WORDS)):
            data = {"issue": issue, "option": option}
            yield Advice(kind="demand", label="File your demand", says=says, data=data)
    yield from _leashes(state, role)


def _leashes(state: State, role: RoleId) -> Iterator[Advice]:
    led = next((r for r in state.cast if role in members(state, role_of(state, r).organisation)), "")
    for kind, label, wanted in (
        ("tighten_leash", "Tighten a leash", ask.TightenLeash(by=role, at=state.clock.now, role=led)),
        ("loosen_leash", "Loosen a leash", ask.LoosenLeash(by=role, at=state.clock.now, role=led)),
    ):
        if led and can(state, wanted):
            says = f"Hold {name(state, led)} shorter, or give it rope: a common draft needs a loose leash."
            yield Advice(kind=kind, label=label, says=says, data={"role": led})


def _best_clause(state: State, role: RoleId) -> tuple[str, int]:
    """The clause that a role wants most among those that are not agreed language."""
    allowed = [issue.id for issue in state.scenario.issues if issue.id not in state.form.settled]
    wanted = [
        (issue, option)
        for issue in allowed
        for option in range(len(state.scenario.issue_by_id[issue].options))
        if option != today(state)[issue]
    ]
    return max(wanted, key=lambda one: worth(state, role, *one))
