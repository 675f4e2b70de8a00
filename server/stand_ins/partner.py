"""A sparring partner: opens near its best, asks a price before conceding, comes down to its walk-away at the end."""

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
    talking,
    work,
)
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind

Urge = Callable[[Knowledge, Mind], Iterator[Act]]

BRIEFING: tuple[Urge, ...] = (answering.first_call, capitals.first_call, capitals.ready)

PLAY: tuple[Urge, ...] = (
    deciding.answer,
    ballots.answer,
    files.vote,
    meetings.answer,
    deciding.sign,
    deciding.words,
    projects.sell,
    answering.first_call,
    answering.meetings,
    pens.meet_people,
    pens.initial,
    answering.packages,
    leashes.hear_about_rope,
    papers.release,
    answering.questions,
    talking.give_the_reason,
    talking.ask_for_the_word,
    pens.keep_the_door,
    papers.block,
    papers.share,
    leashes.ask_for_rope,
    pens.meet,
    projects.draw_up,
    capitals.accept,
    capitals.relent,
    capitals.stance,
    projects.readjust,
    capitals.complain,
    talking.explain_oneself,
    pens.mediate,
    work.answer,
    work.claim,
    files.pursue,
    meetings.propose,
    ballots.put,
    capitals.offer,
    deciding.freeze,
    pens.answer_demands,
    capitals.demand,
    leashes.hold,
    capitals.ask_in,
    capitals.lend_a_name,
    capitals.call_a_capital,
    work.arrange,
    work.write,
    work.task,
    capitals.make_noise,
    projects.travel,
    projects.close,
    projects.beside,
    pens.invite_comments,
    capitals.comment,
    capitals.predict,
    talking.speak_up,
    capitals.ready,
)
"""What a partner thinks of, the most urgent first."""
