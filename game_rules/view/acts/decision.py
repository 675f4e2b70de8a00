"""Acts by which a text is decided."""

from collections.abc import Iterator, Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import EU_HOUSE, NATO_HOUSE, RoleId
from game_rules.rules.signature import signatories
from game_rules.seats import pens, role_of
from game_rules.state import State
from game_rules.texts import open_issues
from game_rules.view.acts.row import Row, accepts, is_pen, voter
from game_rules.view.seen import sees_package


def _of_packages(state: State, by: RoleId, at: int, command: type[Command]) -> Iterator[Command]:
    for package in state.table.packages.values():
        if sees_package(state, by, package):
            yield command(by=by, at=at, owner=package.owner, version=package.version)  # type: ignore[call-arg]


def _under_silence(state: State, role: RoleId) -> bool:
    """A member where silence runs: in both houses under `sign`, in the NAC under `accept`."""
    houses = role_of(state, role).houses
    return NATO_HOUSE in houses if accepts(state) else bool(houses)


def _caller(state: State, role: RoleId) -> bool:
    return voter(state, role) or (accepts(state) and role in pens(state, EU_HOUSE))


def _signer(state: State, role: RoleId) -> bool:
    """Whom some clause names as a head; and every state as soon as the draft lets states co-sign."""
    signing = state.scenario.signing
    return signing is not None and (any(role in heads for heads in signing.heads) or role in signatories(state))


ROWS: Mapping[type[Command], Row] = {
    ask.FreezeText: Row(
        label="Freeze the draft",
        help="Puts it under silence in both houses.",
        mine=lambda state, role: state.scenario.signing is not None and is_pen(state, role),
        tries=lambda s, by, at: iter((ask.FreezeText(by=by, at=at),)),
        whole=True,
    ),
    ask.BreakSilence: Row(
        label="Break silence",
        help="Names one clause; all signatures lapse.",
        mine=_under_silence,
        tries=lambda s, by, at: (ask.BreakSilence(by=by, at=at, issue=i) for i in open_issues(s)[:1]),
    ),
    ask.LetPass: Row(
        label="Let it pass",
        help="On record; your objections are lifted.",
        mine=_under_silence,
        tries=lambda s, by, at: iter((ask.LetPass(by=by, at=at),)),
        whole=True,
    ),
    ask.StartSilence: Row(
        label="Put a package under silence",
        help="In the NAC: whoever does not object in time has agreed.",
        mine=lambda state, role: accepts(state) and role in pens(state, NATO_HOUSE),
        tries=lambda s, by, at: _of_packages(s, by, at, ask.StartSilence),
    ),
    ask.CallVote: Row(
        label="Call a vote",
        help="In the Council: each member takes a position before the deadline.",
        mine=_caller,
        tries=lambda s, by, at: _of_packages(s, by, at, ask.CallVote),
    ),
    ask.Vote: Row(
        label="Vote",
        help="For, against, or an abstention.",
        mine=voter,
        tries=lambda s, by, at: (ask.Vote(by=by, at=at, position=one) for one in ("for", "against")),
    ),
    ask.Sign: Row(
        label="Sign",
        help="The text as frozen.",
        mine=_signer,
        tries=lambda s, by, at: iter((ask.Sign(by=by, at=at),)),
        whole=True,
    ),
    ask.WithdrawSignature: Row(
        label="Withdraw my signature",
        help="Until the declaration stands.",
        mine=_signer,
        tries=lambda s, by, at: iter((ask.WithdrawSignature(by=by, at=at),)),
        whole=True,
    ),
}
