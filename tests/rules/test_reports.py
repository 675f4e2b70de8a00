"""Reports: as often as the draft says, or as staffs arrange; a late one loosens the hand of states."""

from game_rules import commands as ask
from game_rules.events import ReportingAgreed, ReportMissed, ReportPresented
from tests.rules.claims import refuses, succeeds
from tests.rules.document import drafted, in_phase, merged, next_phase
from tests.rules.stage import asks, did

REPORT = asks("NATO", ask.PresentReport)


@succeeds(ask.SetReporting)
@refuses(ask.SetReporting, "only_pens_report", "staffs_arrange_what_is_theirs", "text_must_leave_it_open")
def test_staffs_arrange_reports_as_far_as_the_text_leaves_it_to_them() -> None:
    """One a year is theirs; two are for states, in the text."""
    game = in_phase("december")
    game.when(asks("TR", ask.SetReporting, option=1)).refused("R-NO-STANDING", says="reports to no house")
    game.when(asks("NATO", ask.SetReporting, option=2)).refused("R-NO-STANDING", says="for states to agree")
    game.when(asks("NATO", ask.SetReporting, option=9)).refused("R-VERSION")
    after = game.when(asks("NATO", ask.SetReporting, option=1)).then(did("NATO", ReportingAgreed, per_year=1))
    after.when(asks("COM", ask.SetReporting, option=1)).refused("R-PHASE")
    drafted(game, E3=2).when(asks("NATO", ask.SetReporting, option=1)).refused("R-CLOSED")


@succeeds(ask.PresentReport)
@refuses(ask.PresentReport, "only_pens_report", "a_report_must_be_due", "report_must_be_paid")
def test_a_report_that_is_due_is_presented_for_an_action_point() -> None:
    """Two a year: the next is due in the next phase."""
    in_phase("december").when(REPORT).refused("R-PHASE", says="No report is due")
    game = drafted(in_phase("december"), E3=2)
    game.when(asks("UK", ask.PresentReport)).refused("R-NO-STANDING")
    after = game.when(REPORT).then(did("NATO", ReportPresented, house="NATO", cost=1))
    after.when(REPORT).refused("R-PHASE")
    next_phase(after).when(REPORT).happens()
    poor = next_phase(after).after(*(asks("NATO", ask.VisitCapital, role=role) for role in ("TR", "UK")))
    poor = poor.after(asks("NATO", ask.Contact, role="COM"), asks("NATO", ask.Contact, role="COM"))
    poor.when(REPORT).refused("R-NO-AP")


def test_one_report_a_year_is_one() -> None:
    """No other falls due in the year."""
    game = in_phase("december").after(asks("COM", ask.SetReporting, option=1)).after(REPORT)
    next_phase(game).when(REPORT).refused("R-PHASE")


def test_a_late_report_is_missed_once_by_each_house() -> None:
    """Agreed while capitals were asked, not given in December: in the year after it is late by more than a phase."""
    game = drafted(merged(), E3=2)
    assert game.state.projects.per_year == 2
    late = game.after(*[asks("lecturer", ask.NextPhase)] * 1).after(REPORT)
    after = late.when(asks("lecturer", ask.NextPhase)).then_among_others(did("clock", ReportMissed, house="EU", due=2))
    assert after.state.projects.free_pulls == {"CY": 1, "UK": 1}
    assert not [one for one in after.later(seconds=5).told if isinstance(one, ReportMissed)]
