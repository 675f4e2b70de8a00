"""Freezing: a pen closes a clean, quiet draft and puts it before both houses while there is time for a silence."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import BRACKETS, ORDER, PENS, VERSIONS
from game_rules.commands import FreezeText
from game_rules.events import Event, FreezingClosed, TextFrozen
from game_rules.ids import CLOCK, LECTURER, SECOND, Choices
from game_rules.reason import Reason
from game_rules.rules.clock import ends_play
from game_rules.rules.order import introduced
from game_rules.rules.silence import SHORTEST_SILENCE
from game_rules.seats import pens, subject
from game_rules.state import Decision, State
from game_rules.texts import attention, the_draft, too_loud, words_of, words_over


def only_pens_freeze(state: State, command: FreezeText) -> Iterator[Reason]:
    """The pens close the text."""
    if command.by not in pens(state):
        yield Reason(
            rule="R-NO-STANDING",
            says=f"{subject(state, command.by)} holds no pen.",
            cites=(PENS,),
            holders=pens(state),
            remedy="Ask a pen to freeze the draft.",
        )


def there_must_be_a_draft_to_freeze(state: State, command: FreezeText) -> Iterator[Reason]:
    """Only a draft that will be signed can be frozen, and only once at a time."""
    if state.scenario.signing is None:
        yield Reason(
            rule="R-PHASE",
            says="Nothing is frozen here: a package is adopted when everybody who must has accepted it.",
            cites=(ORDER,),
            remedy="Accept a package, or win those who have not.",
        )
    elif state.table.draft is None:
        yield Reason(
            rule="R-VERSION",
            says="There is no draft: no package bears the initials of both pens.",
            cites=(VERSIONS,),
            holders=pens(state),
            remedy="Get both pens under one package.",
        )
    elif state.decision.frozen:
        yield Reason(
            rule="R-PHASE", says="The draft is frozen.", cites=(ORDER,), remedy="Wait until both houses have answered."
        )


def text_must_be_clean(state: State, command: FreezeText) -> Iterator[Reason]:
    """A text with open brackets goes before no house."""
    yield from open_brackets(state)


def text_must_be_quiet(state: State, command: FreezeText) -> Iterator[Reason]:
    """Above the ceiling a text turns political and needs endorsement by both houses (M101, M110, M111)."""
    draft = state.table.draft
    yield from loudness(state, draft.choices) if draft else ()


def long_texts_are_noticed(state: State, command: FreezeText) -> Iterator[Reason]:
    """A warning: beyond the words that are free every fifty more draw a point of attention (C060)."""
    if over := words_over(state):
        numbers, words = state.scenario.parameters, words_of(state)
        points = f"{over} point{'' if over == 1 else 's'} of attention"
        yield Reason(
            rule="W-LENGTH",
            says=f"Your own wordings run to {words} words; above {numbers.words_free} they draw {points}.",
            cites=("paper L448-L450",),
            holders=pens(state),
            remedy="Shorten a wording, or take the canonical one.",
        )


def there_must_be_time(state: State, command: FreezeText) -> Iterator[Reason]:
    """No time left means no declaration."""
    if state.clock.ends and state.clock.ends - command.at < SHORTEST_SILENCE:
        yield Reason(
            rule="R-DEADLINE",
            says="There is no time left for a silence.",
            cites=("NATO practice: a silence runs to its deadline",),
            holders=(LECTURER,),
            remedy="The clock ends the game, unless the lecturer gives more time.",
        )


# --- why a text cannot be frozen: asked by a pen that freezes, and by a page that shows what stands in the way --------


def open_brackets(state: State) -> Iterator[Reason]:
    """The clauses of the draft that are still open."""
    draft = state.table.draft
    for issue in draft.brackets if draft else ():
        yield Reason(
            rule="R-BRACKETS",
            says=f"Open brackets in {state.scenario.issue_by_id[issue].title}.",
            cites=(BRACKETS,),
            holders=pens(state),
            remedy="Agree on a wording for the clause, or get both pens under a package.",
        )


def loudness(state: State, choices: Choices) -> Iterator[Reason]:
    """A text that draws more attention than it may."""
    if too_loud(state, choices):
        limit = state.scenario.parameters.attention_ceiling
        yield Reason(
            rule="R-ATTENTION",
            says=f"The text draws {attention(state, choices)} points of attention (limit {limit}).",
            cites=("paper L464-L465",),
            holders=pens(state),
            remedy="Make a clause quieter, or ask both houses to endorse the text.",
        )


def freeze(state: State, command: FreezeText) -> Iterator[Event]:
    draft = the_draft(state)
    length = state.form.silence_seconds * SECOND
    deadline = min(command.at + length, state.clock.ends) if state.clock.ends else command.at + length
    yield TextFrozen(
        by=command.by,
        at=command.at,
        draft=draft.number,
        procedure="endorsement" if _asks_for_endorsement(state, draft.choices) else "silence",
        deadline=deadline,
    )


def _asks_for_endorsement(state: State, choices: Choices) -> bool:
    """Does the text want a yes of both houses, where others want their silence?"""
    signing = state.scenario.signing
    return signing is not None and choices.get(signing.endorsement_issue) == signing.endorsement_option


# --- what falls due ---------------------------------------------------------------------------------------------------


def due_last_call(state: State) -> tuple[int, Iterator[Event]] | None:
    """When what is left of the clock is too short for a silence, everybody is told."""
    clock = state.clock
    asks = any(introduced(state, kind) for kind in ("start_silence", "call_vote"))
    may_freeze = introduced(state, "freeze_text") if state.scenario.signing else asks and ends_play(state)
    if not may_freeze or not clock.ends or clock.freezing_closed:
        return None
    at = max(clock.ends - SHORTEST_SILENCE + 1, clock.now)
    return at, iter((FreezingClosed(by=CLOCK, at=at),))


# --- how events change the decision -----------------------------------------------------------------------------------


def frozen(state: State, event: TextFrozen) -> State:
    decision = Decision(
        frozen=True,
        procedure=event.procedure,
        frozen_at=event.at,
        deadline=event.deadline,
        breaks=state.decision.breaks,
        passed_oath=state.decision.passed_oath,
    )
    return replace(state, decision=decision, corridors=replace(state.corridors, readings={}))


def freezing_closed(state: State, event: FreezingClosed) -> State:
    return replace(state, clock=replace(state.clock, freezing_closed=True))


EVOLVE = {FreezingClosed: freezing_closed, TextFrozen: frozen}
