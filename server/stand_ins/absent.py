"""A stand-in for an absent player: holds points and red lines, answers each package once, and keeps the game moving."""

from collections.abc import Callable, Iterator

from server.stand_ins import (
    answering,
    ballots,
    capitals,
    deciding,
    files,
    leashes,
    meetings,
    papers,
    pens,
    projects,
    work,
)
from server.stand_ins.judging import takes
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.pricing import complaints
from server.stand_ins.trading import changed, next_text

Urge = Callable[[Knowledge, Mind], Iterator[Act]]

MINUTE = 60_000
HALF = 0.5
"""The share of a phase after which the table has been empty for too long."""


def answer_packages(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """One answer to each version on the table: yes by its table, or an objection with a price, or a stance."""
    if known.frozen:
        return
    for one in known.packages:
        if one.owner == known.role or (one.owner, one.version) in known.desk.answered:
            continue
        if not known.room.me.is_state and one.owner in known.people and not takes(known, mind, one.choices):
            continue
        if takes(known, mind, one.choices):
            yield from _yes(known, one.owner, one.version)
            continue
        for (issue, option), asked in complaints(known, mind, one.choices):
            data = {"issue": issue, "option": option} | ({"price": asked} if asked else {})
            if (issue, option) not in known.desk.objected:
                yield Act(kind="object", data=data)
        yield Act(kind="set_stance", data={"stance": "would_break", "owner": one.owner})


def _yes(known: Knowledge, owner: str, version: int) -> Iterator[Act]:
    if known.room.pen:
        yield Act(kind="initial", data={"owner": owner, "version": version})
        return
    if known.room.procedure == "accept":
        yield Act(kind="accept_package", data={"owner": owner, "version": version})
    yield Act(kind="set_stance", data={"stance": "can_be_silent", "owner": owner})


def meet_for_initials(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A pen calls the other side's pen whose text it would initial, or who has initialled one that it would."""
    if not known.room.pen or known.frozen:
        return
    for one in known.packages:
        theirs = [pen for pen in known.room.other_pens if pen in one.initials]
        if theirs and takes(known, mind, one.choices) and not any(known.called(pen) for pen in theirs):
            cheapest = min(theirs, key=lambda pen: (known.room.calls[pen], pen))
            yield Act(kind="contact", data={"role": cheapest})


def first_text(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """An empty table half-way through a phase: a pen lays a text on it, so that the others have something to change."""
    bare = known.draft is None and not known.packages
    if known.room.pen and bare and known.sees_text and known.spent >= HALF and (text := next_text(known, mind)):
        yield from (Act(kind="offer_package", data={"choices": moves}) for moves in [changed(known, text)] if moves)


def freeze_in_time(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Freezing is left to players who hold a pen, until it is nearly too late."""
    left = known.ends - known.now
    played = any(pen in known.people for pen in known.room.pens)
    if not played or known.reopened or left <= known.room.silence + MINUTE:
        yield from deciding.freeze(known, mind)


BRIEFING: tuple[Urge, ...] = (capitals.first_call, capitals.ready)


def after_a_break(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Find the word and freeze again: a pen whose house waits does not wait for the minute."""
    if known.reopened or known.drafting_closed:
        yield from deciding.words(known, mind)
        yield from freeze_in_time(known, mind)


DECISION: tuple[Urge, ...] = (
    deciding.answer,
    ballots.answer,
    files.vote,
    meetings.answer,
    deciding.sign,
    after_a_break,
)
"""What has a deadline of its own, and cannot wait until a minute has gone."""

PLAY: tuple[Urge, ...] = (
    *DECISION,
    projects.sell,
    deciding.words,
    pens.keep_the_door,
    papers.block,
    meet_for_initials,
    answer_packages,
    answering.first_call,
    answering.meetings,
    answering.packages,
    leashes.hear_about_rope,
    papers.release,
    answering.questions,
    projects.draw_up,
    first_text,
    capitals.relent,
    capitals.stance,
    pens.answer_demands,
    freeze_in_time,
    work.answer,
    files.pursue,
    meetings.propose,
    ballots.put,
    projects.travel,
    projects.beside,
    capitals.ready,
)
"""What a stand-in thinks of, the most urgent first."""
