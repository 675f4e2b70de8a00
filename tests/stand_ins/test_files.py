"""Minds and files: the Commission goes the formal way round where it could win; members vote by their tables."""

from dataclasses import replace
from functools import cache

from game_rules.events import LegislationInitiated, PositionTaken, VoteCounted
from game_rules.scenario import BackgroundVotes, Scenario
from server.stand_ins.mind import Mind
from server.stand_ins.play import Played, play_out
from tests.rules.small import COUNCIL, union
from tests.stand_ins.games import events


def played(scenario: Scenario, seed: int = 0) -> Played:
    minds = {role: Mind(role=role, kind="sparring", seed=seed) for role in COUNCIL}
    return play_out(scenario, "short", seed=seed, minds=minds, cast=COUNCIL)


@cache
def usual() -> Played:
    return played(union())


def test_the_commission_legislates_and_the_council_decides() -> None:
    """The option that gains most for it, and that a majority carries."""
    assert usual().state.files.decided["E5"] == 2
    assert any(isinstance(event, VoteCounted) and event.adopted for event in events(usual()))


def test_members_vote_by_their_tables() -> None:
    """Berlin gains by it, London loses."""
    end = next(n for n, one in enumerate(events(usual())) if isinstance(one, VoteCounted))
    said = {
        one.by: one.position for one in events(usual())[:end] if isinstance(one, PositionTaken) and one.house == "EU"
    }
    assert said == {"CY": "for", "UK": "against", "DE": "for"}


def test_the_commission_proposes_nothing_that_would_fall() -> None:
    """Known votes stand against every file."""
    against = tuple("FR IT ES PL".split())
    votes = tuple(BackgroundVotes(issue=i, option=o, against=against) for i, o in (("E5", 2), ("E5", 3), ("E6", 3)))
    game = played(replace(union(), background_votes=votes))
    assert not any(isinstance(event, LegislationInitiated) for event in events(game))
