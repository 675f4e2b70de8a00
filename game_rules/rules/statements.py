"""Statements: a card that one may show, and play, against a text; a reading that one may put beside it."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import ONCE
from game_rules.commands import PublishStatement, ThreatenStatement
from game_rules.events import Event, StatementPublished, StatementThreatened
from game_rules.ids import RoleId
from game_rules.reason import Reason
from game_rules.rules.capitals import cards_in_hand, noise_shortens_leashes, only_states
from game_rules.rules.order import game_must_be_running
from game_rules.seats import pens, role_of
from game_rules.state import State

_INTERPRETING = (
    "interpretative statement of Turkey, 15 July 2016 (MFA QA-25)",
    "ILC Guide to Practice on Reservations to Treaties (2011), 1.2",
)


def play_must_be_on_or_the_text_in_force(state: State, command: PublishStatement) -> Iterator[Reason]:
    """A signed text is read, and its readings answered, until all is revealed; everything else belongs to play."""
    reads = command.statement != "condemnation"
    if not (reads and in_force(state)):
        yield from game_must_be_running(state, command)


def a_card_must_be_in_hand(state: State, command: PublishStatement | ThreatenStatement) -> Iterator[Reason]:
    """A statement is played from the hand (paper L461-L463)."""
    if cards_in_hand(state, command.by) < 1:
        yield Reason(
            rule="R-NO-CARD",
            says="You have no statement left.",
            cites=("paper L461-L463",),
            remedy="Object to a clause, or take a stance on the draft.",
        )


def only_states_condemn(state: State, command: PublishStatement) -> Iterator[Reason]:
    """To condemn a text, or answer its reading, belongs to states; whoever agrees to it may say how it reads it."""
    if command.statement != "interpretation":
        yield from only_states(state, command)


def condemnation_plays_a_card(state: State, command: PublishStatement) -> Iterator[Reason]:
    """To condemn costs the card that was shown as a threat; a reading costs nothing."""
    if command.statement == "condemnation":
        yield from a_card_must_be_in_hand(state, command)


def interpretation_needs_a_frozen_text(state: State, command: PublishStatement) -> Iterator[Reason]:
    """One reads what lies before the houses in its final words."""
    if command.statement == "interpretation" and not state.decision.frozen:
        yield Reason(
            rule="R-PHASE",
            says="There is no final text to interpret: the draft is not frozen.",
            cites=_INTERPRETING,
            holders=pens(state),
            remedy="Object to a clause now; when the draft is frozen, let it pass and put your reading beside it.",
        )


def interpretation_follows_consent(state: State, command: PublishStatement) -> Iterator[Reason]:
    """A reading stands beside a text that one has agreed to: by letting it pass, by a yes, or by signing."""
    if command.statement == "interpretation" and state.decision.frozen and not has_agreed(state, command.by):
        yield Reason(
            rule="R-NO-STANDING",
            says="Only whoever has agreed to the text may put a reading beside it.",
            cites=_INTERPRETING,
            holders=(command.by,),
            remedy="Let it pass in each house where you sit (or say yes, or sign) first; if you cannot, break silence.",
        )


def interpretation_is_given_once(state: State, command: PublishStatement) -> Iterator[Reason]:
    """One reading of one text."""
    if command.statement == "interpretation" and command.by in state.corridors.readings:
        yield Reason(
            rule="R-NO-CARD",
            says="Your reading stands beside this text.",
            cites=(ONCE,),
            remedy="A text that is frozen anew may be read anew.",
        )


def an_answer_needs_a_reading(state: State, command: PublishStatement) -> Iterator[Reason]:
    """Answered is what another state has said about a text in force, and nobody has answered yet."""
    if command.statement == "answer" and not unanswered(state, command.by):
        yield Reason(
            rule="R-PHASE",
            says="No other state's reading of a text in force waits for an answer.",
            cites=_INTERPRETING,
            remedy="Say how you read the text yourself, where you have agreed to it.",
        )


def an_answer_is_given_once(state: State, command: PublishStatement) -> Iterator[Reason]:
    """One answer a state."""
    if command.statement == "answer" and command.by in state.corridors.answered:
        yield Reason(
            rule="R-NO-CARD",
            says="You have answered a reading of this text.",
            cites=_INTERPRETING,
            remedy="Leave it there: what was signed stays as it is.",
        )


def in_force(state: State) -> bool:
    """Has a text been signed that all may still talk about in their roles?"""
    return state.decision.frozen and state.decision.outcome == "adopted" and not state.ledger.revealed


def unanswered(state: State, role: RoleId) -> tuple[RoleId, ...]:
    """Other states whose reading of the text in force nobody has answered, the first one first."""
    now = state.corridors
    return tuple(one for one in now.interpreted if one != role and one not in now.answered.values())


def has_agreed(state: State, role: RoleId) -> bool:
    """Has a role agreed to the frozen text: signed it, or let it pass (said yes) wherever it sits?"""
    decision = state.decision
    if role in decision.signed:
        return True
    houses = role_of(state, role).houses if role in state.cast else ()
    said = decision.let_pass | decision.yes
    return bool(houses) and all(house in decision.agreed or (house, role) in said for house in houses)


def threaten(state: State, command: ThreatenStatement) -> Iterator[Event]:
    yield StatementThreatened(by=command.by, at=command.at, to=command.to, noticed=True)


def publish(state: State, command: PublishStatement) -> Iterator[Event]:
    yield StatementPublished(
        by=command.by,
        at=command.at,
        statement=command.statement,
        text=command.text,
        noticed=command.statement == "interpretation" and in_force(state),
        answers=unanswered(state, command.by)[0] if command.statement == "answer" else "",
    )
    if command.statement == "condemnation":
        yield from noise_shortens_leashes(state, command.at)


# --- how events change the corridors ----------------------------------------------------------------------------------


def threatened(state: State, event: StatementThreatened) -> State:
    """A threat made aside drew no attention in older games."""
    corridors = state.corridors
    draws = event.noticed or not event.to
    noticed = corridors.noticed | {event.by} if draws else corridors.noticed
    return replace(
        state, corridors=replace(corridors, threats=(*corridors.threats, (event.by, event.to)), noticed=noticed)
    )


def published(state: State, event: StatementPublished) -> State:
    corridors = state.corridors
    if event.statement == "answer":
        return replace(state, corridors=replace(corridors, answered={**corridors.answered, event.by: event.answers}))
    if event.statement == "interpretation":
        loud = (*corridors.interpreted, event.by) if event.noticed else corridors.interpreted
        readings = {**corridors.readings, event.by: event.text}
        return replace(state, corridors=replace(corridors, readings=readings, interpreted=loud))
    hands = {**corridors.cards_in_hand, event.by: cards_in_hand(state, event.by) - 1}
    corridors = replace(corridors, cards_in_hand=hands, published=(*corridors.published, event.by))
    return replace(state, corridors=corridors)


EVOLVE = {StatementThreatened: threatened, StatementPublished: published}
