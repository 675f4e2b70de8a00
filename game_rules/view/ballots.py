"""Ballots as a reader sees them: a package before a house, and who has answered what."""

from game_rules.ids import NATO_HOUSE, RoleId
from game_rules.seats import HOUSE_NAMES, members, name
from game_rules.state import State
from game_rules.view.seen import sees_assent
from game_rules.view.text_shapes import House, Member


def asked(state: State, reader: str) -> tuple[House, ...]:
    """The houses that have a package before them (`accept`); none once play is over."""
    return tuple(_asked(state, reader, house) for house in state.decision.ballots) if not state.decision.outcome else ()


def _asked(state: State, reader: str, house: str) -> House:
    """A house that has a package before it (`accept`): what each member has answered, as far as the reader knows."""
    ballot = state.decision.ballots[house]
    left = [role for role in members(state, house) if role not in ballot.positions]
    return House(
        id=house,
        name=HOUSE_NAMES[house],
        procedure="silence" if house == NATO_HOUSE else "vote",
        deadline=ballot.deadline,
        agreed=False,
        waiting=len(left),
        about=f"{name(state, ballot.owner)}, package {ballot.version}",
        members=tuple(
            Member(
                role=role,
                name=name(state, role),
                answer=_position_told(state, reader, role, ballot.positions.get(role, "")),
                stand_in=role in state.stand_ins,
            )
            for role in members(state, house)
        ),
    )


def _position_told(state: State, reader: str, role: RoleId, position: str) -> str:
    """A vote against, and a declared abstention, have a name; the other answers are counted."""
    named = position in ("against", "abstain_declared") or (position and sees_assent(state, reader, role))
    return {"for": "yes", "against": "no", "": "waiting"}.get(position, position) if named else "waiting"
