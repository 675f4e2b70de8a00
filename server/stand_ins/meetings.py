"""Meetings: Turkey takes a formal one for an informal one and gives none for nothing; the staffs propose the trade."""

from collections.abc import Iterator

from game_rules.ids import TURKEY
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind

HOW_OFTEN = 0.3
"""How often a staff proposes a meeting, in one phase."""
WHEN = (0.25, 0.6)
"""The share of a phase after which it does."""


def answer(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Turkey holds to its price; a staff that is offered the package takes it."""
    if asked := known.invitation:
        agrees = asked.against or known.role != TURKEY
        yield Act(kind="accept_invite" if agrees else "decline", data={"number": asked.number})


def propose(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """One informal meeting against one formal one, in one package, now and then."""
    phase = known.play
    if not known.leads_a_body or mind.chance("calls a meeting", phase) >= HOW_OFTEN:
        return
    if known.spent >= mind.between(*WHEN, "calls it", phase):
        topic = mind.one_of(known.topics, "about", phase)
        yield Act(kind="propose_meeting", data={"format": "informal", "subject": topic, "against": True})
