"""The leash: how far principals let a bureaucrat go, and who may move it."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import LEASH, ONCE
from game_rules.commands import LoosenLeash, TightenLeash
from game_rules.events import Event, LeashMoved
from game_rules.ids import RoleId
from game_rules.reason import Reason
from game_rules.rules.staff import not_enough_points, spend
from game_rules.seats import names, principals, role_of, subject, the
from game_rules.state import State
from game_rules.texts import isolated

LOOSE, SHORT = 0, 5
LEASH_COST = 1
_WORDS = ("free", "very long", "long", "short", "very short", "as short as it gets")


def only_principals_hold_the_leash(state: State, command: TightenLeash | LoosenLeash) -> Iterator[Reason]:
    """A bureaucrat is led by the members of its own organisation."""
    if command.role not in state.cast or role_of(state, command.role).is_state:
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.role)} is not on a leash.",
            cites=(LEASH,),
            remedy="Choose a staff.",
        )
    elif command.by not in (holders := principals(state, command.role)):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"Only its own members lead {the(state, command.role)}; {the(state, command.by)} is none.",
            cites=("paper L182-L185",),
            holders=holders,
            remedy=f"Ask {names(state, holders, 'or')}." if holders else "Nobody at this table leads it.",
        )


def leash_is_moved_once_a_phase(state: State, command: TightenLeash | LoosenLeash) -> Iterator[Reason]:
    """Each state moves one leash a phase."""
    if command.by in state.corridors.leash_moved and not costs_nothing(state, command):
        yield Reason(
            rule="R-NO-AP",
            says="You have moved a leash in this phase.",
            cites=(ONCE,),
            remedy="Do it again in the next phase.",
        )


def leash_move_must_be_paid(state: State, command: TightenLeash | LoosenLeash) -> Iterator[Reason]:
    """Control costs attention of one's own."""
    if not costs_nothing(state, command):
        yield from not_enough_points(state, command.by, LEASH_COST)


def costs_nothing(state: State, command: TightenLeash | LoosenLeash) -> bool:
    """Has the state been given a tightening for nothing, by a late report or a trip behind its back?"""
    return isinstance(command, TightenLeash) and state.projects.free_pulls.get(command.by, 0) > 0


def leash_must_have_room(state: State, command: TightenLeash | LoosenLeash) -> Iterator[Reason]:
    """A leash runs from 0 (free) to 5 (short)."""
    limit = SHORT if isinstance(command, TightenLeash) else LOOSE
    if leash(state, command.role) == limit:
        how = "as short" if limit == SHORT else "as long"
        yield Reason(
            rule="R-LEASH", says=f"The leash is {how} as it gets.", cites=(LEASH,), remedy="Leave it, or move it back."
        )


def leash(state: State, role: RoleId) -> int:
    """How short a bureaucrat is held, 0 (free) to 5 (short)."""
    return state.corridors.leash.get(role, state.scenario.parameters.leash_start)


def leash_word(steps: int) -> str:
    """A leash from 0 to 5 in words."""
    return _WORDS[steps]


def leash_means(state: State, steps: int) -> str:
    """What a leash leaves to a staff, in a sentence."""
    if steps > state.scenario.parameters.leash_common_draft:
        return "It may talk and propose; behind closed doors it must ask its members before it agrees a draft."
    return "Behind closed doors it may agree a draft with the other side's staff without asking."


def too_short_for_a_common_draft(state: State, role: RoleId) -> bool:
    """Behind closed doors a common draft needs a loose leash (paper L376-L377)."""
    return isolated(state) and leash(state, role) > state.scenario.parameters.leash_common_draft


def move_leash(state: State, command: TightenLeash | LoosenLeash) -> Iterator[Event]:
    step = 1 if isinstance(command, TightenLeash) else -1
    to = leash(state, command.role) + step
    cost = 0 if costs_nothing(state, command) else LEASH_COST
    yield LeashMoved(by=command.by, at=command.at, role=command.role, leash=to, cost=cost)


def leash_moved(state: State, event: LeashMoved) -> State:
    if event.cost:
        state = spend(state, event.by, event.cost)
    if pulls := 0 if event.cost else state.projects.free_pulls.get(event.by, 0):
        left = {**state.projects.free_pulls, event.by: pulls - 1}
        state = replace(state, projects=replace(state.projects, free_pulls=left))
    corridors = state.corridors
    moved = corridors.leash_moved | {event.by} if event.cost else corridors.leash_moved
    leashes = {**corridors.leash, event.role: event.leash}
    return replace(state, corridors=replace(corridors, leash=leashes, leash_moved=moved))


EVOLVE = {LeashMoved: leash_moved}
