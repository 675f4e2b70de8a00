"""View: what one reader may see of a game, built up from nothing."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from game_rules.ids import LECTURER, PUBLIC, SPECTATOR
from game_rules.state import State
from game_rules.texts import open_issues
from game_rules.view.corridors import lobby
from game_rules.view.debrief import debrief
from game_rules.view.kept import kept, ways
from game_rules.view.meetings import calendar
from game_rules.view.next import advice
from game_rules.view.offers import acts, questions
from game_rules.view.packages import packages
from game_rules.view.papers import papers
from game_rules.view.projects import projects_seen
from game_rules.view.ring import game, ring
from game_rules.view.seen import initials_of_the_draft, stances_told
from game_rules.view.shapes import Change, Debriefing, View
from game_rules.view.sheet import me
from game_rules.view.text import authors, change, decision, draft
from game_rules.view.work import work


def view(state: State, reader: str) -> View:
    """Everything that `reader` (a seated role, `public`, `spectator`, `lecturer`) may see. Raises `KeyError` else.

    A spectator sees what the public sees; who is in touch with whom is told line by line, as talk is.
    """
    if reader == SPECTATOR:
        return replace(view(state, PUBLIC), reader=SPECTATOR)
    if reader not in (*state.cast, PUBLIC, LECTURER):
        raise KeyError(reader)
    wise, over = advice(state, reader), state.clock.status == "over"
    table, corridors, decided, ledger = state.table, state.corridors, state.decision, state.ledger
    now, inside, whole = table.draft, corridors.insiders, (table, corridors) if over else (None, None)

    def part(what: str, draw: Callable[[State, str], _T], *parts: object, says: object = None, of: str = reader) -> _T:
        return kept(state, what, of, parts, lambda: draw(state, reader), says)

    return View(
        reader=reader,
        game=part("game", lambda s, _: game(s), ledger, says=(now is None, decided.frozen, decided.outcome), of=""),
        ring=ring(state, reader, wise),
        questions=questions(state, reader, wise),
        acts=acts(state, reader, wise),
        draft=part(
            "draft",
            draft,
            *_around_the_text(state),
            says=(authors(state), initials_of_the_draft(state), open_issues(state)),
        ),
        decision=part(
            *("decision", decision, decided, state.files, now, state.stand_ins, ledger, table.objections, inside),
            says=stances_told(state, reader) if decided.frozen else None,
        ),
        packages=() if over else packages(state, reader),
        papers=part("papers", papers, state.papers, ledger),
        meetings=part("meetings", calendar, state.meetings),
        change=_NO_CHANGE if over else part("change", change, now, table.previous, inside, ledger),
        me=part("me", me, now, decided, ledger, *ways(state, reader), *whole),
        projects=part("projects", projects_seen, state.projects, now, inside, state.files),
        lobby=part("lobby", lobby, ledger, *_around_the_lobby(state)),
        work=part("work", work, state.work, ledger, state.files, corridors.contacts),
        debrief=part("debrief", debrief, *_all_that_happened(state)) if over else _NO_DEBRIEF,
    )


_T = TypeVar("_T")
_NO_CHANGE = Change()
_NO_DEBRIEF = Debriefing()


def _all_that_happened(state: State) -> tuple[object, ...]:
    return (
        state.table,
        state.corridors,
        state.decision,
        state.ledger,
        state.files,
        state.meetings,
        state.projects,
        state.work,
    )


def _around_the_lobby(state: State) -> tuple[object, ...]:
    now = state.corridors
    heard = (now.threats, now.published, now.disclosed, now.stands_known)
    return (now.meetings, now.leash, now.demands, now.demanded, now.insiders, now.dearer, state.table.draft, *heard)


def _around_the_text(state: State) -> tuple[object, ...]:
    """What the text in the room draws on, apart from who first tabled what stands."""
    table, corridors = state.table, state.corridors
    packages = table.packages if state.scenario.procedure == "accept" else None
    noise = (corridors.noticed, corridors.interpreted, corridors.published, corridors.leaked_by, corridors.insiders)
    return (table.draft, table.objections, packages, state.decision, state.files, state.ledger, *noise)
