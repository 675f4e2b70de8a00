"""Seats: who sits in which body."""

from game_rules import commands as ask
from game_rules.ids import EU_HOUSE, NATO_HOUSE
from tests.conformance.moments import frozen_in_warsaw, in_the_council, in_the_nac, votes
from tests.conformance.scene import Scene
from tests.rules.moments import WORDS
from tests.rules.stage import Asks, asks

DEAL = {"A1": 1, "A2": 1}


def asks_for_a_seat(game: Scene, step: Asks, *, cites: str, holders: tuple[str, ...]) -> None:
    """Taking part in what the other body decides: refused, and the state is sent to its own or to a member."""
    game.when(step).refused(
        "R-NOT-MEMBER", says="has no seat in", cites=cites, holders=holders, remedy="or ask a member to raise it"
    )


def test_c014_no_seat_in_the_body_of_the_other_organisation() -> None:
    """Given a state of one organisation only, when it asks for a seat in the other organisation's body (Turkey in the
    Council, Cyprus in the NAC), then it is refused."""
    council, allies = {"cites": "TEU 16(2)", "holders": ("CY", "UK")}, {"cites": "Treaty 9", "holders": ("TR", "UK")}
    asks_for_a_seat(in_the_council(**DEAL), votes("TR", "against"), **council)  # type: ignore[arg-type]
    asks_for_a_seat(
        in_the_nac(**DEAL),
        asks("CY", ask.BreakSilence, issue="A1", text=WORDS),
        **allies,  # type: ignore[arg-type]
    )
    frozen = frozen_in_warsaw()
    asks_for_a_seat(frozen, asks("TR", ask.LetPass, house=EU_HOUSE), **council)  # type: ignore[arg-type]
    asks_for_a_seat(frozen, asks("CY", ask.LetPass, house=NATO_HOUSE), **allies)  # type: ignore[arg-type]
    in_the_council(**DEAL).when(votes("CY", "against")).happens()
