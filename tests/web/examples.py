"""Pieces of views to draw, from the scenario that ships: chips, clauses, seats, sheets, lines of the minutes."""

from game_rules.commands import Text
from game_rules.reason import Reason
from game_rules.scenario import Scenario
from game_rules.view.shapes import (
    Answer,
    Chip,
    ClauseSeen,
    Game,
    Line,
    Me,
    Mine,
    MinuteLine,
    Offer,
    Person,
    Protest,
    Seat,
    Stage,
)
from server.scenarios.scenario_file import load

WARSAW: Scenario = load("warsaw")
WORDS = {2: "vital gain", 1: "gain", 0: "indifferent", -1: "cost", -2: "serious cost"}
STANDING = {"D1": 2, "D2": 1, "D3": 3, "D4": 1, "D5": 2, "D6": 1, "D7": 1, "D8": 1}
TEXTS = {
    "t1": "in seven areas, from hybrid threats to defence research",
    "t2": "We can live with the EU Member States in the text. We cannot live with “all”. What would it take?",
    "t3": "Then give us openness for Allies outside the EU and I will ask Ankara.",
    "t4": "Every Member State must be able to read itself in this text.",
    "t5": "First drafts are with your capitals. Two minutes for a first reaction, please.",
}
PHASES = (("Briefing", 5), ("May: the isolated draft", 5), ("June: everybody", 13), ("July: the capitals", 8))


def words(text: Text) -> str:
    """The bodies of the texts in these examples."""
    return TEXTS[text.ref]


def text(ref: str) -> Text:
    return Text(ref=ref, digest="0" * 64, words=len(TEXTS[ref].split()))


def chip(issue: str, option: int) -> Chip:
    found = WARSAW.issue_by_id[issue]
    label = found.options[option].label
    return Chip(issue=issue, option=option, title=found.title, label=label, code=f"{issue}={option}")


def mine(role: str, issue: str, option: int) -> Mine:
    worth = WARSAW.payoffs[issue][role][option]
    level = 0 if not worth else (2 if abs(worth) >= 6 else 1) * (1 if worth > 0 else -1)
    line = next((r for r in WARSAW.red_lines if r.role == role and r.issue == issue and option in r.options), None)
    told = line.text if line and not line.unless else ""
    return Mine(level=level, word=WORDS[level], points=worth, shown=True, red_line=told, hard=bool(told))


def reason(
    says: str = "Only a pen may initial a package.", remedy: str = "Ask NATO or the Commission to initial it."
) -> Reason:
    return Reason(
        rule="R-PEN",
        says=says,
        cites=("TEU 27(3)", "paper L453"),
        holders=("NATO", "European Commission"),
        remedy=remedy,
    )


def offer(kind: str, label: str, **more: object) -> Offer:
    told = {"help": "", "open": True} | more
    return Offer(kind=kind, label=label, **told)  # type: ignore[arg-type]


def game(now: int, status: str = "running", **more: object) -> Game:
    """Warsaw in 50 minutes at phase number `now`."""
    every = (*PHASES, ("8 July: the last hour", 9), ("Debrief", 10))
    told = {
        "title": "Warsaw: drafting and signing the Joint Declaration",
        "dates": WARSAW.dates,
        "format": "50",
        "procedure": "sign",
        "status": status,
        "outcome": "",
        "revealed": False,
        "hard": True,
        "qualitative": False,
        "lecturer_reads": True,
        "phase": f"P{now}",
        "phase_name": every[now][0] if now >= 0 else "",
        "phase_stage": "briefing" if now <= 0 else "debrief" if now == 5 else "play",
        "phase_hint": "Everybody sees the text. Object to what hurts you, name your price elsewhere, build the trade.",
        "phase_began": 600_000,
        "phase_ends": 1_380_000,
        "drafting_ends": 0,
        "timeline": tuple(
            Stage(
                id=f"P{at}", name=name, minutes=minutes, place="past" if at < now else "now" if at == now else "ahead"
            )
            for at, (name, minutes) in enumerate(every)
        ),
    }
    return Game(**(told | more))  # type: ignore[arg-type]


def seats(me: str, standing: dict[str, str], stance: dict[str, str], cast: tuple[str, ...] = ()) -> tuple[Seat, ...]:
    return tuple(
        Seat(
            role=role.id,
            name=role.name,
            kind=role.kind,
            houses=role.houses,
            organisation=role.organisation,
            me=role.id == me,
            stand_in=role.id == "EEAS",
            ready=role.id in ("COM", "UK"),
            standing=standing.get(role.id, "silent"),
            stance=stance.get(role.id, ""),
            can_stop=role.houses,
        )
        for role in WARSAW.roles
        if role.id in (cast or WARSAW.core_cast)
    )


def clause(role: str, issue: str, option: int, **more: object) -> ClauseSeen:
    found = WARSAW.issue_by_id[issue]
    told = {
        "text": None,
        "settled": issue in ("D5", "D8"),
        "open": True,
        "author": "COM",
        "bracketed": (),
        "proposal": None,
        "protests": (),
        "answers": tuple(
            Answer(
                chip=chip(issue, at),
                wording=one.wording,
                track=one.track,
                attention=one.attention,
                mine=mine(role, issue, at),
            )
            for at, one in enumerate(found.options)
        ),
    }
    return ClauseSeen(
        issue=issue,
        title=found.title,
        why=found.why,
        chip=chip(issue, option),
        wording=found.options[option].wording,
        mine=mine(role, issue, option),
        **(told | more),  # type: ignore[arg-type]
    )


def protest(by: str, issue: str, option: int, price: Chip | None, me: str, to: tuple[str, ...] = ()) -> Protest:
    name = WARSAW.role_by_id[by].name
    return Protest(role=by, name=name, chip=chip(issue, option), price=price, mine=by == me, public=not to, to=to)


def me(role: str, **more: object) -> Me:
    found = WARSAW.role_by_id[role]
    lines = tuple(
        Line(
            text=line.text,
            chips=tuple(chip(line.issue, option) for option in line.options),
            unless=tuple(chip(issue, option) for issue, options in line.unless.items() for option in options),
            hard=line.hard,
            crossed=STANDING[line.issue] in line.options,
        )
        for line in WARSAW.red_lines
        if line.role == role
    )
    told = {
        "role": role,
        "name": found.name,
        "seat": found.seat,
        "kind": found.kind,
        "houses": found.houses,
        "public_brief": found.public_brief,
        "confidential_brief": found.confidential_brief,
        "goals": found.goals,
        "red_lines": lines,
        "walkaway": WARSAW.walkaway[role],
        "action_points": 6,
        "statement_cards": 1,
        "best": (chip("D3", 0), chip("D4", 3)),
        "worst": (chip("D2", 3), chip("D3", 3)),
    }
    return Me(**(told | more))  # type: ignore[arg-type]


def people(reader: str) -> tuple[Person, ...]:
    return tuple(
        Person(
            role=role.id,
            name=role.name,
            seat=role.seat,
            kind=role.kind,
            public_brief=role.public_brief,
            cost=0 if role.kind == "state" else 3,
            leash=2,
            leash_word="long",
            leash_means="Behind closed doors it may agree a draft.",
            led=role.kind == {"TR": "nato_bureaucrat", "CY": "eu_bureaucrat"}.get(reader),
            met=role.id == "COM",
        )
        for role in WARSAW.roles
        if role.core and role.id != reader
    )


MINUTES = (
    MinuteLine(at=0, kind="clock", actor="", says="The briefing began."),
    MinuteLine(
        at=700_000,
        kind="talk",
        actor="UK",
        says="United Kingdom to Turkey",
        text=text("t2"),
        chips=(chip("D3", 1),),
        thread="TR+UK",
    ),
    MinuteLine(
        at=760_000,
        kind="talk",
        actor="TR",
        says="Turkey to United Kingdom",
        text=text("t3"),
        chips=(chip("D4", 2),),
        thread="TR+UK",
    ),
    MinuteLine(
        at=800_000,
        kind="talk",
        actor="NATO",
        says="NATO International Staff to everybody",
        text=text("t5"),
        thread="public",
    ),
    MinuteLine(
        at=820_000,
        kind="talk",
        actor="CY",
        says="Cyprus to the EEAS and the United Kingdom",
        text=text("t4"),
        chips=(chip("D3", 3),),
        thread="CY+UK+EEAS",
    ),
    MinuteLine(
        at=900_000,
        kind="text",
        actor="TR",
        says="Turkey objected to Reference to states: “with all EU Member States” (D3=3).",
        chips=(chip("D3", 3),),
        loud=True,
    ),
)
