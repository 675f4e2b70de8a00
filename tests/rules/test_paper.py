"""The paper: a trip with its price in trust, a readjustment, a closed paper and the price of reopening it."""

from dataclasses import replace

from game_rules import commands as ask
from game_rules.events import CapitalVisited, PackageOffered, PaperClosed, PaperReopened, Readjusted, TrustMoved
from tests.rules.claims import refuses, succeeds
from tests.rules.document import COMPLETE, FULL, IMPLEMENTATION, closed, drafted, in_phase, merged
from tests.rules.moments import begun, lobby
from tests.rules.stage import asks, did

TRIP = asks("NATO", ask.VisitCapital, role="TR")


@succeeds(ask.VisitCapital)
@refuses(ask.VisitCapital, "only_natos_staff_travels", "lists_must_be_merged", "visit_goes_to_an_ally")
@refuses(ask.VisitCapital, "capital_is_visited_once")
def test_a_trip_gives_a_readjustment_and_costs_trust() -> None:
    """Of those who mind it, and no others; both read it."""
    in_phase("autumn", cast=FULL).when(TRIP).refused("R-PHASE", says="not merged")
    game = merged(FULL)
    game.when(asks("COM", ask.VisitCapital, role="TR")).refused("R-NO-STANDING")
    game.when(asks("NATO", ask.VisitCapital, role="CY")).refused("R-NOT-MEMBER")
    after = game.when(TRIP).then(
        did("NATO", CapitalVisited, role="TR", cost=2),
        did("clock", TrustMoved, role="US", staff="NATO", delta=-1),
        did("clock", TrustMoved, role="GR", staff="NATO", delta=-1),
    )
    after.when(TRIP).refused("R-PHASE", says="been there")
    assert after.points("NATO") == game.points("NATO") - 2
    assert any("trust" in one.lower() for one in after.seen_by("US").projects.mine)
    assert any("trust" in one.lower() for one in after.seen_by("NATO").projects.mine)
    assert not after.seen_by("UK").projects.mine


@refuses(ask.VisitCapital, "visit_must_be_paid")
def test_trips_cost_action_points() -> None:
    """Three of them are a phase."""
    game = merged(FULL).after(*(asks("NATO", ask.VisitCapital, role=role) for role in ("TR", "UK", "US")))
    game.when(asks("NATO", ask.VisitCapital, role="GR")).refused("R-NO-AP")


def test_a_second_trip_that_somebody_minds_gives_no_second_pull() -> None:
    """The trust has fallen below nothing once."""
    game = merged(FULL).after(TRIP)
    minding = replace(IMPLEMENTATION.common_document, minds={"TR": ("US",), "UK": ("US",)})
    again = begun(lobby("50", FULL, replace(IMPLEMENTATION, common_document=minding)), "autumn")
    again = again.after(*COMPLETE, asks("EEAS", ask.MergeProposals), asks("lecturer", ask.NextPhase), TRIP)
    assert again.state.projects.free_pulls == {"US": 1}
    second = again.when(asks("NATO", ask.VisitCapital, role="UK")).then_among_others(
        did("clock", TrustMoved, role="US", staff="NATO", delta=-1)
    )
    assert second.state.projects.free_pulls == {"US": 1}
    assert game.state.projects.free_pulls == {"US": 1, "GR": 1}


def test_who_trusts_less_tightens_once_for_nothing() -> None:
    """The first tightening costs no action point and is no move of the phase."""
    game = merged(FULL).after(TRIP)
    tightens = asks("US", ask.TightenLeash, role="NATO")
    free = game.after(tightens)
    assert free.points("US") == game.points("US")
    paid = free.after(tightens)
    assert paid.points("US") == game.points("US") - 1
    paid.when(tightens).refused("R-NO-AP")


@succeeds(ask.Readjust)
@refuses(
    ask.Readjust, "only_allies_readjust", "a_visit_must_have_granted_it", "readjustment_is_one_step", "draft_must_stand"
)
def test_a_capital_readjusts_one_clause_by_one_step() -> None:
    """As its own version, also of a closed paper, once."""
    game = closed(drafted(merged()))
    step = asks("TR", ask.Readjust, issue="E8", option=2)
    game.when(step).refused("R-NO-STANDING", holders=("NATO",))
    game.when(asks("CY", ask.Readjust, issue="E8", option=2)).refused("R-NO-STANDING", says="Cyprus")
    merged().after(TRIP).when(step).refused("R-VERSION", says="no draft")
    visited = game.after(TRIP)
    visited.when(asks("TR", ask.Readjust, issue="E8", option=3)).refused("R-VERSION", says="one step")
    after = visited.when(step).then_among_others(
        did("TR", Readjusted, issue="E8", option=2),
        did("TR", PackageOffered, version=1, choices={**game.state.table.draft.choices, "E8": 2}),  # type: ignore[union-attr]
    )
    assert after.state.projects.closed == {"E1", "E8"}
    after.when(step).refused("R-NO-STANDING")


@refuses(ask.Readjust, "text_must_be_in_sight")
@refuses(ask.CloseText, "text_must_be_in_sight")
def test_nobody_works_on_a_hidden_paper() -> None:
    """Behind closed doors a state learns nothing by trying."""
    game = in_phase("autumn")
    game.when(asks("TR", ask.Readjust, issue="E1", option=1)).refused("R-HIDDEN")
    game.when(asks("TR", ask.CloseText)).refused("R-HIDDEN")


@succeeds(ask.CloseText)
@refuses(ask.CloseText, "only_pens_close", "draft_must_stand", "closing_is_said_once", "something_must_be_open")
def test_the_pens_of_both_houses_close_what_the_paper_says() -> None:
    """What it leaves as it was stays open."""
    merged().when(asks("NATO", ask.CloseText)).refused("R-VERSION", says="no draft")
    game = drafted(merged())
    game.when(asks("UK", ask.CloseText)).refused("R-NO-STANDING")
    one = game.after(asks("NATO", ask.CloseText))
    assert not one.state.projects.closed
    one.when(asks("NATO", ask.CloseText)).refused("R-PHASE", holders=("COM", "EEAS"))
    after = one.when(asks("EEAS", ask.CloseText)).then_among_others(did("clock", PaperClosed, issues=("E1", "E8")))
    after.when(asks("EEAS", ask.CloseText)).refused("R-CLOSED")
    after.when(asks("UK", ask.OfferPackage, choices={"E2": 2})).happens()


@refuses(ask.OfferPackage, "closed_paper_has_a_price")
@refuses(ask.Bracket, "closed_paper_takes_no_bracket")
def test_a_closed_paper_reopens_at_the_price_that_others_reopen_it_too() -> None:
    """So nobody is at a dead end, and nobody changes it alone."""
    game = closed(drafted(merged(), E1=1, E2=1, E8=1))
    game.when(asks("TR", ask.Bracket, issue="E8", option=2)).refused("R-CLOSED")
    wants = {"choices": {"E8": 2}}
    game.when(asks("TR", ask.OfferPackage, **wants)).refused("R-CLOSED", cites="L476", holders=("CY", "UK", "NATO"))
    paid = game.when(asks("TR", ask.OfferPackage, **wants, reopens=True)).then_among_others(
        did("TR", PaperReopened, issues=("E8",), to=("CY", "UK", "NATO"))
    )
    assert paid.state.projects.closed == {"E1", "E2"}
    paid.when(asks("CY", ask.OfferPackage, choices={"E1": 2, "E2": 2})).refused("R-CLOSED")
    used = paid.when(asks("CY", ask.OfferPackage, choices={"E1": 2})).then_among_others(
        did("CY", PaperReopened, issues=("E1",))
    )
    assert used.state.projects.may_reopen == {"UK", "NATO"}
    used.when(asks("CY", ask.OfferPackage, choices={"E2": 2})).refused("R-CLOSED")


def test_the_turn_of_events_closes_what_is_written_by_then() -> None:
    """In late October the staffs say so; without a draft there is nothing to close."""
    assert not in_phase("selling").later(seconds=70).state.projects.closed
    assert drafted(in_phase("autumn"), E1=1).after(asks("lecturer", ask.NextPhase)).later(
        seconds=70
    ).state.projects.closed == {"E1"}
