"""Nudges: what a lecturer who looks at twenty games should see without looking for it.

Each says what is stuck and offers the one act that would move it. Thresholds are choices of design, in game time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from game_rules.ids import MINUTE, RoleId
from game_rules.points import forbidden
from game_rules.reason import sentence
from game_rules.rules.clock import usual_end
from game_rules.seats import name, names, the
from game_rules.state import State

SILENT_GAME = 3 * MINUTE
"""A room in which nobody has done anything for so long is stuck, or has stopped playing."""
QUIET_PHASE = 3 * MINUTE
"""A role is called quiet only when so much of the phase has passed, and half of it at least."""
RECENT = 5 * MINUTE
"""Refusals older than this have been understood, or given up."""
LONG_AWAY = 3 * MINUTE
"""A negotiator who is not connected and has done nothing for so long is not only between two rooms."""
REPEATED = 3
"""The same role refused so often in a short time needs somebody to explain."""

Offer = Literal["", "stand_in", "extend", "next_phase", "whisper"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempted:
    """A refused act: who asked for what, when, and the first reason."""

    role: RoleId
    kind: str
    at: int
    rule: str
    says: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Nudge:
    """What is stuck, and the act that would help; `roles` are those whom it is about."""

    says: str
    offer: Offer = ""
    roles: tuple[RoleId, ...] = ()
    secret: bool = False
    """Does it tell what a role keeps to itself? Then it is not for a projector."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Watched:
    """What is known of a game beside its state: the time, who is connected, who acted when, who was refused.

    `present` are the roles whose negotiator is connected, `here` the connected seats (role and player).
    """

    now: int
    present: frozenset[RoleId] = frozenset()
    here: frozenset[tuple[RoleId, str]] = frozenset()
    last_act: Mapping[RoleId, int] = field(default_factory=dict)
    refused: tuple[Attempted, ...] = ()
    on_devices: bool = True


def nudges(state: State, watched: Watched) -> tuple[Nudge, ...]:
    """What to look at in this game, the most pressing first."""
    if state.clock.status == "over":
        return ()
    found = (*_hands(state), *_absent(state, watched))
    if state.clock.status != "running" or state.phase is None or state.phase.stage != "play":
        return found
    return (*found, *_doomed(state), *_puzzled(state, watched), *_still(state, watched), *_no_draft(state, watched))


def played(state: State) -> tuple[RoleId, ...]:
    """The roles that people play."""
    return tuple(role for role in state.cast if role not in state.stand_ins)


def absent(state: State, watched: Watched) -> tuple[RoleId, ...]:
    """The roles that people play and whose negotiator is not connected."""
    return tuple(role for role in played(state) if role not in watched.present) if watched.on_devices else ()


def long_absent(state: State, watched: Watched) -> tuple[RoleId, ...]:
    """Of the absent, those who have done nothing for long."""
    return tuple(role for role in absent(state, watched) if watched.now - watched.last_act.get(role, 0) >= LONG_AWAY)


def _hands(state: State) -> Iterator[Nudge]:
    for role in state.cast:
        if role in state.corridors.hands:
            yield Nudge(says=f"{name(state, role)} asks you to come.", offer="whisper", roles=(role,))


def _absent(state: State, watched: Watched) -> Iterator[Nudge]:
    away = absent(state, watched)
    if not away:
        return
    verb = "is" if len(away) == 1 else "are"
    who = "Nobody is" if away == played(state) else f"{sentence(names(state, away))} {verb} not"
    beside = tuple(role for role in away if any(seat[0] == role for seat in watched.here))
    advised = f" An adviser of {names(state, beside)} is here, and commits nothing." if beside else ""
    yield Nudge(says=f"{who} connected.{advised}", offer="stand_in", roles=away)


def _doomed(state: State) -> Iterator[Nudge]:
    """A text that a member's instructions forbid will be broken at the deadline, whatever its player does."""
    if state.table.draft is None:
        return
    for role in state.cast:
        for line in forbidden(state, role, state.table.draft.choices):
            says = f"The draft crosses a red line of {name(state, role)}: {line.text}."
            yield Nudge(says=says, roles=(role,), secret=True)


def _puzzled(state: State, watched: Watched) -> Iterator[Nudge]:
    recent = [one for one in watched.refused if one.at >= watched.now - RECENT]
    for role in state.cast:
        mine = [one for one in recent if one.role == role]
        if len(mine) >= REPEATED:
            says = f"{name(state, role)} was refused {len(mine)} times, last: {mine[-1].says}"
            yield Nudge(says=says, offer="whisper", roles=(role,), secret=True)


def _still(state: State, watched: Watched) -> Iterator[Nudge]:
    acting = [at for role, at in watched.last_act.items() if role in played(state)]
    last = max((*acting, state.clock.began))
    if played(state) and watched.now - last >= SILENT_GAME:
        minutes = (watched.now - last) // MINUTE
        yield Nudge(says=f"Nobody has done anything for {minutes} minutes.", offer="next_phase")
        return
    waiting = [role for role in played(state) if role not in state.clock.ready]
    if state.clock.ready and len(waiting) == 1:
        yield Nudge(says=f"Everybody is ready but {the(state, waiting[0])}.", offer="next_phase", roles=(waiting[0],))
    passed, length = watched.now - state.clock.began, usual_end(state) - state.clock.began
    if passed < QUIET_PHASE or 2 * passed < length:
        return
    quiet = [role for role in waiting if watched.last_act.get(role, -1) < state.clock.began]
    if quiet:
        verb = "has" if len(quiet) == 1 else "have"
        says = f"{sentence(names(state, quiet))} {verb} done nothing in this phase."
        yield Nudge(says=says, offer="whisper", roles=tuple(quiet))


def _no_draft(state: State, watched: Watched) -> Iterator[Nudge]:
    """The last phase of play without a draft ends without a deal; the one before is the time to say so."""
    left = [phase for phase in state.form.phases[state.clock.number + 1 :] if phase.stage == "play"]
    if state.table.draft is None and state.clock.ends and len(left) <= 1 and state.clock.ends - watched.now < RECENT:
        yield Nudge(says="There is no draft: no NATO pen and EU pen have initialled one package.", offer="extend")
