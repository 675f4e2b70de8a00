"""The corridors as the reader sees them: whom one can call, who met whom, demands, statements."""

from game_rules.rules.felt import stands
from game_rules.rules.leash import leash, leash_means, leash_word
from game_rules.rules.staff import contact_cost, counterparts
from game_rules.seats import name, pens, principals, role_of
from game_rules.state import AskedFor, Meeting, State
from game_rules.texts import may_see_text
from game_rules.view.own_shapes import DemandSeen, Edge, Lobby, Person
from game_rules.view.seen import chip, is_player, option_gauge, sees_meeting, sees_threat


def lobby(state: State, reader: str) -> Lobby:
    """People, contacts, demands and statements that the reader may know of."""
    known = [meeting for meeting in state.corridors.meetings if sees_meeting(state, reader, meeting)]
    return Lobby(
        people=tuple(_person(state, reader, role, known) for role in state.cast if role != reader),
        edges=tuple(
            Edge(
                caller=one.caller,
                called=one.called,
                phase=state.form.phases[one.phase].name,
                answered=one.answered,
            )
            for one in known
        ),
        demands=tuple(_demand(state, reader, one) for one in state.corridors.demanded),
        statements=_statements(state, reader),
    )


def _person(state: State, reader: str, role: str, known: list[Meeting]) -> Person:
    who = role_of(state, role)
    rope = 0 if who.is_state else leash(state, role)
    callable_ = is_player(state, reader) and role in counterparts(state, reader)
    return Person(
        role=role,
        name=who.name,
        seat=who.seat,
        kind=who.kind,
        public_brief=who.public_brief,
        cost=contact_cost(state, role) if callable_ else 0,
        leash=rope,
        leash_word="" if who.is_state else leash_word(rope),
        leash_means="" if who.is_state else leash_means(state, rope),
        led=not who.is_state and reader in principals(state, role),
        met=any(reader in (one.caller, one.called) and role in (one.caller, one.called) for one in known),
    )


ANSWERS = {"yes": "yes, we will try", "no": "no", "later": "not now, perhaps later"}
"""How an answer to a demand reads."""


def _demand(state: State, reader: str, one: AskedFor) -> DemandSeen:
    current = state.corridors.demands.get(one.role) == one
    whose = "your" if one.role == reader else f"{name(state, one.role)}'s"
    return DemandSeen(
        role=one.role,
        name=name(state, one.role),
        chip=chip(state, one.issue, one.option),
        text=one.text,
        answers=tuple(one.answers.items()),
        current=current,
        mine=one.role == reader,
        worth=option_gauge(state, reader, one.issue, one.option),
        told=tuple(f"{name(state, by)} answered {whose} demand: {ANSWERS[said]}." for by, said in one.answers.items()),
        met=_met(state, reader, one),
        waits_for=tuple(pen for pen in pens(state) if pen not in one.answers) if current else (),
    )


def _met(state: State, reader: str, one: AskedFor) -> str:
    draft = state.table.draft
    met = draft is not None and draft.choices[one.issue] == one.option and may_see_text(state, reader)
    return f"Met by draft {draft.number}" if draft and met else ""


def _statements(state: State, reader: str) -> tuple[str, ...]:
    threats = [
        f"{name(state, by)} holds a public statement ready."
        for by, to in state.corridors.threats
        if sees_threat(state, reader, by, to)
    ]
    published = [f"{name(state, by)} has condemned the text in public." for by in state.corridors.published]
    disclosed = [
        f"{name(state, to)} told you that it minds {state.scenario.issue_by_id[issue].title} most."
        if issue
        else f"{name(state, to)} told you that it minds nothing in the draft."
        for (by, to), issue in state.corridors.disclosed.items()
        if by == reader
    ]
    known = [
        f"{name(state, role)} on {state.scenario.issue_by_id[issue].title}: {stands(state, role, issue)}."
        for to, role, issue in sorted(state.corridors.stands_known)
        if to == reader
    ]
    return (*threats, *published, *disclosed, *known)
