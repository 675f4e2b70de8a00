"""Objections: a stand against one option, and the price that binds. Stances: what a state says it would do."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import CLOSED, CONSENT, ORDER, PRICES, VERSIONS
from game_rules.commands import Clause, LiftObjection, Object, SetStance
from game_rules.events import Event, ObjectionLifted, ObjectionRaised, StanceSet
from game_rules.ids import CLOCK, IssueId, RoleId
from game_rules.points import worth
from game_rules.reason import Reason
from game_rules.rules.clauses import issue_with, no_such_clause
from game_rules.seats import pens, role_of, states, subject
from game_rules.state import Objection, Stance, State, Table
from game_rules.texts import agreed_language, clause_name, open_issues


def option_must_stand_somewhere(state: State, command: Object) -> Iterator[Reason]:
    """An objection stands against an option of the draft or of a live package."""
    known = issue_with(state, command.issue, command.option)
    if known is None:
        yield no_such_clause(f"{command.issue}={command.option}")
    elif command.issue in agreed_language(state):
        yield Reason(
            rule="R-CLOSED",
            says=f"{known.title} is agreed language.",
            cites=(CLOSED,),
            remedy="Object to another clause.",
        )
    elif not stands(state, command.issue, command.option):
        yield Reason(
            rule="R-VERSION",
            says=f'"{clause_name(state, command.issue, command.option)}" stands in no text on the table.',
            cites=(VERSIONS,),
            remedy="Object to an option of the draft or of a package.",
        )


def price_must_be_elsewhere(state: State, command: Object) -> Iterator[Reason]:
    """A price is an option elsewhere in the text, that can still be written in."""
    if command.price is None:
        return
    issue, option = command.price
    known = issue_with(state, issue, option)
    if known is None:
        yield no_such_clause(f"{issue}={option}")
    elif issue == command.issue:
        yield Reason(
            rule="R-VERSION",
            says="A price lies in another clause.",
            cites=(PRICES,),
            remedy="To change this one, offer a package.",
        )
    elif issue not in open_issues(state):
        yield Reason(
            rule="R-PHASE", says=f"{known.title} is not on the table.", cites=(ORDER,), remedy="Name an open clause."
        )
    elif state.table.draft and state.table.draft.choices[issue] == option:
        yield Reason(
            rule="R-VERSION",
            says="That stands in the draft already: it would be no price.",
            cites=(PRICES,),
            remedy="Ask for more.",
        )


def price_must_not_rise(state: State, command: Object) -> Iterator[Reason]:
    """A price binds: in the same phase the same clause is not sold again at a dearer one."""
    key = (command.by, command.issue, command.option)
    if key not in state.table.prices:
        return
    before, draft = state.table.prices[key], state.table.draft
    if before and draft and draft.choices[before[0]] == before[1]:
        yield Reason(
            rule="R-CLOSED",
            says=f'Your price for this clause has been paid: "{clause_name(state, *before)}".',
            cites=(PRICES,),
            holders=(command.by,),
            remedy="Let the clause stand, or object to another one; the next phase, or a turn of events, frees you.",
        )
    if before is None or command.price == before:
        return
    if command.price is None or _dearer(state, command.by, command.price, before):
        yield Reason(
            rule="R-CLOSED",
            says=f'You named your price for this clause: "{clause_name(state, *before)}".',
            cites=(PRICES,),
            holders=(command.by,),
            remedy="Keep your price or name a cheaper one; the next phase, or a turn of events, frees you.",
        )


def _dearer(state: State, role: RoleId, price: Clause, before: Clause) -> bool:
    """Is one price worth more to its owner than another? One that does not exist is worth nothing."""
    exists = issue_with(state, *price) is not None
    return exists and worth(state, role, *price) > worth(state, role, *before)


def objection_must_be_mine(state: State, command: LiftObjection) -> Iterator[Reason]:
    """One lifts one's own objection."""
    if (command.by, command.issue) not in state.table.objections:
        yield Reason(
            rule="R-VERSION",
            says="You have no objection to this clause.",
            cites=(VERSIONS,),
            remedy="Nothing is to be lifted.",
        )


def only_states_take_a_stance(state: State, command: SetStance) -> Iterator[Reason]:
    """Only members of a house can be silent or break."""
    if command.by in state.cast and not role_of(state, command.by).is_state:
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} is no member of either house and cannot break silence.",
            cites=(CONSENT,),
            holders=states(state),
            remedy="Initial or object instead.",
        )


def stance_needs_a_text(state: State, command: SetStance) -> Iterator[Reason]:
    """A stance is on the draft or on a live package."""
    if command.owner and command.owner not in state.table.packages:
        yield Reason(
            rule="R-VERSION",
            says=f"{subject(state, command.owner)} has no package on the table.",
            cites=(VERSIONS,),
            remedy="Choose another.",
        )
    elif not command.owner and state.table.draft is None:
        yield Reason(
            rule="R-VERSION",
            says="There is no draft yet.",
            cites=(VERSIONS,),
            holders=pens(state),
            remedy="Take a stance on a package, or wait for the pens to agree on a draft.",
        )


def raise_objection(state: State, command: Object) -> Iterator[Event]:
    """One objection a clause: where fewer know of the new one than of the old, the old one is lifted on record.

    Whoever has said that it can be silent on the draft, and objects to it in public, needs a price from now on.
    """
    old = state.table.objections.get((command.by, command.issue))
    if old and command.to and (not old.to or set(old.to) - set(command.to)):
        yield ObjectionLifted(by=command.by, at=command.at, role=command.by, issue=command.issue, how="lifted")
    if not command.to and _is_silent(state, command.by) and _is_in_draft(state, command.issue, command.option):
        draft = state.table.draft
        version = draft.number if draft else 0
        yield StanceSet(by=command.by, at=command.at, stance="needs_a_price", owner="", version=version)
    yield ObjectionRaised(
        by=command.by, at=command.at, issue=command.issue, option=command.option, price=command.price, to=command.to
    )


def lift(state: State, command: LiftObjection) -> Iterator[Event]:
    yield ObjectionLifted(by=command.by, at=command.at, role=command.by, issue=command.issue, how="lifted")


def take_stance(state: State, command: SetStance) -> Iterator[Event]:
    draft = state.table.draft
    version = state.table.packages[command.owner].version if command.owner else (draft.number if draft else 0)
    yield StanceSet(
        by=command.by, at=command.at, stance=command.stance, owner=command.owner, version=version, to=command.to
    )


def swore_to_break(state: State, role: RoleId) -> bool:
    """Does a public `would break` of this state stand on the draft?"""
    said = state.table.stances.get((role, ""))
    return said is not None and said.stance == "would_break"


def stands(state: State, issue: IssueId, option: int) -> bool:
    """Does the option stand in the draft, in a bracket or in a live package, and is it not agreed language?"""
    draft = state.table.draft
    if issue in agreed_language(state):
        return False
    if draft and (draft.choices[issue] == option or option in draft.brackets.get(issue, ())):
        return True
    return any(package.choices[issue] == option for package in state.table.packages.values())


# --- consequences -----------------------------------------------------------------------------------------------------


def a_paid_price_lifts_the_objection(state: State) -> Iterator[Event]:
    """When its price stands in the draft, an objection lifts itself."""
    draft = state.table.draft
    if draft is None:
        return
    for (role, issue), objection in state.table.objections.items():
        if objection.price and draft.choices[objection.price[0]] == objection.price[1]:
            yield ObjectionLifted(by=CLOCK, at=state.clock.now, role=role, issue=issue, how="paid")


def a_stance_goes_with_its_text(state: State) -> Iterator[Event]:
    """What was said in public of a package holds for the draft that has been made of it: nobody need say it again."""
    draft = state.table.draft
    if draft is None or draft.brackets:
        return
    for (role, owner), said in state.table.stances.items():
        package = state.table.packages.get(owner)
        if package is None or (role, "") in state.table.stances:
            continue
        if (owner, package.version) in state.table.drafted and package.choices == draft.choices:
            yield StanceSet(by=role, at=state.clock.now, stance=said.stance, owner="", version=draft.number)
            return


def silence_lifts_the_objection(state: State) -> Iterator[Event]:
    """Nobody says in public that it can be silent on the draft, and objects to it in public."""
    for (role, issue), one in state.table.objections.items():
        if not one.to and _is_silent(state, role) and _is_in_draft(state, issue, one.option):
            yield ObjectionLifted(by=role, at=state.clock.now, role=role, issue=issue, how="lifted")


def _is_in_draft(state: State, issue: IssueId, option: int) -> bool:
    draft = state.table.draft
    return draft is not None and draft.choices[issue] == option


def _is_silent(state: State, role: RoleId) -> bool:
    said = state.table.stances.get((role, ""))
    return said is not None and said.stance == "can_be_silent"


def an_objection_to_nothing_falls(state: State) -> Iterator[Event]:
    """An objection to an option that stands nowhere any more falls away."""
    for (role, issue), objection in state.table.objections.items():
        if not stands(state, issue, objection.option):
            yield ObjectionLifted(by=CLOCK, at=state.clock.now, role=role, issue=issue, how="moot")


# --- how events change the table --------------------------------------------------------------------------------------


def raised(state: State, event: ObjectionRaised) -> State:
    table = state.table
    objection = Objection(role=event.by, issue=event.issue, option=event.option, price=event.price, to=event.to)
    key = (event.by, event.issue, event.option)
    prices = {**table.prices, key: event.price} if event.price or key in table.prices else table.prices
    objections = {**table.objections, (event.by, event.issue): objection}
    return replace(state, table=replace(table, objections=objections, prices=prices))


def lifted(state: State, event: ObjectionLifted) -> State:
    objections = {key: o for key, o in state.table.objections.items() if key != (event.role, event.issue)}
    return replace(state, table=replace(state.table, objections=objections))


def stance_set(state: State, event: StanceSet) -> State:
    stance = Stance(stance=event.stance, version=event.version, to=event.to)
    table = state.table
    if event.to:
        asides = {(event.by, event.owner, listener): stance for listener in event.to}
        return replace(state, table=replace(table, asides={**table.asides, **asides}))
    asides = {key: one for key, one in table.asides.items() if key[:2] != (event.by, event.owner)}
    stances = {**table.stances, (event.by, event.owner): stance}
    return replace(state, table=replace(table, stances=stances, asides=asides))


def without_stances(table: Table, owner: RoleId) -> Table:
    """The table when a text has changed (of `owner`, or the draft where it is empty): everybody is asked again."""
    return replace(
        table,
        stances={key: stance for key, stance in table.stances.items() if key[1] != owner},
        asides={key: stance for key, stance in table.asides.items() if key[1] != owner},
    )


EVOLVE = {ObjectionRaised: raised, ObjectionLifted: lifted, StanceSet: stance_set}
