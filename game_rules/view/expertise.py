"""Expertise in the debrief: who drafted what the text says on an area, and who knew it best. Stars, not points."""

from game_rules.ids import EU_HOUSE, RoleId
from game_rules.scenario import Area, Issue
from game_rules.seats import name, names, role_of
from game_rules.state import State
from game_rules.texts import standing, today

MOST = 5
"""The scale of stars begins with 0 (brief, 3.1)."""


def expertise(state: State) -> tuple[tuple[str, str], ...]:
    """Of each question whose answer changed: its title, and whose work it was with how many stars (M127).

    Only the EU's services are compared: NATO's staff finds its counterpart among them (paper L11-L13, L87-L90).
    """
    areas = {area.id: area for area in state.scenario.areas if area.expertise}
    told = []
    for issue in state.scenario.issues:
        area, drafters = areas.get(issue.area), _drafters(state, issue)
        if area and drafters:
            told.append((issue.title, _says(state, area, drafters)))
    return tuple(told)


def _drafters(state: State, issue: Issue) -> tuple[RoleId, ...]:
    """Who wrote the answer: the staffs that arranged it, else whoever was the first to table what was adopted."""
    for (where, _), pair in state.work.arranged.items():
        if where == issue.id:
            return pair
    option = standing(state)[issue.id]
    author = state.table.first_tabled.get((issue.id, option))
    adopted = state.decision.outcome == "adopted" and option != today(state)[issue.id]
    return (author,) if adopted and author else ()


def _says(state: State, area: Area, drafters: tuple[RoleId, ...]) -> str:
    known = {role: area.expertise.get(role, 0) for role in state.cast if _is_service(state, role)}
    ours = {role: known[role] for role in drafters if role in known}
    most = max(known.values(), default=0)
    best = tuple(role for role, stars in known.items() if stars == most)
    wrote = ", ".join(f"{name(state, role)} ({stars} of {MOST} stars)" for role, stars in ours.items())
    written = f"drafted with {wrote}" if wrote else f"drafted by {names(state, drafters)}, no service of the EU"
    if most and not {*best} & {*ours}:
        return f"{written}; at this table {names(state, best)} knew it best ({most})"
    return written


def _is_service(state: State, role: RoleId) -> bool:
    one = role_of(state, role)
    return not one.is_state and one.organisation == EU_HOUSE
