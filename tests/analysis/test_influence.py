"""Influence: the four shares of the empowerment index, by hand and on every saved game."""

from pathlib import Path

import pytest

from game_rules.analysis.influence import Steps, betweenness, influence, ties, turf
from game_rules.ids import EU_HOUSE
from game_rules.seats import role_of
from server.looking_back.rechecking import recheck, recording_of

GAMES = sorted((Path(__file__).parents[1] / "games").glob("*.jsonl"))


def steps_of(file: Path) -> Steps:
    recording = recording_of(recheck(file.read_bytes()))
    return [(step.before, step.event, step.after) for step in recording.steps()]


def pair(one: str, other: str) -> frozenset[str]:
    return frozenset((one, other))


def test_whoever_stands_between_two_others_has_it_all() -> None:
    """A line of three: the one in the middle."""
    assert betweenness("ABC", {pair("A", "B"): 1, pair("B", "C"): 1}) == {"A": 0, "B": 2, "C": 0}


def test_two_equally_short_ways_share_it() -> None:
    """A square: each stands between its neighbours, half the time."""
    square = {pair(*sides): 1 for sides in ("AB", "BC", "CD", "DA")}
    assert betweenness("ABCD", square) == dict.fromkeys("ABCD", 1.0)


def test_who_meets_often_is_near() -> None:
    """A and C have spoken once; both speak to B so often that the way through B is shorter."""
    assert betweenness("ABC", {pair("A", "B"): 10, pair("B", "C"): 10, pair("A", "C"): 1})["B"] == 2


def test_strangers_are_between_nobody() -> None:
    """Who has met nobody has no part in it, and nothing is divided by nothing."""
    assert betweenness("AB", {}) == {"A": 0, "B": 0}
    assert influence([]) == ()
    assert turf([]) == {}


@pytest.mark.parametrize("file", GAMES, ids=lambda file: file.stem)
def test_shares_are_shares_of_a_whole(file: Path) -> None:
    """Each part adds up to one, or to nothing where there was nothing to share; so the index never passes one."""
    steps = steps_of(file)
    found, met, end = influence(steps), ties(steps), steps[-1][2]
    for part in ("contacts", "initiatives", "agenda", "betweenness"):
        assert sum(getattr(one, part) for one in found) in (0.0, pytest.approx(1.0))
    assert 0 <= sum(one.empowerment for one in found) < 1.000001
    assert sum(one.tabled for one in found) == len(end.table.first_tabled)
    assert any(one.initiatives for one in found) == bool(end.decision.adopted)
    assert all(len(roles) == 2 for roles in met)
    staffs = {role for role in end.cast if role_of(end, role).organisation == EU_HOUSE}
    assert set(turf(steps)) == staffs


def test_whoever_is_not_at_the_table_is_on_nobodys_way() -> None:
    """A link that leads away from it shortens no path."""
    links = {pair("A", "B"): 1, pair("B", "C"): 1, pair("A", "Z"): 9, pair("Z", "C"): 9}
    assert betweenness("ABC", links) == {"A": 0, "B": 2, "C": 0}
