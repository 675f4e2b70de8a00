"""Letters between staffs: one writes, the other answers; both are a drafting meeting then (paper L424-L428)."""

from collections.abc import Iterator
from dataclasses import replace

from game_rules.cites import ORDER
from game_rules.commands import ExchangeLetters
from game_rules.events import Event, LetterAnswered, LetterSent
from game_rules.reason import Reason
from game_rules.rules.staff import have_met, not_enough_points, reply, spend
from game_rules.rules.tasking import area_of, with_work
from game_rules.rules.turf import competent, touch
from game_rules.seats import names, the
from game_rules.state import Letter, Meeting, State

LETTER_COST = 1
"""Action points of a letter, whoever gets it: writing is cheap, waiting is not."""


def letter_waiting(state: State, writer: str, addressee: str, area: str) -> Letter | None:
    """A letter about an area that waits for its answer."""
    waits = (one for one in state.work.letters if not one.answered and one.area == area)
    return next((one for one in waits if (one.by, one.to) == (writer, addressee)), None)


def letter_must_be_paid(state: State, command: ExchangeLetters) -> Iterator[Reason]:
    """A letter costs an action point; an answer costs nothing."""
    if letter_waiting(state, command.role, command.by, command.area) is None:
        yield from not_enough_points(state, command.by, LETTER_COST)


def one_letter_at_a_time(state: State, command: ExchangeLetters) -> Iterator[Reason]:
    """Who has written waits for the answer."""
    if letter_waiting(state, command.by, command.role, command.area):
        yield Reason(
            rule="R-PHASE",
            says=f"Your letter to {the(state, command.role)} has not been answered yet.",
            cites=(ORDER,),
            holders=(command.role,),
            remedy="Wait, or call on them.",
        )


def letters_must_bring_something(state: State, command: ExchangeLetters) -> Iterator[Reason]:
    """Who has met in this phase need not write as well."""
    asked = letter_waiting(state, command.role, command.by, command.area)
    if asked is None and {command.by, command.role} <= set(state.cast) and have_met(state, command.by, command.role):
        yield Reason(
            rule="R-PHASE",
            says=f"You have met {the(state, command.role)} in this phase: a letter would add nothing.",
            cites=(ORDER,),
            remedy="Arrange something, or initial a package.",
        )


def others_may_be_competent(state: State, command: ExchangeLetters) -> Iterator[Reason]:
    """A warning to whoever answers about what is not its own: whose it is will hear of it (paper L536-L543)."""
    asked = letter_waiting(state, command.role, command.by, command.area)
    area, whose = area_of(state, command.area), competent(state, command.by, command.area)
    if asked and asked.label == "technical" and area and whose:
        yield Reason(
            rule="W-COMPETENCE",
            says=f"{area.title} belongs to {names(state, whose)}, and it will hear of your answer.",
            cites=("paper L536-L543",),
            holders=whose,
            remedy="Ask for a political letter, or send the writer to them.",
        )


def write(state: State, command: ExchangeLetters) -> Iterator[Event]:
    """A letter, or the answer to one."""
    asked = letter_waiting(state, command.role, command.by, command.area)
    if asked is None:
        yield LetterSent(
            by=command.by,
            at=command.at,
            role=command.role,
            area=command.area,
            label=command.label,
            cost=LETTER_COST,
        )
        return
    technical = asked.label == "technical"
    yield LetterAnswered(
        by=command.by,
        at=command.at,
        role=command.role,
        area=command.area,
        counts=command.at + reply(state, command.role, command.by),
        turf=competent(state, command.by, command.area) if technical else (),
    )


# --- how events change the work ---------------------------------------------------------------------------------------


def sent(state: State, event: LetterSent) -> State:
    letter = Letter(by=event.by, to=event.role, area=event.area, label=event.label, phase=state.clock.number)
    state = spend(state, event.by, event.cost)
    return with_work(state, replace(state.work, letters=(*state.work.letters, letter)))


def answered(state: State, event: LetterAnswered) -> State:
    """The exchange counts as a drafting meeting once whoever must agree to the answer has done so."""
    key = (event.role, event.by, event.area)
    letters = tuple(
        replace(one, answered=True) if (one.by, one.to, one.area) == key and not one.answered else one
        for one in state.work.letters
    )
    meeting = Meeting(
        caller=event.role,
        called=event.by,
        answered=event.counts,
        phase=state.clock.number,
        met=event.counts <= event.at,
    )
    corridors = replace(state.corridors, meetings=(*state.corridors.meetings, meeting))
    state = with_work(replace(state, corridors=corridors), replace(state.work, letters=letters))
    return touch(state, event.by, event.area, event.turf)


EVOLVE = {LetterSent: sent, LetterAnswered: answered}
