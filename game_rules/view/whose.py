"""Whose act it could ever be: one that never can be a role's is absent from its page, not closed."""

from collections.abc import Callable

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import COMMISSION, EU_HOUSE, NATO_HOUSE, RoleId
from game_rules.rules.files import files
from game_rules.rules.staff import counterparts
from game_rules.seats import pen_house, pens, role_of
from game_rules.state import State

_Mine = Callable[[State, RoleId], bool]


def _state(state: State, role: RoleId) -> bool:
    return role_of(state, role).is_state


def _pen(state: State, role: RoleId) -> bool:
    return bool(pen_house(state, role))


def _accepts(state: State) -> bool:
    return state.scenario.procedure == "accept"


def _under_silence(state: State, role: RoleId) -> bool:
    """A member where silence runs: in both houses under `sign`, in the NAC under `accept`."""
    houses = role_of(state, role).houses
    return NATO_HOUSE in houses if _accepts(state) else bool(houses)


def _voter(state: State, role: RoleId) -> bool:
    return _accepts(state) and EU_HOUSE in role_of(state, role).houses


def _caller(state: State, role: RoleId) -> bool:
    return _voter(state, role) or (_accepts(state) and role in pens(state, EU_HOUSE))


def _proposer(state: State, role: RoleId) -> bool:
    return role == COMMISSION and _accepts(state) and bool(files(state))


def _legislator(state: State, role: RoleId) -> bool:
    """A member of the Council, in a world where it legislates."""
    return _voter(state, role) and bool(files(state))


def _signer(state: State, role: RoleId) -> bool:
    signing = state.scenario.signing
    return signing is not None and any(role in heads for heads in signing.heads)


_WHOSE: dict[type[Command], _Mine] = {
    **dict.fromkeys(
        (
            ask.TightenLeash,
            ask.LoosenLeash,
            ask.Demand,
            ask.Sponsor,
            ask.HighLevelCall,
            ask.ThreatenStatement,
            ask.PublishStatement,
            ask.SetStance,
        ),
        _state,
    ),
    **dict.fromkeys((ask.ProposeWording, ask.RequestComments), _pen),
    **dict.fromkeys((ask.BreakSilence, ask.LetPass), _under_silence),
    **dict.fromkeys((ask.Sign, ask.WithdrawSignature), _signer),
    ask.FreezeText: lambda state, role: state.scenario.signing is not None and _pen(state, role),
    ask.StartSilence: lambda state, role: _accepts(state) and role in pens(state, NATO_HOUSE),
    ask.CallVote: _caller,
    ask.Vote: _voter,
    **dict.fromkeys((ask.AdoptInCollege, ask.InitiateLegislation), _proposer),
    ask.PutToVote: lambda state, role: _legislator(state, role) or _proposer(state, role),
    ask.AmendProposal: _legislator,
    ask.Contact: lambda state, role: bool(counterparts(state, role)),
    ask.AskIn: lambda state, role: any(role in phase.may_ask_in for phase in state.form.phases),
    ask.LiftObjection: lambda state, role: any(owner == role for owner, _ in state.table.objections),
    ask.WithdrawPackage: lambda state, role: role in state.table.packages,
}


def could_be_mine(state: State, role: RoleId, command: type[Command]) -> bool:
    """Could this act be open to the role at some moment of this game?"""
    whose = _WHOSE.get(command)
    return whose is None or whose(state, role)
