"""The vote on a file is what the decision rule makes of positions, whoever plays and whatever they say."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from game_rules import commands as ask
from game_rules.events import VoteCounted
from game_rules.ids import COMMISSION, EU_HOUSE
from game_rules.members import eu_members
from game_rules.scenario import BackgroundVotes
from game_rules.texts import agreed_language, standing
from game_rules.voting import Position, qualified_majority
from tests.properties.games import Named, game, games, tries
from tests.rules.small import COUNCIL, in_play, union
from tests.rules.stage import asks

EU = eu_members((2016, 7))
SEATED = tuple(one for one in COUNCIL if one in EU)
_others = st.fixed_dictionaries({one: st.sampled_from(("for", "for", "against", "abstain")) for one in EU})
_seated = st.fixed_dictionaries({one: st.sampled_from(("for", "against", "abstain", "")) for one in SEATED})


@settings(max_examples=tries(1))
@given(_others, _seated)
def test_the_played_vote_is_that_of_the_decision_rule(others: dict[str, Position], seated: dict[str, str]) -> None:
    """Members at the table vote or let the deadline pass; the others vote as the scenario knows."""
    background = BackgroundVotes(
        issue="E5",
        option=2,
        in_favour=tuple(one for one in EU if others[one] == "for"),
        against=tuple(one for one in EU if others[one] == "against"),
        abstain=tuple(one for one in EU if others[one] == "abstain"),
    )
    clause = {"issue": "E5", "option": 2}
    here = in_play(replace(union(), background_votes=(background,)), COUNCIL).after(
        asks(COMMISSION, ask.AdoptInCollege, **clause),
        asks(COMMISSION, ask.InitiateLegislation, **clause),
        asks("UK", ask.PutToVote, issue="E5"),
    )
    for role, position in seated.items():
        if position:
            here = here.after(asks(role, ask.Vote, position=position))
    if EU_HOUSE in here.state.decision.ballots:
        here = here.later(seconds=60)
    stands: dict[str, Position] = {one: seated.get(one, others[one]) or "abstain" for one in EU}  # type: ignore[misc]
    outcome = qualified_majority(EU, stands)
    (counted,) = [event for event in here.told if isinstance(event, VoteCounted)]
    assert (counted.adopted, counted.code) == (outcome.adopted, outcome.code)
    assert set(counted.in_favour) == {one for one, said in stands.items() if said == "for"}
    assert agreed_language(here.state).get("E5") == (2 if outcome.adopted else None)


@settings(max_examples=tries(0.5))
@given(games(0.5))
def test_what_is_decided_stands_in_every_text(named: Named) -> None:
    """In the draft, in each package, and without either; and nobody objects to it."""
    for step in game(named):
        fixed, table = step.after.files.decided, step.after.table
        for text in (standing(step.after), *(one.choices for one in table.packages.values())):
            assert {issue: text[issue] for issue in fixed} == fixed
        assert not any(issue in fixed for _, issue in table.objections)
        assert all(step.after.files.decided.get(issue) == option for issue, option in step.before.files.decided.items())


def test_the_random_player_has_files_decided() -> None:
    """The property above is about something."""
    found = [game(("a small union", seed))[-1].after.files for seed in range(8)]
    assert any(one.decided for one in found)
    assert any(one.refused for one in found)
