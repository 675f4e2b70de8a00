"""Casting: who plays what, when a lobby full of people becomes parallel games.

Pure: the same players, seed and wishes give the same cast. The core six come first; a larger game adds the scenario's
optional roles, or advisers beside the core; a seat that nobody fills gets a stand-in.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from game_rules.ids import RoleId
from game_rules.scenario import Scenario

SMALLEST = 6
LARGEST = 14

Extras = Literal["roles", "advisers"]
"""What the seventh player of a game becomes: one more role of the scenario, or an adviser beside a core role."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """One role of a game and its players: the first negotiates, the others advise; nobody means a stand-in."""

    role: RoleId
    players: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One game's cast, in the scenario's order of roles."""

    seats: tuple[Filled, ...]

    @property
    def roles(self) -> tuple[RoleId, ...]:
        return tuple(seat.role for seat in self.seats)

    @property
    def stand_ins(self) -> tuple[RoleId, ...]:
        return tuple(seat.role for seat in self.seats if not seat.players)

    @property
    def size(self) -> int:
        """How many people sit here."""
        return sum(len(seat.players) for seat in self.seats)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """How the lecturer wants it: `games` 0 lets the numbers decide."""

    seed: int = 0
    games: int = 0
    extras: Extras = "roles"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where somebody who comes late can sit."""

    game: int
    role: RoleId


def cast(scenario: Scenario, players: Sequence[str], wishes: Wishes | None = None) -> tuple[Table, ...]:
    """Everybody seated, in games whose sizes differ by one at most. No players: one game of stand-ins."""
    wishes = wishes or Wishes()
    drawn = _drawn(players, wishes.seed)
    count = wishes.games or games_for(len(drawn))
    return tuple(_table(scenario, drawn[number::count], wishes.extras) for number in range(count))


def games_for(players: int) -> int:
    """As many games as can be full with the core six; one at least."""
    return max(1, players // SMALLEST)


def possible_games(players: int) -> range:
    """The numbers of games that hold everybody: none larger than fourteen, nobody alone with five stand-ins
    unless there is nobody else."""
    fewest = max(1, -(-players // LARGEST))
    most = max(fewest, players // 2)
    return range(fewest, most + 1)


def sizes(players: int, games: int) -> tuple[int, ...]:
    """How many people each game would hold, the largest first."""
    each, more = divmod(players, games)
    return tuple(each + (number < more) for number in range(games))


def in_words(players: int, games: int) -> str:
    """The games that a number of people would make: `2 games of 6`, `1 game of 7 and 1 of 6`."""
    found = Counter(sizes(players, games))
    parts = [
        f"{count} {'of' if place else 'game of' if count == 1 else 'games of'} {size}"
        for place, (size, count) in enumerate(found.items())
    ]
    return " and ".join(parts)


def place_for(scenario: Scenario, tables: Sequence[Table]) -> Place | None:
    """Where a latecomer sits: in the smallest game, at a stand-in's seat if there is one, else as an adviser."""
    order = sorted(range(len(tables)), key=lambda number: (not tables[number].stand_ins, tables[number].size, number))
    for number in order:
        table = tables[number]
        if table.size >= LARGEST:
            continue
        if table.stand_ins:
            return Place(game=number, role=_first_wanted(scenario, table.stand_ins))
        return Place(game=number, role=_thinnest(scenario, table).role)
    return None


def _table(scenario: Scenario, people: Sequence[str], extras: Extras) -> Table:
    roles = _roles_for(scenario, len(people), extras)
    sitting: dict[RoleId, list[str]] = {role: [] for role in roles}
    for number, person in enumerate(people):
        sitting[roles[number % len(roles)]].append(person)
    ordered = [role for role in scenario.full_cast if role in sitting]
    return Table(seats=tuple(Filled(role=role, players=tuple(sitting[role])) for role in ordered))


def _roles_for(scenario: Scenario, people: int, extras: Extras) -> tuple[RoleId, ...]:
    """The core in the scenario's order, then as many optional roles as there are more people."""
    core = scenario.core_cast
    if extras == "advisers" or people <= len(core):
        return core
    optional = tuple(role for role in scenario.full_cast if role not in core)
    return core + optional[: people - len(core)]


def _drawn(players: Sequence[str], seed: int) -> list[str]:
    """Drawn by lot: an order that depends on the seed and on nothing that a player can choose."""
    return sorted(players, key=lambda player: sha256(f"{seed}/{player}".encode()).digest())


def _first_wanted(scenario: Scenario, roles: Sequence[RoleId]) -> RoleId:
    return next(role for role in (*scenario.core_cast, *scenario.full_cast) if role in roles)


def _thinnest(scenario: Scenario, table: Table) -> Filled:
    order = {role: number for number, role in enumerate((*scenario.core_cast, *scenario.full_cast))}
    return min(table.seats, key=lambda seat: (len(seat.players), order[seat.role]))
