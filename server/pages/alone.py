"""Alone: one newcomer against sparring partners, at once and without a lecturer. The clock is the player's own."""

import secrets
from dataclasses import dataclass

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from game_rules.commands import OpenGame
from game_rules.ids import LECTURER, RoleId
from game_rules.plain import to_plain
from game_rules.scenario import Format, Role, Scenario
from server import render
from server.antechamber import antechamber
from server.classes.seats import place
from server.gate.access import ANYONE, PLAYER, Rows
from server.gate.errors import Problem, wants_json
from server.gate.form_fields import form_fields
from server.gate.sessions import PLAYER_COOKIE, give_cookie, is_secure, who
from server.lecturer.lectern import lectern
from server.lecturer.orders import ORDERS, told
from server.live import LiveGame
from server.scenarios.scenario_file import ScenarioProblem, load, shipped
from server.stand_ins.driver import company_of
from server.stand_ins.running_ahead import run_ahead, why_not
from server.storage import classes, games
from server.storage.chain import canonical
from server.storage.records import GameRecord, NewGame, NewSeat
from server.versions import RULES

ROWS: Rows = {("GET", "/alone"): ANYONE, ("POST", "/alone"): ANYONE, ("POST", "/alone/{game}"): PLAYER}

MOST_LIVE = 200
"""Games alone that run at the same time on one server; a class never waits for them."""
STEERED = ("pause", "resume", "next_phase", "end", "reveal")
AHEAD = "run_ahead"
TUTORIAL = "tutorial"
FIRST = "warsaw"
ONE_SITTING = 180
"""Minutes that somebody may sit alone over a game."""

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A role to play, with one sentence on how hard it is; `first` is the one suggested to a newcomer."""

    role: Role
    says: str
    first: bool


@router.get("/alone")
async def choose(request: Request) -> Response:
    """Choose a role, or the tutorial."""
    known = [load(slug) for slug in shipped()]
    worlds = sorted((one for one in known if one.slug != TUTORIAL), key=lambda one: (one.slug != FIRST, one.title))
    tutorial = next((one for one in known if one.slug == TUTORIAL), None)
    html = render.page(
        "alone/choose.html",
        worlds=[(one, _in_one_sitting(one), choices(one)) for one in worlds],
        tutorial=tutorial,
        tutorial_role=choices(tutorial)[0].role if tutorial else None,
        minutes=_minutes,
        csrf=who(request).csrf,
    )
    return HTMLResponse(html)


@router.post("/alone")
async def start(request: Request) -> Response:
    """The game starts at once; the other roles are sparring partners."""
    form = form_fields(await request.body())
    slug, _, form_id = form.get("what", [""])[-1].partition("/")
    scenario, role = _chosen(slug, form_id, form.get("role", [""])[-1])
    server = antechamber(request)
    if sum(live.record.origin == "alone" and live.clock.running for live in server.games) >= MOST_LIVE:
        raise Problem(503, "too_many", "Too many play alone here at the moment. Try again in a few minutes.")
    opening = _opening(scenario, form_id, role)
    token, game = await _seat(request, scenario, opening, role)
    await server.games.open(game.id, opening)
    await lectern(request).classroom.act(game.id, "alone", "start_game")
    response = RedirectResponse(f"/play/{game.id}", 303)
    if token:
        give_cookie(response, PLAYER_COOKIE, token, secure=is_secure(request))
    return response


@router.post("/alone/{game}")
async def steer(request: Request, game: str) -> Response:
    """Pause, go on, skip to the next phase or the end of a silence, end, reveal: only in one's own game alone."""
    mine = await place(request, game)
    live = await antechamber(request).games.get(mine.game)
    form = form_fields(await request.body())
    order = form.get("act", [""])[-1]
    if live.record.origin != "alone" or order not in (*STEERED, AHEAD):
        raise Problem(403, "not_yours", "The clock of this game belongs to its lecturer.")
    if order == AHEAD:
        return await _ahead(request, live, mine.role)
    answer = await lectern(request).classroom.act(live.id, "alone", ORDERS[order].kind)
    says = told(ORDERS[order], [("your game", answer)])
    if wants_json(request):
        return JSONResponse({"says": says})
    return RedirectResponse(f"/debrief/{live.id}" if order == "reveal" else f"/play/{live.id}", 303)


async def _ahead(request: Request, live: LiveGame, player: RoleId) -> Response:
    if says := why_not(live.state, player):
        raise Problem(409, "not_now", says)
    await run_ahead(company_of(antechamber(request), live))
    if wants_json(request):
        return JSONResponse({"says": "The silence is over."})
    return RedirectResponse(f"/play/{live.id}", 303)


def choices(scenario: Scenario) -> tuple[Choice, ...]:
    """The core roles, the easiest first; the first is suggested."""
    core = [role for role in scenario.roles if role.core]
    ordered = sorted(core, key=lambda role: _hardness(scenario, role.id))
    return tuple(
        Choice(role=role, says=_difficulty(scenario, role), first=number == 0) for number, role in enumerate(ordered)
    )


def _hardness(scenario: Scenario, role: RoleId) -> int:
    """A guess until it was tried with people: pens see everything, vetoes need patience, the others need friends."""
    wanted = scenario.acceptance
    if role in wanted.necessary or wanted.one_of == (role,):
        return 0
    lines = sum(line.role == role for line in scenario.red_lines)
    return 1 + lines if role in (*wanted.veto, *wanted.optional_veto) else 3


def _difficulty(scenario: Scenario, role: Role) -> str:
    wanted = scenario.acceptance
    lines = sum(line.role == role.id for line in scenario.red_lines)
    if role.id in wanted.necessary or wanted.one_of == (role.id,):
        return "A good first role: you hold a pen, so everything passes your desk."
    if role.id in wanted.one_of:
        others = ", ".join(scenario.role_by_id[one].name for one in wanted.one_of if one != role.id)
        return f"Harder: you hold a pen, and so does somebody else ({others}). They can go on without you."
    if lines:
        red = f"{lines} red line{'s' if lines != 1 else ''}"
        return f"Demanding: you can stop the text by yourself. {red}; what is your price?"
    return "In the middle: you can stop the text by yourself, and would rather have it signed."


def _chosen(slug: str, form_id: str, role: str) -> tuple[Scenario, Role]:
    """Raises Problem for what is not on the list."""
    try:
        scenario = load(slug)
        scenario.format(form_id)
    except (ScenarioProblem, KeyError) as wrong:
        raise Problem(422, "unknown_scenario", "Choose one of the games of the list.") from wrong
    found = scenario.role_named(role)
    if found is None or not found.core:
        raise Problem(422, "unknown_role", "Choose one of the roles of the list.")
    return scenario, found


async def _seat(request: Request, scenario: Scenario, opening: OpenGame, role: Role) -> tuple[str, GameRecord]:
    """A game with the player in it, and the token of a player who is new here."""
    known = who(request).player

    def write(connection: Connection) -> tuple[str, GameRecord]:
        player, token = (known, "") if known else classes.create_player(connection)
        new = NewGame(
            label="Alone",
            origin="alone",
            scenario=games.keep_scenario(connection, canonical(to_plain(scenario))),
            rules_version=RULES,
            setup=canonical(to_plain(opening)),
            seats=tuple(
                NewSeat(role=one, player=player if one == role.id else None, stand_in=one != role.id)
                for one in scenario.core_cast
            ),
        )
        return token, games.create_game(connection, new)

    return await antechamber(request).journal.write(write)


def _opening(scenario: Scenario, form_id: str, role: Role) -> OpenGame:
    others = tuple(one for one in scenario.core_cast if one != role.id)
    seed = secrets.randbelow(2**31)
    return OpenGame(by=LECTURER, at=0, format=form_id, cast=scenario.core_cast, stand_ins=others, seed=seed)


def _in_one_sitting(scenario: Scenario) -> tuple[Format, ...]:
    """The formats that one plays alone: a game of several days waits for people."""
    return tuple(form for form in scenario.formats if _minutes(form) <= ONE_SITTING)


def _minutes(form: Format) -> int:
    return sum(phase.minutes for phase in form.phases)
