"""Minutes of edges, for spectators: who was in touch with whom, when and by which channel; never what was said."""

from collections.abc import Callable, Mapping
from typing import Any

from game_rules.events import ContactMade, Event, HighLevelCallMade, LetterAnswered, LetterSent, MessageSent
from game_rules.ids import RoleId
from game_rules.seats import names, subject
from game_rules.state import State
from game_rules.view.shapes import MinuteLine


def edge(state: State, event: Event) -> MinuteLine | None:
    """The bare line of talk that is not everybody's; none where somebody spoke on the floor, or nobody spoke."""
    between = _EDGES.get(type(event))
    to, channel = between(event) if between else ((), "")
    if not to:
        return None
    says = f"{subject(state, event.by)} to {names(state, to)}: {_SAID[channel]}."
    return MinuteLine(at=event.at, kind="edge", actor=event.by, says=says, to=to, channel=channel)


_EDGES: Mapping[type[Event], Callable[[Any], tuple[tuple[RoleId, ...], str]]] = {
    MessageSent: lambda event: (event.to, "message"),
    ContactMade: lambda event: ((event.role,), event.channel),
    HighLevelCallMade: lambda event: ((event.role,), "high level"),
    LetterSent: lambda event: ((event.role,), "letter"),
    LetterAnswered: lambda event: ((event.role,), "letter"),
}
"""Whom an event reached, and how. A paper or a proposal is none: it is content."""

_SAID = {
    "message": "a message",
    "office": "a meeting at the office",
    "phone": "a telephone call",
    "email": "an e-mail",
    "meal": "a meal",
    "fringe": "a word in the margins of a meeting",
    "high level": "a call at high level",
    "letter": "a letter",
}
