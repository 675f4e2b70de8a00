"""Staff work of the random player: what is proposed is often confirmed, what is written often answered."""

from random import Random
from typing import Any

from game_rules.state import State


def tasking(state: State, by: str, chance: Random) -> dict[str, Any]:
    return {"area": _area(state, chance)}


def claim(state: State, by: str, chance: Random) -> dict[str, Any]:
    return {"area": _area(state, chance), "claim": chance.random() < 0.6}


def _area(state: State, chance: Random) -> str:
    return chance.choice([area.id for area in state.scenario.areas] or ["none"])


def arrangement(state: State, by: str, chance: Random) -> dict[str, Any]:
    """Mostly what somebody has proposed to this role."""
    waiting = [(other, clause) for other, asked, clause in sorted(state.work.offered) if asked == by]
    if waiting and chance.random() < 0.8:
        other, (issue, option) = chance.choice(waiting)
    else:
        known = chance.choice(state.scenario.issues)
        other, (issue, option) = _staff(state, chance), (known.id, chance.randrange(len(known.options)))
    return {"role": other, "issue": issue, "option": option}


def declined(state: State, by: str, chance: Random) -> dict[str, Any]:
    """Now and then an arrangement that somebody has proposed to this role."""
    waiting = [(other, clause) for other, asked, clause in sorted(state.work.offered) if asked == by]
    if not waiting or chance.random() < 0.4:
        return {}
    other, (issue, option) = chance.choice(waiting)
    return {"role": other, "issue": issue, "option": option}


def letter(state: State, by: str, chance: Random) -> dict[str, Any]:
    """Mostly the answer to one."""
    waiting = [(one.by, one.area) for one in state.work.letters if one.to == by and not one.answered]
    known = waiting if waiting and chance.random() < 0.8 else [(_staff(state, chance), _area(state, chance))]
    role, area = chance.choice(known)
    return {"role": role, "area": area, "label": chance.choice(("technical", "political"))}


def _staff(state: State, chance: Random) -> str:
    return chance.choice([role for role in state.cast if not state.scenario.role_by_id[role].is_state])
