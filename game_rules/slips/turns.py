"""Slips about turns of events: what comes too late, touches nothing, or is worth nothing."""

from collections.abc import Iterator

from game_rules.plain import Where
from game_rules.scenario import Effect, Scenario

NEEDS = {
    "payoff": ("role", "issue", "option", "delta"),
    "walkaway": ("role", "delta"),
    "attention": ("delta",),
    "leash": ("role", "delta"),
    "red_line": ("role", "issue", "option", "text"),
    "goal": ("role", "text"),
    "hint": ("text",),
    "unlock_procedure": ("issue",),
}
"""What an effect must say to do anything; a card's effects are its holder's."""


def wrong_moments(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """A turn comes while its phase lasts."""
    lengths = {(form.id, phase.id): phase.minutes * 60 for form in scenario.formats for phase in form.phases}
    for at, inject in enumerate(scenario.injects):
        for name, (phase, seconds) in inject.at.items():
            lasts = lengths[name, phase]
            if not 0 <= seconds < lasts:
                where: Where = ("injects", at, "at", name)
                yield where, f"{phase!r} lasts {lasts} seconds, so second {seconds} never comes; write 0 to {lasts - 1}"


def wrong_effects(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """An effect says whom and what it touches, and changes something."""
    for at, inject in enumerate(scenario.injects):
        for number, effect in enumerate(inject.effects):
            yield from _wrong_effect(("injects", at, "effects", number), effect, {"role": effect.role})
    for at, card in enumerate(scenario.cards):
        for number, effect in enumerate(card.effects):
            yield from _wrong_effect(("cards", at, "effects", number), effect, {"role": card.role})


def _wrong_effect(where: Where, effect: Effect, said: dict[str, str]) -> Iterator[tuple[Where, str]]:
    for name in NEEDS.get(effect.op, ()):
        if not said.get(name, getattr(effect, name)):
            yield where, f"{effect.op!r} without {name!r} changes nothing; add '{name}: ...', other than 0 or nothing"


def wrong_unlocking(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """A turn opens a file: an issue with an option that the Council may decide by majority."""
    for at, inject in enumerate(scenario.injects):
        for number, effect in enumerate(inject.effects):
            known = scenario.issue_by_id.get(effect.issue)
            if effect.op == "unlock_procedure" and known and not any(option.basis for option in known.options):
                where: Where = ("injects", at, "effects", number, "issue")
                yield (
                    where,
                    f"no option of {effect.issue} has a legal basis; name a file, or give an option its 'basis'",
                )


def wrong_cards(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """A last word is worth a step of an open clause; an instruction is about something still open."""
    settled = set(scenario.issue_by_id)
    for form in scenario.formats:
        settled &= set(form.settled)
    for at, card in enumerate(scenario.cards):
        where: Where = ("cards", at)
        if card.kind == "last_word":
            if not card.step:
                yield (*where, "step"), f"{card.id} moves nothing; write 1 or -1"
            if card.points < 1:
                yield (*where, "points"), f"{card.id} is worth {card.points}; a last word is worth 2 to 4"
            if card.issue in settled:
                yield (*where, "issue"), f"{card.issue} is settled in every format; name an open clause"
        for number, effect in enumerate(card.effects):
            if effect.issue in settled:
                spot: Where = (*where, "effects", number, "issue")
                yield spot, f"{effect.issue} is settled in every format; name an open clause"


LOOKS = (wrong_moments, wrong_effects, wrong_unlocking, wrong_cards)
