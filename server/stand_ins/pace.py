"""Pace: when a mind looks up again. In game time, so that nobody thinks in a pause; slower in phases of days."""

from game_rules.ids import MINUTE
from game_rules.state import State
from server.stand_ins.mind import Mind

SECOND = 1_000
ANSWERS = (2 * SECOND, 8 * SECOND)
"""A partner answers what it has noticed within these seconds..."""
HEARTBEAT = 12 * SECOND
"""...and looks up now and then although nothing has happened: time changes minds."""
LOOKS = 20 * SECOND
SITTING = 30 * MINUTE
"""A phase as long as this is played in one sitting. In a longer one everything takes as many times longer."""


def stretch(state: State) -> float:
    """How many times longer everything takes now: by the length of the phase, or of a silence or vote that runs."""
    clock, decision = state.clock, state.decision
    spans = [clock.ends - clock.began] if clock.ends else []
    spans += [one.deadline - one.opened for one in decision.ballots.values()]
    if decision.frozen and decision.deadline > clock.now:
        spans.append(decision.deadline - decision.frozen_at)
    return max(1.0, min(spans, default=0) / SITTING)


def soon(mind: Mind, stamp: int, state: State) -> int:
    """Milliseconds until a mind reacts to what it has just noticed."""
    within = (ANSWERS[1], LOOKS) if mind.kind == "stand_in" else ANSWERS
    return int(mind.between(*within, "pace", stamp) * stretch(state))


def idle(mind: Mind, state: State) -> int:
    """Milliseconds until a mind with nothing to do looks up again."""
    return int(stretch(state) * (HEARTBEAT if mind.kind == "sparring" else LOOKS))
