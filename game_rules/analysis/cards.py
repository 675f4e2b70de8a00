"""Cards: what a format's new instructions do to the zone of agreement, and whom the last words reach."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game_rules.analysis.packages import Packages, Space
from game_rules.analysis.tables import Tables, at_start
from game_rules.analysis.zone import zone
from game_rules.ids import RoleId
from game_rules.scenario import Card, Effect, Format, Scenario


@dataclass(frozen=True, kw_only=True, slots=True)
class Instructed:
    """What the instructions of a format do to one cast: packages in the zone before and after, and those upset.

    A package is upset where it was adoptable before, and a holder of a veto is now below its walk-away value.
    """

    format: str
    cast: str
    packages: int
    before: int
    after: int
    upset: int


def instructed(space: Space, form: Format, cast: tuple[RoleId, ...], name: str) -> Instructed:
    """The figures of one cast (called `name`) in one format."""
    tables = before_instructions(space.scenario, form)
    changed = tables.after(effects(space.scenario, form, cast))
    before, after = zone(space, cast, tables), zone(space, cast, changed)
    content = before
    for role in veto_holders(space.scenario, cast):
        content &= space.keeping(role, changed)
    return Instructed(
        format=form.id,
        cast=name,
        packages=space.size,
        before=before.bit_count(),
        after=after.bit_count(),
        upset=before.bit_count() - content.bit_count(),
    )


def instructions(scenario: Scenario, form: Format, cast: Iterable[RoleId]) -> list[Card]:
    """The instruction cards that a cast is dealt in a format."""
    phases, seated = {phase.id for phase in form.phases}, set(cast)
    dealt = (card for card in scenario.cards if card.kind == "instruction" and card.role in seated)
    return [card for card in dealt if card.phase in phases]


def effects(scenario: Scenario, form: Format, cast: Iterable[RoleId]) -> list[Effect]:
    """What the instructions change; a card's effects are its holder's."""
    return [replace(effect, role=card.role) for card in instructions(scenario, form, cast) for effect in card.effects]


def before_instructions(scenario: Scenario, form: Format) -> Tables:
    """The tables after the public turns of events that a format schedules before its first instruction."""
    when = {card.phase for card in instructions(scenario, form, scenario.full_cast)}
    gone: set[str] = set()
    for phase in form.phases:
        if phase.id in when:
            break
        gone.add(phase.id)
    tables = at_start(scenario)
    for inject in scenario.injects:
        if form.id in inject.at and inject.at[form.id][0] in gone:
            tables = tables.after(inject.effects, inject.id)
    return tables


def after_card(scenario: Scenario, tables: Tables, card: Card) -> Tables:
    """The tables once one card lies in its holder's hand: a last word as if each step that it pays were worth it."""
    if card.kind == "instruction":
        return tables.after([replace(effect, role=card.role) for effect in card.effects], card.id)
    options = range(len(scenario.issue_by_id[card.issue].options))
    aims = [option + card.step for option in card.at or options if option + card.step in options]
    return tables.after(
        Effect(op="payoff", role=card.role, issue=card.issue, option=aim, delta=card.points) for aim in aims
    )


def veto_holders(scenario: Scenario, cast: Iterable[RoleId]) -> tuple[RoleId, ...]:
    """The seated states without which nothing passes."""
    holders = {*scenario.acceptance.veto, *scenario.acceptance.optional_veto}
    return tuple(role for role in cast if role in holders)


def without_a_last_word(space: Space, form: Format, cast: tuple[RoleId, ...]) -> dict[RoleId, int]:
    """For each veto holder, how many adoptable packages could be frozen without its getting a last word.

    Empty where nobody is left out, or where the scenario has no last words.
    """
    tables = before_instructions(space.scenario, form)
    found = zone(space, cast, tables) | zone(space, cast, tables.after(effects(space.scenario, form, cast)))
    words = [card for card in space.scenario.cards if card.kind == "last_word"]
    left = {role: found & ~_reached(space, role, words) for role in veto_holders(space.scenario, cast)} if words else {}
    return {role: packages.bit_count() for role, packages in left.items() if packages}


def _reached(space: Space, role: RoleId, words: Iterable[Card]) -> Packages:
    """The packages for which one of a role's last words applies: an open clause with room for the step."""
    reached = 0
    for card in words:
        if card.role == role and card.issue in space.open:
            options = range(len(space.scenario.issue_by_id[card.issue].options))
            at = [option for option in card.at or options if option + card.step in options]
            reached |= space.standing(card.issue, at)
    return reached
