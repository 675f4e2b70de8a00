"""Acts around a file that is decided by majority."""

from collections.abc import Iterator, Mapping

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.ids import COMMISSION, RoleId
from game_rules.rules.files import files
from game_rules.state import State
from game_rules.view.acts.row import Row, accepts, voter


def _of_files(state: State, by: RoleId, at: int, command: type[Command]) -> Iterator[Command]:
    for issue, option in files(state):
        yield command(by=by, at=at, issue=issue, option=option)  # type: ignore[call-arg]


def _proposer(state: State, role: RoleId) -> bool:
    return role == COMMISSION and accepts(state) and bool(files(state))


def _legislator(state: State, role: RoleId) -> bool:
    """A member of the Council, in a world where it legislates."""
    return voter(state, role) and bool(files(state))


ROWS: Mapping[type[Command], Row] = {
    ask.AdoptInCollege: Row(
        label="Adopt in the College",
        help="One action point. Then it may be proposed to the Council.",
        mine=_proposer,
        tries=lambda s, by, at: _of_files(s, by, at, ask.AdoptInCollege),
    ),
    ask.InitiateLegislation: Row(
        label="Table a proposal",
        help="The Council decides it by qualified majority, outside every package.",
        mine=_proposer,
        tries=lambda s, by, at: _of_files(s, by, at, ask.InitiateLegislation),
    ),
    ask.PutToVote: Row(
        label="Call the vote on a file",
        help="A qualified majority decides; nobody holds a veto.",
        mine=lambda state, role: _legislator(state, role) or _proposer(state, role),
        tries=lambda s, by, at: (ask.PutToVote(by=by, at=at, issue=i) for i in dict(files(s))),
    ),
    ask.AmendProposal: Row(
        label="Amend the proposal",
        help="Against the Commission only if every member wants the same.",
        mine=_legislator,
        tries=lambda s, by, at: _of_files(s, by, at, ask.AmendProposal),
    ),
}
