"""Running ahead: alone, a silence that the player has answered passes at once; the partners miss nothing of it."""

from game_rules.decide import next_due
from game_rules.ids import MINUTE, RoleId
from game_rules.rules.signature import signatories
from game_rules.seats import role_of
from game_rules.state import State
from server.stand_ins import pace
from server.stand_ins.driver import Company

NOT_NOW = "No silence runs."
YOURS_FIRST = "Let it pass or break it first: a silence that runs out is a yes."
SIGN_FIRST = "Sign first, if you mean to: little time is left when this silence ends."
MOST_ACTS = 20
"""What a partner may do in one look of all; more would be a partner who talks to itself."""


def why_not(state: State, player: RoleId) -> str:
    """Why the time of this silence cannot be run ahead for this player; nothing if it can."""
    decision = state.decision
    if not _runs(state, decision.frozen_at):
        return NOT_NOW
    answered = all((house, player) in decision.let_pass for house in role_of(state, player).houses)
    if not answered:
        return YOURS_FIRST
    unsigned = player in signatories(state) and player not in decision.signed
    ends = state.clock.ends
    return SIGN_FIRST if unsigned and ends and ends - decision.deadline < MINUTE else ""


async def run_ahead(company: Company) -> None:
    """Let the time of the silence pass, look by look, until it is over: partners look as often as they would have."""
    game = company.game
    frozen_at = game.state.decision.frozen_at
    while _runs(game.state, frozen_at) and not game.closed:
        await company.look_all(MOST_ACTS)
        due = next_due(game.state)
        if due is None or not _runs(game.state, frozen_at):
            return
        await game.forward(min(due, game.now() + int(pace.HEARTBEAT * pace.stretch(game.state))))


def _runs(state: State, frozen_at: int) -> bool:
    """Does the silence of the text that was frozen then still run, in some house?"""
    decision = state.decision
    under_silence = decision.frozen and decision.procedure == "silence" and not decision.outcome
    return under_silence and decision.frozen_at == frozen_at and not decision.agreed
