"""Damaged worlds: mistakes that no shipped scenario could make by one slip of the pen, each told at its place."""

from typing import Any

import pytest

from game_rules.plain import NotPlain, Where
from game_rules.scenario_check import scenario_from
from tests.rules.small import exchange, summit

PAPER = {"id": "p", "title": "P", "owner": "COM", "area": "a", "text": "T", "source": "S", "summary": "Sum."}
AREA = {"id": "hybrid", "title": "Hybrid threats"}
FORM = {"id": "short", "title": "Short"}


def phase(name: str, stage: str = "play") -> dict[str, object]:
    return {"id": name, "name": name, "minutes": 5, "stage": stage}


def with_area(name: str) -> list[dict[str, Any]]:
    """The issues of the small world; one lies in this area."""
    issue = {"id": "A1", "title": "T", "why": "?", "options": [{"label": str(n), "wording": "."} for n in range(3)]}
    return [{**issue, "area": name}, {**issue, "id": "A2"}]


DAMAGES: dict[str, tuple[dict[str, Any], Where, str]] = {
    "a half-year that there is not": ({"semesters": ["2012H3"]}, ("semesters", 0), "'2012H3' is no half-year"),
    "a briefing after play": (
        {"formats": [{**FORM, "phases": [phase("p"), phase("b", "briefing"), phase("d", "debrief")]}]},
        ("formats", 0, "phases"),
        "the briefing comes first and the debrief last",
    ),
    "a restricted paper of the EU": (
        {"documents": [{**PAPER, "marking": "restricted"}]},
        ("documents", 0, "marking"),
        "the rules of release are those of NATO's papers",
    ),
    "an issue in an unknown area": (
        {"areas": [AREA], "issues": with_area("hybird")},
        ("issues", 0, "area"),
        "no area 'hybird'; did you mean 'hybrid'?",
    ),
    "an unknown service that is competent": (
        {"areas": [{**AREA, "competent": ["CMO"]}]},
        ("areas", 0, "competent"),
        "no role 'CMO'; did you mean 'COM'?",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_world_is_refused_at_its_place(name: str) -> None:
    """The same world without it is sound."""
    parts, where, says = DAMAGES[name]
    with pytest.raises(NotPlain) as refused:
        exchange(**parts)
    assert (refused.value.where, refused.value.problem[: len(says)]) == (where, says)


def test_what_is_near_the_damage_is_sound() -> None:
    """A known area, a known service, NATO's own paper, a half-year."""
    areas = [{**AREA, "competent": ["COM"]}]
    papers = [{**PAPER, "owner": "NATO", "marking": "restricted"}, {**PAPER, "id": "q", "marking": "unclassified"}]
    world = exchange(areas=areas, issues=with_area("hybrid"), documents=papers, semesters=["2012H2"])
    assert world.issues[0].area == "hybrid"


def test_a_text_may_be_signed_where_nothing_asks_for_endorsement() -> None:
    """Then every freezing starts two silences."""
    signing = {"issue": "A1", "heads": [[], ["NATO", "COM"], ["NATO", "COM", "EEAS"]]}
    assert summit(signing=signing).signing is not None
    with pytest.raises(NotPlain, match="no issue 'A9'"):
        summit(signing={**signing, "endorsement_issue": "A9"})


def test_nothing_is_read_from_what_is_no_scenario() -> None:
    """A list has no names."""
    with pytest.raises(NotPlain, match="expected names and values"):
        scenario_from([])
