"""Figures: everything that `check` says of a scenario, in one piece."""

from collections.abc import Mapping
from dataclasses import dataclass

from game_rules.analysis.cards import Instructed, after_card, instructed, instructions, without_a_last_word
from game_rules.analysis.packages import Packages, Space
from game_rules.analysis.tables import Tables, adoptable, at_start
from game_rules.analysis.zone import (
    better_for_all,
    blocked_by,
    fewest_changes,
    nash,
    pareto,
    pivotal,
    surpluses,
    without,
    without_a_move,
    zone,
)
from game_rules.ids import Choices, RoleId
from game_rules.scenario import Format, RedLine, Scenario

CORE, FULL = "core", "full"


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """A number of packages in the core and in the full cast."""

    core: int
    full: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LineHit:
    """A red line: how many packages cross it, and how many would be adopted but for it (hard lines, full cast)."""

    role: RoleId
    text: str
    crossing: int
    stopping: int


@dataclass(frozen=True, kw_only=True, slots=True)
class InFormat:
    """One format: its packages, what its instructions do, and which veto holders may be left without a last word."""

    packages: int
    adoptable: Count
    instructions: tuple[Instructed, ...]
    no_last_word: Mapping[RoleId, int]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of one scenario, every clause open unless a format is named.

    * `packages`: complete drafts. `adoptable`: those that everybody's table accepts whose consent is needed (the zone).
    * `fewest_changes`: clauses that the smallest adoptable package moves. `better_for_all_core`: adoptable packages
      that leave each core role strictly above its walk-away value.
    * `efficient_profiles`: profiles of points in the zone that no other one beats for somebody at nobody's cost
      (Pareto); `pareto`: the packages that have them. `nash`: the package with the highest product of gains.
    * `blocked`: what a role alone stops, of what the others would adopt. `pivotal`: packages that a role's yes decides,
      whatever its table says. `without_a_move`: roles to whom all adoptable packages are worth the same.
    * `injects`, `cards`: the zone after this turn of events, or with this card in hand, alone.
    * `red_lines`: packages that cross a line, and those that nothing else would stop.
    * Core roles are counted in the core cast, the others in the full one.
    """

    scenario: str
    core_cast: tuple[RoleId, ...]
    packages: int
    adoptable: Count
    fewest_changes: int
    better_for_all_core: int
    efficient_profiles: int
    nash: Choices | None
    history_adoptable: bool
    blocked: Mapping[RoleId, tuple[int, int]]
    without_vetoes: Mapping[str, int]
    red_lines: Mapping[str, LineHit]
    without_a_move: tuple[RoleId, ...]
    injects: Mapping[str, Count]
    cards: Mapping[str, Count]
    pivotal: Mapping[RoleId, int]
    pareto: tuple[Choices, ...]
    formats: Mapping[str, InFormat]

    def share(self, role: RoleId) -> float:
        """The share of what the others would adopt that a role alone blocks."""
        stopped, of = self.blocked[role]
        return stopped / of if of else 0.0


def figures(scenario: Scenario, settled: Choices | None = None) -> Figures:
    """Look at every package of a scenario, or at those in which some clauses are settled."""
    space, tables = Space(scenario, settled), at_start(scenario)
    core, full = scenario.core_cast, scenario.full_cast
    found = zone(space, core, tables)
    undominated = pareto(space, found, core, tables)
    best = nash(space, found, core, tables)
    history = scenario.historical_package
    return Figures(
        scenario=scenario.slug,
        core_cast=core,
        packages=space.size,
        adoptable=_count(space, tables),
        fewest_changes=fewest_changes(space, found),
        better_for_all_core=better_for_all(space, core, tables).bit_count(),
        efficient_profiles=len({*surpluses(space, undominated, core, tables)}),
        nash=None if best is None else space.choices(best),
        history_adoptable=bool(history) and all(adoptable(scenario, cast, history) for cast in (core, full)),
        blocked={role: blocked_by(space, role, core if role in core else full, tables) for role in full},
        without_vetoes=_without_vetoes(space, tables),
        red_lines={line.id: _hit(space, tables, line) for line in scenario.red_lines},
        without_a_move=without_a_move(space, full, tables),
        injects={inject.id: _count(space, tables.after(inject.effects, inject.id)) for inject in scenario.injects},
        cards={card.id: _count(space, after_card(scenario, tables, card)) for card in scenario.cards},
        pivotal={role: pivotal(space, role, core if role in core else full, tables) for role in full},
        pareto=tuple(space.choices(number) for number in undominated),
        formats={form.id: _in_format(scenario, form, space) for form in scenario.formats},
    )


def _in_format(scenario: Scenario, form: Format, whole: Space) -> InFormat:
    space = Space(scenario, form.settled) if form.settled else whole
    casts = ((CORE, scenario.core_cast), (FULL, scenario.full_cast))
    return InFormat(
        packages=space.size,
        adoptable=_count(space, at_start(scenario)),
        instructions=tuple(
            instructed(space, form, cast, name) for name, cast in casts if instructions(scenario, form, cast)
        ),
        no_last_word=without_a_last_word(space, form, scenario.full_cast),
    )


def _count(space: Space, tables: Tables) -> Count:
    scenario = space.scenario
    core, full = (zone(space, cast, tables).bit_count() for cast in (scenario.core_cast, scenario.full_cast))
    return Count(core=core, full=full)


def _without_vetoes(space: Space, tables: Tables) -> dict[str, int]:
    """The zone of the core cast without the first veto holder, without the second, without both."""
    first = space.scenario.acceptance.veto[:2]
    groups = [*((role,) for role in first), first] if len(first) > 1 else [first]
    core = space.scenario.core_cast
    return {" and ".join(group): zone(space, without(core, *group), tables).bit_count() for group in groups if group}


def _hit(space: Space, tables: Tables, line: RedLine) -> LineHit:
    crossing: Packages = space.crossing(line)
    lifted = Tables(
        rows=tables.rows,
        walkaway=tables.walkaway,
        red_lines=tuple(other for other in tables.red_lines if other != line),
    )
    stopping = zone(space, space.scenario.full_cast, lifted) & crossing if line.hard else 0
    return LineHit(role=line.role, text=line.text, crossing=crossing.bit_count(), stopping=stopping.bit_count())
