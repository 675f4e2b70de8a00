"""A fast random player: plausible commands, and some that are not, until the game is over.

It knows nothing of the rules but which acts belong to which moment, so that many games reach a signature, and every
act is tried at the wrong moment, by the wrong role and with the wrong data too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from game_rules import commands as ask
from game_rules.commands import Command
from game_rules.decide import Accepted, Refused, decide, next_due
from game_rules.events import Event
from game_rules.ids import CLOCK, COMMISSION, LECTURER
from game_rules.rules.book import ACTS
from game_rules.rules.signature import signatories
from game_rules.seats import pens, states
from game_rules.state import State
from tests.properties.random_data import DATA, nothing
from tests.properties.random_moments import moment

LONGEST = 320
"""Steps after which the lecturer ends a game that does not end."""


@dataclass(frozen=True)
class Step:
    """One command, the state before it, and what came of it."""

    before: State
    command: Command
    answer: Accepted | Refused

    @property
    def after(self) -> State:
        return self.answer.state if isinstance(self.answer, Accepted) else self.before

    @property
    def events(self) -> tuple[Event, ...]:
        return self.answer.events if isinstance(self.answer, Accepted) else ()


def play(state: State, seed: int, longest: int = LONGEST) -> Iterator[Step]:
    """A whole game from this state on, the same for the same seed."""
    chance = Random(seed)
    now, brisk, calm = state.clock.now, chance.random(), chance.random() < 0.5
    for number in range(longest):
        now = _later(state, now, chance, brisk)
        command = choose(state, now, chance, calm=calm) if number < longest - 1 else ask.EndGame(by=LECTURER, at=now)
        answer = decide(state, command)
        step = Step(state, command, answer)
        yield step
        state = step.after
        if state.clock.status == "over" and chance.random() < 0.2:
            return


def choose(state: State, now: int, chance: Random, *, calm: bool = False) -> Command:
    """One command: mostly what fits the moment, sometimes anything by anybody. In a calm game nobody breaks."""
    if chance.random() < (0.06 if calm else 0.12):
        return _anything(state, now, chance)
    if state.clock.status == "lobby":
        return ask.StartGame(by=LECTURER, at=now)
    if state.clock.status == "paused":
        return ask.ResumeGame(by=LECTURER, at=now)
    kind = chance.choice(moment(state, calm=calm))
    return _made(kind, _author(state, kind, chance), state, now, chance)


def _later(state: State, now: int, chance: Random, brisk: float) -> int:
    """Mostly a few seconds on; sometimes to the very millisecond at which something falls due, or one before."""
    due = next_due(state)
    if due is not None and chance.random() < 0.03 + 0.08 * state.decision.frozen:
        return max(now, due - chance.choice((0, 0, 1)))
    return now if state.clock.status == "paused" else now + chance.randrange(int(2000 + 30000 * brisk * brisk))


def _anything(state: State, now: int, chance: Random) -> Command:
    kind = chance.choice(_ALL)
    by = chance.choice((*state.scenario.full_cast, LECTURER, CLOCK))
    return _made(kind, by, state, now, chance)


def _author(state: State, kind: type[Command], chance: Random) -> str:
    if kind in _LECTURERS:
        return LECTURER
    if kind is ask.AdvanceClock:
        return CLOCK
    roles = _fitting(state, kind) if chance.random() < 0.95 else ()
    return chance.choice(roles or state.cast)


def _fitting(state: State, kind: type[Command]) -> tuple[str, ...]:
    """Those whose act this is, roughly."""
    if kind in _PENS:
        return pens(state)
    if kind is ask.AcceptInvite:
        return tuple(one.asked for one in state.meetings.called.values() if one.stage == "asked")
    if kind in (ask.AdoptInCollege, ask.InitiateLegislation):
        return (COMMISSION,)
    if kind is ask.AcceptWording:
        return (*pens(state), *(one.role for one in state.decision.breaks))
    if kind is ask.Sign:
        return tuple(role for role in signatories(state) if role in state.cast)
    if kind is ask.AskIn:
        return tuple(role for role in state.cast if state.phase and role in state.phase.may_ask_in)
    if kind is ask.AnswerAskIn:
        return tuple(role for role in state.cast if role in state.corridors.insiders)
    if kind in (ask.Liaison, ask.ExchangeLetters, ask.ClaimCompetence):
        return tuple(role for role in state.cast if not state.scenario.role_by_id[role].is_state)
    return states(state) if kind in _STATES else ()


def _made(kind: type[Command], by: str, state: State, now: int, chance: Random) -> Command:
    return kind(by=by, at=now, **DATA.get(kind, nothing)(state, by, chance))


_LECTURERS = {
    ask.StartGame, ask.PauseGame, ask.ResumeGame, ask.ExtendPhase, ask.NextPhase, ask.FireInject, ask.Broadcast,
    ask.SeatStandIn, ask.SeatPlayer, ask.EndGame, ask.Reveal,
}  # fmt: skip
_PENS = {
    ask.StartSilence, ask.CallVote, ask.PutToVote, ask.Contact, ask.Initial,
    ask.FreezeText, ask.RequestComments, ask.ProposeWording, ask.AnswerDemand, ask.ProposeProject,
    ask.CompleteList, ask.MergeProposals, ask.Present, ask.VisitCapital, ask.CloseText,
    ask.SetReporting, ask.PresentReport,
}  # fmt: skip
_STATES = {
    ask.TightenLeash, ask.LoosenLeash, ask.Demand, ask.Sponsor, ask.HighLevelCall, ask.ThreatenStatement,
    ask.PublishStatement, ask.SetStance, ask.BreakSilence, ask.LetPass, ask.Endorse, ask.Vote, ask.AmendProposal,
    ask.Readjust, ask.SlowWalk, ask.ParallelStatement,
    ask.TaskStaff,
}  # fmt: skip
_ALL = tuple(dict.fromkeys(act.command for act in ACTS if act.command is not ask.EndGame))
