"""Every scenario in every format: partners bring it to its end, with a deal or without, and do not repeat it all."""

from collections import Counter
from functools import cache

import pytest

from game_rules.events import ObjectionRaised, PackageAccepted, PackageOffered, PhaseBegan
from server.scenarios.scenario_file import load, shipped
from server.stand_ins.play import Played, play_out
from tests.stand_ins.games import adopted, events

pytestmark = pytest.mark.slow  # every test plays whole games

LARGE = tuple(slug for slug in shipped() if slug != "tutorial")
FORMATS = [(slug, form.id, full) for slug in LARGE for form in load(slug).formats for full in (False, True)]
SEEDS = range(1, 21)
OFTEN = (7, 19)
"""Deals in twenty games: neither certain nor a rare accident."""
TWICE = 2
"""New instructions and shocks allow an objection to be raised once more in a phase."""


@cache
def played(slug: str, form: str, seed: int, *, full: bool = False) -> Played:
    """Six partners, or the whole cast."""
    scenario = load(slug)
    return play_out(scenario, form, scenario.full_cast if full else (), seed=seed)


def test_days_are_played_in_seconds() -> None:
    """Minds look up by the length of a phase: a week has about as many events as an afternoon."""
    told = events(played("aegean", "multiday", 1))
    assert len(told) < 1000
    assert any(isinstance(event, PackageOffered) for event in told)


def test_nobody_objects_to_the_same_clause_again_and_again() -> None:
    """Once in a phase; again only after new instructions or a shock."""
    raised: Counter[tuple[str, str, int, int]] = Counter()
    phase = 0
    for event in events(played("aegean", "50", 1)):
        phase = event.number if isinstance(event, PhaseBegan) else phase
        if isinstance(event, ObjectionRaised):
            raised[event.by, event.issue, event.option, phase] += 1
    assert max(raised.values()) <= TWICE


def test_nobody_replaces_a_package_in_the_moment_in_which_others_accept_it() -> None:
    """It lies as it is for a minute at least."""
    welcomed: dict[str, int] = {}
    for event in events(played("aegean", "50", 1)):
        if isinstance(event, PackageAccepted) and event.by != event.owner:
            welcomed[event.owner] = event.at
        elif isinstance(event, PackageOffered):
            assert event.at - welcomed.pop(event.by, -60_000) >= 60_000, event


@pytest.mark.parametrize(("slug", "form", "full"), FORMATS)
def test_every_format_comes_to_its_end(slug: str, form: str, full: bool) -> None:
    """In the debrief, with an outcome."""
    state = played(slug, form, 1, full=full).state
    assert state.clock.status == "over"
    assert state.phase is not None
    assert state.phase.stage == "debrief"
    assert state.decision.outcome in ("adopted", "no_deal")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("slug", LARGE)
def test_some_games_of_fifty_minutes_end_with_a_deal_and_some_without(slug: str) -> None:
    """In each scenario."""
    deals = sum(adopted(played(slug, "50", seed)) is not None for seed in SEEDS)
    assert OFTEN[0] <= deals <= OFTEN[1]
