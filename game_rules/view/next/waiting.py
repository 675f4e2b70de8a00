"""Waiting: the text lies before both houses, and whoever has answered talks to those who have not."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.frozen import who_can_stop_it
from game_rules.rules.signature import signatories
from game_rules.seats import houses_with_members, members, names, subject
from game_rules.state import State
from game_rules.texts import clause_name, standing
from game_rules.view.next.advice import Advice, can, to_ask
from game_rules.view.next.trades import objections_to_the_draft
from game_rules.view.next.weighing import hesitant
from game_rules.view.own import own
from game_rules.view.seen import knows_assent, stances_told

WAIT = "The text lies before both houses: wait for the deadline, and talk to those who hesitate."
TALK = "talk it round, for a frozen text can no longer pay it"


def waiting(state: State, role: RoleId) -> Iterator[Advice]:
    """Whose answer is open as far as the role knows, then whose signature; a text worth less than none is let fall."""
    if not state.decision.frozen:
        return
    good = own(state, role).agrees(standing(state))
    if not good and role in signatories(state) and can(state, ask.WithdrawSignature(by=role, at=state.clock.now)):
        says = "You have signed a text that is worth less to you than none: you may withdraw until it stands."
        yield Advice(kind="withdraw_signature", label="Withdraw my signature", says=says, whole=True)
    able = who_can_stop_it(state)
    for other in hesitant(state, role):
        if other in able:
            why = TALK if good else "it can stop a text that is worth less to you than none"
            clauses = tuple((one.issue, one.option) for one in objections_to_the_draft(state, role, other)[:1])
            yield to_ask(state, role, (other,), f"{_stands(state, role, other)}: {why}.", clauses)
    missing = tuple(one for one in signatories(state) if one in state.cast and one not in state.decision.signed)
    if not missing and _everybody_has_answered(state, role):
        signed = " and signed" if signatories(state) else ""
        yield Advice(kind="", label="", says=f"Everybody has answered{signed}: it stands when the deadline has passed.")
    if good and not able and missing and role not in missing:
        yield to_ask(state, role, missing, f"Both houses have agreed. Still to sign: {names(state, missing)}.")


def _everybody_has_answered(state: State, role: RoleId) -> bool:
    houses = houses_with_members(state)
    return all(knows_assent(state, role, house, one) for house in houses for one in members(state, house))


def _stands(state: State, role: RoleId, other: RoleId) -> str:
    """What the role knows of it: an objection that stands is none that was let pass."""
    who = subject(state, other)
    for one in objections_to_the_draft(state, role, other):
        return f"{who} was asked, and its objection stands: {clause_name(state, one.issue, one.option)}"
    broke = dict(stances_told(state, role)).get(other) == "would_break"
    return f"{who} has said that it {'would break silence' if broke else 'needs a price'}"
