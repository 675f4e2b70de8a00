"""Capitals: demands, sponsorship, calls at high level and leaks. What states do without a pen."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import BEHIND_DOORS, CLOSED, ONCE, ORDER, PENS, STATES, VERSIONS
from game_rules.commands import (
    AnswerDemand,
    Command,
    Demand,
    HighLevelCall,
    Leak,
    Sponsor,
)
from game_rules.events import (
    DemandAnswered,
    DemandFiled,
    DraftLeaked,
    Event,
    HighLevelCallMade,
    LeashMoved,
    Sponsored,
)
from game_rules.ids import CLOCK, RoleId
from game_rules.points import hurts_most
from game_rules.reason import Reason
from game_rules.rules.clauses import issue_with, no_such_clause
from game_rules.rules.leash import SHORT, leash
from game_rules.rules.staff import not_enough_points, spend
from game_rules.seats import names, pens, role_of, staff, states, subject
from game_rules.state import AskedFor, State
from game_rules.texts import agreed_language, may_see_text, standing

CALL_COST = 1


def only_states(state: State, command: Command) -> Iterator[Reason]:
    """This right belongs to states."""
    if command.by in state.cast and not role_of(state, command.by).is_state:
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} is no state: this right belongs to capitals.",
            cites=(STATES,),
            holders=states(state),
            remedy="Ask a state to do it, or use the pen.",
        )


def clause_must_exist(state: State, command: Demand) -> Iterator[Reason]:
    """A demand names a clause of this scenario that is not agreed language."""
    known = issue_with(state, command.issue, command.option)
    if known is None:
        yield no_such_clause(f"{command.issue}={command.option}")
    elif command.issue in agreed_language(state):
        yield Reason(
            rule="R-CLOSED", says=f"{known.title} is agreed language.", cites=(CLOSED,), remedy="Demand another clause."
        )


def one_demand_a_phase(state: State, command: Demand) -> Iterator[Reason]:
    """A capital that demands everything is not heard."""
    if command.by in state.corridors.demands:
        yield Reason(
            rule="R-NO-CARD",
            says="You have filed your demand of this phase.",
            cites=(ONCE,),
            remedy="Object to a clause of the draft, or wait for the next phase."
            if may_see_text(state, command.by)
            else "Talk to the pens about it; you file the next one in the next phase.",
        )


def only_pens_answer_demands(state: State, command: AnswerDemand) -> Iterator[Reason]:
    """Demands are put to the pens."""
    if command.by not in pens(state):
        yield Reason(
            rule="R-NO-STANDING",
            says="Only pens answer a demand.",
            cites=(PENS,),
            holders=pens(state),
            remedy="Ask a pen for an answer.",
        )


def demand_must_stand(state: State, command: AnswerDemand) -> Iterator[Reason]:
    """An answer needs a demand of this phase, and is given once."""
    demand = state.corridors.demands.get(command.role)
    if demand is None:
        yield Reason(
            rule="R-PHASE",
            says=f"{subject(state, command.role)} has filed no demand in this phase.",
            cites=(ORDER,),
            remedy="Nothing waits for an answer.",
        )
    elif command.by in demand.answers:
        yield Reason(
            rule="R-PHASE", says="You have answered.", cites=(ORDER,), remedy="Talk to them if you changed your mind."
        )


def package_must_be_of_a_staff(state: State, command: Sponsor) -> Iterator[Reason]:
    """A state lends its standing to a staff's text, as it stands (M45)."""
    package = state.table.packages.get(command.owner)
    if command.owner not in staff(state):
        yield Reason(
            rule="R-VERSION",
            says="Only a staff's package is sponsored: a state speaks for its own.",
            cites=("paper L287-L288",),
            holders=staff(state),
            remedy="Say where you stand on this one: a stance backs it.",
        )
    elif package is None:
        yield Reason(
            rule="R-VERSION",
            says="You see no package of that staff.",
            cites=(VERSIONS,),
            holders=staff(state),
            remedy="Sponsor a package of a staff that you can read.",
        )
    elif package.version != command.version:
        yield Reason(
            rule="R-VERSION",
            says=f"The text changed: version {package.version}.",
            cites=(VERSIONS,),
            remedy="Read it again, then sponsor it.",
        )
    elif command.by in package.sponsors:
        yield Reason(rule="R-PHASE", says="Your name is on it already.", cites=(ORDER,), remedy="Talk others into it.")


def call_must_reach_another_capital(state: State, command: HighLevelCall) -> Iterator[Reason]:
    """Presidents call presidents (M71)."""
    if command.role == command.by or command.role not in states(state):
        yield Reason(
            rule="R-NO-STANDING",
            says="A call at high level goes to another capital.",
            cites=(STATES,),
            remedy=f"Call {names(state, tuple(r for r in states(state) if r != command.by), 'or')}.",
        )


def call_must_be_paid(state: State, command: HighLevelCall) -> Iterator[Reason]:
    """Leaders' time is scarce."""
    yield from not_enough_points(state, command.by, CALL_COST)


def there_must_be_something_to_ask_about(state: State, command: HighLevelCall) -> Iterator[Reason]:
    """A capital discloses what it minds in a draft."""
    if state.table.draft is None:
        yield Reason(
            rule="R-VERSION",
            says="There is no draft yet.",
            cites=(VERSIONS,),
            holders=pens(state),
            remedy="Wait for the pens to agree.",
        )


def there_must_be_a_text_to_leak(state: State, command: Leak) -> Iterator[Reason]:
    """One can only hand over what there is."""
    if state.table.draft is None:
        yield Reason(
            rule="R-HIDDEN", says="You have no draft to hand over.", cites=(BEHIND_DOORS,), remedy="Wait for a draft."
        )


def a_draft_leaks_once(state: State, command: Leak) -> Iterator[Reason]:
    """What is in the newspapers is not leaked again."""
    if state.corridors.leaked_by or any(state.scenario.inject_by_id[i].unless == "leaked" for i in state.clock.fired):
        yield Reason(
            rule="R-NO-CARD", says="The draft is in the newspapers already.", cites=(ONCE,), remedy="Use your voice."
        )


def cards_in_hand(state: State, role: RoleId) -> int:
    """Statement cards that a state still holds."""
    return state.corridors.cards_in_hand.get(role, state.scenario.parameters.statement_cards)


def demand(state: State, command: Demand) -> Iterator[Event]:
    yield DemandFiled(by=command.by, at=command.at, issue=command.issue, option=command.option, text=command.text)


def answer_demand(state: State, command: AnswerDemand) -> Iterator[Event]:
    yield DemandAnswered(by=command.by, at=command.at, role=command.role, answer=command.answer, text=command.text)


def sponsor(state: State, command: Sponsor) -> Iterator[Event]:
    yield Sponsored(by=command.by, at=command.at, owner=command.owner, version=command.version)


def call(state: State, command: HighLevelCall) -> Iterator[Event]:
    minded = hurts_most(state, command.role, standing(state))
    yield HighLevelCallMade(by=command.by, at=command.at, role=command.role, cost=CALL_COST, issue=minded)


def leak(state: State, command: Leak) -> Iterator[Event]:
    yield DraftLeaked(by=command.by, at=command.at)
    yield from noise_shortens_leashes(state, command.at)


def noise_shortens_leashes(state: State, at: int) -> Iterator[Event]:
    """Noise makes every principal hold its staff shorter."""
    for bureaucrat in staff(state):
        held = leash(state, bureaucrat)
        if held < SHORT:
            yield LeashMoved(by=CLOCK, at=at, role=bureaucrat, leash=held + 1, cost=0)


# --- how events change the corridors ----------------------------------------------------------------------------------


def demand_filed(state: State, event: DemandFiled) -> State:
    asked = AskedFor(role=event.by, issue=event.issue, option=event.option, phase=state.clock.number, text=event.text)
    corridors = state.corridors
    demands = {**corridors.demands, event.by: asked}
    return replace(state, corridors=replace(corridors, demands=demands, demanded=(*corridors.demanded, asked)))


def demand_answered(state: State, event: DemandAnswered) -> State:
    asked = state.corridors.demands[event.role]
    answered = replace(asked, answers={**asked.answers, event.by: event.answer})
    demands = {**state.corridors.demands, event.role: answered}
    demanded = tuple(answered if one == asked else one for one in state.corridors.demanded)
    return replace(state, corridors=replace(state.corridors, demands=demands, demanded=demanded))


def sponsored(state: State, event: Sponsored) -> State:
    package = state.table.packages[event.owner]
    backed = replace(package, sponsors=package.sponsors | {event.by})
    return replace(state, table=replace(state.table, packages={**state.table.packages, event.owner: backed}))


def called(state: State, event: HighLevelCallMade) -> State:
    state = spend(state, event.by, event.cost)
    disclosed = {**state.corridors.disclosed, (event.by, event.role): event.issue}
    return replace(state, corridors=replace(state.corridors, disclosed=disclosed))


def leaked(state: State, event: DraftLeaked) -> State:
    return replace(state, corridors=replace(state.corridors, leaked_by=event.by))


EVOLVE = {
    DemandFiled: demand_filed,
    DemandAnswered: demand_answered,
    Sponsored: sponsored,
    HighLevelCallMade: called,
    DraftLeaked: leaked,
}
