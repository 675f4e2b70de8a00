"""Playing for a role that no person plays: what it could do at once, and doing it in the lecturer's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from game_rules.ids import RoleId
from game_rules.seats import name
from game_rules.state import State
from game_rules.view import view
from server.classes.classroom import Classroom
from server.gate.errors import Problem
from server.live import Answer, LiveGame


@dataclass(frozen=True, kw_only=True, slots=True)
class Possible:
    """Something that a role can do with one tap; `data` is JSON."""

    role: RoleId
    who: str
    kind: str
    label: str
    data: str


def possible(live: LiveGame) -> tuple[Possible, ...]:
    """What the roles that nobody plays could do now, where it needs no further question."""
    return tuple(one for role in live.state.cast if role in live.state.stand_ins for one in _of(live.state, role))


def _of(state: State, role: RoleId) -> tuple[Possible, ...]:
    """What one role could do; what is offered in two places once."""
    seen, found = view(state, role), dict[tuple[str, str], Possible]()
    asked = [offer for question in seen.questions for offer in question.answers]
    for offer in (*asked, *seen.acts.first, *seen.acts.visible, *seen.acts.more):
        if offer.open and offer.whole:
            data = orjson.dumps(dict(offer.data)).decode()
            found.setdefault(
                (offer.kind, data),
                Possible(role=role, who=name(state, role), kind=offer.kind, label=offer.label, data=data),
            )
    return tuple(found.values())


async def play_for(
    room: Classroom, live: LiveGame, by: str, asked: tuple[RoleId, str, Mapping[str, Any]], cid: str = ""
) -> Answer:
    """The answer to an act for a role. Raises Problem where a person plays it."""
    role, kind, data = asked
    if role not in live.state.cast:
        raise Problem(422, "unknown_role", f"Nobody sits for {role!r} in this game.")
    if role not in live.state.stand_ins:
        raise Problem(409, "role_is_played", "A person plays this role: talk to them, or give the seat to a stand-in.")
    return await room.act_for(live.id, by, role, kind, data, cid)
