"""Turns of events: injects for everybody, instructions and last words for one role; what they change in the tables."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import STEERING
from game_rules.commands import FireInject
from game_rules.events import CardDealt, Event, InjectFired
from game_rules.ids import CLOCK, MINUTE, SECOND, IssueId, RoleId
from game_rules.points import binds, red_lines
from game_rules.reason import Reason
from game_rules.rules.felt import felt, finds_nothing, follows
from game_rules.scenario import Card, Inject
from game_rules.seats import states
from game_rules.state import Dealt, State
from game_rules.texts import agreed_language

BREATHING_SPACE = MINUTE
"""No public shock falls within a minute of a deadline (game.md, Acts)."""


def inject_must_exist(state: State, command: FireInject) -> Iterator[Reason]:
    """A turn of events is one of the scenario's."""
    if command.inject not in state.scenario.inject_by_id:
        yield Reason(
            rule="R-VERSION",
            says=f"There is no turn of events {command.inject!r}.",
            cites=(STEERING,),
            remedy="Choose one of the list.",
        )


def inject_must_be_new(state: State, command: FireInject) -> Iterator[Reason]:
    """History does not happen twice."""
    if command.inject in state.clock.fired:
        yield Reason(
            rule="R-PHASE",
            says="That has happened.",
            cites=(STEERING,),
            remedy="Choose another one, or broadcast a word.",
        )


def inject_must_find_its_object(state: State, command: FireInject) -> Iterator[Reason]:
    """What has no text to be about does not happen; nor does what somebody has done already."""
    inject = state.scenario.inject_by_id.get(command.inject)
    if inject is not None and _lacks_its_object(state, inject):
        says = f"{inject.title}: there is no draft that it could be about."
        yield Reason(
            rule="R-HIDDEN", says=says, cites=(STEERING,), remedy="Wait for a draft, or choose another turn of events."
        )
    elif inject is not None and _has_been_done(state, inject):
        says = f"{inject.title}: a role has done that already."
        yield Reason(rule="R-NO-CARD", says=says, cites=(STEERING,), remedy="Choose another turn of events.")
    elif inject is not None and inject.effects and all(finds_nothing(state, one, command.at) for one in inject.effects):
        says = f"{inject.title}: it finds nothing to act on now."
        yield Reason(
            rule="R-PHASE", says=says, cites=(STEERING,), remedy="Choose another turn of events, or broadcast a word."
        )


def _lacks_its_object(state: State, inject: Inject) -> bool:
    return inject.needs == "draft" and state.table.draft is None


def _has_been_done(state: State, inject: Inject) -> bool:
    return inject.unless == "leaked" and bool(state.corridors.leaked_by)


def fire(state: State, command: FireInject) -> Iterator[Event]:
    yield from _fire(state, state.scenario.inject_by_id[command.inject], command.at, command.by)


def _fire(state: State, inject: Inject, at: int, by: str) -> Iterator[Event]:
    yield InjectFired(by=by, at=at, inject=inject.id)
    for effect in inject.effects:
        yield from follows(state, effect, at)


# --- consequences -----------------------------------------------------------------------------------------------------


def instructions_arrive(state: State) -> Iterator[Event]:
    """When a phase opens, its new instructions lie on every desk."""
    if state.phase is None or state.clock.status != "running":
        return
    for card in state.scenario.instructions.get(state.phase.id, ()):
        if card.role in state.cast and not _holds(state, card):
            yield CardDealt(by=CLOCK, at=state.clock.now, role=card.role, card=card.id)


def freezing_brings_last_words(state: State) -> Iterator[Event]:
    """On freezing every veto holder gets a private last word: one clause, one step, two to four points."""
    draft = state.table.draft
    if draft is None or not state.decision.frozen:
        return
    for role in states(state):
        mine = state.scenario.last_words[role]
        if any(_holds(state, card) for card in mine):
            continue
        for card in mine:
            stands = draft.choices[card.issue]
            option = stands + card.step
            if stands in (card.at or (stands,)) and _possible(state, role, card.issue, option):
                yield CardDealt(
                    by=CLOCK,
                    at=state.clock.now,
                    role=role,
                    card=card.id,
                    issue=card.issue,
                    option=option,
                    points=card.points,
                )
                break


def _possible(state: State, role: RoleId, issue: IssueId, option: int) -> bool:
    """A last word asks for an option that exists and that the role's own instructions allow."""
    if issue in agreed_language(state) or not 0 <= option < len(state.scenario.issue_by_id[issue].options):
        return False
    hard = [line for line in red_lines(state, role) if binds(state, line) and line.issue == issue and not line.unless]
    return not any(option in line.options for line in hard)


def _holds(state: State, card: Card) -> bool:
    return any(dealt.card == card.id for dealt in state.ledger.cards.get(card.role, ()))


# --- what falls due ---------------------------------------------------------------------------------------------------


def due_inject(state: State) -> tuple[int, Iterator[Event]] | None:
    """The next scheduled turn of events; one whose phase has gone by falls due at once."""
    planned = [(at, inject) for inject in state.scenario.injects if (at := _planned(state, inject)) is not None]
    if not planned:
        return None
    at, inject = min(planned, key=lambda one: (one[0], one[1].id))
    return at, _fire(state, inject, at, CLOCK)


def _planned(state: State, inject: Inject) -> int | None:
    if inject.id in state.clock.fired or state.form.id not in inject.at or state.clock.status != "running":
        return None
    if _has_been_done(state, inject) or _lacks_its_object(state, inject):
        return None
    phase, seconds = inject.at[state.form.id]
    number = next(at for at, one in enumerate(state.form.phases) if one.id == phase)
    if number > state.clock.number:
        return None
    at = state.clock.began
    if number == state.clock.number:
        at += seconds * SECOND + state.clock.extended
    if inject.needs and at < state.clock.now:
        return None
    return max(_not_near_a_deadline(state, at), state.clock.now)


def _not_near_a_deadline(state: State, at: int) -> int:
    deadline = state.decision.deadline if state.decision.frozen and not state.decision.agreed else 0
    if deadline and deadline - BREATHING_SPACE < at <= deadline:
        return deadline + 1
    return at


# --- how events change the tables -------------------------------------------------------------------------------------


def fired(state: State, event: InjectFired) -> State:
    inject = state.scenario.inject_by_id[event.inject]
    state = replace(state, clock=replace(state.clock, fired=state.clock.fired | {event.inject}))
    for effect in inject.effects:
        state = felt(state, effect, effect.role, inject.id)
    touched = {effect.issue for effect in inject.effects if effect.issue and effect.op != "unlock_procedure"}
    prices = {key: price for key, price in state.table.prices.items() if key[1] not in touched}
    return replace(state, table=replace(state.table, prices=prices))


def dealt(state: State, event: CardDealt) -> State:
    card = Dealt(card=event.card, issue=event.issue, option=event.option, points=event.points)
    ledger = state.ledger
    hands = {**ledger.cards, event.role: (*ledger.cards.get(event.role, ()), card)}
    state = replace(state, ledger=replace(ledger, cards=hands))
    for effect in state.scenario.card_by_id[event.card].effects:
        state = felt(state, effect, event.role, event.card)
    return state


EVOLVE = {InjectFired: fired, CardDealt: dealt}
