"""Targets: where a scenario misses what it asks of itself (brief, 3.3; game.md, Phases)."""

from collections.abc import Iterator

from game_rules.analysis.figures import Figures, InFormat
from game_rules.scenario import Scenario

WORTH_BREAKING = range(2, 5)
"""What a last word is worth: enough to tempt, not enough to outweigh a text."""


def shortcomings(scenario: Scenario, found: Figures) -> Iterator[str]:
    """One sentence for each miss; silence is consent."""
    yield from _zone(scenario, found)
    yield from _bargaining(scenario, found)
    for name, form in found.formats.items():
        yield from _instructions(scenario, name, form)
    yield from _last_words(scenario)


def _zone(scenario: Scenario, found: Figures) -> Iterator[str]:
    wanted, packages, adoptable = scenario.targets, found.packages, found.adoptable
    low, high = wanted.zone_core_percent
    if not low * packages <= 100 * adoptable.core <= high * packages:
        yield f"the zone of the core cast is {percent(adoptable.core, packages)}, not {low} to {high} %"
    if 1000 * adoptable.full < wanted.zone_full_permille * packages or not adoptable.full:
        yield f"the zone of the full cast is {percent(adoptable.full, packages)}"
    if found.fewest_changes < wanted.fewest_changes:
        yield f"a package of {found.fewest_changes} changes is adoptable; it should take {wanted.fewest_changes}"
    if scenario.historical_package and not found.history_adoptable:
        yield "the historical package is not adoptable"
    for inject, count in found.injects.items():
        if adoptable.core and not count.core:
            yield f"{inject} empties the zone"


def _bargaining(scenario: Scenario, found: Figures) -> Iterator[str]:
    for role in scenario.acceptance.veto[:2]:
        if 100 * found.share(role) < scenario.targets.blocked_percent:
            yield f"{role} blocks only {found.share(role):.0%} of what the others would adopt"
    for role in found.without_a_move:
        yield f"{role} has nothing to bargain for"


def _instructions(scenario: Scenario, name: str, form: InFormat) -> Iterator[str]:
    wanted = scenario.targets
    for done in form.instructions:
        where = f"format {name}, {done.cast} cast: with the new instructions"
        if 100 * done.after < wanted.july_zone_percent * done.packages:
            yield f"{where} the zone is {percent(done.after, done.packages)}"
        if 100 * done.upset < wanted.july_upset_percent * done.before:
            yield f"{where} only {percent(done.upset, done.before)} of the zone is upset"
    for role, count in form.no_last_word.items():
        yield f"format {name}: {role} gets no last word for {count} adoptable packages"


def _last_words(scenario: Scenario) -> Iterator[str]:
    for card in scenario.cards:
        if card.kind == "last_word" and card.points not in WORTH_BREAKING:
            yield f"{card.id} is worth {card.points} points; a last word is worth 2 to 4"


def percent(part: int, whole: int) -> str:
    """`2.24 %`."""
    return f"{100 * part / whole:.2f} %" if whole else "0 %"
