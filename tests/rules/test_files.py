"""Industrial files: the College adopts, the Commission proposes, the Council decides by qualified majority."""

from dataclasses import replace

import pytest

from game_rules import commands as ask
from game_rules.events import (
    AdoptedInCollege,
    LegislationInitiated,
    ObjectionLifted,
    PositionTaken,
    ProposalAmended,
    VoteCalled,
    VoteCounted,
)
from game_rules.ids import CLOCK, COMMISSION, EU_HOUSE, LECTURER
from game_rules.members import eu_members
from game_rules.plain import NotPlain
from game_rules.points import walkaway
from game_rules.rules.votes import forecast
from game_rules.scenario import BackgroundVotes, Scenario
from game_rules.score import result
from game_rules.texts import agreed_language, open_issues, standing, today
from tests.rules.claims import refuses, succeeds
from tests.rules.moments import WORDS
from tests.rules.small import COUNCIL, in_play, union, with_numbers
from tests.rules.stage import Asks, Did, Given, asks, did

FILE = {"issue": "E5", "option": 2}
OPENED = {"issue": "E5", "option": 3}
LATER = {"issue": "E6", "option": 3}
VOTE = 60_000
SEATED = ("CY", "UK", "DE")
BACKGROUND = union().background_votes[0]


def playing(scenario: Scenario | None = None) -> Given:
    return in_play(scenario or union(), COUNCIL)


def adopts(**clause: object) -> Asks:
    return asks(COMMISSION, ask.AdoptInCollege, **(clause or FILE))


def tables(**clause: object) -> Asks:
    return asks(COMMISSION, ask.InitiateLegislation, **(clause or FILE))


def votes(role: str, position: str = "for") -> Asks:
    return asks(role, ask.Vote, position=position)


def tabled(scenario: Scenario | None = None, **clause: object) -> Given:
    return playing(scenario).after(adopts(**clause), tables(**clause))


def voting(scenario: Scenario | None = None, **clause: object) -> Given:
    return tabled(scenario, **clause).after(asks(COMMISSION, ask.PutToVote, issue="E5"))


def decided(**positions: str) -> Given:
    """The Council has voted: in favour where nothing else is said."""
    return voting().after(*(votes(role, positions.get(role, "for")) for role in SEATED))


def count(*, adopted: bool, code: str = "", **sides: str) -> Did:
    named = {side: tuple(one for one in eu_members((2016, 7)) if one in codes.split()) for side, codes in sides.items()}
    return did(CLOCK, VoteCounted, **FILE, adopted=adopted, code=code, **named)


# --- the College, and the proposal ------------------------------------------------------------------------------------


@succeeds(ask.AdoptInCollege, ask.InitiateLegislation)
@refuses(ask.InitiateLegislation, "college_must_have_adopted", "proposal_must_be_new")
@refuses(ask.AdoptInCollege, "college_adopts_once")
def test_the_college_adopts_before_the_commission_proposes() -> None:
    """C051: Article 250 TFEU; it costs an action point."""
    game = playing()
    game.when(tables()).refused("R-COLLEGE", cites="TFEU 250", holders=(COMMISSION,))
    before = game.points(COMMISSION)
    college = game.when(adopts()).then(did(COMMISSION, AdoptedInCollege, **FILE, cost=1))
    assert college.points(COMMISSION) == before - 1
    college.when(adopts()).refused("R-PHASE")
    proposed = college.when(tables()).then(did(COMMISSION, LegislationInitiated, **FILE))
    assert proposed.state.files.tabled == {"E5": 2}
    proposed.when(tables()).refused("R-VERSION")


@refuses(ask.AdoptInCollege, "only_the_commission_proposes")
@refuses(ask.InitiateLegislation, "only_the_commission_proposes")
@pytest.mark.parametrize("role", ["CY", "UK", "TR", "EEAS", "NATO"])
def test_only_the_commission_proposes(role: str) -> None:
    """C048: a state tables the programme itself."""
    for kind in (ask.AdoptInCollege, ask.InitiateLegislation):
        playing().when(asks(role, kind, **FILE)).refused("R-NO-PROPOSAL", cites="TEU 17(2)", holders=(COMMISSION,))


@refuses(ask.AdoptInCollege, "option_needs_an_industrial_basis")
@refuses(ask.InitiateLegislation, "option_needs_an_industrial_basis")
@refuses(ask.AmendProposal, "option_needs_an_industrial_basis")
def test_an_option_without_an_industrial_basis_needs_unanimity() -> None:
    for step in (adopts(issue="E5", option=1), tables(issue="A1", option=1)):
        playing().when(step).refused("R-NO-PROPOSAL", says="unanimity", holders=SEATED)
        playing().when(replace(step, fields={"issue": "E5", "option": 9})).refused("R-VERSION")
    tabled().when(asks("UK", ask.AmendProposal, issue="E5", option=1)).refused("R-NO-PROPOSAL", says="unanimity")


@refuses(ask.AdoptInCollege, "file_must_be_open", "college_must_be_paid")
@refuses(ask.InitiateLegislation, "file_must_be_open")
@refuses(ask.AmendProposal, "file_must_be_open")
@refuses(ask.PutToVote, "file_must_be_open")
def test_a_file_that_is_decided_is_closed_and_one_to_come_waits() -> None:
    after = decided()
    every = (
        adopts(**OPENED),
        tables(**OPENED),
        asks("UK", ask.AmendProposal, **OPENED),
        asks("UK", ask.PutToVote, issue="E5"),
    )
    for step in every:
        after.when(step).refused("R-CLOSED")
    playing().when(adopts(**LATER)).refused("R-PHASE", remedy="Second")
    playing(with_numbers(union(), action_points=0)).when(adopts()).refused("R-NO-AP")


@refuses(ask.InitiateLegislation, "council_must_not_be_voting")
@refuses(ask.AmendProposal, "council_must_not_be_voting")
def test_the_commission_changes_its_proposal_before_the_council_votes() -> None:
    """Article 293(2) TFEU."""
    other = tabled().after(adopts(**OPENED), tables(**OPENED))
    assert other.state.files.tabled == {"E5": 3}
    late = voting().after(adopts(**OPENED))
    late.when(tables(**OPENED)).refused("R-PHASE", holders=SEATED)
    late.when(asks("UK", ask.AmendProposal, **OPENED)).refused("R-PHASE", holders=SEATED)


# --- amending ---------------------------------------------------------------------------------------------------------


def demands(role: str, option: int = 3) -> Asks:
    return asks(role, ask.Demand, issue="E5", option=option, text=WORDS)


@succeeds(ask.AmendProposal)
@refuses(ask.AmendProposal, "council_amends_of_one_mind", "proposal_must_be_new")
def test_against_the_commission_only_unanimity_amends() -> None:
    """C050: Article 293(1) TFEU; the reason names who has not demanded it."""
    game = tabled().after(demands("UK"), demands("DE"))
    game.when(asks("UK", ask.AmendProposal, **OPENED)).refused(
        "R-AMEND-UNANIMITY", says="Role CY has not", cites="TFEU 293(1)", holders=("CY",)
    )
    other = game.after(demands("CY", 1))
    other.when(asks("UK", ask.AmendProposal, **OPENED)).refused("R-AMEND-UNANIMITY", holders=("CY",))
    agreed = game.after(demands("CY")).when(asks("UK", ask.AmendProposal, **OPENED))
    after = agreed.then(did("UK", ProposalAmended, **OPENED))
    assert after.state.files.tabled == {"E5": 3}
    after.when(asks("UK", ask.AmendProposal, **OPENED)).refused("R-VERSION")


@refuses(ask.AmendProposal, "only_members_amend", "commission_must_have_proposed")
@refuses(ask.PutToVote, "commission_must_have_proposed", "whose_vote_it_is")
def test_without_a_proposal_there_is_nothing_to_amend_or_vote_on() -> None:
    """C048; and only members sit in the Council."""
    playing().when(asks("UK", ask.AmendProposal, **OPENED)).refused("R-NO-PROPOSAL", holders=(COMMISSION,))
    playing().when(asks("UK", ask.PutToVote, issue="E5")).refused("R-NO-PROPOSAL", holders=(COMMISSION,))
    for role in ("TR", COMMISSION, "NATO"):
        tabled().when(asks(role, ask.AmendProposal, **OPENED)).refused("R-NO-STANDING", holders=SEATED)
    for role in ("TR", "EEAS", "NATO"):
        tabled().when(asks(role, ask.PutToVote, issue="E5")).refused("R-NO-STANDING", holders=(COMMISSION, *SEATED))


# --- the vote ---------------------------------------------------------------------------------------------------------


@succeeds(ask.PutToVote, ask.Vote)
def test_a_vote_of_all_seated_members_is_counted_at_once() -> None:
    """C041, C046: the others vote as they are known to; 21 of 28 without the United Kingdom."""
    game = tabled()
    running = game.when(asks("CY", ask.PutToVote, issue="E5")).then(
        did("CY", VoteCalled, **FILE, deadline=game.now + VOTE)
    )
    half = running.after(votes("CY"), votes("DE"))
    whole = half.when(votes("UK", "against")).then(
        did("UK", PositionTaken, house=EU_HOUSE, position="against"),
        count(
            adopted=True,
            in_favour=" ".join(BACKGROUND.in_favour),
            against="UK PL NL SE",
            abstained="IE DK MT",
        ),
    )
    assert agreed_language(whole.state) == {"E5": 2}
    assert EU_HOUSE not in whole.state.decision.ballots


def test_the_figures_of_2016_are_those_of_the_conformance_list() -> None:
    """C041: 21 states with 72.4 % adopt; E5=3 has 20 states, and 59.5 % of the people."""
    state = playing().state
    as_known = {"CY": "for", "UK": "against", "DE": "for"}
    first = forecast(state, "E5", 2, as_known)  # type: ignore[arg-type]
    assert (first.adopted, first.states, first.permille) == (True, 21, 724)
    second = forecast(state, "E5", 3, {"CY": "against", "UK": "for", "DE": "for"})
    assert (second.code, second.states, second.permille) == ("R-QMV-POP", 20, 595)


@pytest.mark.parametrize(("against", "code"), [("DE", "R-QMV-POP"), ("CY", ""), ("UK", "")])
def test_who_leaves_the_majority_decides_whether_it_falls(against: str, code: str) -> None:
    """It falls without Germany; neither Cyprus nor the United Kingdom stops it alone (C040)."""
    after = decided(**{"UK": "against", against: "against"})
    (counted,) = [event for event in after.told if isinstance(event, VoteCounted)]
    assert (counted.adopted, counted.code) == (not code, code)


def test_germany_france_britain_and_malta_block() -> None:
    """C044: four members with more than 35 %."""
    others = BackgroundVotes(issue="E5", option=2, against=("FR", "MT"))
    game = voting(replace(union(), background_votes=(others,)))
    after = game.after(votes("CY"), votes("DE", "against"), votes("UK", "against"))
    (counted,) = [event for event in after.told if isinstance(event, VoteCounted)]
    assert (counted.code, len(counted.in_favour)) == ("R-QMV-POP", 24)
    three = BackgroundVotes(issue="E5", option=2, against=("FR",))
    three_game = voting(replace(union(), background_votes=(three,)))
    assert three_game.after(votes("CY"), votes("DE", "against"), votes("UK", "against")).state.files.decided == {
        "E5": 2
    }


def test_fifteen_large_states_are_not_enough() -> None:
    """C045: 53.6 % of the members, whatever their people."""
    small = tuple("LU MT EE SI LV LT HR IE SK FI DK BG".split())
    game = voting(replace(union(), background_votes=(BackgroundVotes(issue="E5", option=2, abstain=small),)))
    after = game.after(votes("DE"), votes("UK"), votes("CY", "abstain"))
    (counted,) = [event for event in after.told if isinstance(event, VoteCounted)]
    assert (counted.code, len(counted.in_favour)) == ("R-QMV-STATES", 15)


def test_an_abstention_is_not_in_favour() -> None:
    """C046: Germany abstains, and the majority is gone."""
    assert decided(DE="abstain", UK="against").state.files.decided == {}


def test_who_has_not_voted_at_the_deadline_is_not_in_favour() -> None:
    after = voting().after(votes("CY"), votes("DE")).later(seconds=60)
    (counted,) = [event for event in after.told if isinstance(event, VoteCounted)]
    assert "UK" in counted.abstained
    assert counted.adopted
    assert voting().after(votes("CY"), votes("UK", "against")).later(seconds=60).state.files.decided == {}


def test_where_the_scenario_knows_no_votes_the_others_consent() -> None:
    """Members that nobody plays stay silent: 25 of 28."""
    game = voting(replace(union(), background_votes=()))
    (counted,) = [one for one in game.later(seconds=60).told if isinstance(one, VoteCounted)]
    assert (counted.adopted, len(counted.in_favour)) == (True, 25)


@refuses(ask.Vote, "majorities_know_no_declaration", "instructions_must_allow_the_vote")
def test_what_unanimity_allows_a_majority_may_not_know() -> None:
    """No declared abstention; and a hard red line forbids a vote in favour."""
    voting().when(votes("CY", "abstain_declared")).refused("R-NO-VETO-QMV", remedy="Vote against")
    game = voting(**OPENED)
    game.when(votes("CY")).refused("R-REDLINE", holders=("CY",), remedy="Vote against")
    game.when(votes("CY", "against")).happens()


@refuses(ask.PutToVote, "one_text_at_a_time", "there_must_be_time_to_answer", "council_must_be_in_the_room")
def test_a_vote_needs_a_free_council_and_time() -> None:
    voting().when(asks("UK", ask.PutToVote, issue="E5")).refused("R-PHASE", says="Title E5 lies before")
    game = tabled().after(asks(LECTURER, ask.NextPhase))
    late = game.later(seconds=(game.state.clock.ends - game.now) / 1000 - 20)
    late.when(asks("UK", ask.PutToVote, issue="E5")).refused("R-DEADLINE", holders=(LECTURER,))
    form = union().formats[0]
    hidden = tuple(replace(one, insiders=(COMMISSION,)) if one.id == "play" else one for one in form.phases)
    dark = tabled(replace(union(), formats=(replace(form, phases=hidden),)))
    dark.when(asks(COMMISSION, ask.PutToVote, issue="E5")).refused("R-PHASE", says="behind closed doors")


def test_a_package_waits_while_a_file_is_before_the_council() -> None:
    game = voting().after(
        asks("NATO", ask.Contact, role=COMMISSION), asks(COMMISSION, ask.OfferPackage, choices={"A1": 1})
    )
    game.when(asks("UK", ask.CallVote, owner=COMMISSION, version=1)).refused("R-PHASE", says="Title E5 lies before")


# --- nobody holds a veto ----------------------------------------------------------------------------------------------


@refuses(ask.Object, "no_veto_where_the_majority_decides")
def test_an_objection_to_a_proposal_is_no_veto() -> None:
    """C040: with the arithmetic, and a vote instead."""
    game = tabled().after(asks("EEAS", ask.OfferPackage, choices={"E5": 2}))
    game.when(asks("UK", ask.Object, **FILE)).refused(
        "R-NO-VETO-QMV",
        says="12.7 % of the people; a blocking minority needs 4 members with more than 35 %",
        cites="TEU 16(4)",
        remedy="Vote against",
    )
    game.when(asks("CY", ask.Object, **FILE)).refused("R-NO-VETO-QMV", says="0.2 %")
    game.when(asks("TR", ask.Object, **FILE)).refused("R-NO-VETO-QMV", says="no vote in the Council")


def test_an_objection_that_stood_gives_way_to_the_vote() -> None:
    game = playing().after(asks("EEAS", ask.OfferPackage, choices={"E5": 2}), asks("UK", ask.Object, **FILE), adopts())
    game.when(tables()).then(
        did(COMMISSION, LegislationInitiated, **FILE),
        did(CLOCK, ObjectionLifted, role="UK", issue="E5", how="outvoted"),
    )


@refuses(ask.Object, "outsiders_have_no_standing")
def test_turkey_has_no_standing_against_what_the_council_decided() -> None:
    """C049: a public statement is open to it."""
    game = decided()
    game.when(asks("TR", ask.Object, **FILE)).refused("R-NO-STANDING", cites="TEU 16(3)", remedy="public statement")
    game.when(asks("UK", ask.Object, **FILE)).refused("R-CLOSED")
    game.when(asks("TR", ask.PublishStatement, statement="condemnation", text=WORDS)).happens()


# --- what the outcome fixes -------------------------------------------------------------------------------------------


def test_what_the_council_adopts_is_agreed_language() -> None:
    after = decided().state
    assert (standing(after)["E5"], today(after)["E5"]) == (2, 2)
    assert "E5" not in open_issues(after)
    game = decided()
    game.when(asks("UK", ask.OfferPackage, choices={"E5": 1, "A1": 1})).refused("R-CLOSED")
    offered = game.after(asks("UK", ask.OfferPackage, choices={"A1": 1}))
    assert offered.state.table.packages["UK"].choices["E5"] == 2


def test_every_text_moves_to_it_and_who_agreed_to_another_is_asked_again() -> None:
    """A new version, with its owner's yes alone; what said the same already stays as it is."""
    game = voting().after(
        asks("NATO", ask.Contact, role=COMMISSION),
        asks(COMMISSION, ask.OfferPackage, choices={"A1": 1, "A2": 1}),
        asks("NATO", ask.Initial, owner=COMMISSION, version=1),
        asks("DE", ask.AcceptPackage, owner=COMMISSION, version=1),
        asks("EEAS", ask.OfferPackage, choices={"E5": 2, "A1": 1}),
        asks("DE", ask.AcceptPackage, owner="EEAS", version=1),
        asks("NATO", ask.StartSilence, owner=COMMISSION, version=1),
        votes("CY"),
        votes("DE"),
    )
    after = game.after(votes("UK", "against")).state
    moved, same = after.table.packages[COMMISSION], after.table.packages["EEAS"]
    assert (moved.choices["E5"], moved.version, moved.accepted, moved.initials) == (
        2,
        2,
        frozenset({COMMISSION}),
        frozenset({COMMISSION}),
    )
    assert (same.version, "DE" in same.accepted) == (1, True)
    assert after.decision.ballots == {}
    assert after.table.draft is not None
    assert after.table.draft.choices["E5"] == 2


def test_its_points_count_without_a_deal_too() -> None:
    before, after = playing().state, decided().state
    gains = {role: walkaway(after, role) - walkaway(before, role) for role in COUNCIL}
    assert gains == {"TR": -3, "CY": 3, "UK": -3, "COM": 10, "EEAS": 3, "NATO": 0, "DE": 9}
    over = decided().after(asks(LECTURER, ask.EndGame)).state
    assert result(over, "DE").points == 9
    assert result(over, "DE").surplus == 0


def test_what_the_council_refuses_goes_back_to_the_college() -> None:
    after = decided(DE="against", UK="against")
    assert after.state.files.refused == {("E5", 2)}
    assert after.state.files.tabled == {}
    after.when(tables()).refused("R-COLLEGE")
    assert after.after(adopts(), tables()).state.files.tabled == {"E5": 2}


# --- scenarios --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "votes",
    [
        {"issue": "E9", "option": 2},
        {"issue": "E5", "option": 7},
        {"issue": "E5", "option": 2, "against": ["TR"]},
        {"issue": "E5", "option": 2, "against": ["UK"], "abstain": ["UK"]},
    ],
)
def test_background_votes_name_what_exists(votes: dict[str, object]) -> None:
    with pytest.raises(NotPlain):
        union(background_votes=[votes])
