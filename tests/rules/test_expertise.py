"""Expertise in the debrief: stars for the service whose work it was, and the one that knew it better; no points."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.scenario import Area, Scenario
from game_rules.score import result
from server.scenarios.scenario_file import load
from tests.rules.moments import begun, lobby, meeting
from tests.rules.small import CAST, drafted_small, exchange, in_play
from tests.rules.stage import Given, asks

AEGEAN = load("aegean")
SHIPS = Area(id="ships", title="Ships", competent=("EEAS",), expertise={"EEAS": 4, "COM": 2, "NATO": 4})


def with_experts() -> Scenario:
    """A small world in which the first question is about ships."""
    plain = exchange()
    first, second = plain.issues
    return replace(plain, areas=(SHIPS,), issues=(replace(first, area="ships"), second))


def told(game: Given) -> list[tuple[str, str]]:
    ended = game if game.state.clock.status == "over" else game.after(asks(LECTURER, ask.EndGame))
    return list(ended.seen_by("TR").debrief.expertise)


def test_whoever_arranged_it_has_the_stars_of_its_service() -> None:
    """The Commission arranged what the EEAS knew better: it is said, and it changes nobody's points."""
    met = begun(lobby("50", AEGEAN.core_cast, AEGEAN), "modalities").after(meeting("NATO", "COM"))
    done = met.after(
        asks("NATO", ask.Liaison, role="COM", issue="C2", option=1),
        asks("COM", ask.Liaison, role="NATO", issue="C2", option=1),
    )
    says = "drafted with European Commission (2 of 5 stars); at this table the EEAS knew it best (4)"
    assert told(done) == [(AEGEAN.issue_by_id["C2"].title, says)]
    assert [result(done.state, role).points for role in done.state.cast] == [
        result(met.state, role).points for role in met.state.cast
    ]


def test_the_first_to_table_an_adopted_clause_drafted_it() -> None:
    """What was not adopted is nobody's work; what NATO drafted was drafted with no service of the EU."""
    offered = drafted_small(in_play(with_experts(), CAST))
    assert told(offered) == []
    yes = (asks(role, ask.AcceptPackage, owner="NATO", version=1) for role in ("TR", "CY", "UK"))
    adopted = offered.after(*yes)
    assert adopted.state.decision.outcome == "adopted"
    ((title, says),) = told(adopted)
    assert title == "Title A1"
    assert says.startswith("drafted by Role NATO, no service of the EU; at this table Role EEAS knew it best (4)")


def test_where_nobody_knew_it_better_nobody_else_is_named() -> None:
    """The EEAS wrote it itself."""
    met = in_play(with_experts(), CAST).after(meeting("NATO", "EEAS")).later(seconds=300)
    offered = met.after(asks("EEAS", ask.OfferPackage, choices={"A1": 1, "A2": 1}))
    initialled = offered.after(asks("NATO", ask.Initial, owner="EEAS", version=1))
    yes = (asks(role, ask.AcceptPackage, owner="EEAS", version=1) for role in ("TR", "CY", "UK"))
    assert told(initialled.after(*yes)) == [("Title A1", "drafted with Role EEAS (4 of 5 stars)")]


def test_a_room_without_experts_is_told_nothing() -> None:
    """Where a scenario says nothing on expertise the debrief is silent."""
    assert told(in_play(exchange(), CAST)) == []
