"""What the random player fills into its commands: mostly what is on the table, sometimes what is nowhere."""

from collections.abc import Callable
from random import Random
from typing import Any

from game_rules import commands as ask
from game_rules.commands import Command, Text
from game_rules.ids import HOUSES
from game_rules.papers import held
from game_rules.rules.files import files
from game_rules.rules.projects import projects
from game_rules.scenario import Issue
from game_rules.seats import states
from game_rules.state import State
from game_rules.texts import complete
from tests.properties import random_work

_TEXTS = tuple(Text(ref=f"t{n}", digest=f"d{n}", words=n) for n in (1, 12, 60, 80, 81))


Data = Callable[[State, str, Random], dict[str, Any]]


def nothing(state: State, by: str, chance: Random) -> dict[str, Any]:
    return {}


def _role(state: State, chance: Random) -> str:
    return chance.choice(state.cast if chance.random() < 0.95 else state.scenario.full_cast)


def _some(state: State, chance: Random) -> tuple[str, ...]:
    return tuple(chance.sample(state.cast, chance.randrange(1, 3))) if chance.random() < 0.4 else ()


def _clause(state: State, chance: Random) -> tuple[str, int]:
    issue = chance.choice(state.scenario.issues)
    return issue.id, chance.randrange(len(issue.options) + (chance.random() < 0.02))


def _standing_clause(state: State, chance: Random) -> tuple[str, int]:
    """A clause of the draft or of a package, as one would object to it."""
    texts = [package.choices for package in state.table.packages.values()]
    texts += [state.table.draft.choices] * 3 if state.table.draft else []
    if not texts:
        return _clause(state, chance)
    return chance.choice(list(chance.choice(texts).items()))


def _offer(state: State, by: str, chance: Random) -> dict[str, Any]:
    """Small options mostly, so that texts are quiet enough to be frozen; one or two clauses once there is a draft."""
    issues = [issue for issue in state.scenario.issues if issue.id not in state.form.settled]
    if state.phase and state.phase.insiders:
        issues = [issue for issue in issues if issue.id in state.phase.issues] or issues
    many = chance.randrange(1, 3) if state.table.draft else chance.randrange(1, len(issues) + 1)
    tries = [_choices(chance.sample(issues, min(many, len(issues))), chance) for _ in range(chance.choice((1, 12)))]
    choices = min(tries, key=lambda one: _crossings(state, one))
    words = {next(iter(choices)): chance.choice(_TEXTS)} if chance.random() < 0.2 else {}
    return {"choices": choices, "wordings": words, "reopens": chance.random() < 0.5}


def _choices(issues: list[Issue], chance: Random) -> dict[str, int]:
    low = [min(chance.randrange(len(issue.options)), chance.randrange(1, 4)) for issue in issues]
    return {issue.id: option for issue, option in zip(issues, low, strict=True)}


def _crossings(state: State, choices: dict[str, int]) -> int:
    whole = complete(state, choices)
    return sum(line.hit_by(whole) for line in state.scenario.red_lines)


def _package(state: State, by: str, chance: Random) -> dict[str, Any]:
    live = list(state.table.packages.values())
    if not live or chance.random() < 0.05:
        return {"owner": _role(state, chance), "version": chance.randrange(3)}
    package = chance.choice(live)
    return {"owner": package.owner, "version": package.version - (chance.random() < 0.05)}


def _object(state: State, by: str, chance: Random) -> dict[str, Any]:
    issue, option = _standing_clause(state, chance)
    price = _clause(state, chance) if chance.random() < 0.6 else None
    return {"issue": issue, "option": option, "price": price, "to": _some(state, chance)}


def _mine(state: State, by: str, chance: Random) -> dict[str, Any]:
    own = [issue for role, issue in state.table.objections if role == by]
    return {"issue": chance.choice(own) if own else _clause(state, chance)[0]}


def _words(state: State, by: str, chance: Random) -> dict[str, Any]:
    draft = state.table.draft
    open_ones = list(draft.brackets) if draft else []
    if draft and open_ones and chance.random() < 0.7:
        issue = chance.choice(open_ones)
        held = [*draft.brackets[issue], draft.choices[issue], 0, 1]
        return {"issue": issue, "option": chance.choice(held), "text": chance.choice((None, *_TEXTS))}
    issue, option = _standing_clause(state, chance)
    return {"issue": issue, "option": option, "text": chance.choice(_TEXTS)}


def _agree(state: State, by: str, chance: Random) -> dict[str, Any]:
    offered = list(state.table.draft.proposals) if state.table.draft else []
    return {"issue": chance.choice(offered) if offered else _clause(state, chance)[0]}


def _file(state: State, by: str, chance: Random) -> dict[str, Any]:
    known = [*files(state)] * 9 + [_clause(state, chance)]
    return dict(zip(("issue", "option"), chance.choice(known), strict=True))


def _tabled(state: State, by: str, chance: Random) -> dict[str, Any]:
    return {"issue": chance.choice([*state.files.tabled] * 9 + [_clause(state, chance)[0]])}


def _meeting(state: State, by: str, chance: Random) -> dict[str, Any]:
    form = chance.choice(("formal", "informal", "informal"))
    return {
        "format": form,
        "subject": "ALTHEA" if form == "formal" else chance.choice(("", "", *state.scenario.topics, "Football")),
        "against": chance.random() < 0.7,
        "outcome": chance.choice((*["talk"] * 8, "record", "decision")),
        "every_member": chance.random() < 0.05,
        "host": chance.choice((*[""] * 8, "presidency")),
        "semester": chance.choice(("", "", *state.scenario.semesters)),
    }


def _number(state: State, by: str, chance: Random) -> dict[str, Any]:
    return {"number": max(1, len(state.meetings.called) - chance.choice((0, 0, 0, 1, 2)))}


def _house(chance: Random) -> str:
    return chance.choice(("", "", "", *HOUSES))


def _paper(state: State, by: str, chance: Random) -> dict[str, Any]:
    """Mostly a paper that one has, to the other organisation, to some, or to two members of the EU."""
    every = [document.id for document in state.scenario.documents]
    own = [document.id for document in held(state, by)] if by in state.cast else []
    to = chance.choice(((), _some(state, chance), tuple(chance.sample(states(state), 2))))
    name = chance.choice([*own * 5, *every, "none"])
    return {"document": name, "form": chance.choice(("summary", "whole")), "to": to}


def _released(state: State, by: str, chance: Random) -> dict[str, Any]:
    given = [one.document for one in state.papers.given]
    return {"document": chance.choice([*given * 5, *(one.id for one in state.scenario.documents), "none"])}


DATA: dict[type[Command], Data] = {
    ask.ShareDocument: _paper,
    ask.BlockUse: _released,
    ask.ExtendPhase: lambda s, by, c: {"seconds": c.choice((0, 30, 60, 300))},
    ask.FireInject: lambda s, by, c: {"inject": c.choice([i.id for i in s.scenario.injects] or ["none"])},
    ask.Broadcast: lambda s, by, c: {"text": c.choice(_TEXTS), "to": _some(s, c)},
    ask.SeatStandIn: lambda s, by, c: {"role": _role(s, c)},
    ask.SeatPlayer: lambda s, by, c: {"role": _role(s, c)},
    ask.Message: lambda s, by, c: {"text": c.choice(_TEXTS), "to": _some(s, c), "clauses": (_clause(s, c),)},
    ask.ChooseCounterpart: lambda s, by, c: {"role": _role(s, c)},
    ask.Predict: lambda s, by, c: {"signed": c.random() < 0.5, "shaped": _role(s, c), "blocks": c.choice(("", "TR"))},
    ask.Contact: lambda s, by, c: {"role": c.choice([r for r in s.cast if not s.scenario.role_by_id[r].is_state])},
    ask.AnswerAskIn: lambda s, by, c: {"role": c.choice((*s.corridors.asking_in, "EEAS")), "admit": c.random() < 0.5},
    ask.TightenLeash: lambda s, by, c: {"role": _role(s, c)},
    ask.LoosenLeash: lambda s, by, c: {"role": _role(s, c)},
    ask.Demand: lambda s, by, c: {**dict(zip(("issue", "option"), _clause(s, c), strict=True)), "text": _TEXTS[1]},
    ask.AnswerDemand: lambda s, by, c: {
        "role": c.choice([*s.corridors.demands] or s.cast),
        "answer": c.choice(("yes", "no", "later")),
    },
    ask.Sponsor: _package,
    ask.HighLevelCall: lambda s, by, c: {"role": _role(s, c)},
    ask.Comment: lambda s, by, c: {"text": _TEXTS[1], "issue": c.choice(("", _clause(s, c)[0]))},
    ask.ThreatenStatement: lambda s, by, c: {"to": _some(s, c)},
    ask.PublishStatement: lambda s, by, c: {
        "statement": c.choice(("condemnation", "interpretation", "answer")),
        "text": _TEXTS[1],
    },
    ask.OfferPackage: _offer,
    ask.AcceptPackage: _package,
    ask.Initial: lambda s, by, c: {**_package(s, by, c), "yes": c.random() < 0.95},
    ask.Ready: lambda s, by, c: {"yes": c.random() < 0.9},
    ask.Object: _object,
    ask.LiftObjection: _mine,
    ask.SetStance: lambda s, by, c: {
        "stance": c.choice(("can_be_silent", "needs_a_price", "would_break")),
        "owner": c.choice(("", "", *s.table.packages)),
        "to": _some(s, c),
    },
    ask.Bracket: lambda s, by, c: dict(zip(("issue", "option"), _clause(s, c), strict=True)),
    ask.ProposeWording: _words,
    ask.AcceptWording: _agree,
    ask.BreakSilence: lambda s, by, c: {"issue": _clause(s, c)[0], "house": _house(c)},
    ask.LetPass: lambda s, by, c: {"house": _house(c)},
    ask.StartSilence: _package,
    ask.CallVote: lambda s, by, c: {**_package(s, by, c), "house": c.choice(("EU", "EU", "EU", "NATO"))},
    ask.Vote: lambda s, by, c: {"position": c.choice(("for", "for", "for", "against", "abstain", "abstain_declared"))},
    ask.ProposeMeeting: _meeting,
    ask.AcceptInvite: _number,
    ask.Decline: lambda s, by, c: random_work.declined(s, by, c) or _number(s, by, c),
    ask.Cancel: _number,
    ask.AdoptInCollege: _file,
    ask.InitiateLegislation: _file,
    ask.AmendProposal: _file,
    ask.PutToVote: _tabled,
    ask.ProposeProject: lambda s, by, c: {"project": c.choice([*(one.id for one in projects(s)), "none"])},
    ask.VisitCapital: lambda s, by, c: {"role": _role(s, c)},
    ask.Readjust: lambda s, by, c: dict(zip(("issue", "option"), _clause(s, c), strict=True)),
    ask.SetReporting: lambda s, by, c: {"option": c.randrange(4)},
    ask.SlowWalk: lambda s, by, c: {"issue": _clause(s, c)[0]},
    ask.ParallelStatement: lambda s, by, c: {"text": c.choice(_TEXTS), "house": c.choice(("", *HOUSES, "joint"))},
    ask.TaskStaff: random_work.tasking,
    ask.Liaison: random_work.arrangement,
    ask.ExchangeLetters: random_work.letter,
    ask.ClaimCompetence: random_work.claim,
    ask.Endorse: lambda s, by, c: {"yes": c.random() < 0.9, "house": _house(c)},
}
