"""What a stand-in has done for a role: told to whoever takes the seat, from what stands."""

from collections.abc import Iterator

from game_rules.ids import RoleId
from game_rules.reason import listed
from game_rules.seats import names, the
from game_rules.state import State
from game_rules.texts import clause_name


def done_for(state: State, role: RoleId) -> str:
    """Calls, demands, answers, packages, objections; nothing but talk, where there was nothing."""
    return listed(list(_deeds(state, role))) or "it has done nothing that binds you"


def _deeds(state: State, role: RoleId) -> Iterator[str]:
    corridors, table = state.corridors, state.table
    if met := tuple(one.called for one in corridors.meetings if one.caller == role):
        yield f"it met {names(state, met)}"
    for asked in corridors.demanded:
        if asked.role == role:
            yield f"it demanded {clause_name(state, asked.issue, asked.option)}"
    if answered := tuple(one.role for one in corridors.demanded if role in one.answers):
        yield f"it answered the demands of {names(state, answered)}"
    if role in table.packages:
        yield "it offered a package"
    if initialled := tuple(owner for owner, one in table.packages.items() if role in one.initials and owner != role):
        yield f"it initialled the package of {names(state, initialled)}"
    for one in table.objections.values():
        if one.role == role:
            yield f"it objected to {clause_name(state, one.issue, one.option)}"
    if role in corridors.first_calls:
        yield f"it chose to call {the(state, corridors.first_calls[role])} first"
