"""Answering people: a first call, a package, a question; about the very clause that was named, and what would help."""

import re
from collections.abc import Iterator

from game_rules.commands import Clause
from game_rules.ids import RoleId
from server.stand_ins import hearing
from server.stand_ins.clauses import dearest, on_topic, wanted_most
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.promises import why_otherwise
from server.stand_ins.remembered import Heard
from server.stand_ins.telling import on_meeting, on_silence
from server.stand_ins.verdict import on_package, on_question
from server.stand_ins.voices import message


def first_call(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Whoever called first hears what I want most and what worries me."""
    for role in known.desk.callers:
        if role not in known.people:
            continue
        want, worry = next(iter(wanted_most(known)), None), dearest(known)
        if want and worry:
            slots = {"want": known.clause(want), "worry": known.clause(worry)}
            yield message(known, mind, "first", (role,), (want,), **slots)
        elif want:
            yield message(known, mind, "first_plain", (role,), (want,), want=known.clause(want))


def meetings(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Whoever has met me hears what I could initial, what stands in its way, and which clause is dearest to me."""
    for role in known.desk.met:
        if role in known.people:
            kind, clauses, slots = on_meeting(known, mind)
            yield message(known, mind, kind, (role,), clauses, **slots)


def packages(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A staff answers every package of a person: with its price, or with the reason why not."""
    for one in known.unanswered:
        kind, clauses, slots = on_package(known, mind, one)
        yield message(known, mind, kind, (one.owner,), clauses, **slots)


def questions(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """An answer to what people say to me, with the truth of the moment."""
    for role, heard in known.desk.heard.items():
        if role in known.people and _means_me(known, mind, role, heard):
            yield _answer(known, mind, role, heard)


def _answer(known: Knowledge, mind: Mind, role: RoleId, heard: Heard) -> Act:
    named = hearing.named(known.room.vocabulary, known.words(heard.text))
    told = {issue: option for issue, option in named if option is not None} | dict(heard.clauses)
    asked = {issue: option for issue, option in told.items() if (role, issue, option) not in known.desk.grievances}
    to = (role,)
    spoken_of = {issue for issue, _ in named} | set(told)
    if (under := on_silence(known, mind)) and (not spoken_of or spoken_of == {issue for issue, _ in under[1]}):
        kind, clauses, slots = under
        return message(known, mind, kind, to, clauses, **slots)
    if asked:
        return _on_text(known, mind, role, tuple(asked.items()))
    for issue in [*(issue for issue, _ in named), *told]:
        kind, clauses, slots = on_topic(known, issue)
        return message(known, mind, kind, to, clauses, **slots)
    wants = wanted_most(known) or (next(iter(known.standing.items())),)
    want = wants[len(known.said_to(to)) % len(wants)]
    kind = "asks" if known.sees_text else "hidden"
    return message(known, mind, kind, to, (want,), want=known.clause(want))


def _on_text(known: Knowledge, mind: Mind, role: RoleId, asked: tuple[Clause, ...]) -> Act:
    text = {**known.standing, **dict(asked)}
    offers = sorted(known.packages, key=lambda one: one.owner != role) if not known.room.me.is_state else []
    for one in offers:
        if one.choices == text != known.standing and one.owner != known.role:
            kind, clauses, slots = on_package(known, mind, one)
            return message(known, mind, kind, (role,), clauses, **slots)
    kind, clauses, slots = on_question(known, mind, role, asked)
    why = why_otherwise(known, asked, kind, clauses)
    return message(known, mind, kind, (role,), clauses, **slots, why=why)


def _means_me(known: Knowledge, mind: Mind, role: RoleId, heard: Heard) -> bool:
    """Said to me, of a clause on the floor, to my name; else one of us answers what was said to nobody."""
    if heard.aside or (heard.clauses and mind.kind == "sparring"):
        return True
    said = known.words(heard.text)
    words = set(re.findall(r"[\w-]+", f"{said} {said.casefold()}")) - {"us"}
    meant = [one for one in known.room.cast if one != role and words & set(known.room.called[one])]
    if meant or mind.kind == "stand_in":
        return known.role in meant
    company = [one for one in known.room.cast if one not in known.people or one == known.role]
    return company[heard.at // 1000 % len(company)] == known.role
