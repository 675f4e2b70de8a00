"""Minutes: the journal told in sentences, for one reader; nothing that the reader may not know leaves a line."""

from game_rules.events import Event
from game_rules.ids import PUBLIC, SPECTATOR
from game_rules.minutes import (
    ballots,
    corridors,
    decision,
    edges,
    files,
    game,
    meetings,
    papers,
    projects,
    text,
    work,
)
from game_rules.minutes.telling import Teller, Telling
from game_rules.state import State
from game_rules.view.shapes import MinuteLine

_TELLERS: dict[type, Teller] = {
    **game.TELLERS,
    **corridors.TELLERS,
    **text.TELLERS,
    **decision.TELLERS,
    **ballots.TELLERS,
    **files.TELLERS,
    **papers.TELLERS,
    **meetings.TELLERS,
    **projects.TELLERS,
    **work.TELLERS,
}


def line(before: State, event: Event, after: State, reader: str) -> MinuteLine | None:
    """What `reader` reads about one event, given the states around it; none where there is nothing to know.

    A spectator reads what the public reads, and of private talk the edge.
    """
    if reader == SPECTATOR:
        return edges.edge(after, event) or line(before, event, after, PUBLIC)
    teller = _TELLERS.get(type(event))
    return teller(Telling(before=before, after=after, reader=reader), event) if teller else None
