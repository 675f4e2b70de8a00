"""Meetings to answer: whose consent is asked, and what the answer would bind it to."""

from collections.abc import Iterator

from game_rules import commands as ask
from game_rules.ids import TURKEY, RoleId
from game_rules.seats import subject
from game_rules.state import Joint, State
from game_rules.view.meetings import title
from game_rules.view.next.advice import Advice, can


def invitations(state: State, role: RoleId) -> Iterator[Advice]:
    """The question to whoever is asked, with its two answers."""
    for meeting in state.meetings.called.values():
        if not can(state, ask.AcceptInvite(by=role, at=state.clock.now, number=meeting.number)):
            continue
        says, data = _what(state, role, meeting), {"number": meeting.number}
        yield Advice(kind="accept_invite", label="Agree to the meeting", says=says, data=data, whole=True)
        yield Advice(kind="decline", label="Do not agree", says=says, data=data, whole=True)


def _what(state: State, role: RoleId, meeting: Joint) -> str:
    who, what = subject(state, meeting.by), title(meeting)
    what = what[0].lower() + what[1:]
    if not meeting.against:
        return f"{who} proposes an {what}, and offers nothing for it: agree, or ask for a formal one in the package."
    price = "you get a formal one on ALTHEA" if role == TURKEY else "you would owe a formal one on ALTHEA"
    return f"{who} proposes an {what}; for it {price}, in one package."
