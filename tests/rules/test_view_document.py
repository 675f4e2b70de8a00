"""The common document on a role's own page: what is to be done next about it, and what one has been given."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from game_rules.view.next import Advice, advice
from tests.rules.document import COMPLETE, FULL, PRESENT, PROPOSES, closed, drafted, in_phase, merged
from tests.rules.stage import Given, asks

TRIP = asks("NATO", ask.VisitCapital, role="TR")
SECOND = asks("COM", ask.ProposeProject, project="tankers")
STANDARDS = asks("COM", ask.ProposeProject, project="standards")


def told(game: Given, role: str, kind: str) -> list[Advice]:
    """What the role is told to do of this kind."""
    return [one for one in advice(game.state, role) if one.kind == kind]


def chips(game: Given, reader: str) -> tuple[list[str], list[str]]:
    """The steps and the arrangements that the reader may choose among."""
    seen = game.seen_by(reader).projects
    return [one.code for one in seen.steps], [one.code for one in seen.arrangements]


def test_a_staff_is_told_to_propose_until_its_list_holds_something() -> None:
    """Two projects of a house are a list, which its pen completes; a state is told nothing of it."""
    game = in_phase("autumn")
    assert [one.label for one in told(game, "COM", "propose_project")] == ["Propose a project"]
    assert told(game, "COM", "complete_list") == told(game, "TR", "propose_project") == []
    long = game.after(STANDARDS, SECOND)
    assert told(long, "COM", "propose_project") == []
    (piece,) = told(long, "COM", "complete_list")
    assert (piece.label, piece.whole) == ("Mark our list complete", True)
    assert told(long.after(asks("COM", ask.CompleteList)), "COM", "complete_list") == []


def test_a_pen_is_told_to_merge_and_to_present_each_when_it_can() -> None:
    """Both lists complete; then each in its own house, once."""
    game = in_phase("autumn").after(*COMPLETE)
    for pen in ("NATO", "COM", "EEAS"):
        assert [one.label for one in told(game, pen, "merge_proposals")] == ["Merge the two lists"]
        assert told(in_phase("autumn").after(PROPOSES), pen, "merge_proposals") == []
    assert told(game, "TR", "merge_proposals") == []
    sold = merged()
    assert [one.whole for one in told(sold, "NATO", "present")] == [True]
    assert told(sold.after(PRESENT[0]), "NATO", "present") == []


def test_a_pen_is_told_of_a_report_that_its_house_waits_for() -> None:
    """Until it is given; the panel says so, too, and by whom reports were agreed."""
    game = drafted(in_phase("december"), E3=2)
    (piece,) = told(game, "NATO", "present_report")
    assert piece.says.startswith("Your house waits for a report")
    assert told(game.after(asks("NATO", ask.PresentReport)), "NATO", "present_report") == []
    assert in_phase("december").seen_by("TR").projects.reports.startswith("Reports to states: none agreed (usual: ")
    assert game.seen_by("TR").projects.reports == "Reports to states: 2 a year, by the draft."
    arranged = in_phase("december").after(asks("NATO", ask.SetReporting, option=1))
    assert arranged.seen_by("TR").projects.reports == "Reports to states: 1 a year, arranged by staffs."


def test_a_pen_may_arrange_what_brings_reports_and_lies_below_politics() -> None:
    """The act is on offer to it, and to no state."""
    game = in_phase("december")
    assert chips(game, "NATO")[1] == ["E3=1"]
    offered = {role: _kinds(game, role) for role in ("NATO", "TR")}
    assert "set_reporting" in offered["NATO"]
    assert "set_reporting" not in offered["TR"]
    assert "set_reporting" not in _kinds(drafted(game, E3=2), "NATO"), "the draft says how often"


def _kinds(game: Given, role: str) -> set[str]:
    acts = game.seen_by(role).acts
    return {one.kind for one in (*acts.first, *acts.visible, *acts.more) if one.open}


def test_whose_capital_was_visited_is_told_of_a_step_that_gains() -> None:
    """While there is a draft; it reads what it holds, and sees every step of one clause."""
    game = merged(FULL).after(TRIP)
    assert told(game, "TR", "readjust") == []
    assert chips(game, "TR")[0] == []
    draft = drafted(game)
    (piece,) = told(draft, "TR", "readjust")
    assert piece.says.startswith("NATO's staff came to your capital")
    assert "You may readjust one clause of the draft by one step, at no cost." in draft.seen_by("TR").projects.mine
    assert {"E1=0", "E1=2"} <= set(chips(draft, "TR")[0])
    assert chips(draft, "UK")[0] == []
    assert told(draft, "UK", "readjust") == []
    used = draft.after(asks("TR", ask.Readjust, issue="E8", option=2))
    assert told(used, "TR", "readjust") == []


def test_a_capital_that_no_step_would_help_is_told_of_none() -> None:
    """Its best answers stand already."""
    game = merged(FULL).after(TRIP)
    rows = {issue: rows["TR"] for issue, rows in game.state.scenario.payoffs.items()}
    best = {issue: row.index(max(row)) for issue, row in rows.items() if issue in _open(game)}
    content = drafted(game, **best)
    assert told(content, "TR", "readjust") == []


def _open(game: Given) -> tuple[str, ...]:
    return tuple(one.issue for one in game.seen_by(LECTURER).draft.clauses if one.open)


def test_a_capital_that_objects_in_public_may_be_worth_a_trip() -> None:
    """To NATO's staff, once; what is objected to in private is no news."""
    draft = drafted(merged(FULL))
    against = {"issue": "E1", "option": 1}
    objected = draft.after(asks("TR", ask.Object, **against), asks("CY", ask.Object, **against))
    assert [one.label for one in told(objected, "NATO", "visit_capital")] == ["Visit Turkey"]
    assert told(objected, "COM", "visit_capital") == []
    assert told(objected.after(TRIP), "NATO", "visit_capital") == []
    private = draft.after(asks("TR", ask.Object, **against, to=("UK",)))
    assert told(private, "NATO", "visit_capital") == told(draft, "NATO", "visit_capital") == []


def test_a_slowed_clause_is_news_without_a_name_and_a_right_is_its_owners() -> None:
    """Until the time is up; who may change a closed clause reads so itself."""
    game = drafted(in_phase("december", cast=FULL))
    slowed = game.after(asks("TR", ask.SlowWalk, issue="E1"))
    news = "An Ally asks for more time on Ambition of the common proposals."
    assert news in slowed.seen_by("CY").projects.news
    assert news not in slowed.later(seconds=90).seen_by("CY").projects.news
    reopened = closed(game).after(asks("UK", ask.OfferPackage, choices={"E1": 2}, reopens=True))
    right = "You may change one closed clause, at no cost."
    assert right in reopened.seen_by("TR").projects.mine
    assert right not in reopened.seen_by("UK").projects.mine


@pytest.mark.parametrize("phase", ["fund"])
def test_without_a_merger_there_is_nothing_to_be_told(phase: str) -> None:
    """The thirty minutes about one vote."""
    game = in_phase(phase, "mini")
    assert not game.seen_by("NATO").projects.there
    for role in game.state.cast:
        kinds = {one.kind for one in advice(game.state, role)}
        assert not kinds & {"propose_project", "complete_list", "merge_proposals", "present", "present_report"}
