"""Posts: what the people of one role may do. One negotiates and commits; whoever advises only talks."""

from game_rules.reason import Reason
from server.classes.classroom import ADVISER

ADVISING = frozenset({"message", "comment", "raise_hand", "talk_in_person"})


def beyond(post: str, kind: str) -> tuple[Reason, ...]:
    """Why an act is not this post's to do; nothing where it is."""
    if post != ADVISER or kind in ADVISING:
        return ()
    return (
        Reason(
            rule="R-NO-STANDING",
            says="You advise: the negotiator of your role commits it.",
            cites=("delegation of this game",),
            holders=("your negotiator",),
            remedy="Tell your negotiator, or talk to the others yourself.",
        ),
    )
