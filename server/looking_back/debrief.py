"""The debrief of first order: put the role down; then what happened, what it was worth, what was foreseen."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from game_rules.analysis.influence import influence
from game_rules.ids import LECTURER, Choices
from game_rules.points import surplus
from game_rules.scenario import Treatment
from game_rules.seats import name
from game_rules.state import State
from game_rules.view import view
from game_rules.view.shapes import Score
from server import render
from server.antechamber import antechamber
from server.gate.access import LECTURER as FOR_LECTURERS
from server.gate.access import MEMBER, Rows
from server.gate.errors import Problem
from server.gate.sessions import who
from server.lecturer.lectern import lectern, lecturer_of
from server.live import LiveGame
from server.looking_back.balance import balance, drafts_of_history
from server.looking_back.beside import leak, signed, statements
from server.looking_back.credits import owners_of_the_text, whose_clauses
from server.looking_back.looking import console_of, looker, recordings, table_of
from server.looking_back.moments import last_text, three_moments
from server.looking_back.propositions import questions, said
from server.render.environment import signed as with_sign

ROWS: Rows = {
    ("GET", "/debrief/class/{class_id}"): FOR_LECTURERS,
    ("GET", "/debrief/{game}"): MEMBER,
    ("POST", "/debrief/{game}"): FOR_LECTURERS,
    ("GET", "/artefact/{game}"): MEMBER,
}

NOT_OVER = Problem(409, "not_over", "The debrief opens when play has ended.")

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A role's points against its walk-away, as places on a line from 0 to 100."""

    score: Score
    zero: int
    walkaway: int
    points: int


@router.get("/debrief/{game}")
async def debrief(request: Request, game: str) -> Response:
    """One game, after play: my own points until all is revealed, then everybody's.

    The lecturer's page is as public as the projector that it may stand on, until `?show=all` is asked for.
    """
    live = await antechamber(request).games.get(game)
    person = await looker(request, live)
    if live.state.clock.status != "over":
        raise NOT_OVER
    secret = person.lecturer and not live.state.ledger.revealed and request.query_params.get("show") == "all"
    reader = LECTURER if secret else person.first
    seen = view(live.state, reader)
    recording = await recordings(request).of(live)
    open_to_all = secret or live.state.ledger.revealed
    moments = three_moments(recording, await _other_texts(request, live)) if open_to_all else ()
    html = render.page(
        "debrief/page.html",
        game_id=live.id,
        label=live.record.label,
        alone=live.record.origin == "alone",
        role=name(live.state, person.own) if person.own else "",
        view=seen,
        bars=bars(seen.debrief.scores),
        moments=[(one, recording.position_of(reader, one.event), said(one.propositions)) for one in moments],
        tested=said(treated.propositions)
        if (treated := live.state.scenario.treatment_by_id.get(live.state.treatment))
        else (),
        questions=[(question, said(codes)) for question, codes in questions(live.state)],
        found=live.scenario.told_in("debrief"),
        shares=influence(((one.before, one.event, one.after) for one in recording.steps()), recording.lent)
        if open_to_all
        else (),
        owners=owners_of_the_text(recording),
        credits=whose_clauses(recording),
        statements=statements(recording),
        leak=leak(recording, LECTURER if secret else person.own),
        signers=signed(live.state),
        guess=next((one for one in seen.debrief.predictions if one.role == person.own), None),
        words=live.words,
        history=drafts_of_history(recording),
        last=live.state.table.draft.number if live.state.table.draft else 0,
        mine=balance(live.state, person.own),
        numbers=not seen.game.qualitative or live.state.ledger.revealed,
        lecturer=person.lecturer,
        secret=secret,
        console=console_of(live, person),
        table=table_of(live, person),
        still=await _still_playing(request, live) if person.lecturer else "",
        csrf=who(request).csrf,
    )
    return HTMLResponse(html)


@router.post("/debrief/{game}")
async def reveal(request: Request, game: str) -> Response:
    """Everything, to everybody in this game; the page stays where it is."""
    live = await lectern(request).own_game(lecturer_of(request), game)
    await lectern(request).classroom.act(live.id, lecturer_of(request).name, "reveal")
    return RedirectResponse(f"/debrief/{live.id}", 303)


@router.get("/artefact/{game}")
async def artefact(request: Request, game: str) -> Response:
    """The declaration as a document with its signatures, or two press statements; beside it the text of history."""
    live = await antechamber(request).games.get(game)
    person = await looker(request, live)
    made = view(live.state, person.first).debrief.artefact
    if made is None:
        raise NOT_OVER
    recording = await recordings(request).of(live)
    html = render.page(
        "artefact/page.html",
        game_id=live.id,
        label=live.record.label,
        heading="Joint Declaration" if live.scenario.procedure == "sign" else "Agreed text",
        dates=live.scenario.dates.partition(";")[0],
        artefact=made,
        statements=statements(recording),
        words=live.words,
        console=console_of(live, person),
        table=table_of(live, person),
    )
    return HTMLResponse(html)


@router.get("/debrief/class/{class_id}")
async def compare(request: Request, class_id: str) -> Response:
    """The games of a class side by side: how each ended, clause by clause, role by role."""
    board = lectern(request)
    record = await board.own_class(lecturer_of(request), class_id)
    lives = await board.classroom.live_of(record.id)
    scenario = await board.scenario(record)
    secret = request.query_params.get("show") == "all"
    texts = [last_text(live.state) for live in lives]
    html = render.page(
        "debrief/class.html",
        title=record.title,
        class_id=record.id,
        secret=secret,
        hidden=not all(live.state.ledger.revealed for live in lives),
        treatment=_treatment(lives),
        games=[_column(live) for live in lives],
        clauses=[
            {
                "issue": issue,
                "history": scenario.historical_package.get(issue.id),
                "options": [text[issue.id] for text in texts],
                "differ": len({text[issue.id] for text in texts}) > 1,
            }
            for issue in scenario.issues
        ],
        roles=[
            {"role": role, "surplus": [_told(live.state, role.id, secret=secret) for live in lives]}
            for role in scenario.roles
            if any(role.id in live.state.cast for live in lives)
        ],
    )
    return HTMLResponse(html)


def _treatment(lives: Sequence[LiveGame]) -> Treatment | None:
    """The assumption that was changed in these games; nothing before all are over."""
    if not lives or any(live.state.clock.status != "over" for live in lives):
        return None
    return lives[0].state.scenario.treatment_by_id.get(lives[0].state.treatment)


def bars(scores: Sequence[Score]) -> tuple[Bar, ...]:
    """All on one scale, so that they can be compared."""
    values = [value for score in scores for value in (score.points, score.walkaway, 0)]
    least, most = min(values, default=0), max(values, default=0)
    width = max(1, most - least)

    def place(value: int) -> int:
        return round(100 * (value - least) / width)

    return tuple(
        Bar(score=score, zero=place(0), walkaway=place(score.walkaway), points=place(score.points)) for score in scores
    )


def _column(live: LiveGame) -> dict[str, object]:
    decision = live.state.decision
    return {
        "id": live.id,
        "label": live.record.label,
        "status": live.state.clock.status,
        "outcome": decision.outcome,
        "breaks": [name(live.state, one.role) for one in decision.breaks],
        "signed": len(decision.signed),
        "drafts": live.state.table.draft.number if live.state.table.draft else 0,
    }


def _told(state: State, role: str, *, secret: bool) -> str:
    """Points above the walk-away, once they are revealed or where the lecturer asks for what is secret."""
    if role not in state.cast:
        return "not in this game"
    if not (secret or state.ledger.revealed):
        return "not revealed"
    return with_sign(surplus(state, role, state.decision.adopted) if state.decision.adopted else 0)


async def _other_texts(request: Request, live: LiveGame) -> list[Choices]:
    """How the other games of the class ended."""
    if live.record.class_id is None:
        return []
    lives = await lectern(request).classroom.live_of(live.record.class_id)
    return [last_text(one.state) for one in lives if one.id != live.id and one.state.clock.status == "over"]


async def _still_playing(request: Request, live: LiveGame) -> str:
    """What to think of before revealing: games of the class in which the same roles play on."""
    if live.record.class_id is None:
        return ""
    lives = await lectern(request).classroom.live_of(live.record.class_id)
    going = sum(one.state.clock.status != "over" for one in lives)
    return f"{going} of {len(lives)} games still play the same roles." if going else ""
