"""Following: the next scenario with the same class. Who plays on keeps a game and, where there is one, the role."""

from collections.abc import Mapping, Sequence

from game_rules.ids import RoleId
from game_rules.scenario import Scenario
from server.classes.casting import Filled, Table, place_for

Seated = Mapping[RoleId, Sequence[str]]
"""Who sat where in one earlier game, the negotiator first."""


def followed(scenario: Scenario, earlier: Sequence[Seated], players: Sequence[str]) -> tuple[Table, ...]:
    """A table for each earlier game: its players in their roles, or in one that is free; newcomers where there is room.

    Who has not come any more leaves a seat to a stand-in.
    """
    here = set(players)
    tables = [
        _table(scenario, {role: [one for one in sat if one in here] for role, sat in game.items()}) for game in earlier
    ]
    known = {one for game in earlier for sat in game.values() for one in sat}
    for newcomer in (one for one in players if one not in known):
        if place := place_for(scenario, tables):
            tables[place.game] = _joined(tables[place.game], place.role, newcomer)
    return tuple(tables)


def _table(scenario: Scenario, before: Mapping[RoleId, list[str]]) -> Table:
    sitting: dict[RoleId, list[str]] = {role: [] for role in scenario.core_cast}
    homeless: list[str] = []
    for role, sat in before.items():
        if sat and role in scenario.role_by_id:
            sitting[role] = [*sitting.get(role, []), *sat]
        else:
            homeless += sat
    for person in homeless:
        free = [role for role in (*scenario.core_cast, *scenario.full_cast) if not sitting.get(role)]
        role = free[0] if free else min(sitting, key=lambda one: len(sitting[one]))
        sitting[role] = [*sitting.get(role, []), person]
    ordered = [role for role in scenario.full_cast if role in sitting]
    return Table(seats=tuple(Filled(role=role, players=tuple(sitting[role])) for role in ordered))


def _joined(table: Table, role: RoleId, person: str) -> Table:
    return Table(
        seats=tuple(
            Filled(role=seat.role, players=(*seat.players, person)) if seat.role == role else seat
            for seat in table.seats
        )
    )
