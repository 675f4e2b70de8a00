"""Staff work as the reader sees it: taskings and claims are public, letters and tension belong to those concerned."""

from game_rules.ids import NATO_HOUSE, RoleId
from game_rules.rules.arranging import arrangeable, settled_among_staffs
from game_rules.scenario import Area
from game_rules.seats import houses_with_members, members, role_of
from game_rules.state import Letter, State
from game_rules.texts import open_issues
from game_rules.view.seen import chip, is_player, sees_all, sees_letter
from game_rules.view.work_shapes import AreaSeen, Arrangement, LetterSeen, WorkSeen


def work(state: State, reader: str) -> WorkSeen:
    """Taskings, letters, arrangements and tension that the reader may know of."""
    if not state.scenario.areas:
        return WorkSeen()
    areas = tuple(_area(state, reader, one) for one in state.scenario.areas)
    letters = tuple(
        _letter(state, one) for one in state.work.letters if sees_letter(state, reader, one.by, one.to, one.label)
    )
    arrangements, strained = _arrangements(state, reader), _tension(state, reader)
    shown = any(one.asked or one.claimed for one in areas) or letters or arrangements or strained
    return WorkSeen(
        areas=areas,
        letters=letters,
        arrangements=arrangements,
        arrangeable=tuple(chip(state, issue, option) for issue, option in open_to_staffs(state)),
        tension=strained,
        any=bool(shown),
    )


def open_to_staffs(state: State) -> tuple[tuple[str, int], ...]:
    """Every clause of the issues on the table that two staffs could still arrange."""
    return tuple(
        (issue, option)
        for issue in open_issues(state)
        for option in range(len(state.scenario.issue_by_id[issue].options))
        if arrangeable(state, issue, option) and settled_among_staffs(state, issue) is None
    )


def knows_the_other_house(state: State, reader: str) -> bool:
    """NATO's staff learns who is who on the EU side from its first contact or letter (paper L494-L495)."""
    if not is_player(state, reader) or role_of(state, reader).organisation != NATO_HOUSE:
        return True
    called = any(reader in pair for pair in state.corridors.contacts)
    return called or any(one.answered and reader in (one.by, one.to) for one in state.work.letters)


def _area(state: State, reader: str, area: Area) -> AreaSeen:
    backed = state.work.backed.get(area.id, frozenset())
    return AreaSeen(
        area=area.id,
        title=area.title,
        new=area.new,
        competent=tuple(one for one in area.competent if knows_the_other_house(state, reader)),
        asked=bool(backed),
        houses=tuple(_house(state, area, house, backed) for house in houses_with_members(state) if area.new),
        backed=reader in backed,
        claimed=state.work.claims.get(area.id, ()),
    )


def _house(state: State, area: Area, house: str, backed: frozenset[RoleId]) -> tuple[str, int, int, bool]:
    seated = members(state, house)
    return house, sum(one in backed for one in seated), len(seated), (house, area.id) in state.work.tasked


def _letter(state: State, one: Letter) -> LetterSeen:
    said_no = (one.to, one.area) in state.work.declined
    return LetterSeen(
        by=one.by,
        to=one.to,
        title=next(area.title for area in state.scenario.areas if area.id == one.area),
        label=one.label,
        fate="waits" if not one.answered else "declined" if said_no else "answered",
        phase=state.form.phases[one.phase].name,
    )


def _arrangements(state: State, reader: str) -> tuple[Arrangement, ...]:
    done = [
        Arrangement(chip=chip(state, *clause), by=by, other=other, track=_track(state, *clause), settled=True)
        for clause, (by, other) in state.work.arranged.items()
    ]
    waiting = [
        Arrangement(chip=chip(state, *clause), by=by, other=other, track=_track(state, *clause), settled=False)
        for by, other, clause in sorted(state.work.offered)
        if reader in (by, other) or sees_all(state, reader)
    ]
    return (*done, *waiting)


def _track(state: State, issue: str, option: int) -> str:
    return state.scenario.option(issue, option).track


def _tension(state: State, reader: str) -> tuple[tuple[RoleId, RoleId, int], ...]:
    """Between whom there is tension; a service knows what it has heard of."""
    found = []
    for (one, other), size in state.work.tension.items():
        if reader in (one, other) or sees_all(state, reader):
            unheard = sum(
                reader == touched.role and not touched.heard and {touched.role, touched.intruder} == {one, other}
                for touched in state.work.touched
            )
            found.append((one, other, size - unheard))
    return tuple(each for each in found if each[2])
