"""What next: what a role would do well to do now, most urgent first. It draws only on what the role may know."""

from collections.abc import Callable, Iterator
from functools import partial

from game_rules import commands as ask
from game_rules.ids import RoleId
from game_rules.rules.doing import has_done
from game_rules.seats import names, pen_house, role_of
from game_rules.state import State
from game_rules.texts import may_see_text
from game_rules.view.kept import kept, ways
from game_rules.view.next.advice import ASKED, LOOP, Advice, can
from game_rules.view.next.asked import asked
from game_rules.view.next.ballots import answers, put
from game_rules.view.next.dark import outside
from game_rules.view.next.files import file_vote, legislate
from game_rules.view.next.leashes import leashes, rope
from game_rules.view.next.projects import lists, readjustment, sell, trips
from game_rules.view.next.text import text_next
from game_rules.view.next.waiting import WAIT, waiting
from game_rules.view.next.weighing import late, stuck
from game_rules.view.next.work import work_asked
from game_rules.view.own import own
from game_rules.view.seen import stance_told

__all__ = ["LOOP", "Advice", "advice", "sentence"]


def sentence(state: State, reader: str, wise: "tuple[Advice, ...]") -> str:
    """One sentence: what the reader can do next."""
    if state.clock.status == "paused":
        return "The game is paused; every clock stands still."
    if reader not in state.cast:
        return LOOP
    if state.clock.status == "over":
        return "Play is over: put the role down, and look back."
    if state.clock.status == "lobby":
        return "Read your brief; the game starts when your lecturer says so."
    if reader in state.clock.ready and not any(piece.kind in ASKED for piece in wise):
        waiting = [role for role in state.cast if role not in state.clock.ready]
        if wise and (wise[0].kind in _STILL or stuck(state)):
            return f"You are ready. Before the phase ends: {wise[0].says}"
        return f"You are ready. The table waits for {names(state, waiting)}, or for the clock."
    return wise[0].says if wise else _talk(state, reader)


_STILL = ("initial", "accept_package", "freeze_text")
"""Acts that are worth a second look of whoever has said that it is ready: they make or close the text."""


def advice(state: State, role: RoleId) -> tuple[Advice, ...]:
    """What the role would do well to do, most urgent first; every piece of advice is open to it now."""
    if state.clock.status != "running" or role not in state.cast:
        return ()
    table, stance, corridors = state.table, stance_told(state, role, role), ways(state, role)
    said = (table.stances, table.asides)
    around = (state.decision, state.ledger, *corridors)
    draws_on: tuple[tuple[_Piece, tuple[object, ...]], ...] = (
        (_briefing, (state.ledger, state.corridors.first_calls, state.clock.ready)),
        (asked, (table.draft, *around)),
        (answers, (table.packages, *around)),
        (file_vote, (table.draft, *around)),
        (rope, corridors),
        (outside, (state.ledger, state.corridors.meetings, *corridors)),
        (sell, around),
        (readjustment, (table.draft, *around)),
        (text_next, (*said, table.draft, table.packages, table.objections, table.prices, state.clock.ready, *around)),
        (work_asked, corridors),
        (put, (table.packages, *around)),
        (lists, around),
        (trips, (table.objections, *around)),
        (legislate, (table.draft, *around)),
        (waiting, (*said, table.draft, table.objections, *around)),
        (_late, (table.draft, *around)),
        (leashes, corridors),
        (_done, (state.clock.ready, state.decision)),
    )
    found: dict[object, Advice] = {}
    for piece, parts in draws_on:
        for one in kept(state, piece.__name__, role, parts, partial(_all, piece, state, role), said=stance):
            found.setdefault((one.kind, one.label, str(one.data)) if one.kind else one.says, one)
    return tuple(found.values())


_Piece = Callable[[State, RoleId], Iterator[Advice]]


def _all(piece: _Piece, state: State, role: RoleId) -> tuple[Advice, ...]:
    return tuple(piece(state, role))


def _talk(state: State, reader: str) -> str:
    if state.decision.frozen:
        return WAIT
    if state.clock.drafting_closed and state.table.draft and reader in state.cast:
        mine = own(state, reader)
        if role_of(state, reader).houses and not mine.agrees(state.table.draft.choices):
            return "Drafting has closed: if this text is frozen, you may break silence over one clause, or let it pass."
        return "Drafting has closed: talk to whoever can still stop this text."
    if not may_see_text(state, reader):
        return "Talk: who writes the text now, and would carry your point into it?"
    return "Talk: who else needs this text, and what would they pay?"


def _briefing(state: State, role: RoleId) -> Iterator[Advice]:
    if state.phase is None or state.phase.stage != "briefing":
        return
    read = "Read your brief, find your red line" if own(state, role).lines else "Read your brief"
    if role not in state.corridors.first_calls and "choose_counterpart" in state.phase.opens:
        yield Advice(
            kind="choose_counterpart",
            label="Choose your first call",
            says=f"{read}, then choose whom you will call first.",
        )
    if role not in state.clock.ready:
        says, data = f"{read}, then say that you are ready.", {"phase": state.phase.id}
        yield Advice(kind="ready", label="I am ready", says=says, data=data, whole=True)


def _late(state: State, role: RoleId) -> Iterator[Advice]:
    now = state.clock.now
    if role not in state.ledger.predictions and can(
        state, ask.Predict(by=role, at=now, signed=True, shaped=state.cast[0])
    ):
        says = "Guess, for the debrief: will it be signed, who shaped it, who will block?"
        yield Advice(kind="predict", label="Fill in your prediction", says=says)
    draft = state.table.draft
    unread = draft is not None and not has_done(state, role, "comment", str(draft.number))
    words = ask.Text(ref="", digest="", words=1)
    if (
        unread
        and not pen_house(state, role)
        and not late(state)
        and can(state, ask.Comment(by=role, at=now, text=words))
    ):
        yield Advice(kind="comment", label="Comment on the draft", says="A pen has asked for comments: give one.")
    if can(state, ask.Message(by=role, at=now, text=words)):
        yield Advice(kind="message", label="Talk", says=_talk(state, role))


def _done(state: State, role: RoleId) -> Iterator[Advice]:
    if state.phase and state.phase.stage == "play" and can(state, ask.Ready(by=role, at=state.clock.now)):
        says = "Done for this phase? Say that you are ready; it ends early when everybody is."
        data = {"phase": state.phase.id}
        yield Advice(kind="ready", label="I am ready for the next phase", says=says, data=data, whole=True)
