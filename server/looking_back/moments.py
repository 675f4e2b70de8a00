"""Three moments: places of the replay that are worth a class's time, each with an open question.

The turning point, the dearest objection, and the widest difference: between the games of the class, or to history.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from game_rules.events import DraftAgreed, ObjectionRaised, PackageOffered, SilenceBroken
from game_rules.ids import Choices, IssueId
from game_rules.points import table_agrees, worth
from game_rules.reason import sentence
from game_rules.seats import name, names, subject
from game_rules.state import State
from game_rules.texts import clause_name, standing
from server.looking_back.recording import Recording, Step

MOST = 3

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, kw_only=True, slots=True)
class Worthwhile:
    """A moment to open: the event (counted from 0) in the recording, what happened, what to ask, what it tests."""

    event: int
    at: int
    title: str
    tells: str
    question: str
    propositions: tuple[str, ...]


def three_moments(recording: Recording, others: Sequence[Choices] = ()) -> tuple[Worthwhile, ...]:
    """Three wherever the game has three: what the first three lack, simpler ones make up.

    `others` are the last texts of the other games of the class.
    """
    found = [turning_point(recording), dearest_objection(recording), widest_difference(recording, others)]
    kept = [moment for moment in found if moment]
    for moment in (broken_silence(recording), first_text(recording), first_offer(recording)):
        if moment and len(kept) < MOST and moment.event not in {one.event for one in kept}:
            kept.append(moment)
    return tuple(kept)


def last_text(state: State) -> Choices:
    """What was adopted, or what stood when the clock stopped."""
    return state.decision.adopted or standing(state)


def turning_point(recording: Recording) -> Worthwhile | None:
    """When the number of tables that could live with the text changed most; the later of two such moments."""
    swings = [(_agreeing(step.after) - _agreeing(step.before), at) for at, step in _numbered(recording)]
    swing, at = max(swings, key=lambda found: (abs(found[0]), found[1]), default=(0, 0))
    if not swing:
        return None
    step = recording.steps()[at - 1]
    before, after, cast = _agreeing(step.before), _agreeing(step.after), len(step.after.cast)
    return Worthwhile(
        event=at,
        at=step.event.at,
        title="The turning point",
        tells=f"The tables that could live with the text went from {before} to {after} of {cast}.",
        question="What changed here, and who saw it coming?",
        propositions=("P12", "P14"),
    )


def dearest_objection(recording: Recording) -> Worthwhile | None:
    """The objection whose price, or whose clause, meant most to everybody else together."""
    raised = _all(recording, ObjectionRaised)
    if not raised:
        return None
    at, step, event = max(raised, key=lambda found: (_cost_to_others(found[1].after, found[2]), -found[0]))
    against = clause_name(step.after, event.issue, event.option)
    price = f", asking {clause_name(step.after, *event.price)}" if event.price else ", without a price"
    return Worthwhile(
        event=at,
        at=event.at,
        title="The dearest objection",
        tells=f"{name(step.after, event.by)} objected to {against}{price}.",
        question="Was it worth its price, to whom, and who paid in the end?",
        propositions=("P14", "P9"),
    )


def widest_difference(recording: Recording, others: Sequence[Choices] = ()) -> Worthwhile | None:
    """The clause on which the class's games ended furthest apart (a game alone is set beside history), and when it
    was settled here."""
    end = recording.end
    history = {**last_text(end), **end.scenario.historical_package}
    texts = [last_text(end), *(others or [history])]
    spread = {issue: max(t[issue] for t in texts) - min(t[issue] for t in texts) for issue in last_text(end)}
    issue = max(spread, key=lambda one: spread[one])
    if not spread[issue]:
        return None
    at, step = _settled(recording, issue)
    beside = "the other games" if others else "history"
    there = " and ".join(
        sorted({clause_name(end, issue, text[issue]) for text in texts[1:] if text[issue] != texts[0][issue]})
    )
    return Worthwhile(
        event=at,
        at=step.event.at if step else 0,
        title="The widest difference",
        tells=f"Here the text ended at {clause_name(end, issue, texts[0][issue])}; in {beside} it was {there}.",
        question=f"What made this game differ from {beside} on this clause: the people, or the order of moves?",
        propositions=("P7", "P12"),
    )


def broken_silence(recording: Recording) -> Worthwhile | None:
    """The last silence that was broken."""
    for at, step, event in _all(recording, SilenceBroken)[-1:]:
        clause = clause_name(step.after, event.issue, event.option)
        return Worthwhile(
            event=at,
            at=event.at,
            title="A silence broken",
            tells=f"{subject(step.after, event.role)} broke silence over {clause}.",
            question="What would have bought this silence, and who could have paid?",
            propositions=("P14", "P9"),
        )
    return None


def first_text(recording: Recording) -> Worthwhile | None:
    """When the pens agreed on a draft for the first time."""
    for at, step, event in _all(recording, DraftAgreed)[:1]:
        return Worthwhile(
            event=at,
            at=event.at,
            title="The first text",
            tells=f"{sentence(names(step.after, event.pens))} initialled the first draft.",
            question="Whose clauses were in it, and who had not been asked?",
            propositions=("P2", "P7"),
        )
    return None


def first_offer(recording: Recording) -> Worthwhile | None:
    """When somebody put a complete text on the table."""
    for at, step, event in _all(recording, PackageOffered)[:1]:
        return Worthwhile(
            event=at,
            at=event.at,
            title="The first offer",
            tells=f"{subject(step.after, event.by)} offered the first package.",
            question="Why did it not become the text, or what did going first bring?",
            propositions=("P7", "P12"),
        )
    return None


def _numbered(recording: Recording) -> list[tuple[int, Step]]:
    return list(enumerate(recording.steps(), start=1))


def _all(recording: Recording, kind: type[_Kind]) -> list[tuple[int, Step, _Kind]]:
    """Every event of one kind in order, with its number and its step."""
    return [(at, step, step.event) for at, step in _numbered(recording) if isinstance(step.event, kind)]


def _agreeing(state: State) -> int:
    text = standing(state)
    return sum(table_agrees(state, role, text) for role in state.cast)


def _cost_to_others(state: State, event: ObjectionRaised) -> int:
    """What the objector takes from the others: the price at their tables, or the clause that it wants out."""
    issue, wanted = event.price or (event.issue, 0)
    stands = standing(state)[issue] if event.price else event.option
    losses = (worth(state, role, issue, stands) - worth(state, role, issue, wanted) for role in state.cast)
    return sum(max(0, loss) for loss in losses)


def _settled(recording: Recording, issue: IssueId) -> tuple[int, Step | None]:
    """The last event that moved this clause; the opening if none did."""
    moves = [(at, step) for at, step in _numbered(recording) if _at(step.before, issue) != _at(step.after, issue)]
    return moves[-1] if moves else (0, None)


def _at(state: State, issue: IssueId) -> int:
    return last_text(state)[issue]
