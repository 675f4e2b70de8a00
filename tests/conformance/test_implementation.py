"""Implementation: parallel processes, one decision in each house."""

from game_rules import commands as ask
from game_rules.explain import stands_in_the_way
from game_rules.ids import EU_HOUSE, NATO_HOUSE
from game_rules.texts import standing
from tests.conformance.moments import draft_of_warsaw
from tests.conformance.scene import scene_of
from tests.rules.moments import frozen
from tests.rules.stage import Asks, asks


def endorses(role: str, house: str = "") -> Asks:
    """A member's yes."""
    return asks(role, ask.Endorse, yes=True, house=house)


def test_c087_one_house_is_not_enough() -> None:
    """Given only one house has endorsed, when the status is queried, then it is not in force."""
    game = scene_of(frozen(draft_of_warsaw(D7=3))).after(endorses("TR"), endorses("UK", NATO_HOUSE))
    assert game.state.decision.agreed == {NATO_HOUSE}
    for reader in (*game.state.cast, "public"):
        (reason,) = (
            one for one in stands_in_the_way(game.state, reader, standing(game.state)) if one.rule == "R-PARALLEL"
        )
        assert reason.says.startswith("The Council of the EU has not agreed yet")
        assert reason.holders == ("CY", "UK")
    assert (game.state.decision.outcome, game.state.decision.adopted) == ("", None)
    game.when(asks("NATO", ask.Sign)).refused("R-PARALLEL", says="Each house must act for itself", cites="L478-L480")
    both = game.after(endorses("UK", EU_HOUSE), endorses("CY"))
    assert both.state.decision.agreed == {NATO_HOUSE, EU_HOUSE}
    assert not [one for one in stands_in_the_way(both.state, "TR", standing(both.state)) if one.rule == "R-PARALLEL"]
