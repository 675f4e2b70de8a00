"""Forms: every shape of an act that makes a difference to who may do it."""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from itertools import product

from game_rules import commands as ask
from game_rules.commands import Command, PutToVote, Text
from game_rules.ids import HOUSES, RoleId
from game_rules.rules.projects import common_document
from game_rules.state import State

PLAIN = {
    "admit": (True,),
    "answer": ("yes",),
    "choices": ({},),
    "format": ("informal", "formal"),
    "number": (1,),
    "option": (1,),
    "position": ("for", "against"),
    "project": ("exercises",),
    "shaped": ("",),
    "signed": (True,),
    "stance": ("can_be_silent",),
    "statement": ("condemnation", "interpretation"),
    "text": (Text(ref="t", digest="d", words=1),),
    "version": (1,),
    "yes": (True,),
}
"""What stands in a field, where it is no role, clause or house."""

OF_DOCUMENT = {
    ask.ProposeProject, ask.CompleteList, ask.MergeProposals, ask.Present, ask.VisitCapital, ask.Readjust,
    ask.CloseText, ask.SetReporting, ask.PresentReport, ask.SlowWalk, ask.ParallelStatement,
}  # fmt: skip
"""Acts around a common document."""


def forms(state: State, by: RoleId, command: type[Command]) -> Iterator[Command]:
    """An act of this role in each of its forms; only what has no default is filled in, and the house."""
    asked = [field.name for field in fields(command) if field.name not in ("by", "at")]
    needed = [
        field.name
        for field in fields(command)
        if field.name in asked and (field.default is MISSING and field.default_factory is MISSING)
    ]
    arranged = "issue" not in needed
    names = [name for name in (*needed, *(name for name in asked if name == "house")) if name != "option" or arranged]
    if command is PutToVote and not any(option.basis for issue in state.scenario.issues for option in issue.options):
        return  # a vote on a file, in a world without files
    if command in OF_DOCUMENT and common_document(state) is None:
        return  # a list of projects, in a world without one
    for values in product(*(_values(state, by, name) for name in names)):
        filled = {key: value for name, value in zip(names, values, strict=True) for key, value in _named(name, value)}
        yield command(by=by, at=state.clock.now, **{key: filled[key] for key in filled if key in asked})


def _values(state: State, by: RoleId, name: str) -> tuple[object, ...]:
    if name in ("role", "to", "owner"):
        return tuple(role for role in state.cast if role != by)
    if name == "document":
        return tuple(document.id for document in state.scenario.documents)
    if name == "issue":
        return _clauses(state)
    if name == "area":
        return tuple(area.id for area in state.scenario.areas) or ("none",)
    return HOUSES if name == "house" else PLAIN[name]


def _clauses(state: State) -> tuple[tuple[str, int], ...]:
    """One clause of each legal basis and each track."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for issue in state.scenario.issues:
        for at, option in enumerate(issue.options):
            if at:
                found.setdefault((option.basis, option.track), (issue.id, at))
    return tuple(found.values())


def _named(name: str, value: object) -> list[tuple[str, object]]:
    return list(zip(("issue", "option"), value, strict=True)) if isinstance(value, tuple) else [(name, value)]
