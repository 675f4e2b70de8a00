"""Staff: contacts and their cost, and the leash."""

from game_rules import commands as ask
from game_rules.events import ContactMade
from game_rules.rules.leash import leash
from tests.conformance.moments import FULL, warsaw
from tests.rules.stage import asks, did


def test_c071_staffs_have_lunch_on_the_shortest_leash() -> None:
    """Given leash is 5, when two staffs have lunch, then it is accepted, never blocked; at 5 the states of that
    organisation see that it took place, not its content."""
    game = warsaw("june", cast=FULL)
    for staff, capitals in (("NATO", ("TR", "UK", "US")), ("COM", ("CY", "DE", "FR"))):
        game = game.after(*(asks(capital, ask.TightenLeash, role=staff) for capital in capitals))
        assert leash(game.state, staff) == 5
    lunch = game.when(asks("NATO", ask.Contact, role="COM", channel="meal"))
    lunch.then(did("NATO", ContactMade, role="COM", channel="meal", cost=1, answered=game.now))
    for state in ("TR", "UK", "US", "CY", "DE", "GR", "FR"):
        (line,) = lunch.told_to(state)
        assert "NATO International Staff meets the European Commission" in line.says
        assert "meal" not in line.says
        assert "point" not in line.says
    assert "meal" in lunch.told_to("COM")[0].says


def test_c076_a_contact_that_cannot_be_paid() -> None:
    """Given NATO has 2 action points, when NATO contacts the EEAS (cost 3), then it is refused; the UI shows costs of
    all counterparts."""
    game = warsaw("june", cast=FULL).after(*[asks("NATO", ask.Contact, role="COM")] * 4)
    assert game.points("NATO") == 2
    for costs in ("European Commission 1", "EEAS / High Representative 3", "Cabinet of the President"):
        game.when(asks("NATO", ask.Contact, role="EEAS")).refused("R-NO-AP", says="you have 2 and need 3", remedy=costs)
    game.when(asks("NATO", ask.Contact, role="COM")).happens()


def test_c081_only_allies_hold_natos_leash() -> None:
    """Given a state tightens the leash of NATO staff, when the state is not an Ally (e.g. Cyprus), then it is
    refused."""
    june = warsaw("june")
    tightens = {role: asks(role, ask.TightenLeash, role="NATO") for role in ("CY", "TR")}
    june.when(tightens["CY"]).refused(
        "R-NO-STANDING", says="Cyprus is none", cites="L182", holders=("TR", "UK"), remedy="Ask Turkey"
    )
    june.when(tightens["TR"]).happens()
