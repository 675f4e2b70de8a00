"""The zone of agreement: the packages that all would take whose consent is needed, and what bargaining is left."""

from collections.abc import Iterable, Sequence

from game_rules.analysis.packages import Packages, Space
from game_rules.analysis.tables import Tables, whose_consent
from game_rules.ids import RoleId


def zone(space: Space, cast: Iterable[RoleId], tables: Tables) -> Packages:
    """The adoptable packages (see `tables.adoptable`, which says the same of one package)."""
    needed, pens = whose_consent(space.scenario, cast)
    found = space.quiet(tables)
    for role in needed:
        found &= space.agreeing(role, tables)
    if pens:
        some_pen = 0
        for role in pens:
            some_pen |= space.agreeing(role, tables)
        found &= some_pen
    return found


def without(cast: Iterable[RoleId], *roles: RoleId) -> tuple[RoleId, ...]:
    """A cast in which these roles have no say."""
    return tuple(role for role in cast if role not in roles)


def fewest_changes(space: Space, packages: Packages) -> int:
    """How many issues the smallest of these packages changes; 0 where there is none."""
    return next((count for count, changing in enumerate(space.changing()) if changing & packages), 0)


def better_for_all(space: Space, cast: Iterable[RoleId], tables: Tables) -> Packages:
    """The adoptable packages that leave each of these roles strictly better off than no deal."""
    cast = tuple(cast)
    found = zone(space, cast, tables)
    for role in cast:
        found &= space.gaining(role, tables) & space.agreeing(role, tables)
    return found


def blocked_by(space: Space, role: RoleId, cast: Iterable[RoleId], tables: Tables) -> tuple[int, int]:
    """How many packages a role alone stops, of how many that the others would adopt."""
    cast = tuple(cast)
    others = zone(space, without(cast, role), tables)
    return (others & ~zone(space, cast, tables)).bit_count(), others.bit_count()


def pivotal(space: Space, role: RoleId, cast: Iterable[RoleId], tables: Tables) -> int:
    """How often a role's yes decides: the packages adopted with it and not without it, whatever its own table says."""
    cast = tuple(cast)
    needed, pens = whose_consent(space.scenario, cast)
    others = without(cast, role)
    if role in needed:
        return zone(space, others, tables).bit_count()
    if role not in pens:
        return 0
    waiting = zone(space, without(cast, *pens), tables)
    for pen in without(pens, role):
        waiting &= ~space.agreeing(pen, tables)
    return waiting.bit_count()


def without_a_move(space: Space, cast: Sequence[RoleId], tables: Tables) -> tuple[RoleId, ...]:
    """The roles with nothing to bargain for: every adoptable package is worth the same to them."""
    numbers = list(space.numbers(zone(space, cast, tables)))
    return tuple(role for role in cast if len(set(space.points(role, tables, numbers))) < 2)


def efficient(profiles: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The profiles of points that no other beats for somebody without costing anybody (Pareto)."""
    distinct = sorted(set(profiles))
    if not distinct:
        return []
    at_or_above: list[dict[int, int]] = []
    for place in range(len(distinct[0])):
        floors: dict[int, int] = {}
        for at, profile in enumerate(distinct):
            floors[profile[place]] = floors.get(profile[place], 0) | 1 << at
        above = 0
        for value in sorted(floors, reverse=True):
            above = floors[value] = floors[value] | above
        at_or_above.append(floors)
    found = []
    for at, profile in enumerate(distinct):
        rivals = -1
        for floors, value in zip(at_or_above, profile, strict=True):
            rivals &= floors[value]
        if rivals == 1 << at:
            found.append(profile)
    return found


def pareto(space: Space, packages: Packages, cast: Sequence[RoleId], tables: Tables) -> tuple[int, ...]:
    """Those of these packages that no other of them beats for somebody in the cast without costing anybody in it."""
    numbers = list(space.numbers(packages))
    profiles = surpluses(space, numbers, cast, tables)
    best = set(efficient(profiles))
    return tuple(number for number, profile in zip(numbers, profiles, strict=True) if profile in best)


def nash(space: Space, packages: Packages, cast: Sequence[RoleId], tables: Tables) -> int | None:
    """The package with the highest product of surpluses, of those that leave nobody below; the first of several."""
    best, found = 0, None
    numbers = list(space.numbers(packages))
    for number, surplus in zip(numbers, surpluses(space, numbers, cast, tables), strict=True):
        if min(surplus) > 0:
            product = 1
            for gain in surplus:
                product *= gain
            if product > best:
                best, found = product, number
    return found


def surpluses(space: Space, numbers: Sequence[int], cast: Sequence[RoleId], tables: Tables) -> list[tuple[int, ...]]:
    """For each of these packages, what each role has above its walk-away value."""
    columns = [[p - tables.walkaway[role] for p in space.points(role, tables, numbers)] for role in cast]
    return list(zip(*columns, strict=True))
