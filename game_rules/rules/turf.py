"""Turf: who is competent for an area, who says so, and the tension where another one answers (paper L326-L327)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from game_rules.cites import ORDER, STAFFS
from game_rules.commands import ClaimCompetence
from game_rules.events import CompetenceClaimed, Event, TurfHeard
from game_rules.ids import CLOCK, RoleId
from game_rules.reason import Reason
from game_rules.rules.tasking import area_of, with_work
from game_rules.seats import in_order, role_of, subject
from game_rules.state import Letter, State, Touched


def competent(state: State, role: RoleId, area: str) -> tuple[RoleId, ...]:
    """Those to whom an area belongs, where it does not belong to `role`; nobody where it is its own or nobody's."""
    known = area_of(state, area)
    whose = in_order(state, known.competent) if known else ()
    return () if role in whose else tuple(one for one in whose if one in state.cast)


def only_staffs_are_competent(state: State, command: ClaimCompetence) -> Iterator[Reason]:
    """Competences are divided among services; states have them all."""
    if command.by in state.cast and role_of(state, command.by).is_state:
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} is a state: competences are divided among services.",
            cites=(STAFFS,),
            remedy="Task the staffs, or hold them by the leash.",
        )


def a_claim_is_made_once(state: State, command: ClaimCompetence) -> Iterator[Reason]:
    """What was claimed is claimed, and whoever has claimed does not decline to say; declining may be repeated."""
    if command.by in state.work.claims.get(command.area, ()):
        yield Reason(
            rule="R-PHASE",
            says="You have claimed this area, on record.",
            cites=(ORDER,),
            remedy="Show it: offer, arrange, answer.",
        )


def claim(state: State, command: ClaimCompetence) -> Iterator[Event]:
    """Saying whose it is may meet others who say the same; declining meets nobody (paper L542-L543)."""
    others = {*state.work.claims.get(command.area, ()), *competent(state, command.by, command.area)}
    against = in_order(state, tuple(others - {command.by})) if command.claim else ()
    yield CompetenceClaimed(
        by=command.by, at=command.at, area=command.area, claim=command.claim, against=tuple(against)
    )


# --- consequences -----------------------------------------------------------------------------------------------------


def the_competent_hear_of_it(state: State) -> Iterator[Event]:
    """A phase later the service whose field it is learns who answered in its place."""
    for one in state.work.touched:
        if not one.heard and one.phase < state.clock.number and state.clock.status == "running":
            yield TurfHeard(by=CLOCK, at=state.clock.now, role=one.role, area=one.area, intruder=one.intruder)
            return


# --- how events change the work ---------------------------------------------------------------------------------------


def claimed(state: State, event: CompetenceClaimed) -> State:
    work = state.work
    if not event.claim:
        said = work.declined | {(event.by, event.area)}
        return with_work(state, replace(work, declined=said, letters=closed(work.letters, event.by, event.area)))
    claims = {**work.claims, event.area: (*work.claims.get(event.area, ()), event.by)}
    return with_work(state, replace(work, claims=claims, tension=strained(state, event.by, event.against)))


def heard(state: State, event: TurfHeard) -> State:
    key = (event.role, event.intruder, event.area)
    touched = tuple(
        replace(one, heard=True) if (one.role, one.intruder, one.area) == key else one for one in state.work.touched
    )
    return with_work(state, replace(state.work, touched=touched))


def touch(state: State, intruder: RoleId, area: str, turf: Iterable[RoleId]) -> State:
    """The state after somebody has answered on the area of others."""
    found = tuple(Touched(role=role, intruder=intruder, area=area, phase=state.clock.number) for role in turf)
    if not found:
        return state
    work = replace(state.work, touched=(*state.work.touched, *found), tension=strained(state, intruder, turf))
    return with_work(state, work)


def closed(letters: tuple[Letter, ...], role: RoleId, area: str) -> tuple[Letter, ...]:
    """The letters once `role` has declined to answer on an area: who wrote may write again (paper L542-L543)."""
    return tuple(replace(one, answered=True) if (one.to, one.area) == (role, area) else one for one in letters)


def strained(state: State, one: RoleId, others: Iterable[RoleId]) -> Mapping[tuple[RoleId, RoleId], int]:
    """The tension with one more between `one` and each of the others."""
    tension = dict(state.work.tension)
    for other in others:
        first, second = in_order(state, (one, other))
        tension[first, second] = tension.get((first, second), 0) + 1
    return tension


EVOLVE = {CompetenceClaimed: claimed, TurfHeard: heard}
