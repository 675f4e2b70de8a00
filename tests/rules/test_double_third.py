"""The double third (TEU 31(1)): ten members with a third of the people abstain with a declaration: no decision."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.ids import EU_HOUSE
from game_rules.scenario import Scenario
from tests.rules.small import CAST, drafted_small, exchange, in_play
from tests.rules.stage import Given, asks, minutes
from tests.rules.test_ballots import votes

LARGEST = ("DE", "FR", "UK", "IT", "ES", "PL", "RO", "NL", "BE", "GR")


def council_of_many() -> Scenario:
    """The small world, where the ten largest members are played."""
    world = exchange()
    more = [code for code in LARGEST if code not in CAST]
    like = world.role_by_id["UK"]
    return replace(
        world,
        roles=(*world.roles, *(replace(like, id=code, slug=code.lower(), name=f"Role {code}") for code in more)),
        payoffs={i: {**rows, **dict.fromkeys(more, rows["UK"])} for i, rows in world.payoffs.items()},
        walkaway={**world.walkaway, **dict.fromkeys(more, 0)},
    )


def called() -> Given:
    """A text of the pens is put to the Council."""
    world = council_of_many()
    game = drafted_small(in_play(world, world.full_cast))
    return game.after(asks("COM", ask.CallVote, owner="NATO", version=1))


def test_ten_declared_abstentions_stop_a_text_and_nine_do_not() -> None:
    """Cyprus says nothing, and agrees."""
    nine = called().after(*(votes(role, "abstain_declared") for role in LARGEST[:9]))
    agreed = nine.later(seconds=60)
    assert EU_HOUSE in {house for house, _, _ in agreed.state.decision.consents}
    ten = nine.after(votes(LARGEST[9], "abstain_declared"))
    refused = ten.later(seconds=60)
    assert not refused.state.decision.consents
    (told,) = minutes(ten, refused, "TR")
    assert told.says == (
        "The Council of the EU does not adopt Role NATO's package 1: declared abstentions reach a third of the members "
        "and of the people."
    )
