"""Files as a reader sees them: the decision, the question, the advice, the sentences of the minutes."""

import pytest

from game_rules import commands as ask
from game_rules.explain import veto_holders
from game_rules.ids import COMMISSION, EU_HOUSE, LECTURER, PUBLIC
from game_rules.texts import standing
from game_rules.view.own_shapes import Offer
from game_rules.view.shapes import View
from tests.rules.moments import WORDS
from tests.rules.small import CAST, COUNCIL, exchange, in_play
from tests.rules.stage import Given, asks, minutes
from tests.rules.test_files import adopts, decided, playing, tabled, tables, votes, voting


def stages(game: Given, reader: str = "TR") -> dict[str, str]:
    return {one.chip.code: one.stage for one in game.seen_by(reader).decision.files}


def offered(seen: View) -> dict[str, Offer]:
    every = (*seen.acts.first, *seen.acts.visible, *seen.acts.more)
    return {one.kind: one for one in every}


def test_how_far_a_file_has_come_is_public() -> None:
    for reader in ("TR", "UK", COMMISSION, PUBLIC, LECTURER):
        assert stages(playing(), reader) == {"E5=2": "open", "E5=3": "open", "E6=3": "open"}
        assert stages(playing().after(adopts()), reader)["E5=2"] == "college"
        assert stages(tabled(), reader)["E5=2"] == "tabled"
        assert stages(voting(), reader)["E5=2"] == "voting"
        assert stages(decided(), reader) == {"E5=2": "decided", "E5=3": "closed", "E6=3": "open"}
        assert stages(decided(DE="against", UK="against"), reader)["E5=2"] == "refused"


def test_a_world_without_an_industrial_basis_has_no_files() -> None:
    game = in_play(exchange(), CAST)
    assert game.seen_by("UK").decision.files == ()
    new = {"adopt_in_college", "initiate_legislation", "put_to_vote", "amend_proposal"}
    for role in CAST:
        assert not new & set(offered(game.seen_by(role)))


@pytest.mark.parametrize("position", ["for", "against", "abstain"])
def test_who_votes_how_is_named_when_it_is_counted(position: str) -> None:
    """Before that each member knows its own vote, and all how many are missing."""
    game = voting().after(votes("UK", position))
    (house,) = game.seen_by("TR").decision.houses
    assert (house.id, house.waiting, house.about) == (EU_HOUSE, 2, "Title E5: E5 at 2 (E5=2)")
    assert {one.answer for one in house.members} == {"waiting"}
    (mine,) = game.seen_by("UK").decision.houses
    assert [one.answer != "waiting" for one in mine.members] == [one.role == "UK" for one in mine.members]
    assert "16 of 28 members with 65 % of the people. 3 of them sit here, with 28.8 %" in house.needs


def test_the_vote_is_a_question_with_a_deadline() -> None:
    """Consent first where the option is worth it; no declaration."""
    game = voting()
    (question,) = game.seen_by("DE").questions
    assert (question.title, question.deadline) == (
        "Your vote in the Council",
        game.state.decision.ballots[EU_HOUSE].deadline,
    )
    assert [one.data["position"] for one in question.answers] == ["for", "against", "abstain"]
    (other,) = game.seen_by("UK").questions
    assert other.answers[0].data["position"] == "against"
    assert game.seen_by("TR").questions == ()
    assert game.after(votes("DE")).seen_by("DE").questions == ()


def test_the_commission_is_advised_step_by_step() -> None:
    """Adopt, propose, call the vote: the option that gains most and could win."""
    game, steps = playing(), ("adopt_in_college", "initiate_legislation", "put_to_vote")
    for kind in steps:
        offer = offered(game.seen_by(COMMISSION))[kind]
        assert (offer.open, offer.whole) == (True, True)
        game = game.after(asks(COMMISSION, COMMANDS[kind], **offer.data))
    assert game.state.decision.ballots[EU_HOUSE].option == 2


COMMANDS = {
    "adopt_in_college": ask.AdoptInCollege,
    "initiate_legislation": ask.InitiateLegislation,
    "put_to_vote": ask.PutToVote,
}


def test_what_can_never_be_mine_is_absent_and_what_is_closed_says_why() -> None:
    seen = {role: offered(tabled().seen_by(role)) for role in COUNCIL}
    assert {role for role in COUNCIL if "put_to_vote" in seen[role]} == {COMMISSION, "CY", "UK", "DE"}
    assert {role for role in COUNCIL if "amend_proposal" in seen[role]} == {"CY", "UK", "DE"}
    assert {role for role in COUNCIL if "adopt_in_college" in seen[role]} == {COMMISSION}
    amending = seen["UK"]["amend_proposal"]
    assert not amending.open
    assert any(reason.rule.startswith("R-") for reason in amending.reasons)


def test_what_is_decided_is_shown_as_agreed_language() -> None:
    seen = decided().seen_by("UK")
    clause = next(one for one in seen.draft.clauses if one.issue == "E5")
    assert (clause.settled, clause.open, clause.chip.option) == (True, False, 2)
    assert "E5" in seen.me.settled
    assert seen.me.walkaway == playing().seen_by("UK").me.walkaway - 3


def test_nobody_holds_a_veto_over_what_a_majority_fixed() -> None:
    """A text that changes nothing else has no holder of one; any other has those that it had."""
    after = decided().state
    assert veto_holders(after, standing(after)) == ()
    other = {**standing(after), "A1": 1}
    before = playing().state
    assert veto_holders(after, other) == veto_holders(before, {**standing(before), "A1": 1})


def test_the_draft_tells_what_the_vote_changed() -> None:
    game = voting().after(
        asks("NATO", ask.Contact, role=COMMISSION),
        asks(COMMISSION, ask.OfferPackage, choices={"A1": 1, "A2": 1}),
        asks("NATO", ask.Initial, owner=COMMISSION, version=1),
        *(votes(role) for role in ("CY", "UK", "DE")),
    )
    (move,) = game.seen_by("DE").change.moves
    assert (move.before.code, move.after.code, move.delta) == ("E5=0", "E5=2", 9)


# --- the minutes ------------------------------------------------------------------------------------------------------


def told(before: Given, after: Given, reader: str) -> list[str]:
    return [line.says for line in minutes(before, after, reader)]


CLAUSE = "Title E5: E5 at 2 (E5=2)"


def test_the_minutes_tell_every_step() -> None:
    start = playing()
    college, proposed = start.after(adopts()), tabled()
    assert told(start, college, COMMISSION) == [f"You adopt in the College: {CLAUSE}."]
    assert told(start, college, "TR") == [f"Role COM adopts in the College: {CLAUSE}."]
    (says,) = told(college, proposed, "UK")
    assert says == (
        f"Role COM tables a proposal under the industrial articles: {CLAUSE}. "
        "The Council decides by qualified majority; nobody holds a veto."
    )
    (says,) = told(proposed, voting(), "UK")
    assert says == (
        f"Role COM puts the file to the vote in the Council for 1 minute: {CLAUSE}. "
        "Asked: you and Role CY and Role DE. Who does not vote is not in favour."
    )
    again = proposed.after(adopts(issue="E5", option=3))
    other = again.after(tables(issue="E5", option=3))
    assert "another proposal" in told(again, other, PUBLIC)[0]


def test_a_position_has_no_name_before_the_count() -> None:
    game = voting()
    after = game.after(votes("UK", "against"))
    assert told(game, after, "DE") == ["A member answers in the Council of the EU."]
    assert told(game, after, "UK") == ["You are against in the Council of the EU."]


def test_the_count_names_the_seated_and_counts_the_others() -> None:
    game = voting().after(votes("CY"), votes("DE"))
    says = told(game, game.after(votes("UK", "against")), "UK")
    assert says[-1] == (
        f"The Council adopts {CLAUSE}: 21 of 28 members with 72.4 % of the people in favour (needed: 16 with 65 %). "
        "In favour: Role CY, Role DE and 19 that nobody plays; against: you and 3 that nobody plays; "
        "abstaining: 3 that nobody plays. It stands in every text from now on."
    )
    fails = voting().after(votes("CY"), votes("UK", "against"))
    says = told(fails, fails.after(votes("DE", "against")), PUBLIC)
    assert says[-1].startswith(f"The Council does not adopt {CLAUSE}: 20 of 28 members with 56.5 % of the people")


def test_an_amendment_is_told() -> None:
    game = tabled()
    for role in ("CY", "UK", "DE"):
        game = game.after(asks(role, ask.Demand, issue="E5", option=3, text=WORDS))
    after = game.after(asks("UK", ask.AmendProposal, issue="E5", option=3))
    assert told(game, after, "CY") == [
        "The Council, of one mind, amends the Commission's proposal: Title E5: E5 at 3 (E5=3). Role UK moves it."
    ]
