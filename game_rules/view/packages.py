"""Packages as the reader sees them: what each changes, whose yes it still needs, and what holds that up."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from game_rules import commands as ask
from game_rules.commands import Initial
from game_rules.decide import objections
from game_rules.ids import RoleId
from game_rules.reason import Reason
from game_rules.rules.assent import (
    initials_under,
    leash_must_allow_a_common_draft,
    missing_pens,
    pens_must_have_met,
    same_text,
)
from game_rules.rules.consent import might_lack, yeses_seen
from game_rules.rules.leash import leash
from game_rules.rules.order import act_must_be_introduced
from game_rules.rules.packages import drafting_must_be_open, only_the_reopened_clause_may_change
from game_rules.rules.sight import doorkeepers
from game_rules.seats import in_order, name, pen_house, pens, role_of
from game_rules.state import Package, State
from game_rules.texts import attention, may_see_text, standing
from game_rules.view.kept import kept
from game_rules.view.needs import Lacking, first_meet, lacking, needs, to_meet
from game_rules.view.next.support import is_twice_and_unmet
from game_rules.view.own import own
from game_rules.view.seen import (
    against_draft,
    between,
    chip,
    sees_meeting,
    sees_package,
    stances_told,
    text_gauge,
)
from game_rules.view.text import attention_seen
from game_rules.view.text_shapes import PackageSeen


def packages(state: State, reader: str) -> tuple[PackageSeen, ...]:
    """The live packages that the reader may see, by who offered first; identical ones are shown as one."""
    table, corridors = state.table, state.corridors
    if not table.packages:
        return ()
    around = (
        *(table.draft, table.drafted, state.decision, state.files, state.ledger),
        *(corridors.insiders, corridors.meetings, corridors.leash, corridors.noticed, corridors.published),
        corridors.interpreted,
        *(corridors.points.get(reader), corridors.deeds.get(reader)),
    )
    parts = (table.packages, table.stances, table.asides, corridors.leaked_by, *around)
    return kept(state, "packages", reader, parts, lambda: _cards(state, reader, around))


def _cards(state: State, reader: str, around: tuple[object, ...]) -> tuple[PackageSeen, ...]:
    """A card is drawn anew when its package has changed, or anything around it."""
    live, seen = state.table.packages, list[list[Package]]()
    for owner in state.table.versions:
        if (package := live.get(owner)) and sees_package(state, reader, package):
            twins = next((same for same in seen if same_text(same[0], package)), None)
            seen.append([package]) if twins is None else twins.append(package)
    return tuple(
        kept(
            state,
            f"package of {same[0].owner}",
            reader,
            (len(same), *same, *around),
            partial(_package, state, reader, same),
            said=(_stances(state, reader, same), state.corridors.leaked_by),
        )
        for same in seen
    )


def _shown(reader: str, same: list[Package]) -> Package:
    """Of identical packages one's own, or the one with the most initials."""
    return next((one for one in same if one.owner == reader), None) or max(same, key=lambda one: len(one.initials))


def _package(state: State, reader: str, same: list[Package]) -> PackageSeen:
    first = _shown(reader, same)
    now, owners = standing(state), in_order(state, [one.owner for one in same])
    drafted = state.table.draft is not None and first.choices == state.table.draft.choices
    missing = () if drafted and state.scenario.procedure == "sign" else lacking(state, reader, first)
    stopped = {role: why for roles in missing for role in roles if (why := _stops(state, reader, first, role))}
    return PackageSeen(
        owners=owners,
        owner=first.owner,
        version=first.version,
        names=tuple(name(state, owner) for owner in owners),
        changes=tuple(chip(state, i, o) for i, o in first.choices.items() if o != now[i]),
        is_draft=drafted,
        initials=in_order(state, initials_under(state, first)),
        accepted=yeses_seen(state, reader, first),
        sponsors=in_order(state, frozenset[RoleId]().union(*(one.sponsors for one in same))),
        stances=_stances(state, reader, same),
        missing=_missing(state, reader, first),
        needs=_needs(state, reader, first, missing, drafted=drafted),
        meet=to_meet(state, reader, first, missing),
        ask=_whom_to_ask(state, reader, missing, stopped),
        held_up=_held_up(reader, missing, stopped),
        stops_me=stopped.get(reader, ()),
        attention=attention(state, first.choices),
        heat=attention_seen(state, first.choices),
        mine=text_gauge(state, reader, first.choices),
        than_draft=against_draft(state, reader, first.choices),
        red_lines=tuple(line.text for line in own(state, reader).crossed(first.choices)),
        own=first.owner == reader,
        can_sponsor=_can_sponsor(state, reader, first),
    )


def _needs(state: State, reader: str, package: Package, missing: Lacking, *, drafted: bool) -> str:
    """Whose yes it needs, and who has to meet before that."""
    if is_twice_and_unmet(state, package):
        return first_meet(state, reader, package, missing).strip()
    return needs(state, reader, package, missing, drafted=drafted) + first_meet(state, reader, package, missing)


def _stances(state: State, reader: str, same: list[Package]) -> tuple[tuple[RoleId, str], ...]:
    """What every state has said of this text, under whosever name; who offers it would take it."""
    said = {one.owner: "can_be_silent" for one in same if role_of(state, one.owner).is_state}
    said |= {role: stance for one in same for role, stance in stances_told(state, reader, one.owner)}
    return tuple((role, said[role]) for role in state.cast if role in said)


def _can_sponsor(state: State, reader: str, package: Package) -> bool:
    if reader not in state.cast or state.clock.status != "running" or not role_of(state, reader).is_state:
        return False
    wanted = ask.Sponsor(by=reader, at=state.clock.now, owner=package.owner, version=package.version)
    return not objections(state, wanted)


def _missing(state: State, reader: str, package: Package) -> tuple[RoleId, ...]:
    if state.scenario.procedure == "accept":
        return might_lack(state, reader, package)
    return tuple(pen for house in missing_pens(state, package) for pen in pens(state, house))


# --- whom to ask ------------------------------------------------------------------------------------------------------


def _whom_to_ask(
    state: State, reader: str, missing: Lacking, stopped: Mapping[RoleId, tuple[Reason, ...]]
) -> tuple[RoleId, ...]:
    """Others whose yes is missing and could complete the package; nobody where the reader alone can give it."""
    could = [
        role
        for roles in missing
        if reader not in roles or reader in stopped
        for role in roles
        if role != reader and not any(reason.rule in _FINAL for reason in stopped.get(role, ()))
    ]
    return in_order(state, could)


_FINAL = ("R-CLOSED", "R-DEADLINE", "R-HIDDEN", "R-PHASE")
"""What a role that is asked cannot do anything about."""


# --- what holds it up, as far as the reader may know ------------------------------------------------------------------


def _held_up(reader: str, missing: Lacking, stopped: Mapping[RoleId, tuple[Reason, ...]]) -> tuple[Reason, ...]:
    """Where everybody who could give a missing yes is stopped, why; and what stops the reader."""
    found: list[Reason] = []
    for roles in missing:
        if reader in roles:
            found += stopped.get(reader, ())
        elif all(role in stopped for role in roles):
            found += [reason for role in roles for reason in stopped[role]]
    return tuple(dict.fromkeys(found))


def _stops(state: State, reader: str, package: Package, role: RoleId) -> tuple[Reason, ...]:
    """Why this role cannot say its yes now. Of others only what is public, or what the reader may know of meetings."""
    if state.clock.status != "running":
        return ()
    kind = Initial if pen_house(state, role) else ask.AcceptPackage
    wanted = kind(by=role, at=state.clock.now, owner=package.owner, version=package.version)
    if role == reader:
        return objections(state, wanted)
    unseen = () if may_see_text(state, role) else (_unseen(state, role),)
    public = (*act_must_be_introduced(state, wanted), *unseen)
    return (*public, *_of_a_pen(state, reader, wanted)) if isinstance(wanted, Initial) else public


def _of_a_pen(state: State, reader: str, wanted: Initial) -> Iterator[Reason]:
    yield from drafting_must_be_open(state, wanted)
    yield from only_the_reopened_clause_may_change(state, wanted)
    for reason in leash_must_allow_a_common_draft(state, wanted):
        limit, held = state.scenario.parameters.leash_common_draft, leash(state, wanted.by)
        yield replace(
            reason,
            says=f"{name(state, wanted.by)}'s leash is short ({held}); a common draft needs {limit}.",
            remedy="A state of its organisation can loosen it; or wait until the draft goes to states.",
        )
    for reason in pens_must_have_met(state, wanted):
        if all(_knows_meetings(state, reader, wanted.by, other) for other in reason.holders):
            yield replace(reason, remedy="One of them calls the other; one meeting serves the whole phase.")


def _knows_meetings(state: State, reader: str, one: RoleId, other: RoleId) -> bool:
    """Would the reader know if these two had met?"""
    return sees_meeting(state, reader, between(state, one, other))


def _unseen(state: State, role: RoleId) -> Reason:
    return Reason(
        rule="R-HIDDEN",
        says=f"{name(state, role)} does not see the isolated draft.",
        cites=("paper L453-L456",),
        holders=doorkeepers(state),
        remedy="Let it in if it asks, or wait until the draft goes to everybody.",
    )
