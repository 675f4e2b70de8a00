"""Implementation: parallel processes, one decision in each house."""

from functools import cache

import pytest

from game_rules import commands as ask
from game_rules.events import CapitalVisited, ListsMerged, ReportMissed, TrustMoved
from game_rules.explain import stands_in_the_way
from game_rules.ids import EU_HOUSE, NATO_HOUSE
from game_rules.rules.paper import trust
from game_rules.rules.reports import usual_reports
from game_rules.texts import standing
from server.scenarios.scenario_file import load
from tests.conformance.moments import draft_of_warsaw
from tests.conformance.scene import Scene, scene, scene_of
from tests.rules.moments import frozen
from tests.rules.stage import Asks, asks, did

IMPLEMENTATION = load("implementation")
PACKAGE = {"owner": "NATO", "version": 1}
MERGES = asks("NATO", ask.MergeProposals)


@cache
def in_phase(phase: str, cast: tuple[str, ...] = IMPLEMENTATION.core_cast) -> Scene:
    """A phase of the implementation has just begun."""
    return scene(IMPLEMENTATION, phase, "50", cast)


def two_lists(cast: tuple[str, ...] = IMPLEMENTATION.core_cast) -> Scene:
    """Each house has a list of projects."""
    return in_phase("autumn", cast).after(
        asks("NATO", ask.ProposeProject, project="exercises"), asks("COM", ask.ProposeProject, project="standards")
    )


def merged(cast: tuple[str, ...] = IMPLEMENTATION.core_cast, phases: int = 1) -> Scene:
    """The staffs have merged them, and so many phases have gone by."""
    game = two_lists(cast).after(asks("NATO", ask.CompleteList), asks("COM", ask.CompleteList), MERGES)
    return game.after(*[asks("lecturer", ask.NextPhase)] * phases)


def drafted(game: Scene, **choices: int) -> Scene:
    """NATO and the Commission have made a draft of these clauses."""
    return game.after(
        asks("NATO", ask.Contact, role="COM"),
        asks("NATO", ask.OfferPackage, choices=choices),
        asks("COM", ask.Initial, **PACKAGE),
    )


def test_c082_nothing_is_merged_before_both_lists_are_complete() -> None:
    """Given the two lists of proposals exist, when the merge is done before both staffs marked their list complete,
    then it is refused."""
    game = two_lists().after(asks("NATO", ask.CompleteList))
    game.when(MERGES).refused("R-PHASE", says="The EU's list is not complete", cites="L468-L471")
    both = game.after(asks("EEAS", ask.CompleteList))
    both.when(MERGES).then(did("NATO", ListsMerged))


@pytest.mark.parametrize(("state", "staff"), [("TR", "NATO"), ("CY", "EEAS")])
def test_c083_a_state_endorses_what_was_presented_in_its_own_house(state: str, staff: str) -> None:
    """Given the common document is merged, when a state endorses it before it was presented in its own house, then it
    is refused."""
    game = drafted(merged(phases=3), E1=1, E2=2)
    other = {"TR": "EEAS", "CY": "NATO"}[state]
    accepts = asks(state, ask.AcceptPackage, **PACKAGE)
    elsewhere = game.after(asks(other, ask.Present))
    elsewhere.when(accepts).refused("R-PHASE", says="has not been presented", cites="L473-L478")
    elsewhere.after(asks(staff, ask.Present)).when(accepts).happens()


def test_c085_a_trip_to_ankara() -> None:
    """Given scenario E, phase P2, common document merged, when NATO staff visit Ankara, then Turkey gets one
    readjustment; trust of US and Greece in NATO -1; they are told in the news feed."""
    trip = merged(IMPLEMENTATION.full_cast).when(asks("NATO", ask.VisitCapital, role="TR"))
    after = trip.then_among_others(
        did("NATO", CapitalVisited, role="TR", cost=2),
        did("clock", TrustMoved, role="US", staff="NATO", delta=-1),
        did("clock", TrustMoved, role="GR", staff="NATO", delta=-1),
    )
    assert after.state.projects.may_readjust == {"TR"}
    assert (trust(after.state, "US", "NATO"), trust(after.state, "GR", "NATO")) == (-1, -1)
    assert trust(after.state, "FR", "NATO") == 0
    for state in ("US", "GR"):
        assert [line.loud for line in trip.told_to(state) if line.says.startswith("You learn")] == [True]


@pytest.mark.parametrize("state", ["TR", "CY"])
@pytest.mark.parametrize("ambition", [2, 3])
@pytest.mark.parametrize("reports", [0, 1])
def test_c088_a_long_list_only_with_two_reports(state: str, ambition: int, reports: int) -> None:
    """Given E1=2 or 3 and E3 is 0 or 1, when Turkey or Cyprus is asked to accept, then it is refused: two reports a
    year wanted."""
    shown = merged(phases=3).after(asks("NATO", ask.Present), asks("EEAS", ask.Present))
    accepts = asks(state, ask.AcceptPackage, **PACKAGE)
    short = drafted(shown, E1=ambition, E3=reports)
    short.when(accepts).refused("R-REDLINE", says="A long list only with at least two reports a year", holders=(state,))
    drafted(shown, E1=ambition, E3=2).when(accepts).happens()


def test_c089_a_late_report_lets_every_state_tighten_a_leash() -> None:
    """Given two reports a year are agreed, when a due report is late by more than one phase, then every state may
    tighten the leash once at no cost."""
    game = drafted(merged(), E3=2).after(asks("lecturer", ask.NextPhase))
    assert not game.state.projects.free_pulls
    late = game.when(asks("lecturer", ask.NextPhase)).then_among_others(
        did("clock", ReportMissed, house=NATO_HOUSE, due=2), did("clock", ReportMissed, house=EU_HOUSE, due=2)
    )
    for state, staff in (("TR", "NATO"), ("CY", "EEAS")):
        tightens = asks(state, ask.TightenLeash, role=staff)
        once = late.after(tightens)
        assert once.points(state) == late.points(state)
        assert once.after(tightens).points(state) == late.points(state) - 1


def test_c090_from_the_summer_of_2018_one_report_a_year_is_usual() -> None:
    """Given game date is after June 2018, when the default frequency is queried, then one a year."""
    assert IMPLEMENTATION.common_document
    reporting = IMPLEMENTATION.common_document.reporting
    assert [usual_reports(reporting, when) for when in ((2017, 6), (2018, 6), (2018, 7), (2020, 1))] == [2, 2, 1, 1]


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
