"""Pace: when a mind looks up again. In game time, so that nobody thinks in a pause."""

from server.stand_ins.mind import Mind

SECOND = 1_000
ANSWERS = (2 * SECOND, 8 * SECOND)
"""A partner answers what it has noticed within these seconds..."""
HEARTBEAT = 12 * SECOND
"""...and looks up now and then although nothing has happened: time changes minds."""
MINUTE = 60 * SECOND
LOOKS = 20 * SECOND


def soon(mind: Mind, stamp: int) -> int:
    """Milliseconds until a mind reacts to what it has just noticed."""
    if mind.kind == "stand_in":
        return int(mind.between(ANSWERS[1], LOOKS, "pace", stamp))
    return int(mind.between(*ANSWERS, "pace", stamp))


def idle(mind: Mind) -> int:
    """Milliseconds until a mind with nothing to do looks up again."""
    return HEARTBEAT if mind.kind == "sparring" else LOOKS
