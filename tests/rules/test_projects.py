"""Projects: two lists, one document, and a presentation in each house before anybody says yes."""

from game_rules import commands as ask
from game_rules.events import DocumentPresented, ListCompleted, ListsMerged, ProjectProposed
from server.scenarios.scenario_file import load
from tests.rules.claims import refuses, succeeds
from tests.rules.document import (
    COMPLETE,
    PACKAGE,
    PRESENT,
    PROPOSES,
    acts_of_a_document,
    drafted,
    in_phase,
    merged,
    next_phase,
)
from tests.rules.moments import begun, lobby
from tests.rules.stage import asks, did


def test_only_some_games_have_a_common_document() -> None:
    """In Crimea, and in the short format, nobody merges lists; nothing of it is shown there."""
    for game in (
        begun(lobby("50", load("crimea").core_cast, load("crimea")), load("crimea").formats[0].phases[1].id),
        in_phase("fund", "mini"),
    ):
        for one in acts_of_a_document():
            game.when(one).refused("R-PHASE", says="is not open in the phase")
        for reader in (*game.state.cast, "public"):
            seen = game.seen_by(reader)
            kinds = {one.kind for one in (*seen.acts.first, *seen.acts.visible, *seen.acts.more)}
            assert not seen.projects.there
            assert not kinds & {"propose_project", "present", "slow_walk", "parallel_statement"}


@succeeds(ask.ProposeProject)
@refuses(ask.ProposeProject, "only_staffs_propose", "project_must_be_new", "list_must_be_open")
def test_a_staff_puts_a_project_on_the_list_of_its_house() -> None:
    """Once, for an action point, while the list is open."""
    game = in_phase("autumn")
    after = game.when(PROPOSES).then(did("NATO", ProjectProposed, project="exercises", cost=1))
    assert after.points("NATO") == game.points("NATO") - 1
    game.when(asks("TR", ask.ProposeProject, project="exercises")).refused("R-NO-STANDING")
    after.when(asks("COM", ask.ProposeProject, project="exercises")).refused("R-PHASE", says="already")
    game.when(asks("COM", ask.ProposeProject, project="a fleet")).refused("R-VERSION")
    complete = after.after(asks("NATO", ask.CompleteList))
    complete.when(asks("NATO", ask.ProposeProject, project="aegean")).refused("R-CLOSED")
    complete.when(asks("COM", ask.ProposeProject, project="aegean")).happens()


@refuses(ask.ProposeProject, "proposal_must_be_paid")
def test_ideas_cost_action_points() -> None:
    """Six a phase."""
    game = in_phase("autumn")
    for project in ("exercises", "aegean", "standards", "tankers", "stratcom", "cyber-industry"):
        game = game.after(asks("NATO", ask.ProposeProject, project=project))
    game.when(asks("NATO", ask.ProposeProject, project="planning-cycles")).refused("R-NO-AP")


@succeeds(ask.CompleteList)
@refuses(ask.CompleteList, "only_pens_keep_the_lists", "list_must_hold_something", "list_is_completed_once")
def test_a_pen_marks_its_list_complete() -> None:
    """When there is something on it, once."""
    game = in_phase("autumn")
    game.when(asks("NATO", ask.CompleteList)).refused("R-VERSION", says="No project")
    some = game.after(PROPOSES)
    some.when(asks("UK", ask.CompleteList)).refused("R-NO-STANDING")
    after = some.when(asks("NATO", ask.CompleteList)).then(did("NATO", ListCompleted, house="NATO"))
    after.when(asks("NATO", ask.CompleteList)).refused("R-PHASE")


@succeeds(ask.MergeProposals)
@refuses(ask.MergeProposals, "only_pens_keep_the_lists", "both_lists_must_be_complete", "lists_are_merged_once")
def test_two_complete_lists_become_one_document() -> None:
    """Either pen merges them; a turn of events does where nobody has."""
    game = in_phase("autumn").after(*COMPLETE[:3])
    game.when(asks("NATO", ask.MergeProposals)).refused("R-PHASE", says="The EU's list", holders=("COM", "EEAS"))
    both = game.after(COMPLETE[3])
    both.when(asks("TR", ask.MergeProposals)).refused("R-NO-STANDING")
    after = both.when(asks("EEAS", ask.MergeProposals)).then(did("EEAS", ListsMerged))
    after.when(asks("NATO", ask.MergeProposals)).refused("R-PHASE", says="merged")
    late = in_phase("selling").later(seconds=70)
    assert late.state.projects.merged
    assert late.seen_by("TR").projects.merged


@succeeds(ask.Present)
@refuses(ask.Present, "only_pens_keep_the_lists", "lists_must_be_merged", "document_is_presented_once")
def test_each_house_is_shown_the_document_by_its_own_staff() -> None:
    """One tap, after the merger."""
    in_phase("autumn").when(asks("NATO", ask.Present)).refused("R-PHASE", says="not merged")
    game = merged()
    game.when(asks("UK", ask.Present)).refused("R-NO-STANDING")
    after = game.when(asks("EEAS", ask.Present)).then(did("EEAS", DocumentPresented, house="EU"))
    after.when(asks("COM", ask.Present)).refused("R-PHASE", says="has seen it")
    assert after.state.projects.presented == {"EU"}


@refuses(ask.AcceptPackage, "document_must_be_presented")
@refuses(ask.StartSilence, "document_must_be_presented")
@refuses(ask.CallVote, "document_must_be_presented")
def test_a_yes_follows_a_presentation_in_ones_own_house() -> None:
    """For each state, and for each house as a whole; a dual member has seen it in either."""
    game = drafted(next_phase(merged(), 2))
    silence, vote = asks("NATO", ask.StartSilence, **PACKAGE), asks("COM", ask.CallVote, **PACKAGE)
    for state in ("TR", "CY", "UK"):
        game.when(asks(state, ask.AcceptPackage, **PACKAGE)).refused("R-PHASE", says="not been presented")
    game.when(silence).refused("R-PHASE", remedy="Present it first.")
    game.when(vote).refused("R-PHASE", remedy="Present it first.")
    one = game.after(PRESENT[0])
    one.when(asks("CY", ask.AcceptPackage, **PACKAGE)).refused("R-PHASE", holders=("COM", "EEAS"))
    one.when(asks("UK", ask.AcceptPackage, **PACKAGE)).happens()
    one.when(silence).happens()
    both = one.after(PRESENT[1])
    both.when(vote).happens()
    both.when(asks("CY", ask.AcceptPackage, **PACKAGE)).happens()


def test_the_lists_are_hidden_while_the_staffs_are_among_themselves() -> None:
    """States read nothing of them in the autumn, in the view or in the minutes."""
    game = in_phase("autumn")
    after = game.when(PROPOSES)
    assert after.told_to("TR") == after.told_to("public") == []
    assert after.told_to("COM")
    seen = after.happens().seen_by("TR").projects
    assert (seen.hidden, seen.lists, seen.ready) == (True, (), ())
    assert after.happens().seen_by("EEAS").projects.lists[0].items
    assert next_phase(after.happens()).seen_by("TR").projects.lists[0].items[0].by == "NATO"
