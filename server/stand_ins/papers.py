"""Papers: a staff gives one to the staff that it is about to call, an Ally to who asks; a member left out blocks it."""

import re
from collections.abc import Iterator

from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind

PAPER = re.compile(r"\b(paper|document|releas|assessment)", re.IGNORECASE)
"""Words by which a capital knows that it is asked for a paper."""
SHARES = 0.5
"""How often a staff has a paper ready for a slow counterpart in a phase."""


def share(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """Before a call that would be answered late: then it is answered at once."""
    if not known.room.pen or known.frozen or known.drafting_closed:
        return
    slow = [pen for pen in known.room.other_pens if known.answers_late(pen) and not known.called(pen)]
    if slow and mind.chance("shares", known.play) < SHARES:
        for document in known.own_papers:
            data = {"document": document, "form": "summary", "to": (slow[0],)}
            yield Act(kind="share_document", data=data)


def block(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """A member without a security agreement blocks what was released past it."""
    if known.left_out:
        yield from (Act(kind="block_use", data={"document": document}) for document in known.released_papers)


def release(known: Knowledge, mind: Mind) -> Iterator[Act]:
    """An Ally that a person asks for a paper gives it by name, if the rules let it; else it says what it says."""
    if not known.room.me.is_state:
        return
    for role, heard in known.desk.heard.items():
        if role in known.people and heard.aside and PAPER.search(known.words(heard.text)):
            for document in known.own_papers:
                data = {"document": document, "form": "whole", "to": (role,)}
                yield Act(kind="share_document", data=data)
