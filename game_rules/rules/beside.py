"""Beside the document: a state asks for time, or adds an item of its own to the statement of its house."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import ONCE, STATES, VERSIONS
from game_rules.commands import ParallelStatement, SlowWalk, StartSilence
from game_rules.events import ClauseSlowed, Event, SlowingEnded, StatementAdded
from game_rules.ids import CLOCK, SECOND, RoleId
from game_rules.reason import Reason
from game_rules.rules.packages import too_many_words
from game_rules.rules.projects import common_document, with_projects
from game_rules.seats import HOUSE_NAMES, members, role_of, states, subject
from game_rules.state import Slowed, State
from game_rules.texts import open_issues, today

SLOWING = "paper L566-L567"
PARALLEL = "paper L478-L479"


# --- asking for time --------------------------------------------------------------------------------------------------


def slows(state: State, role: RoleId) -> bool:
    """May this state slow a clause?"""
    known = common_document(state)
    return known is not None and role in known.slowed_by


def only_some_slow(state: State, command: SlowWalk) -> Iterator[Reason]:
    """Some capitals have a hand on the brake: the scenario says which."""
    known = common_document(state)
    if command.by in state.cast and known and not slows(state, command.by):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} has nothing to slow here.",
            cites=(SLOWING,),
            holders=tuple(role for role in known.slowed_by if role in state.cast),
            remedy="Object to the clause, and name a price.",
        )


def slowed_clause_must_be_open(state: State, command: SlowWalk) -> Iterator[Reason]:
    """What is decided, or not there yet, cannot be slowed."""
    if command.issue not in open_issues(state):
        yield Reason(
            rule="R-VERSION",
            says="That clause is not on the table.",
            cites=(VERSIONS,),
            remedy="Choose one that is open.",
        )


def one_clause_is_slowed_a_phase(state: State, command: SlowWalk) -> Iterator[Reason]:
    """More would be a name in the minutes."""
    if (slowed := state.projects.slowed.get(command.by)) and slowed.phase == state.clock.number:
        yield Reason(
            rule="R-NO-CARD",
            says="You have slowed a clause in this phase.",
            cites=(ONCE,),
            remedy="Object in the open, or wait for the next phase.",
        )


def nothing_in_it_is_slowed(state: State, command: StartSilence) -> Iterator[Reason]:
    """While an Ally asks for time over a clause, no text with it is put to the Allies."""
    package, now = state.table.packages.get(command.owner), today(state)
    waiting = [one.issue for one in state.projects.slowed.values() if one.until > command.at]
    held = [issue for issue in waiting if package and package.choices[issue] != now[issue]]
    if held:
        title = state.scenario.issue_by_id[held[0]].title
        yield Reason(
            rule="R-PHASE",
            says=f"An Ally asks for more time on {title}.",
            cites=(SLOWING,),
            remedy="Wait until its time is up, or win each yes by itself.",
        )


def slow(state: State, command: SlowWalk) -> Iterator[Event]:
    """Half a silence."""
    until = command.at + state.form.silence_seconds * SECOND // 2
    yield ClauseSlowed(by=command.by, at=command.at, issue=command.issue, until=until)


def due_slowed(state: State) -> tuple[int, Iterator[Event]] | None:
    """The time that was asked for is up."""
    running = [(one.until, role) for role, one in state.projects.slowed.items() if one.until]
    if not running:
        return None
    until, role = min(running)
    at = max(until, state.clock.now)
    return at, iter((SlowingEnded(by=CLOCK, at=at, role=role),))


# --- a statement of one's own -----------------------------------------------------------------------------------------


def only_states_add(state: State, command: ParallelStatement) -> Iterator[Reason]:
    """A house's statement is that of its members."""
    if command.by in state.cast and not role_of(state, command.by).is_state:
        yield Reason(
            rule="R-NO-STANDING",
            says="Only states add to the statement of their house.",
            cites=(STATES,),
            holders=states(state),
            remedy="Propose a project, or ask a state to add it.",
        )


def statements_are_parallel(state: State, command: ParallelStatement) -> Iterator[Reason]:
    """Each house speaks for itself."""
    if command.house == "joint":
        yield Reason(
            rule="R-NO-JOINT-DECISION",
            says="There is no joint decision of the two bodies, and no joint statement.",
            cites=(PARALLEL,),
            holders=tuple(HOUSE_NAMES),
            remedy="Add it to the statement of your own house.",
        )


def one_speaks_in_ones_own_house(state: State, command: ParallelStatement) -> Iterator[Reason]:
    """Who is no member of a body adds nothing to what it says."""
    mine = role_of(state, command.by).houses if command.by in state.cast else ()
    if mine and command.house in HOUSE_NAMES and command.house not in mine:
        yield Reason(
            rule="R-NOT-MEMBER",
            says=f"{subject(state, command.by)} is no member of {HOUSE_NAMES[command.house]}.",
            cites=(STATES,),
            holders=members(state, command.house),
            remedy="Choose your own house, or ask a member to add it for you.",
        )


def one_item_each(state: State, command: ParallelStatement) -> Iterator[Reason]:
    """One free item for each state."""
    if command.by in state.projects.additions:
        yield Reason(
            rule="R-NO-CARD",
            says="Your item is on record.",
            cites=(ONCE, PARALLEL),
            remedy="Comment on the draft, or ask another member.",
        )


def item_must_be_short(state: State, command: ParallelStatement) -> Iterator[Reason]:
    """As long as a clause, at most."""
    yield from too_many_words(command.text)


def add(state: State, command: ParallelStatement) -> Iterator[Event]:
    house: str = command.house or role_of(state, command.by).houses[0]
    yield StatementAdded(by=command.by, at=command.at, house=house, text=command.text)


# --- how events change it ---------------------------------------------------------------------------------------------


def slowed(state: State, event: ClauseSlowed) -> State:
    mine = Slowed(issue=event.issue, until=event.until, phase=state.clock.number)
    return with_projects(state, replace(state.projects, slowed={**state.projects.slowed, event.by: mine}))


def slowing_ended(state: State, event: SlowingEnded) -> State:
    over = replace(state.projects.slowed[event.role], until=0)
    return with_projects(state, replace(state.projects, slowed={**state.projects.slowed, event.role: over}))


def added(state: State, event: StatementAdded) -> State:
    additions = {**state.projects.additions, event.by: (event.house, event.text)}
    return with_projects(state, replace(state.projects, additions=additions))


EVOLVE = {ClauseSlowed: slowed, SlowingEnded: slowing_ended, StatementAdded: added}
