"""Files: industrial legislation. The College adopts, the Commission proposes; no one amends it but all together."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import CLOSED, ORDER, VERSIONS
from game_rules.commands import AdoptInCollege, AmendProposal, Clause, InitiateLegislation, PutToVote
from game_rules.events import AdoptedInCollege, Event, LegislationInitiated, ObjectionLifted, ProposalAmended
from game_rules.ids import CLOCK, COMMISSION, EU_HOUSE, IssueId, RoleId
from game_rules.reason import Reason
from game_rules.rules.clauses import issue_with, no_such_clause
from game_rules.rules.staff import not_enough_points, spend
from game_rules.seats import members, names, subject, the
from game_rules.state import Files, State
from game_rules.texts import agreed_language, clause_name, open_issues

COLLEGE_COST = 1
"""Action points that an adoption in the College takes: services are consulted, cabinets meet."""

_OnClause = AdoptInCollege | InitiateLegislation | AmendProposal


def has_basis(state: State, issue: IssueId, option: int) -> bool:
    """Is this an option with an industrial legal basis?"""
    known = issue_with(state, issue, option)
    return known is not None and known.options[option].basis != ""


def files(state: State) -> tuple[Clause, ...]:
    """Every option that has such a basis."""
    return tuple((i.id, at) for i in state.scenario.issues for at, one in enumerate(i.options) if one.basis)


def only_the_commission_proposes(state: State, command: AdoptInCollege | InitiateLegislation) -> Iterator[Reason]:
    """Legislation is adopted on a proposal of the Commission, which decides in its College."""
    if command.by in state.cast and command.by != COMMISSION:
        yield Reason(
            rule="R-NO-PROPOSAL",
            says=f"Only the Commission may propose legislation; {the(state, command.by)} may not.",
            cites=("TEU 17(2)",),
            holders=_commission(state),
            remedy="Win the Commission for it, or write the clause into a package.",
        )


def option_needs_an_industrial_basis(state: State, command: _OnClause) -> Iterator[Reason]:
    """What has no such basis belongs to foreign policy, where the members are unanimous."""
    known = issue_with(state, command.issue, command.option)
    if known is None:
        yield no_such_clause(f"{command.issue}={command.option}")
    elif not has_basis(state, command.issue, command.option):
        clause = clause_name(state, command.issue, command.option)
        yield Reason(
            rule="R-NO-PROPOSAL",
            says=f'"{clause}" has no industrial legal basis: it needs unanimity.',
            cites=("TEU 31(1)", "TFEU 173"),
            holders=members(state, EU_HOUSE),
            remedy="Put it into a package, and win every member.",
        )


def file_must_be_open(state: State, command: _OnClause | PutToVote) -> Iterator[Reason]:
    """What is agreed language is closed, and what is not on the table yet waits."""
    known = state.scenario.issue_by_id.get(command.issue)
    if command.issue in agreed_language(state):
        title = known.title if known else command.issue
        yield Reason(
            rule="R-CLOSED",
            says=f"{title} is decided.",
            cites=(CLOSED,),
            remedy="Negotiate the rest of the text around it.",
        )
    elif known and command.issue not in open_issues(state):
        later = next((phase.name for phase in state.form.phases if command.issue in phase.issues), "")
        yield Reason(
            rule="R-PHASE",
            says=f"{known.title} is not on the table yet.",
            cites=(ORDER,),
            remedy=f'It comes with "{later}".' if later else "Choose another clause.",
        )


def file_must_be_on_the_programme(state: State, command: AdoptInCollege | InitiateLegislation) -> Iterator[Reason]:
    """What a turn of events brings onto the Commission's programme is not proposed before it (M139)."""
    if command.issue in state.scenario.issue_by_id and waits_for_a_turn(state, command.issue):
        yield Reason(
            rule="R-NO-PROPOSAL",
            says=f"{state.scenario.issue_by_id[command.issue].title} is not on the Commission's programme yet.",
            cites=("TEU 17(1)", "paper L514-L517"),
            remedy="Win members for it meanwhile: the Commission announces its plan in the course of events.",
        )


def waits_for_a_turn(state: State, issue: IssueId) -> bool:
    """Will a turn of events of this format, which has not happened, first open the file?"""
    return any(
        effect.op == "unlock_procedure" and effect.issue == issue
        for inject in state.scenario.injects
        if state.form.id in inject.at and inject.id not in state.clock.fired
        for effect in inject.effects
    )


def college_adopts_once(state: State, command: AdoptInCollege) -> Iterator[Reason]:
    """What the College has adopted may be proposed."""
    if (command.issue, command.option) in state.files.college:
        yield Reason(
            rule="R-PHASE", says="The College has adopted it.", cites=(ORDER,), remedy="Table it as the proposal."
        )


def college_must_be_paid(state: State, command: AdoptInCollege) -> Iterator[Reason]:
    """Consulting the services costs an action point."""
    yield from not_enough_points(state, command.by, COLLEGE_COST)


def college_must_have_adopted(state: State, command: InitiateLegislation) -> Iterator[Reason]:
    """The Commission acts by a majority of its members."""
    if has_basis(state, command.issue, command.option) and (command.issue, command.option) not in state.files.college:
        yield Reason(
            rule="R-COLLEGE",
            says="The College has not adopted this.",
            cites=("TFEU 250",),
            holders=_commission(state),
            remedy="Adopt it in the College first: it costs an action point.",
        )


def proposal_must_be_new(state: State, command: InitiateLegislation | AmendProposal) -> Iterator[Reason]:
    """What is on the table need not be put there."""
    if state.files.tabled.get(command.issue) == command.option:
        yield Reason(
            rule="R-VERSION",
            says="That is the proposal as it stands.",
            cites=(VERSIONS,),
            remedy="Put it to the vote, or choose another.",
        )


def council_must_not_be_voting(state: State, command: InitiateLegislation | AmendProposal) -> Iterator[Reason]:
    """A proposal is changed before the Council votes on it, not while it does."""
    ballot = state.decision.ballots.get(EU_HOUSE)
    if ballot and ballot.issue == command.issue:
        yield Reason(
            rule="R-PHASE",
            says="The Council is voting on this file.",
            cites=("TFEU 293(2)",),
            holders=members(state, EU_HOUSE),
            remedy="Wait for the count.",
        )


def commission_must_have_proposed(state: State, command: AmendProposal | PutToVote) -> Iterator[Reason]:
    """Without a proposal there is nothing that the Council could vote on, or amend."""
    if command.issue not in state.files.tabled and command.issue not in agreed_language(state):
        yield Reason(
            rule="R-NO-PROPOSAL",
            says="There is no proposal of the Commission on this.",
            cites=("TEU 17(2)", "TFEU 294(2)"),
            holders=_commission(state),
            remedy="Table it." if command.by == COMMISSION else "Ask the Commission to table one.",
        )


def only_members_amend(state: State, command: AmendProposal) -> Iterator[Reason]:
    """In the Council sit the members of the Union; the Commission changes its own proposal by tabling another."""
    if command.by in state.cast and command.by not in members(state, EU_HOUSE):
        own = command.by == COMMISSION
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} is no member of the Council.",
            cites=("TFEU 293(1)", "TFEU 293(2)"),
            holders=members(state, EU_HOUSE),
            remedy="Table another proposal." if own else "Ask a member to raise it for you.",
        )


def council_amends_of_one_mind(state: State, command: AmendProposal) -> Iterator[Reason]:
    """Against the Commission the Council changes a proposal only if all its members want the very same thing."""
    wants = {one.role: one.option for one in state.corridors.demanded if one.issue == command.issue}
    lacking = tuple(role for role in members(state, EU_HOUSE) if wants.get(role) != command.option)
    if command.by in members(state, EU_HOUSE) and lacking:
        yield Reason(
            rule="R-AMEND-UNANIMITY",
            says=f"Only unanimity changes the proposal: {_have(state, lacking)} not demanded this in public.",
            cites=("TFEU 293(1)",),
            holders=lacking,
            remedy="Each member files a demand for that very option; or win the Commission, or vote against.",
        )


def _commission(state: State) -> tuple[RoleId, ...]:
    return (COMMISSION,) if COMMISSION in state.cast else ()


def _have(state: State, roles: tuple[RoleId, ...]) -> str:
    return f"{names(state, roles)} {'has' if len(roles) == 1 else 'have'}"


def adopt(state: State, command: AdoptInCollege) -> Iterator[Event]:
    yield AdoptedInCollege(by=command.by, at=command.at, issue=command.issue, option=command.option, cost=COLLEGE_COST)


def initiate(state: State, command: InitiateLegislation) -> Iterator[Event]:
    yield LegislationInitiated(by=command.by, at=command.at, issue=command.issue, option=command.option)


def amend(state: State, command: AmendProposal) -> Iterator[Event]:
    yield ProposalAmended(by=command.by, at=command.at, issue=command.issue, option=command.option)


# --- consequences -----------------------------------------------------------------------------------------------------


def an_objection_gives_way_to_the_vote(state: State) -> Iterator[Event]:
    """Whoever objected to what is now a proposal votes on it, or has no vote; the objection stops nothing."""
    for (role, issue), objection in state.table.objections.items():
        if state.files.tabled.get(issue) == objection.option:
            yield ObjectionLifted(by=CLOCK, at=state.clock.now, role=role, issue=issue, how="outvoted")


# --- how events change the files --------------------------------------------------------------------------------------


def adopted_in_college(state: State, event: AdoptedInCollege) -> State:
    adopted = state.files.college | {(event.issue, event.option)}
    return with_files(spend(state, event.by, event.cost), replace(state.files, college=adopted))


def tabled(state: State, event: LegislationInitiated | ProposalAmended) -> State:
    """Whoever first puts an option on the table is its author."""
    clause = (event.issue, event.option)
    first = {clause: event.by, **state.table.first_tabled}
    state = replace(state, table=replace(state.table, first_tabled=first))
    return with_files(state, replace(state.files, tabled={**state.files.tabled, event.issue: event.option}))


def with_files(state: State, now: Files) -> State:
    """The state with its files as they are now."""
    return replace(state, files=now)


EVOLVE = {AdoptedInCollege: adopted_in_college, LegislationInitiated: tabled, ProposalAmended: tabled}
