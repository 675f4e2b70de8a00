"""What those who hold a pen would do well to do."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.reason import sentence
from game_rules.rules.staff import contact_cost, counterparts, have_met
from game_rules.seats import names, pen_house, pens, states
from game_rules.state import State
from game_rules.texts import open_issues, standing
from game_rules.view.next.advice import Advice, can, may_call, meet
from game_rules.view.next.trades import win
from game_rules.view.next.weighing import against, hesitant, late, sworn
from game_rules.view.own import own


def freeze(state: State, role: RoleId) -> Iterator[Advice]:
    """A pen that is content freezes a clean draft; whoever speaks against it or has a price is to be won first.

    Once the drafting has closed no price can be written in any more: then it freezes, at a risk.
    """
    draft = state.table.draft
    if draft is None or not pen_house(state, role) or not own(state, role).agrees(draft.choices):
        return
    if not can(state, ask.FreezeText(by=role, at=state.clock.now)):
        return
    minding, closed = hesitant(state, role), state.clock.drafting_closed
    says = "The draft is clean: freeze it, so that both silences can run out before the clock stops."
    if minding and not closed:
        yield from win(state, role, "The draft is clean, but not safe to freeze.", minding[0])
    if minding:
        choice = "freeze it now, at the risk of a break" if closed else "pay a price, or freeze it and risk a break"
        says = f"{_not_won(state, role, minding)}: {choice}."
    if closed or not sworn(state, role) & set(states(state)):
        yield Advice(kind="freeze_text", label="Freeze the draft", says=says, whole=True)


def _not_won(state: State, role: RoleId, minding: tuple[RoleId, ...]) -> str:
    draft = state.table.draft
    speaking = against(state, role, draft.choices) if draft else frozenset()
    many = len(minding) > 1
    what = ("speak" if many else "speaks") + " against the draft"
    if not set(minding) <= speaking:
        what = "are not won yet" if many else "needs a price"
    return f"{sentence(names(state, minding))} {what}"


def first_text(state: State, role: RoleId) -> Iterator[Advice]:
    """An empty table waits for a pen."""
    if pen_house(state, role) and role not in state.table.packages and may_draft(state, role):
        says = "There is no draft yet: offer a first text."
        yield Advice(kind="offer_package", label="Offer a first text", says=says)
    yield from meetings(state, role)


def meetings(state: State, role: RoleId) -> Iterator[Advice]:
    """Two pens draft together only after a meeting in this phase."""
    theirs = [other for other in pens(state) if pen_house(state, other) != pen_house(state, role)]
    if not pen_house(state, role) or not theirs or not may_draft(state, role):
        return
    if not any(have_met(state, role, other) for other in theirs):
        yield from _meetings(state, role)


def send_out(state: State, role: RoleId) -> Iterator[Advice]:
    """Comments are worth asking for while there is time to read them."""
    if not late(state) and can(state, ask.RequestComments(by=role, at=state.clock.now)):
        says = "Send the draft to states for comments; endorsement is not asked."
        yield Advice(kind="request_comments", label="Request comments", says=says, whole=True)


def may_draft(state: State, role: RoleId) -> bool:
    allowed = open_issues(state)
    now = standing(state)
    return any(
        can(state, ask.OfferPackage(by=role, at=state.clock.now, choices={issue: 1 if now[issue] != 1 else 0}))
        for issue in allowed[:2]
    )


def _meetings(state: State, role: RoleId) -> Iterator[Advice]:
    for other in sorted(counterparts(state, role), key=lambda one: contact_cost(state, one)):
        if pen_house(state, other) and may_call(state, role, other):
            yield meet(
                state, other, "Two pens draft together only after a meeting in this phase: choose whom you call."
            )


_CALL = "Two pens draft together only after a meeting in this phase: choose whom you call."
