"""Acts of the states, and the answer to a demand."""

from collections.abc import Iterator, Mapping
from typing import Literal

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import RoleId
from game_rules.rules.leash import leash
from game_rules.seats import role_of, states
from game_rules.state import State
from game_rules.view.acts.row import TEXT, Row, is_pen, is_state
from game_rules.view.seen import sees_package


def _staffs(state: State, by: RoleId, at: int, command: type[Command]) -> Iterator[Command]:
    for role in state.cast:
        if not role_of(state, role).is_state:
            yield command(by=by, at=at, role=role)  # type: ignore[call-arg]


_STATEMENTS: tuple[Literal["condemnation", "interpretation", "answer"], ...] = (
    "condemnation",
    "interpretation",
    "answer",
)

ROWS: Mapping[type[Command], Row] = {
    ask.TightenLeash: Row(
        label="Tighten a leash",
        help="One action point. Behind closed doors a staff on a short leash initials no common draft.",
        mine=is_state,
        tries=lambda s, by, at: _staffs(s, by, at, ask.TightenLeash),
    ),
    ask.LoosenLeash: Row(
        label="Loosen a leash",
        help="One action point. Behind closed doors a common draft needs a loose leash.",
        mine=is_state,
        tries=lambda s, by, at: (
            one
            for one in _staffs(s, by, at, ask.LoosenLeash)
            if leash(s, getattr(one, "role", "")) > s.scenario.parameters.leash_common_draft
        ),
    ),
    ask.Demand: Row(
        label="File a demand",
        help="One a phase. Public: your audience follows it.",
        mine=is_state,
        tries=lambda s, by, at: (
            ask.Demand(by=by, at=at, issue=i.id, option=1, text=TEXT) for i in s.scenario.issues[:1]
        ),
    ),
    ask.AnswerDemand: Row(
        label="Answer a demand",
        help="On record and public. It binds nobody, but everybody will remember it.",
        mine=is_pen,
    ),
    ask.Sponsor: Row(
        label="Sponsor a package",
        help="Lend your name to a staff's text.",
        mine=is_state,
        tries=lambda s, by, at: (
            ask.Sponsor(by=by, at=at, owner=p.owner, version=p.version)
            for p in s.table.packages.values()
            if sees_package(s, by, p) and not role_of(s, p.owner).is_state
        ),
    ),
    ask.HighLevelCall: Row(
        label="Call a capital",
        help="It must say which clause of the draft it minds most.",
        mine=is_state,
        tries=lambda s, by, at: (ask.HighLevelCall(by=by, at=at, role=r) for r in states(s) if r != by),
    ),
    ask.Comment: Row(
        label="Comment on the draft",
        help="On record; it decides nothing.",
        tries=lambda s, by, at: iter((ask.Comment(by=by, at=at, text=TEXT),)),
    ),
    ask.ThreatenStatement: Row(
        label="Threaten a statement",
        help="Show the card without playing it.",
        mine=is_state,
        tries=lambda s, by, at: iter((ask.ThreatenStatement(by=by, at=at),)),
    ),
    ask.PublishStatement: Row(
        label="Publish a statement",
        help="Plays the card; attention rises by two.",
        mine=is_state,
        tries=lambda s, by, at: (ask.PublishStatement(by=by, at=at, statement=kind, text=TEXT) for kind in _STATEMENTS),
    ),
}
