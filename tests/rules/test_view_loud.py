"""A draft that is too loud to be frozen: everybody reads it first, and no cure takes from anybody what it asked for."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.view.next import advice
from tests.rules.moments import WORDS, at, drafted, meeting
from tests.rules.stage import Given, asks

LOUD = "The draft is too loud by 1 to be frozen."


def too_loud(phase: str = "last-hour") -> Given:
    """Ten points of attention: a text of nine, and the leak."""
    loud = drafted(at(phase), D1=3, D2=2, D8=2, D6=2)
    return loud if phase == "last-hour" else loud.after(asks(LECTURER, ask.FireInject, inject="D-I1"))


def cure(game: Given, role: str) -> dict[str, int]:
    """What the role is told to offer."""
    found = [one.data for one in advice(game.state, role) if one.kind == "offer_package" and "choices" in one.data]
    return dict(found[0]["choices"]) if found else {}  # type: ignore[call-overload]


def test_it_comes_first_with_the_smallest_step_that_makes_it_quiet() -> None:
    """What a role was told is not told again once it has offered it."""
    loud = too_loud()
    assert loud.seen_by("TR").ring.sentence == f"{LOUD} Who signs: The three heads (D2=1) would do: offer it."
    assert loud.seen_by("COM").ring.sentence == f"{LOUD} Who signs: The three heads (D2=1) would do: offer it."
    offered = loud.after(asks("COM", ask.OfferPackage, choices={"D2": 1}))
    assert offered.seen_by("COM").ring.sentence == (
        f"{LOUD} Your package would do: win the yes of the NATO International Staff."
    )
    assert "European Commission's text would do: initial it" in offered.after(meeting()).seen_by("NATO").ring.sentence


def test_no_cure_takes_away_what_somebody_has_demanded() -> None:
    """A state that asked for a clause in public is silent for its sake."""
    plain = too_loud("july")
    taken = cure(plain, "COM")
    (issue,) = taken
    now = plain.state.table.draft
    assert now is not None
    demanded = plain.after(asks("UK", ask.Demand, issue=issue, option=now.choices[issue], text=WORDS))
    assert issue not in cure(demanded, "COM")
    assert cure(demanded, "UK") == cure(plain, "UK")


@pytest.mark.parametrize("role", ["COM", "TR"])
def test_whoever_has_said_that_it_is_ready_reads_it_all_the_same(role: str) -> None:
    """The draft that it was ready for cannot be frozen."""
    ready = too_loud("july").after(asks(role, ask.Ready))
    assert f"You are ready. Before the phase ends: {LOUD}" in ready.seen_by(role).ring.sentence


def test_offering_a_package_of_ones_own_stays_in_sight() -> None:
    """A cure is one package; the builder is every other."""
    acts = too_loud("july").seen_by("COM").acts
    labels = [one.label for one in (*acts.first, *acts.visible) if one.kind == "offer_package"]
    assert labels[0].startswith("Offer The three heads (D2=1)")
    assert "Offer a package" in labels


def test_what_most_states_bear_is_pressed_before_what_pays_more() -> None:
    """Of two texts that would do, the one that two states can be silent on, under whosever name."""
    loud = too_loud("july").after(
        asks("EEAS", ask.OfferPackage, choices={"D2": 1, "D6": 1}),
        asks("UK", ask.OfferPackage, choices={"D1": 2}),
        asks("CY", ask.OfferPackage, choices={"D1": 2}),
        meeting("NATO", "COM"),
    )
    pressed = next(one for one in advice(loud.state, "COM") if "text would do" in one.says)
    assert pressed.data["owner"] in ("UK", "CY")
