"""Signature: heads sign what both houses let pass; where endorsement is asked, each member must say yes first."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import BRACKETS, ORDER, SIGNATURE, VERSIONS
from game_rules.commands import Endorse, Sign, WithdrawSignature
from game_rules.events import (
    DeclarationAdopted,
    Endorsed,
    EndorsementFailed,
    Event,
    HouseEndorsed,
    SignatureRefused,
    SignatureWithdrawn,
    Signed,
)
from game_rules.ids import CLOCK, RoleId
from game_rules.points import forbidden
from game_rules.reason import Reason
from game_rules.rules.silence import agreed_in
from game_rules.seats import (
    HOUSE_NAMES,
    houses_with_members,
    members,
    names,
    pen_house,
    pens,
    role_of,
    states,
    subject,
    the,
)
from game_rules.state import Decision, State


def signatories(state: State) -> tuple[RoleId, ...]:
    """Who signs the draft as it stands: the heads that its clause names, and every state where states co-sign.

    Heads that nobody plays count only where the scenario lets them follow.
    """
    draft, signing = state.table.draft, state.scenario.signing
    if draft is None or signing is None:
        return ()
    option = draft.choices[signing.issue]
    heads = tuple(h for h in signing.heads[option] if h in state.cast or h in signing.follows)
    return heads + (states(state) if option in signing.states_sign else ())


def endorsement_must_be_asked(state: State, command: Endorse) -> Iterator[Reason]:
    """Comments are invited, endorsement is not asked (paper L459-L461)."""
    if not (state.decision.frozen and state.decision.procedure == "endorsement"):
        yield Reason(
            rule="R-NO-ENDORSEMENT",
            says="Comments are invited, endorsement is not asked.",
            cites=("paper L459-L461",),
            holders=pens(state),
            remedy="Ask for a text that both houses must endorse, or speak during the silence.",
        )


def only_members_endorse(state: State, command: Endorse) -> Iterator[Reason]:
    """A house endorses through its members; staff cannot bind them (C030)."""
    if command.by not in state.cast:
        return
    mine = role_of(state, command.by).houses
    if not mine or (command.house and command.house not in mine):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} is no member of {HOUSE_NAMES.get(command.house, 'either house')}.",
            cites=("paper L459-L461",),
            holders=members(state, command.house) if command.house else states(state),
            remedy="Ask a member of that house to speak for you.",
        )


def endorsement_is_said_once(state: State, command: Endorse) -> Iterator[Reason]:
    """A yes needs no second one."""
    if command.by in state.cast and all((h, command.by) in state.decision.yes for h in _asked(state, command)):
        yield Reason(rule="R-PHASE", says="You have endorsed it.", cites=(ORDER,), remedy="Wait for the other members.")


def instructions_must_allow_endorsement(state: State, command: Endorse) -> Iterator[Reason]:
    """A hard red line forbids a yes."""
    draft = state.table.draft
    if draft is None or not command.yes or command.by not in state.cast:
        return
    for line in forbidden(state, command.by, draft.choices):
        yield Reason(
            rule="R-REDLINE",
            says=f'Instructions from {role_of(state, command.by).capital or the(state, command.by)}: "{line.text}".',
            cites=(f"red line {line.id}",),
            holders=(command.by,),
            remedy="Say no, and name the clause to the pens.",
        )


def text_must_be_frozen(state: State, command: Sign) -> Iterator[Reason]:
    """One signs a frozen text without brackets."""
    draft = state.table.draft
    for issue in draft.brackets if draft else ():
        yield Reason(
            rule="R-BRACKETS",
            says=f"Open brackets in {state.scenario.issue_by_id[issue].title}.",
            cites=(BRACKETS,),
            holders=pens(state),
            remedy=f"{'Close' if pen_house(state, command.by) else 'Ask a pen to close'} the bracket first.",
        )
    if not state.decision.frozen:
        yield Reason(
            rule="R-VERSION",
            says="The text is not frozen.",
            cites=(VERSIONS,),
            holders=pens(state),
            remedy="Freeze it first." if pen_house(state, command.by) else "Ask a pen to freeze it.",
        )


def only_signatories_sign(state: State, command: Sign) -> Iterator[Reason]:
    """States are not parties to what heads sign (paper L431-L433, L446-L448)."""
    who = signatories(state)
    if state.table.draft and command.by not in who:
        yield Reason(
            rule="R-SIGNATORY",
            says="You are not a signatory of this text.",
            cites=("paper L446-L448",),
            holders=tuple(role for role in who if role in state.cast),
            remedy=f"Talk to {names(state, who, 'or')}: only they sign it."
            if who
            else "Nobody signs it: it is a press line.",
        )


def signature_is_given_once(state: State, command: Sign) -> Iterator[Reason]:
    """Nobody signs twice."""
    if command.by in state.decision.signed:
        yield Reason(rule="R-PHASE", says="You have signed.", cites=(ORDER,), remedy="Wait for the others.")


def endorsement_comes_before_signature(state: State, command: Sign) -> Iterator[Reason]:
    """Where endorsement is asked, both houses must have given it."""
    waiting = tuple(house for house in houses_with_members(state) if house not in state.decision.agreed)
    if state.decision.procedure == "endorsement" and waiting:
        yield Reason(
            rule="R-PARALLEL",
            says="Each house must act for itself; one has not yet.",
            cites=("paper L478-L480",),
            holders=tuple(HOUSE_NAMES[house] for house in waiting),
            remedy="Win the members who have not said yes.",
        )


def there_must_be_a_signature(state: State, command: WithdrawSignature) -> Iterator[Reason]:
    """One takes back what one has given."""
    if command.by not in state.decision.signed:
        yield Reason(
            rule="R-SIGNATORY", says="You have not signed.", cites=(SIGNATURE,), remedy="There is nothing to withdraw."
        )


def _asked(state: State, command: Endorse) -> tuple[str, ...]:
    return tuple(h for h in role_of(state, command.by).houses if command.house in ("", h)) or (command.house,)


def endorse(state: State, command: Endorse) -> Iterator[Event]:
    for house in _asked(state, command):
        if (house, command.by) not in state.decision.yes:
            yield Endorsed(by=command.by, at=command.at, house=house, yes=command.yes)
            if not command.yes:
                yield EndorsementFailed(by=CLOCK, at=command.at, house=house, missing=(command.by,))
                return


def sign(state: State, command: Sign) -> Iterator[Event]:
    yield Signed(by=command.by, at=command.at, role=command.by)


def withdraw_signature(state: State, command: WithdrawSignature) -> Iterator[Event]:
    yield SignatureWithdrawn(by=command.by, at=command.at)


# --- consequences -----------------------------------------------------------------------------------------------------


def all_yes_endorses(state: State) -> Iterator[Event]:
    """A house has endorsed when every seated member of it has said yes."""
    if not (state.decision.frozen and state.decision.procedure == "endorsement"):
        return
    for house in houses_with_members(state):
        if house not in state.decision.agreed and all(
            (house, role) in state.decision.yes for role in members(state, house)
        ):
            yield HouseEndorsed(by=CLOCK, at=state.clock.now, house=house)


def those_who_follow_sign_last(state: State) -> Iterator[Event]:
    """A head that nobody plays signs when the others have."""
    signing = state.scenario.signing
    if not state.decision.frozen or signing is None:
        return
    who = signatories(state)
    absent = [r for r in who if r not in state.cast and r not in state.decision.signed]
    if absent and all(r in state.decision.signed for r in who if r in state.cast):
        for role in absent:
            yield Signed(by=CLOCK, at=state.clock.now, role=role)


def the_declaration_stands(state: State) -> Iterator[Event]:
    """Both silences have run out, or both houses have endorsed, and everybody who must has signed."""
    draft, decision = state.table.draft, state.decision
    if draft is None or not decision.frozen or decision.outcome:
        return
    if set(houses_with_members(state)) <= decision.agreed and set(signatories(state)) <= set(decision.signed):
        yield DeclarationAdopted(by=CLOCK, at=state.clock.now, draft=draft.number, choices=draft.choices)


# --- what falls due ---------------------------------------------------------------------------------------------------


def due_endorsement(state: State) -> tuple[int, Iterator[Event]] | None:
    """At the deadline a house that lacks a yes has not endorsed."""
    decision = state.decision
    waiting = [h for h in houses_with_members(state) if h not in decision.agreed]
    if decision.frozen and decision.procedure == "endorsement" and waiting:
        house = waiting[0]
        missing = tuple(r for r in members(state, house) if (house, r) not in decision.yes)
        failed = EndorsementFailed(by=CLOCK, at=decision.deadline, house=house, missing=missing)
        return decision.deadline, iter((failed,))
    return None


def due_refusals(state: State) -> tuple[int, Iterator[Event]] | None:
    """When the clock ends, a head that has not signed what both houses let pass has refused, on record."""
    decision, ends = state.decision, state.clock.ends
    if not (ends and decision.frozen and set(houses_with_members(state)) <= decision.agreed):
        return None
    missing = [
        r for r in signatories(state) if r in state.cast and r not in decision.signed and r not in decision.refused
    ]
    if not missing:
        return None
    return ends, iter([SignatureRefused(by=CLOCK, at=ends, role=role) for role in missing])


# --- how events change the decision -----------------------------------------------------------------------------------


def endorsed(state: State, event: Endorsed) -> State:
    if not event.yes:
        return state
    yes = state.decision.yes | {(event.house, event.by)}
    return replace(state, decision=replace(state.decision, yes=yes))


def house_endorsed(state: State, event: HouseEndorsed) -> State:
    return agreed_in(state, event.house)


def endorsement_failed(state: State, event: EndorsementFailed) -> State:
    reopened = state.scenario.signing.endorsement_issue if state.scenario.signing else ""
    kept = state.decision
    lacked = (event.house, event.missing)
    decision = Decision(reopened=reopened, breaks=kept.breaks, passed_oath=kept.passed_oath, unendorsed=lacked)
    return replace(state, decision=decision)


def signed(state: State, event: Signed) -> State:
    now = state.decision
    decision = replace(now, signed=(*now.signed, event.role), withdrew=now.withdrew - {event.role})
    return replace(state, decision=decision)


def withdrawn(state: State, event: SignatureWithdrawn) -> State:
    left = tuple(role for role in state.decision.signed if role != event.by)
    withdrew = state.decision.withdrew | {event.by}
    return replace(state, decision=replace(state.decision, signed=left, withdrew=withdrew))


def refused(state: State, event: SignatureRefused) -> State:
    return replace(state, decision=replace(state.decision, refused=state.decision.refused | {event.role}))


def adopted(state: State, event: DeclarationAdopted) -> State:
    decision = replace(state.decision, outcome="adopted", adopted=event.choices)
    return replace(state, decision=decision, clock=replace(state.clock, status="over", ends=0))


EVOLVE = {
    Endorsed: endorsed,
    HouseEndorsed: house_endorsed,
    EndorsementFailed: endorsement_failed,
    Signed: signed,
    SignatureWithdrawn: withdrawn,
    SignatureRefused: refused,
    DeclarationAdopted: adopted,
}
