"""Taskings: in a new area staffs work only once the members of each house have tasked them (paper L417-L420)."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import ORDER, VERSIONS
from game_rules.commands import ClaimCompetence, ExchangeLetters, Liaison, TaskStaff
from game_rules.events import Event, TaskingAdopted, TaskingBacked
from game_rules.ids import CLOCK
from game_rules.reason import Reason, listed
from game_rules.scenario import Area
from game_rules.seats import HOUSE_NAMES, houses_with_members, members, names
from game_rules.state import State, Work

CITES = ("paper L417-L420",)


def area_of(state: State, area: str) -> Area | None:
    """The area of this name, if the scenario has it."""
    return next((one for one in state.scenario.areas if one.id == area), None)


def area_must_exist(state: State, command: TaskStaff | ExchangeLetters | ClaimCompetence) -> Iterator[Reason]:
    """One works on what there is."""
    if area_of(state, command.area) is None:
        known = listed([one.title for one in state.scenario.areas], "or")
        yield Reason(
            rule="R-VERSION",
            says="There is no such area of work here.",
            cites=(VERSIONS,),
            remedy=f"Choose {known}." if known else "Work with packages.",
        )


def area_must_need_a_tasking(state: State, command: TaskStaff) -> Iterator[Reason]:
    """Where staffs have always worked nobody has to task them."""
    area = area_of(state, command.area)
    if area and not area.new:
        yield Reason(
            rule="R-PHASE",
            says=f"{area.title}: staffs work on that already.",
            cites=CITES,
            remedy="Lead them by the leash instead.",
        )


def tasking_is_said_once(state: State, command: TaskStaff) -> Iterator[Reason]:
    """A yes stays said."""
    if command.by in state.work.backed.get(command.area, ()):
        waiting = lacking(state, command.area)
        yield Reason(
            rule="R-PHASE",
            says="You have said yes to this tasking.",
            cites=(ORDER,),
            holders=waiting,
            remedy=f"Win {names(state, waiting)}." if waiting else "The staffs may work on it.",
        )


def staffs_must_be_tasked(state: State, command: Liaison) -> Iterator[Reason]:
    """Without a tasking of each house its staff arranges nothing in a new area."""
    known = state.scenario.issue_by_id.get(command.issue)
    area = area_of(state, known.area) if known else None
    without = untasked(state, area.id) if area and area.new else ()
    if area and without:
        yield Reason(
            rule="R-NO-TASKING",
            says=f"{area.title}: no tasking by {listed([HOUSE_NAMES[house] for house in without])} yet.",
            cites=CITES,
            holders=lacking(state, area.id),
            remedy=f"Ask {names(state, lacking(state, area.id))} to task the staffs.",
        )


def untasked(state: State, area: str) -> tuple[str, ...]:
    """The houses with seated members that have not tasked their staff with an area."""
    return tuple(house for house in houses_with_members(state) if (house, area) not in state.work.tasked)


def lacking(state: State, area: str) -> tuple[str, ...]:
    """The seated members whose yes to a tasking is missing."""
    backed = state.work.backed.get(area, frozenset())
    asked = {role for house in untasked(state, area) for role in members(state, house)}
    return tuple(role for role in state.cast if role in asked and role not in backed)


def back(state: State, command: TaskStaff) -> Iterator[Event]:
    yield TaskingBacked(by=command.by, at=command.at, area=command.area)


# --- consequences -----------------------------------------------------------------------------------------------------


def all_yes_tasks_the_staff(state: State) -> Iterator[Event]:
    """A house tasks its staff when every seated member has said yes: consensus here, unanimity there."""
    for area, backed in state.work.backed.items():
        for house in untasked(state, area):
            if set(members(state, house)) <= backed:
                yield TaskingAdopted(by=CLOCK, at=state.clock.now, house=house, area=area)


# --- how events change the work ---------------------------------------------------------------------------------------


def backed_by(state: State, event: TaskingBacked) -> State:
    said = state.work.backed.get(event.area, frozenset()) | {event.by}
    return with_work(state, replace(state.work, backed={**state.work.backed, event.area: said}))


def tasked(state: State, event: TaskingAdopted) -> State:
    return with_work(state, replace(state.work, tasked=state.work.tasked | {(event.house, event.area)}))


def with_work(state: State, work: Work) -> State:
    """The state with its staff work as it is now."""
    return replace(state, work=work)


EVOLVE = {TaskingBacked: backed_by, TaskingAdopted: tasked}
