"""Silence: two procedures side by side, one in each house. Whoever says nothing in time has agreed."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import ORDER, VERSIONS
from game_rules.commands import BreakSilence, LetPass
from game_rules.events import (
    Event,
    ObjectionLifted,
    SilenceBroken,
    SilenceHeld,
    SilenceLetPass,
)
from game_rules.ids import CLOCK, SECOND, IssueId, RoleId
from game_rules.points import forbidden
from game_rules.reason import Reason
from game_rules.rules.objections import swore_to_break
from game_rules.seats import HOUSE_NAMES, houses_with_members, members, pens, role_of, subject, the
from game_rules.state import Break, Decision, State
from game_rules.texts import open_issues, standing, the_draft

SHORTEST_SILENCE = 45 * SECOND


def text_must_be_under_silence(state: State, command: BreakSilence | LetPass) -> Iterator[Reason]:
    """Silence can be broken, or kept, only while it runs."""
    decision = state.decision
    if decision.frozen and decision.procedure == "endorsement":
        yield Reason(
            rule="R-PHASE",
            says="The text is up for endorsement, not under silence.",
            cites=(ORDER,),
            remedy="Say yes or no to it.",
        )
    elif not decision.frozen:
        yield Reason(
            rule="R-PHASE",
            says="No text is under silence.",
            cites=(ORDER,),
            holders=pens(state),
            remedy="Object to a clause; silence starts when a pen freezes the draft.",
        )
    elif decision.agreed:
        yield Reason(
            rule="R-DEADLINE",
            says="Too late: the deadline has passed, and silence was consent.",
            cites=("NATO practice: an objection must reach the Secretary General in writing before the deadline",),
            remedy="The houses have agreed; a signatory may still withhold its signature.",
        )


def only_members_answer(state: State, command: BreakSilence | LetPass) -> Iterator[Reason]:
    """Only a member of a house breaks its silence: Allies in the NAC, member states in the Council."""
    if command.by not in state.cast:
        return
    mine = role_of(state, command.by).houses
    if not mine or (command.house and command.house not in mine):
        where = HOUSE_NAMES.get(command.house, "either house")
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} is no member of {where}.",
            cites=("TEU 31(1)", "NATO: consensus of the Allies"),
            holders=members(state, command.house) if command.house else (),
            remedy="Ask a member to raise it for you.",
        )


def a_break_names_an_open_clause(state: State, command: BreakSilence) -> Iterator[Reason]:
    """A break objects to one clause, by name."""
    if command.issue not in open_issues(state):
        yield Reason(
            rule="R-VERSION",
            says="A break of silence names one clause of the text that is not agreed language.",
            cites=(VERSIONS,),
            remedy="Choose the clause that you cannot let pass.",
        )


def silence_is_answered_once(state: State, command: BreakSilence | LetPass) -> Iterator[Reason]:
    """What was let pass on record is not broken afterwards."""
    if command.by in state.cast and all((h, command.by) in state.decision.let_pass for h in _asked(state, command)):
        yield Reason(
            rule="R-PHASE",
            says="You have let it pass, on record.",
            cites=(ORDER,),
            holders=(command.by,),
            remedy="The silence runs on for the others.",
        )


def instructions_must_let_it_pass(state: State, command: LetPass) -> Iterator[Reason]:
    """A hard red line forbids silence: instructions are instructions."""
    draft = state.table.draft
    for line in forbidden(state, command.by, draft.choices) if draft and command.by in state.cast else ():
        yield Reason(
            rule="R-REDLINE",
            says=f'Instructions from {role_of(state, command.by).capital or the(state, command.by)}: "{line.text}".',
            cites=(f"red line {line.id}",),
            holders=(command.by,),
            remedy="Break silence over this clause; if you say nothing, it is broken in your name.",
        )


def _asked(state: State, command: BreakSilence | LetPass) -> tuple[str, ...]:
    mine = role_of(state, command.by).houses
    return tuple(house for house in mine if command.house in ("", house)) or (command.house,)


def break_silence(state: State, command: BreakSilence) -> Iterator[Event]:
    option = standing(state)[command.issue]
    unanswered = [h for h in _asked(state, command) if (h, command.by) not in state.decision.let_pass]
    yield SilenceBroken(
        by=command.by,
        at=command.at,
        role=command.by,
        house=unanswered[0],
        issue=command.issue,
        option=option,
        text=command.text,
        code=_code(state, command.issue, option),
    )


def _code(state: State, issue: IssueId, option: int) -> str:
    """Over one word of the clause (paper L463-L465), or over the whole of it."""
    return "R-VETO-WORD" if state.scenario.option(issue, option).word else "R-SILENCE-BROKEN"


def let_pass(state: State, command: LetPass) -> Iterator[Event]:
    """An objection is one stand against the text: it is lifted when its owner has let pass wherever it sits."""
    answered = {house for house, role in state.decision.let_pass if role == command.by}
    for house in _asked(state, command):
        if house not in answered:
            yield SilenceLetPass(by=command.by, at=command.at, house=house)
    if {*role_of(state, command.by).houses} <= {*answered, *_asked(state, command)}:
        yield from _lift(state, command.by, command.at)


def _lift(state: State, role: RoleId, at: int) -> Iterator[Event]:
    for owner, issue in state.table.objections:
        if owner == role:
            yield ObjectionLifted(by=role, at=at, role=role, issue=issue, how="passed")


# --- what falls due ---------------------------------------------------------------------------------------------------


def due_silence(state: State) -> tuple[int, Iterator[Event]] | None:
    """At the deadline instructions speak for whoever did not; otherwise both houses have agreed."""
    decision = state.decision
    if decision.frozen and decision.procedure == "silence" and not decision.agreed:
        return decision.deadline, _lapse(state)
    return None


def _lapse(state: State) -> Iterator[Event]:
    choices, at = standing(state), state.decision.deadline
    for house in houses_with_members(state):
        for role in members(state, house):
            for line in forbidden(state, role, choices):
                yield SilenceBroken(
                    by=CLOCK,
                    at=at,
                    role=role,
                    house=house,
                    issue=line.issue,
                    option=choices[line.issue],
                    instructed=True,
                    code=_code(state, line.issue, choices[line.issue]),
                )
                return
    for house in houses_with_members(state):
        yield SilenceHeld(by=CLOCK, at=at, house=house)
    for role in state.cast:
        yield from _lift(state, role, at)


# --- how events change the decision -----------------------------------------------------------------------------------


def broken(state: State, event: SilenceBroken) -> State:
    record = Break(
        role=event.role,
        house=event.house,
        issue=event.issue,
        option=event.option,
        at=event.at,
        instructed=event.instructed,
    )
    kept = state.decision
    decision = Decision(reopened=event.issue, breaks=(*kept.breaks, record), passed_oath=kept.passed_oath)
    draft = the_draft(state)
    draft = replace(draft, brackets={**draft.brackets, event.issue: (event.option,)})
    return replace(state, decision=decision, table=replace(state.table, draft=draft))


def passed(state: State, event: SilenceLetPass) -> State:
    let = state.decision.let_pass | {(event.house, event.by)}
    return replace(state, decision=replace(state.decision, let_pass=let))


def held(state: State, event: SilenceHeld) -> State:
    return agreed_in(state, event.house)


def agreed_in(state: State, house: str) -> State:
    """A house has agreed; whoever swore in public to break there has agreed to it all the same."""
    sworn = {role for role in members(state, house) if swore_to_break(state, role)}
    now = state.decision
    return replace(state, decision=replace(now, agreed=now.agreed | {house}, passed_oath=now.passed_oath | sworn))


EVOLVE = {
    SilenceBroken: broken,
    SilenceLetPass: passed,
    SilenceHeld: held,
}
