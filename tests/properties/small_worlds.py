"""Random small worlds, and what is adopted in them, counted by hand: no line of the rules is used for the count.

Up to six roles and six clauses with random tables, red lines and procedures; who must consent follows from who sits
where, as a reader of the treaties would say it.
"""

from collections.abc import Mapping
from itertools import product
from typing import Any

from hypothesis import strategies as st

World = dict[str, Any]

STATES = ("TR", "CY", "UK", "FR")
EU_STAFF = ("COM", "EEAS")
OPENS = """ready message contact offer_package withdraw_package accept_package initial object lift_objection set_stance
freeze_text break_silence let_pass endorse sign withdraw_signature start_silence call_vote vote""".split()


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Plain data of a scenario, as a file would hold it."""
    states = draw(st.lists(st.sampled_from(STATES), min_size=1, max_size=3, unique=True))
    staff = draw(st.lists(st.sampled_from(EU_STAFF), min_size=1, max_size=2, unique=True))
    roles = [*states, *staff, "NATO"]
    sizes = {f"A{n}": draw(st.integers(2, 4 if n < 4 else 2)) for n in range(1, draw(st.integers(1, 6)) + 1)}
    attention = {name: draw(_row(size, 0, 4)) for name, size in sizes.items()}
    world: World = {
        "slug": "small",
        "title": "A small world",
        "dates": "today",
        "summary": "A few clauses.",
        "learning_goals": ["One"],
        "procedure": "accept",
        "acceptance": {"veto": states, "necessary": ["NATO"], "one_of": staff},
        "issues": [_issue(name, attention[name]) for name in sizes],
        "roles": [*(draw(_state(one)) for one in states), *(_role(one, "eu_bureaucrat") for one in staff), _NATO],
        "payoffs": {name: {role: draw(_row(size, -4, 5)) for role in roles} for name, size in sizes.items()},
        "walkaway": {role: draw(st.integers(-2, 4)) for role in roles},
        "red_lines": draw(st.lists(_line(roles, sizes), max_size=4)),
        "formats": [_format(sizes)],
    }
    for number, line in enumerate(world["red_lines"]):
        line["id"] = f"L{number}"
    return draw(_signed(world, staff, sizes)) if draw(st.booleans()) else world


def adopted(world: World, choices: Mapping[str, int], *, hard: bool) -> bool:
    """Is this text adopted when everybody follows its table? The whole law, in six lines."""
    yes = {role["id"]: _agrees(world, role["id"], choices, hard=hard) for role in world["roles"]}
    allies = [role["id"] for role in world["roles"] if role.get("nato_member")]
    members = [role["id"] for role in world["roles"] if role.get("eu_member")]
    houses = all(yes[one] for one in allies) and all(yes[one] for one in members)
    pens = yes["NATO"] and any(yes[one] for one in world["acceptance"]["one_of"])
    return houses and pens and (world["procedure"] == "accept" or _quiet(world, choices))


def packages(world: World) -> list[dict[str, int]]:
    """Every complete text."""
    names = [issue["id"] for issue in world["issues"]]
    ranges = [range(len(issue["options"])) for issue in world["issues"]]
    return [dict(zip(names, options, strict=True)) for options in product(*ranges)]


def _agrees(world: World, role: str, choices: Mapping[str, int], *, hard: bool) -> bool:
    points = sum(world["payoffs"][issue][role][option] for issue, option in choices.items())
    for line in world["red_lines"]:
        excused = any(choices[issue] in options for issue, options in line["unless"].items())
        if line["role"] == role and choices[line["issue"]] in line["options"] and not excused:
            if hard and line["hard"]:
                return False
            points -= 5
    return bool(points >= world["walkaway"][role])


def _quiet(world: World, choices: Mapping[str, int]) -> bool:
    """Not more than nine points of attention, or put to both houses for endorsement."""
    drawn = sum(issue["options"][choices[issue["id"]]]["attention"] for issue in world["issues"])
    waived = world["attention_waived_by"]
    return drawn <= 9 or (bool(waived) and all(choices[issue] == option for issue, option in waived.items()))


def _row(length: int, low: int, high: int) -> st.SearchStrategy[list[int]]:
    """A number for each option; nothing for today's."""
    return st.lists(st.integers(low, high), min_size=length - 1, max_size=length - 1).map(lambda row: [0, *row])


@st.composite
def _state(draw: st.DrawFn, code: str) -> World:
    houses = draw(
        st.sampled_from(({"nato_member": True}, {"eu_member": True}, {"nato_member": True, "eu_member": True}))
    )
    return _role(code, "state", capital=f"Capital of {code}", **houses)


@st.composite
def _line(draw: st.DrawFn, roles: list[str], sizes: Mapping[str, int]) -> World:
    """A red line, perhaps excused by what stands elsewhere."""
    issue, other = (draw(st.sampled_from(sorted(sizes))) for _ in range(2))
    some = draw(st.lists(st.integers(1, sizes[issue] - 1), min_size=1, max_size=2, unique=True))
    excuse = draw(st.lists(st.integers(0, sizes[other] - 1), min_size=1, max_size=2, unique=True))
    return {
        "role": draw(st.sampled_from(roles)),
        "issue": issue,
        "options": some,
        "unless": {other: excuse} if other != issue and draw(st.booleans()) else {},
        "hard": draw(st.booleans()),
        "text": "Never.",
    }


@st.composite
def _signed(draw: st.DrawFn, world: World, staff: list[str], sizes: Mapping[str, int]) -> World:
    """The same world under the procedure `sign`: heads by the option of a clause, endorsement by that of another."""
    who, asks = draw(st.sampled_from(sorted(sizes))), draw(st.sampled_from(sorted(sizes)))
    option = draw(st.integers(1, sizes[asks] - 1))
    heads = [draw(st.lists(st.sampled_from(["NATO", *staff]), unique=True)) for _ in range(sizes[who])]
    signing = {"issue": who, "heads": heads, "endorsement_issue": asks, "endorsement_option": option}
    return {**world, "procedure": "sign", "signing": signing, "attention_waived_by": {asks: option}}


def _role(code: str, kind: str, **parts: Any) -> World:
    plain = {"id": code, "slug": code.lower(), "name": f"Role {code}", "seat": "a chair", "kind": kind, "core": True}
    return {**plain, "public_brief": "public", "confidential_brief": "secret", "goals": [], **parts}


_NATO = _role("NATO", "nato_bureaucrat")


def _issue(name: str, attention: list[int]) -> World:
    options = [
        {"label": f"{name} at {at}", "wording": f"{name}={at}.", "attention": drawn}
        for at, drawn in enumerate(attention)
    ]
    return {"id": name, "title": f"Title {name}", "why": "Why?", "options": options}


def _format(sizes: Mapping[str, int]) -> World:
    phases = [
        {"id": "briefing", "name": "Briefing", "minutes": 1, "stage": "briefing", "opens": ["ready"]},
        {"id": "play", "name": "Play", "minutes": 30, "opens": OPENS, "issues": list(sizes)},
        {"id": "debrief", "name": "Debrief", "minutes": 5, "stage": "debrief"},
    ]
    return {"id": "36", "title": "Short", "silence_seconds": 60, "phases": phases}
