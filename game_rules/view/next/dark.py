"""What a role outside the isolated draft would do well to do: knock, demand, and win those whom June will need."""

from collections.abc import Iterator
from itertools import islice

from game_rules import commands as ask
from game_rules.commands import Clause
from game_rules.ids import RoleId
from game_rules.rules.doing import has_done
from game_rules.seats import pens, principals, role_of, states, subject, the
from game_rules.state import AskedFor, State
from game_rules.texts import agreed_language, clause_name, isolated, today
from game_rules.view.next.advice import Advice, can, to_ask
from game_rules.view.own import own
from game_rules.view.seen import sees_meeting, sees_objection

QUESTIONS = 3
"""Questions that advice proposes at a time: what else a capital can do stays in sight."""
_WORDS = ask.Text(ref="", digest="", words=1)


def outside(state: State, role: RoleId) -> Iterator[Advice]:
    if not role_of(state, role).is_state:
        if can(state, ask.AskIn(by=role, at=state.clock.now)):
            says = "They draft without you: ask to be let in; a refusal is shown to the EU's states."
            yield Advice(kind="ask_in", label="Ask to be let in", says=says, whole=True)
        return
    if isolated(state):
        yield from _demand(state, role)
        yield from _questions(state, role)


def _demand(state: State, role: RoleId) -> Iterator[Advice]:
    issue, option = _best_clause(state, role)
    if role not in state.corridors.demands and own(state, role).rows[issue][option] > 0:
        says = "You see only that talks exist: file the one demand that the pens must answer or visibly ignore."
        if can(state, ask.Demand(by=role, at=state.clock.now, issue=issue, option=option, text=_WORDS)):
            data = {"issue": issue, "option": option}
            yield Advice(kind="demand", label="File your demand", says=says, data=data)


def _questions(state: State, role: RoleId) -> Iterator[Advice]:
    """Whom to ask what before the text is seen; each of them once."""
    every = (_told_of_a_meeting, _press, _against, _allies, _other_capitals)
    found: dict[object, Advice] = {}
    for piece in every:
        for one in piece(state, role):
            found.setdefault(one.data.get("to"), one)
    yield from islice(found.values(), QUESTIONS)


def _told_of_a_meeting(state: State, role: RoleId) -> Iterator[Advice]:
    """A capital hears that its staff has met the other side's: what was said there it has to ask."""
    now = state.clock.number
    for met in state.corridors.meetings:
        if met.phase != now or not met.met or not sees_meeting(state, role, met):
            continue
        pair = (met.caller, met.called)
        for mine in (one for one in pair if role in principals(state, one) and not _asked(state, role, one)):
            other = next(one for one in pair if one != mine)
            says = f"{subject(state, mine)} has met {the(state, other)} behind closed doors: ask what they write."
            yield to_ask(state, role, (mine,), says, _mine(state, role))


def _press(state: State, role: RoleId) -> Iterator[Advice]:
    """A demand that nobody has taken up is carried to the pens: those first that answer to this capital."""
    demand = state.corridors.demands.get(role)
    if demand is None:
        return
    what = clause_name(state, demand.issue, demand.option)
    for pen in sorted(pens(state), key=lambda one: role not in principals(state, one)):
        said = demand.answers.get(pen, "")
        if said != "yes" and not _asked(state, role, pen):
            told = f'has said "{said}" to' if said else "has not answered"
            says = f"{subject(state, pen)} {told} your demand ({what}): ask what would make it carry that."
            yield to_ask(state, role, (pen,), says, ((demand.issue, demand.option),))


def _against(state: State, role: RoleId) -> Iterator[Advice]:
    """Somebody demands what would cost this role: what would it take instead?"""
    for one in _demands_of_others(state, role):
        if own(state, role).rows[one.issue][one.option] < 0:
            what = clause_name(state, one.issue, one.option)
            says = f"{subject(state, one.role)} demands what would cost you ({what}): ask what it would take instead."
            yield to_ask(state, role, (one.role,), says, ((one.issue, one.option),))


def _allies(state: State, role: RoleId) -> Iterator[Advice]:
    """Somebody demands what would serve this role, too: its own clause may be had for one's support."""
    for one in _demands_of_others(state, role):
        if own(state, role).rows[one.issue][one.option] > 0:
            what = clause_name(state, one.issue, one.option)
            says = f"{subject(state, one.role)} demands what serves you ({what}): offer support for a clause of yours."
            yield to_ask(state, role, (one.role,), says, _mine(state, role))


def _other_capitals(state: State, role: RoleId) -> Iterator[Advice]:
    """Whoever can stop the text later can be asked now what it could live with."""
    for other in states(state):
        if other != role and role_of(state, other).houses and not _asked(state, role, other):
            says = f"{subject(state, other)} can stop the text later: ask now what it could live with."
            yield to_ask(state, role, (other,), says, _mine(state, role))


def _demands_of_others(state: State, role: RoleId) -> Iterator[AskedFor]:
    every = state.corridors.demands.values()
    return (one for one in every if one.role != role and not _asked(state, role, one.role))


def _mine(state: State, role: RoleId) -> tuple[Clause, ...]:
    """The clause that this role has demanded."""
    demand = state.corridors.demands.get(role)
    return ((demand.issue, demand.option),) if demand else ()


def _asked(state: State, role: RoleId, other: RoleId) -> bool:
    return has_done(state, role, "message", other)


def _best_clause(state: State, role: RoleId) -> tuple[str, int]:
    """The clause that a role wants most among those that are not agreed language, and that nobody is known to oppose.

    Whoever demands another answer in public, or objects to this one, opposes it.
    """
    allowed = [issue.id for issue in state.scenario.issues if issue.id not in agreed_language(state)]
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
