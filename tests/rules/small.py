"""Small worlds made for one test each: two clauses, a handful of roles, and what Warsaw does not have."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from game_rules import commands as ask
from game_rules.scenario import Scenario
from game_rules.scenario_check import scenario_from
from tests.rules.moments import begun, lobby
from tests.rules.stage import Given, asks

OPENS = (
    "ready message contact offer_package withdraw_package accept_package initial object lift_objection set_stance "
    "bracket propose_wording accept_wording freeze_text break_silence let_pass endorse sign withdraw_signature leak "
    "start_silence call_vote vote threaten_statement publish_statement propose_meeting accept_invite decline cancel"
).split()

CAST = ("TR", "CY", "UK", "COM", "EEAS", "NATO")


def exchange(**parts: Any) -> Scenario:
    """The procedure `accept`: two clauses; Turkey and Cyprus hold the vetoes, and may not accept one without the other.

    Turkey's lines are hard; Cyprus' second line only warns.
    """
    return scenario_from({**_BASE, **parts})


def summit(**parts: Any) -> Scenario:
    """The same world under the procedure `sign`; A2=2 asks both houses for endorsement, A1=0 is a press line."""
    signing = {
        "issue": "A1",
        "heads": [[], ["NATO", "COM"], ["NATO", "COM", "EEAS"]],
        "endorsement_issue": "A2",
        "endorsement_option": 2,
    }
    return scenario_from({**_BASE, "procedure": "sign", "signing": signing, "red_lines": [], **parts})


def union(**parts: Any) -> Scenario:
    """The same world where the Council also legislates: E5=2, E5=3 and E6=3 have an industrial basis; E6 comes later.

    Germany sits there, too. The others vote as they do in 2016 (a copy of that scenario's numbers).
    """
    return scenario_from({**_BASE, **_UNION, **parts})


def in_play(scenario: Scenario, cast: tuple[str, ...] = CAST, *, hard: bool = True, phase: str = "play") -> Given:
    """Such a world when a phase of it has just begun."""
    return begun(lobby("short", cast, scenario, hard=hard), phase)


def drafted_small(game: Given, a1: int = 1, a2: int = 1) -> Given:
    """This is the draft of the small world."""
    game = game.after(
        asks("NATO", ask.Contact, role="COM"), asks("NATO", ask.OfferPackage, choices={"A1": a1, "A2": a2})
    )
    return game.after(asks("COM", ask.Initial, owner="NATO", version=game.state.table.versions["NATO"]))


def with_numbers(scenario: Scenario, **numbers: Any) -> Scenario:
    """The same world with other parameters."""
    return replace(scenario, parameters=replace(scenario.parameters, **numbers))


def inject(name: str, *effects: Mapping[str, Any], **parts: Any) -> dict[str, Any]:
    """A turn of events; without `at` it comes by hand only."""
    return {"id": name, "title": name, "text": f"{name} happens.", "effects": list(effects), **parts}


def card(name: str, role: str, *effects: Mapping[str, Any], **parts: Any) -> dict[str, Any]:
    """A private card: an instruction when play begins, unless the parts say otherwise."""
    plain = {"id": name, "role": role, "kind": "instruction", "title": name, "text": f"Secret {name}.", "source": "-"}
    return {**plain, "phase": "second", "effects": list(effects), **parts}


def _role(code: str, kind: str = "state", **parts: Any) -> dict[str, Any]:
    brief = f"secret brief of {code}"
    plain = {"id": code, "slug": code.lower(), "name": f"Role {code}", "seat": "a chair", "kind": kind, "core": True}
    return {**plain, "public_brief": "public", "confidential_brief": brief, "goals": [], **parts}


def _phase(name: str, minutes: int, **parts: Any) -> dict[str, Any]:
    return {"id": name, "name": name.capitalize(), "minutes": minutes, **parts}


def _issue(name: str, **attention: int) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"Title {name}",
        "why": "Why?",
        "options": [{"label": f"{name} at {n}", "wording": f"{name}={n}.", "attention": n} for n in range(3)],
    }


_BASE: dict[str, Any] = {
    "slug": "small",
    "title": "A small world",
    "dates": "today",
    "summary": "Two clauses.",
    "learning_goals": ["One"],
    "procedure": "accept",
    "acceptance": {"veto": ["TR", "CY"], "optional_veto": ["UK"], "necessary": ["NATO"], "one_of": ["COM", "EEAS"]},
    "issues": [_issue("A1"), _issue("A2")],
    "roles": [
        _role("TR", capital="Ankara", nato_member=True),
        _role("CY", capital="Nicosia", eu_member=True),
        _role("UK", capital="London", eu_member=True, nato_member=True),
        _role("COM", "eu_bureaucrat"),
        _role("EEAS", "eu_bureaucrat"),
        _role("NATO", "nato_bureaucrat"),
    ],
    "payoffs": {
        "A1": {
            "TR": [0, -2, -4],
            "CY": [0, 3, 6],
            "UK": [0, 1, 1],
            "COM": [0, 2, 3],
            "EEAS": [0, 1, 1],
            "NATO": [0, 1, 2],
        },
        "A2": {
            "TR": [0, 3, 6],
            "CY": [0, -2, -3],
            "UK": [0, 1, 1],
            "COM": [0, 0, 1],
            "EEAS": [0, 1, 1],
            "NATO": [0, 1, 2],
        },
    },
    "walkaway": {"TR": 1, "CY": 1, "UK": 0, "COM": 1, "EEAS": 1, "NATO": 1},
    "red_lines": [
        {
            "id": "L1",
            "role": "TR",
            "issue": "A1",
            "options": [1, 2],
            "unless": {"A2": [1, 2]},
            "text": "No A1 without A2",
        },
        {
            "id": "L2",
            "role": "CY",
            "issue": "A2",
            "options": [1, 2],
            "unless": {"A1": [1, 2]},
            "text": "No A2 without A1",
        },
        {"id": "L3", "role": "CY", "issue": "A2", "options": [2], "text": "Better not A2=2", "hard": False},
    ],
    "formats": [
        {
            "id": "short",
            "title": "Short",
            "silence_seconds": 60,
            "phases": [
                _phase("briefing", 1, stage="briefing", opens=["ready", "choose_counterpart"]),
                _phase("play", 10, opens=OPENS, issues=["A1", "A2"]),
                _phase("second", 10),
                _phase("debrief", 5, stage="debrief"),
            ],
        }
    ],
}

_QMV = [
    {
        "issue": issue,
        "option": option,
        "in_favour": "DE FR IT ES BE PT GR CY LU RO BG HR SI SK HU CZ AT FI EE LV LT".split(),
        "against": "UK PL NL SE".split(),
        "abstain": "IE DK MT".split(),
    }
    for issue, option in (("E5", 2), ("E6", 3))
]
_OPENED = {
    "issue": "E5",
    "option": 3,
    "in_favour": "UK NL SE PL DE DK CZ RO BG EE LV LT SK HU FI IE PT LU HR SI".split(),
    "against": "FR IT ES GR CY BE".split(),
    "abstain": "AT MT".split(),
}


def _file(name: str, *options: int) -> dict[str, Any]:
    """An issue of which these options have an industrial basis."""
    plain = [{"label": f"{name} at {n}", "wording": f"{name}={n}."} for n in range(4)]
    based = [{**one, "basis": "TFEU 173"} if n in options else one for n, one in enumerate(plain)]
    return {"id": name, "title": f"Title {name}", "why": "Why?", "options": based}


_UNION: dict[str, Any] = {
    "acceptance": {**_BASE["acceptance"], "optional_veto": ["UK", "DE"]},
    "issues": [*_BASE["issues"], _file("E5", 2, 3), _file("E6", 3)],
    "roles": [*_BASE["roles"], _role("DE", capital="Berlin", eu_member=True, nato_member=True)],
    "payoffs": {
        **{issue: {**rows, "DE": [0, 1, 1]} for issue, rows in _BASE["payoffs"].items()},
        "E5": {
            "TR": [0, 2, -3, 9],
            "CY": [0, 0, 3, -12],
            "UK": [0, 2, -3, 6],
            "COM": [0, 2, 10, 1],
            "EEAS": [0, 1, 3, -1],
            "NATO": [0, 3, 0, 6],
            "DE": [0, 0, 9, -7],
        },
        "E6": {
            "TR": [0, 0, -1, 1],
            "CY": [0, 0, 2, 0],
            "UK": [0, 1, -5, 0],
            "COM": [0, 3, -7, 6],
            "EEAS": [0, 3, 5, -4],
            "NATO": [0, 1, 1, 1],
            "DE": [0, 2, 4, -1],
        },
    },
    "walkaway": {**_BASE["walkaway"], "DE": 0},
    "red_lines": [
        *_BASE["red_lines"],
        {"id": "L4", "role": "CY", "issue": "E5", "options": [3], "text": "No money for Ankara"},
    ],
    "formats": [
        {
            **_BASE["formats"][0],
            "phases": [
                _BASE["formats"][0]["phases"][0],
                _phase("play", 10, opens=OPENS, issues=["A1", "A2", "E5"]),
                _phase("second", 10, issues=["E6"]),
                _BASE["formats"][0]["phases"][3],
            ],
        }
    ],
    "background_votes": [*_QMV, _OPENED],
}

COUNCIL = (*CAST, "DE")
