"""Tries: the likely forms of every act, by which a page finds out whether it is open; and the acts without a form."""

from collections.abc import Callable, Iterator

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import RoleId
from game_rules.rules.files import files
from game_rules.rules.leash import leash
from game_rules.rules.staff import counterparts
from game_rules.seats import role_of, states
from game_rules.state import State
from game_rules.texts import known_text, open_issues
from game_rules.view.seen import sees_package

WHOLE = {
    ask.Ready,
    ask.RaiseHand,
    ask.AskIn,
    ask.RequestComments,
    ask.WithdrawPackage,
    ask.FreezeText,
    ask.LetPass,
    ask.Sign,
    ask.WithdrawSignature,
    ask.Leak,
}

_TEXT = ask.Text(ref="", digest="", words=1)
_Tries = Callable[[State, RoleId, int], Iterator[Command]]


def tries(state: State, by: RoleId, command: type[Command]) -> Iterator[Command]:
    """Likely forms of an act: it is open if one of them is."""
    at = state.clock.now
    if command is ask.Ready:
        yield ask.Ready(by=by, at=at, yes=by not in state.clock.ready)
    elif command in WHOLE:
        yield command(by=by, at=at)
    elif command in _FORMS:
        yield from _FORMS[command](state, by, at)


def _another(state: State, by: RoleId) -> Iterator[tuple[str, int]]:
    now = known_text(state, by)
    for issue in open_issues(state):
        yield issue, 1 if now[issue] != 1 else 2


def _staffs(state: State, by: RoleId, at: int, command: type[Command]) -> Iterator[Command]:
    for role in state.cast:
        if not role_of(state, role).is_state:
            yield command(by=by, at=at, role=role)  # type: ignore[call-arg]


def _of_packages(state: State, by: RoleId, at: int, command: type[Command]) -> Iterator[Command]:
    for package in state.table.packages.values():
        if sees_package(state, by, package):
            yield command(by=by, at=at, owner=package.owner, version=package.version)  # type: ignore[call-arg]


def _of_files(state: State, by: RoleId, at: int, command: type[Command]) -> Iterator[Command]:
    for issue, option in files(state):
        yield command(by=by, at=at, issue=issue, option=option)  # type: ignore[call-arg]


_FORMS: dict[type[Command], _Tries] = {
    ask.ChooseCounterpart: lambda s, by, at: (ask.ChooseCounterpart(by=by, at=at, role=r) for r in s.cast if r != by),
    ask.Predict: lambda s, by, at: iter((ask.Predict(by=by, at=at, signed=True, shaped=s.cast[0]),)),
    ask.Contact: lambda s, by, at: (ask.Contact(by=by, at=at, role=r) for r in counterparts(s, by)),
    ask.TightenLeash: lambda s, by, at: _staffs(s, by, at, ask.TightenLeash),
    ask.LoosenLeash: lambda s, by, at: (
        one
        for one in _staffs(s, by, at, ask.LoosenLeash)
        if leash(s, getattr(one, "role", "")) > s.scenario.parameters.leash_common_draft
    ),
    ask.Demand: lambda s, by, at: (
        ask.Demand(by=by, at=at, issue=i.id, option=1, text=_TEXT) for i in s.scenario.issues[:1]
    ),
    ask.Sponsor: lambda s, by, at: (
        ask.Sponsor(by=by, at=at, owner=p.owner, version=p.version)
        for p in s.table.packages.values()
        if sees_package(s, by, p) and not role_of(s, p.owner).is_state
    ),
    ask.HighLevelCall: lambda s, by, at: (ask.HighLevelCall(by=by, at=at, role=r) for r in states(s) if r != by),
    ask.Comment: lambda s, by, at: iter((ask.Comment(by=by, at=at, text=_TEXT),)),
    ask.ThreatenStatement: lambda s, by, at: iter((ask.ThreatenStatement(by=by, at=at),)),
    ask.PublishStatement: lambda s, by, at: (
        ask.PublishStatement(by=by, at=at, statement=kind, text=_TEXT) for kind in ("condemnation", "interpretation")
    ),
    ask.OfferPackage: lambda s, by, at: (ask.OfferPackage(by=by, at=at, choices={i: o}) for i, o in _another(s, by)),
    ask.Object: lambda s, by, at: (
        ask.Object(by=by, at=at, issue=i, option=known_text(s, by)[i]) for i in open_issues(s)
    ),
    ask.LiftObjection: lambda s, by, at: (
        ask.LiftObjection(by=by, at=at, issue=i) for r, i in s.table.objections if r == by
    ),
    ask.SetStance: lambda s, by, at: (
        ask.SetStance(by=by, at=at, stance="can_be_silent", owner=o) for o in ("", *s.table.packages)
    ),
    ask.Bracket: lambda s, by, at: (ask.Bracket(by=by, at=at, issue=i, option=o) for i, o in _another(s, by)),
    ask.ProposeWording: lambda s, by, at: (
        ask.ProposeWording(by=by, at=at, issue=i, option=known_text(s, by)[i], text=_TEXT) for i in open_issues(s)
    ),
    ask.StartSilence: lambda s, by, at: _of_packages(s, by, at, ask.StartSilence),
    ask.CallVote: lambda s, by, at: _of_packages(s, by, at, ask.CallVote),
    ask.Vote: lambda s, by, at: (ask.Vote(by=by, at=at, position=one) for one in ("for", "against")),
    ask.AdoptInCollege: lambda s, by, at: _of_files(s, by, at, ask.AdoptInCollege),
    ask.InitiateLegislation: lambda s, by, at: _of_files(s, by, at, ask.InitiateLegislation),
    ask.AmendProposal: lambda s, by, at: _of_files(s, by, at, ask.AmendProposal),
    ask.PutToVote: lambda s, by, at: (ask.PutToVote(by=by, at=at, issue=i) for i in dict(files(s))),
    ask.BreakSilence: lambda s, by, at: (ask.BreakSilence(by=by, at=at, issue=i) for i in open_issues(s)[:1]),
}
