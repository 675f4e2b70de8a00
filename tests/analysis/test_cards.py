"""July's instructions and the last words: they test a settled draft, and leave a way out."""

from dataclasses import replace

import pytest

from game_rules.analysis.cards import (
    before_instructions,
    effects,
    instructed,
    instructions,
    veto_holders,
    without_a_last_word,
)
from game_rules.analysis.figures import figures
from game_rules.analysis.packages import Space
from game_rules.analysis.tables import adoptable, at_start
from game_rules.analysis.targets import shortcomings
from game_rules.analysis.zone import zone
from game_rules.ids import RoleId
from server.scenarios.scenario_file import load

WARSAW = load("warsaw")
CASTS = {"core": WARSAW.core_cast, "full": WARSAW.full_cast}


@pytest.mark.parametrize("name", CASTS)
@pytest.mark.parametrize("length", ["50", "75", "90"])
def test_july_tests_the_draft_and_leaves_a_way_out(length: str, name: str) -> None:
    """At least 1 % of all packages stay adoptable; at least half of June's put a veto holder below its walk-away."""
    form = WARSAW.format(length)
    done = instructed(Space(WARSAW, form.settled), form, CASTS[name], name)
    assert 100 * done.after >= done.packages
    assert 2 * done.upset >= done.before


@pytest.mark.parametrize("name", CASTS)
@pytest.mark.parametrize("length", ["50", "75"])
def test_july_tests_the_draft_whatever_happened_before(length: str, name: str) -> None:
    """Also where the lecturer skipped June's turns of events, and where the leak came on top."""
    form, cast = WARSAW.format(length), CASTS[name]
    space = Space(WARSAW, form.settled)
    before = at_start(WARSAW)
    after = before.after(effects(WARSAW, form, cast))
    june = zone(space, cast, before)
    content = june
    for role in veto_holders(WARSAW, cast):
        content &= space.keeping(role, after)
    assert 2 * content.bit_count() <= june.bit_count()
    leaked = before_instructions(WARSAW, form).after(
        [*effects(WARSAW, form, cast), *WARSAW.inject_by_id["D-I1"].effects]
    )
    assert 100 * zone(space, cast, leaked).bit_count() >= space.size


def test_an_upset_package_is_one_that_some_veto_holder_can_no_longer_accept() -> None:
    """The count, said once more in plain words, for the six of the fifty minutes."""
    form, cast = WARSAW.format("50"), WARSAW.core_cast
    space = Space(WARSAW, form.settled)
    june = before_instructions(WARSAW, form)
    july = june.after(effects(WARSAW, form, cast))
    adopted = [choices for choices in map(space.choices, range(space.size)) if adoptable(WARSAW, cast, choices, june)]
    upset = [text for text in adopted if any(july.surplus(role, text) < 0 for role in ("TR", "CY", "UK"))]
    done = instructed(space, form, cast, "core")
    assert (done.before, done.upset) == (len(adopted), len(upset))


def test_history_survives_july() -> None:
    """What was signed could still be signed."""
    for form in WARSAW.formats:
        for cast in CASTS.values():
            july = before_instructions(WARSAW, form).after(effects(WARSAW, form, cast))
            assert adoptable(WARSAW, cast, WARSAW.historical_package, july)


def test_only_seated_roles_are_instructed() -> None:
    """A card of a role that nobody plays lies in no hand."""
    dealt = instructions(WARSAW, WARSAW.format("50"), WARSAW.core_cast)
    assert sorted(card.role for card in dealt) == sorted(WARSAW.core_cast)


@pytest.mark.parametrize("length", ["50", "75", "90"])
def test_no_veto_holder_is_left_without_a_last_word(length: str) -> None:
    """Whatever adoptable text is frozen, one of its cards applies."""
    form = WARSAW.format(length)
    assert without_a_last_word(Space(WARSAW, form.settled), form, WARSAW.full_cast) == {}


def test_a_last_word_may_cost_its_holder_nothing_that_it_must_not_do() -> None:
    """A card never sends its holder across its own red line."""
    forbidden: dict[tuple[RoleId, str], set[int]] = {}
    for line in WARSAW.red_lines:
        forbidden.setdefault((line.role, line.issue), set()).update(line.options)
    for card in WARSAW.cards:
        if card.kind == "last_word":
            aims = {option + card.step for option in card.at}
            assert not aims & forbidden.get((card.role, card.issue), set()), card.id


def test_cards_that_do_too_little_or_too_much_are_told() -> None:
    """`check` says so: no instructions upset nothing, harsh ones leave no zone, dear last words buy a text."""
    harsh = [replace(card, effects=tuple(replace(e, delta=e.delta * 4) for e in card.effects)) for card in WARSAW.cards]
    mild = [replace(card, effects=()) for card in WARSAW.cards]
    dear = [replace(card, points=9) if card.kind == "last_word" else card for card in WARSAW.cards]
    few = [card for card in WARSAW.cards if card.kind != "last_word" or card.issue == "D4"]
    for cards, says in (
        (harsh, "with the new instructions the zone is"),
        (mild, "is upset"),
        (dear, "a last word is worth 2 to 4"),
        (few, "gets no last word"),
    ):
        scenario = replace(WARSAW, cards=tuple(cards))
        assert any(says in one for one in shortcomings(scenario, figures(scenario))), says
