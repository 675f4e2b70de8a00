"""The console's pages: what each is drawn from. Panels are drawn by the same templates, first and later."""

from typing import Any

import orjson
import segno
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from game_rules.ids import LECTURER, MINUTE, PUBLIC, SECOND
from game_rules.reason import listed
from game_rules.scenario import Inject
from game_rules.seats import name
from game_rules.state import State
from game_rules.view import view
from server import render
from server.antechamber import antechamber
from server.classes.casting import games_for, in_words, possible_games
from server.classes.class_options import read_options
from server.classes.spectators import link_to
from server.gate.addresses import host_of, lan_addresses, origin
from server.gate.sessions import is_secure, who
from server.lecturer.lectern import Lectern, lectern, lecturer_of
from server.lecturer.overview import ClassNow
from server.lecturer.playing_for import possible
from server.lecturer.pulse import LATEST, Latest
from server.lecturer.turns import foreseen
from server.live import LiveGame
from server.protocol.acts import speaks_for
from server.scenarios.scenario_file import load, shipped
from server.storage.records import Attempt, ClassRecord
from server.storage.switching import switch

DEPTH = ("steer", "stuck", "seats", "injects", "refused", "minutes")
DRAWN = ("ring", "decision", "draft", "packages")
OFFERED = ("warsaw",)
"""Scenarios that stand first in the list."""


SECRETS = "console_secrets"
"""The cookie of a browser whose console hides what roles keep to themselves."""


def frame(request: Request) -> dict[str, Any]:
    """What every page of the console needs."""
    said = lectern(request).notices.read(request.query_params.get("said", ""))
    return {"lecturer": lecturer_of(request).name, "said": said, "here": request.url.path, **_known(request)}


def _known(request: Request) -> dict[str, Any]:
    """What every piece of a page needs."""
    return {"csrf": who(request).csrf, "hidden": secrets_hidden(request)}


def secrets_hidden(request: Request) -> bool:
    """Is this browser's console mirrored, so that it shows nothing that a role keeps to itself?"""
    return request.cookies.get(SECRETS) == "hidden"


def keep_secrets_hidden(response: Response, *, hidden: bool, secure: bool) -> None:
    """This browser keeps it for a day."""
    kept = "hidden" if hidden else "shown"
    response.set_cookie(SECRETS, kept, max_age=86_400, path="/console", httponly=True, secure=secure, samesite="strict")


async def home(request: Request) -> str:
    """The lecturer's classes."""
    records = await lectern(request).classes_of(lecturer_of(request))
    told = [
        {"id": one.id, "title": one.title, "code": spaced(one), "says": _stage(one), "ended": bool(one.ended_ms)}
        for one in records
    ]
    return render.page(
        "console/home.html",
        scenarios=scenarios(),
        treatments=treatments(),
        open_classes=[one for one in told if not one["ended"]],
        past=[one for one in told if one["ended"]],
        **frame(request),
    )


def scenarios() -> list[dict[str, Any]]:
    """The scenarios that a class can play, the flagship first."""
    known = [load(slug) for slug in shipped() if slug != "tutorial"]
    known.sort(key=lambda one: (one.slug not in OFFERED, one.title))
    return [
        {
            "slug": one.slug,
            "title": one.title,
            "summary": one.summary,
            "formats": one.formats,
            "first": number == 0,
        }
        for number, one in enumerate(known)
    ]


def treatments() -> list[tuple[str, str, str, str]]:
    """The treatments that some scenario has: name, title, what it changes, and where, unless everywhere."""
    known = [load(slug) for slug in shipped() if slug != "tutorial"]
    found = {one.id: one for scenario in known for one in scenario.treatments}
    having = {name: [one.title.partition(":")[0] for one in known if name in one.treatment_by_id] for name in found}
    only = {name: "" if len(titles) == len(known) else f"only in {listed(titles)}" for name, titles in having.items()}
    return [(name, one.title, one.switch, only[name]) for name, one in sorted(found.items())]


async def class_page(request: Request, record: ClassRecord) -> str:
    """One class: before the cast its door, after it all its games."""
    now = await lectern(request).class_now(record)
    options = read_options(record.options)
    scenario = await lectern(request).scenario(record)
    base = address(request)
    return render.page(
        "console/class.html",
        now=now,
        form=scenario.format(record.format).title,
        promises=options.promises(),
        admitted=bool(options.spectators),
        watch=_watch_link(request, record),
        treatment=scenario.treatment_by_id.get(switch(record.treatment)),
        extras=options.extras,
        scenarios=scenarios(),
        address=host_of(base),
        qr=qr(f"{base}/?code={record.code or ''}"),
        forecast=forecast(now),
        seat=next((one for one in now.waiting if one.player == request.query_params.get("seat")), None),
        secure=is_secure(request),
        **frame(request),
    )


async def class_panels(request: Request, record: ClassRecord) -> dict[str, str]:
    """The pieces of a class's page that change by themselves."""
    now = await lectern(request).class_now(record)
    parts = ("waiting", "people", "everywhere", "games") if now.games else ("waiting", "people", "forecast")
    known = {"now": now, "forecast": forecast(now), **_known(request)}
    return {part: render.page(f"console/{part}.html", **known) for part in parts}


def _watch_link(request: Request, record: ClassRecord) -> str:
    """What spectators open, if the link was made since the server started and this page is not mirrored."""
    key = "" if secrets_hidden(request) else lectern(request).watch_keys.get(record.id, "")
    return f"{address(request)}{link_to(record.id, key)}" if key else ""


def forecast(now: ClassNow) -> dict[str, Any]:
    """What a cast would make of those who are here: what the numbers suggest first, then its neighbours."""
    people = sum(person.admitted for person in now.people)
    first = games_for(people)
    near = [number for number in (first - 1, first + 1, first + 2) if number in possible_games(people)]
    return {
        "people": people,
        "says": in_words(people, first),
        "others": [{"games": number, "says": in_words(people, number)} for number in near],
    }


async def game_page(request: Request, record: ClassRecord, live: LiveGame) -> str:
    """One game in depth."""
    now = await lectern(request).class_now(record)
    asked = "" if secrets_hidden(request) else request.query_params.get("why", "")
    return render.page(
        "console/game.html",
        whisper_to=request.query_params.get("to", "").replace("+", " ").split(),
        why_role=asked,
        why=_why(live, asked) if asked in live.state.cast else "",
        private=live.state.lecturer_reads,
        now=now,
        class_id=record.id,
        game=next(game for game in now.games if game.id == live.id),
        move_who=request.query_params.get("who", ""),
        possible=() if secrets_hidden(request) else possible(live),
        **await _around(request, live),
        **frame(request),
    )


async def game_panels(request: Request, record: ClassRecord, live: LiveGame) -> dict[str, str]:
    """The pieces of a game's page that change by themselves."""
    game = await lectern(request).one_game_now(record, live.id)
    around = await _around(request, live)
    known = {"class_id": record.id, "game": game, **_known(request), **around}
    drawn = {part: render.page(f"console/{part}.html", **known) for part in DEPTH}
    return drawn | {part: str(html) for part, html in around["drawn"].items()}


def qr(text: str) -> Markup:
    """A QR picture as SVG, drawn with the ink of the page."""
    made = segno.make(text, error="m").svg_inline(
        border=2, omitsize=True, svgclass="qr-picture", lineclass=None, title="QR code of the address", dark="#000"
    )
    return Markup(made)  # noqa: S704 - drawn by us, from an address of ours


def address(request: Request) -> str:
    """The address that students can reach: the one the lecturer came by, or this machine's own where that is local."""
    settings = antechamber(request).settings
    scheme = "https" if is_secure(request) else "http"
    host = request.headers.get("host", "")
    if host.partition(":")[0] not in ("localhost", "127.0.0.1", "[") and not host.startswith("["):
        return f"{scheme}://{host}"
    if settings.origin:
        return settings.origin[0]
    known = settings.hosts
    port = request.url.port or (443 if scheme == "https" else 80)
    reachable = [one for one in (origin(scheme, lan, port) for lan in lan_addresses()) if host_of(one) in known]
    return reachable[0] if reachable else f"{scheme}://{host}"


def spaced(record: ClassRecord) -> str:
    """The join code of a class as people read it."""
    code = record.code or ""
    return f"{code[:3]}-{code[3:]}" if code else ""


async def _around(request: Request, live: LiveGame) -> dict[str, Any]:
    """What is shown of a game beside its place among the others."""
    board = lectern(request)
    hidden = secrets_hidden(request)
    seen, _ = await live.view(PUBLIC if hidden else LECTURER)
    latest = await (_public_minutes(live) if hidden else board.pulse.latest(live))
    return {
        "drawn": {part: _drawn(render.panel(part, seen, live.words, live.now())) for part in DRAWN},
        "injects": [] if hidden else [_inject(live.state, inject) for inject in live.state.scenario.injects],
        "refused": [] if hidden else await _refused(board, live),
        "lines": _drawn(render.lines(latest.lines, live.words)),
        "more": latest.older,
        "codes": {} if hidden else board.device_codes.shown(),
        "address": host_of(address(request)),
    }


async def _public_minutes(live: LiveGame) -> Latest:
    """The last of what everybody may read: built from the public's own minutes, not by leaving secrets out."""
    told = await live.minutes(PUBLIC)
    return Latest(lines=tuple(reversed(told[-LATEST:])), older=max(0, len(told) - LATEST))


async def _refused(board: Lectern, live: LiveGame) -> list[dict[str, Any]]:
    attempts = await board.server.journal.attempts(live.id)
    return [_attempt(live.state, attempt) for attempt in reversed(attempts)]


def _attempt(state: State, attempt: Attempt) -> dict[str, Any]:
    role = speaks_for(attempt.actor)
    return {
        "number": attempt.number,
        "role": role,
        "name": name(state, role),
        "act": attempt.kind.replace("_", " "),
        "at": attempt.at,
        "reasons": orjson.loads(attempt.reasons),
    }


def _inject(state: State, inject: Inject) -> dict[str, Any]:
    planned = inject.at.get(state.form.id)
    phases = {phase.id: phase.name for phase in state.form.phases}
    minutes = planned[1] * SECOND // MINUTE if planned else 0
    when = f"{minutes} minute{'' if minutes == 1 else 's'} into {phases[planned[0]]}" if planned else ""
    would = foreseen(state, inject)
    return {
        "does": would.does,
        "closed": would.closed,
        "id": inject.id,
        "title": inject.title,
        "text": inject.text,
        "fired": inject.id in state.clock.fired,
        "planned": when,
    }


def _why(live: LiveGame, role: str) -> Markup:
    """What is closed to a role now, and why: from the same view that its own page is drawn from."""
    acts = view(live.state, role).acts
    offers = (*acts.first, *acts.visible, *acts.more)
    html = render.page(
        "console/why.html",
        name=name(live.state, role),
        closed=[offer for offer in offers if not offer.open],
        open=[offer for offer in offers if offer.open],
    )
    return _drawn(html)


def _stage(record: ClassRecord) -> str:
    return {"lobby": "people are joining", "cast": "cast, not started", "running": "playing", "ended": "closed"}.get(
        record.phase, record.phase
    )


def _drawn(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - drawn by our own templates
