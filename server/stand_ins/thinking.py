"""Thinking: from one look at the game to the next act, or to none."""

from server.stand_ins import absent, partner
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind

EVERY_MINUTE = 60_000
"""A stand-in acts at most once a minute of game time; only a text that is being decided on does not wait for it."""


def next_act(known: Knowledge, mind: Mind) -> Act | None:
    """The most urgent act that the rules allow; None where there is nothing to do."""
    if not known.running or known.phase is None:
        return None
    if mind.kind == "stand_in" and 0 <= known.desk.last_at > known.now - EVERY_MINUTE:
        return _first(absent.DECISION, known, mind)
    policy = partner if mind.kind == "sparring" else absent
    urges = policy.BRIEFING if known.phase.stage == "briefing" else policy.PLAY
    return _first(urges, known, mind)


def _first(urges: tuple[absent.Urge, ...], known: Knowledge, mind: Mind) -> Act | None:
    return next((act for urge in urges for act in urge(known, mind) if known.may(act)), None)
