"""Background cards: the world in play; what research has found in the debrief only."""

import re

import pytest

from server.scenarios.scenario_file import load, shipped

WORLDS = tuple(slug for slug in shipped() if slug != "tutorial")


@pytest.mark.parametrize("slug", WORLDS)
def test_every_card_of_background_has_a_source_and_is_short(slug: str) -> None:
    """A line of the paper, and at most eighty words."""
    facts = load(slug).facts
    assert facts
    for fact in facts:
        assert re.fullmatch(r"paper L\d+-L\d+(, L\d+-L\d+)*", fact.source), fact.id
        assert len(fact.text.split()) <= 80, fact.id


@pytest.mark.parametrize("slug", WORLDS)
def test_findings_wait_for_the_debrief(slug: str) -> None:
    """Both kinds are there, and none is told in both."""
    scenario = load(slug)
    told = (scenario.told_in("play"), scenario.told_in("debrief"))
    assert all(told)
    assert sorted(one.id for part in told for one in part) == sorted(one.id for one in scenario.facts)
