"""What a role outside the isolated draft would do well to do."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.points import worth
from game_rules.seats import members, name, role_of
from game_rules.state import State
from game_rules.texts import isolated, today
from game_rules.view.next.advice import Advice, can


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
        best = _best_clause(state, role)
        yield Advice(
            kind="demand",
            label="File your demand",
            says="You see only that talks exist: file the one demand that the pens must answer or visibly ignore.",
            data={"issue": best[0], "option": best[1]},
        )
    if role not in state.corridors.leash_moved:
        led = [r for r in state.cast if role in members(state, role_of(state, r).organisation)]
        if led:
            says = f"Hold {name(state, led[0])} shorter, or give it rope: a common draft needs a loose leash."
            yield Advice(kind="tighten_leash", label="Tighten a leash", says=says, data={"role": led[0]})
            yield Advice(kind="loosen_leash", label="Loosen a leash", says=says, data={"role": led[0]})


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
