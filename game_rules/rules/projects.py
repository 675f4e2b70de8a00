"""Projects: each house's staffs make a list, the lists become one document, and each house is shown it by its own."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import CLOSED, ONCE, PENS, VERSIONS
from game_rules.commands import (
    AcceptPackage,
    CallVote,
    Command,
    CompleteList,
    MergeProposals,
    Present,
    ProposeProject,
    StartSilence,
)
from game_rules.events import DocumentPresented, Event, ListCompleted, ListsMerged, ProjectProposed
from game_rules.ids import HOUSES, NATO_HOUSE
from game_rules.reason import Reason, listed, sentence
from game_rules.rules.staff import not_enough_points, spend
from game_rules.scenario import CommonDocument, Project
from game_rules.seats import HOUSE_NAMES, in_order, pen_house, pen_houses, pens, role_of, staff, subject
from game_rules.state import Projects, State

PROPOSAL_COST = 1
MERGING = "paper L468-L471"
SELLING = "paper L473-L478"

_OfPens = CompleteList | MergeProposals | Present


def common_document(state: State) -> CommonDocument | None:
    """What this world knows of a common document; none where this length of the game has no merger."""
    merges = any("merge_proposals" in phase.opens for phase in state.form.phases if phase.stage == "play")
    return state.scenario.common_document if merges else None


def projects(state: State) -> tuple[Project, ...]:
    """All that could be proposed."""
    known = common_document(state)
    return known.projects if known else ()


def listed_by(state: State, house: str) -> tuple[Project, ...]:
    """The list of one house."""
    proposed = state.projects.proposed
    mine = {one for one, role in proposed.items() if role_of(state, role).organisation == house}
    return tuple(one for one in projects(state) if one.id in mine)


# --- rules ------------------------------------------------------------------------------------------------------------


def only_staffs_propose(state: State, command: ProposeProject) -> Iterator[Reason]:
    """Projects are the idea of staffs; states add theirs in a statement of their own."""
    if command.by in state.cast and role_of(state, command.by).is_state:
        yield Reason(
            rule="R-NO-STANDING",
            says="The lists are made by the staffs.",
            cites=("paper L297-L299",),
            holders=staff(state),
            remedy="Ask a staff to propose it, or add an item in a statement of your own in December.",
        )


def project_must_be_new(state: State, command: ProposeProject) -> Iterator[Reason]:
    """A project is one of those that the services have ready, and stands on one list."""
    if command.project in state.projects.proposed:
        yield Reason(
            rule="R-PHASE", says="That project stands on a list already.", cites=(ONCE,), remedy="Choose another one."
        )
    elif command.project not in {one.id for one in projects(state)}:
        yield Reason(
            rule="R-VERSION",
            says="No service has such a project ready.",
            cites=(VERSIONS,),
            remedy="Choose one that is.",
        )


def list_must_be_open(state: State, command: ProposeProject) -> Iterator[Reason]:
    """What is complete, or merged, takes nothing more."""
    house = role_of(state, command.by).organisation if command.by in state.cast else ""
    if state.projects.merged or house in state.projects.complete:
        yield Reason(
            rule="R-CLOSED",
            says="The lists are merged." if state.projects.merged else "Your house's list is complete.",
            cites=(CLOSED,),
            holders=pens(state, house),
            remedy="Write it into a package, or leave it to a state's own statement.",
        )


def proposal_must_be_paid(state: State, command: ProposeProject) -> Iterator[Reason]:
    """To have an idea written up costs an action point."""
    yield from not_enough_points(state, command.by, PROPOSAL_COST)


def only_pens_keep_the_lists(state: State, command: _OfPens) -> Iterator[Reason]:
    """The lists, and the document made of them, lie with those who hold the pens."""
    if command.by in state.cast and not pen_house(state, command.by):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} keeps no list.",
            cites=(PENS, MERGING),
            holders=pens(state),
            remedy="Ask one of the pens.",
        )


def list_must_hold_something(state: State, command: CompleteList) -> Iterator[Reason]:
    """An empty list is no list."""
    house = pen_house(state, command.by)
    if house and not listed_by(state, house):
        yield Reason(
            rule="R-VERSION",
            says="No project stands on your house's list.",
            cites=(MERGING,),
            holders=tuple(role for role in staff(state) if role_of(state, role).organisation == house),
            remedy="Propose one first.",
        )


def list_is_completed_once(state: State, command: CompleteList) -> Iterator[Reason]:
    """Complete is complete."""
    if state.projects.merged or pen_house(state, command.by) in state.projects.complete:
        yield Reason(rule="R-PHASE", says="It is complete.", cites=(ONCE,), remedy="Merge the lists.")


def both_lists_must_be_complete(state: State, command: MergeProposals) -> Iterator[Reason]:
    """Nothing is merged before both staffs have said that their list is complete."""
    lacking = tuple(house for house in pen_houses(state) if house not in state.projects.complete)
    if lacking and not state.projects.merged:
        whose = listed(["NATO's" if house == NATO_HOUSE else "the EU's" for house in lacking])
        yield Reason(
            rule="R-PHASE",
            says=f"{sentence(whose)} list is not complete.",
            cites=(MERGING,),
            holders=tuple(pen for house in lacking for pen in pens(state, house)),
            remedy="Each house's pen marks its own list complete; then either pen merges them.",
        )


def lists_are_merged_once(state: State, command: MergeProposals) -> Iterator[Reason]:
    """There is one common document."""
    if state.projects.merged:
        yield Reason(
            rule="R-PHASE", says="The lists are merged.", cites=(ONCE,), remedy="Present the document in your house."
        )


def lists_must_be_merged(state: State, command: Command) -> Iterator[Reason]:
    """Before the merger there is nothing to sell."""
    if not state.projects.merged:
        yield Reason(
            rule="R-PHASE",
            says="There is no common document yet: the two lists are not merged.",
            cites=(MERGING,),
            holders=pens(state),
            remedy="The pens complete their lists and merge them.",
        )


def document_is_presented_once(state: State, command: Present) -> Iterator[Reason]:
    """A house is shown the document once, by its own staff."""
    if pen_house(state, command.by) in state.projects.presented:
        yield Reason(
            rule="R-PHASE", says="Your house has seen it.", cites=(ONCE,), remedy="Win those who have not said yes."
        )


def document_must_be_presented(state: State, command: AcceptPackage | StartSilence | CallVote) -> Iterator[Reason]:
    """A state says yes, and a house is asked, only once its own staff has presented the common document there."""
    if common_document(state) is None or command.by not in state.cast:
        return
    if isinstance(command, AcceptPackage):
        houses: tuple[str, ...] = role_of(state, command.by).houses
    else:
        houses = (NATO_HOUSE if isinstance(command, StartSilence) else command.house,)
    known = tuple(house for house in houses if house in HOUSES)
    if known and not set(known) & state.projects.presented:
        able = tuple(pen for house in known for pen in pens(state, house))
        first = "Present it first" if command.by in able else "Ask its own staff to present it"
        yield Reason(
            rule="R-PHASE",
            says=f"The common document has not been presented in {listed([HOUSE_NAMES[one] for one in known], 'or')}.",
            cites=(SELLING,),
            holders=in_order(state, able),
            remedy=f"{first}." if state.projects.merged else f"Have the lists merged. {first}.",
        )


# --- what happens -----------------------------------------------------------------------------------------------------


def propose(state: State, command: ProposeProject) -> Iterator[Event]:
    yield ProjectProposed(by=command.by, at=command.at, project=command.project, cost=PROPOSAL_COST)


def complete(state: State, command: CompleteList) -> Iterator[Event]:
    yield ListCompleted(by=command.by, at=command.at, house=pen_house(state, command.by))


def merge(state: State, command: MergeProposals) -> Iterator[Event]:
    yield ListsMerged(by=command.by, at=command.at)


def present(state: State, command: Present) -> Iterator[Event]:
    yield DocumentPresented(by=command.by, at=command.at, house=pen_house(state, command.by))


# --- how events change the lists --------------------------------------------------------------------------------------


def with_projects(state: State, now: Projects) -> State:
    """The state with its common document as it is now."""
    return replace(state, projects=now)


def proposed(state: State, event: ProjectProposed) -> State:
    now = replace(state.projects, proposed={**state.projects.proposed, event.project: event.by})
    return with_projects(spend(state, event.by, event.cost), now)


def completed(state: State, event: ListCompleted) -> State:
    return with_projects(state, replace(state.projects, complete=state.projects.complete | {event.house}))


def merged(state: State, event: ListsMerged) -> State:
    return with_projects(state, replace(state.projects, merged=True, complete=frozenset(HOUSES)))


def presented(state: State, event: DocumentPresented) -> State:
    return with_projects(state, replace(state.projects, presented=state.projects.presented | {event.house}))


EVOLVE = {
    ProjectProposed: proposed,
    ListCompleted: completed,
    ListsMerged: merged,
    DocumentPresented: presented,
}
