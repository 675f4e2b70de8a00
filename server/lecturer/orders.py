"""Orders: what a lecturer can tell a class or a game to do, by the names that console and API share.

Every order answers with what happened. What the rules refuse is told with its reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game_rules.reason import listed
from server.live import Answer, Done, Nack, RefusedAnswer


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """One order to a game: the command that it becomes, and how its success is told."""

    kind: str
    did: str
    takes: tuple[str, ...] = ()
    """The fields of the command that the one who asks fills in."""


ORDERS: Mapping[str, Order] = {
    "start": Order(kind="start_game", did="Started"),
    "pause": Order(kind="pause_game", did="Paused"),
    "resume": Order(kind="resume_game", did="Resumed"),
    "extend": Order(kind="extend_phase", did="Extended", takes=("seconds",)),
    "next_phase": Order(kind="next_phase", did="Next phase"),
    "end": Order(kind="end_game", did="Ended"),
    "reveal": Order(kind="reveal", did="Revealed"),
    "inject": Order(kind="fire_inject", did="It has happened", takes=("inject",)),
    "broadcast": Order(kind="broadcast", did="Said", takes=("text", "to")),
}


def told(order: Order, answers: Sequence[tuple[str, Answer]]) -> str:
    """What an order did, game by game, in a sentence or two."""
    done = [label for label, answer in answers if isinstance(answer, Done)]
    parts = [f"{order.did}: {listed(done)}."] if done else []
    parts += [f"Not {label}: {why(answer)}" for label, answer in answers if not isinstance(answer, Done)]
    return " ".join(parts) or "There is no game yet: draw the cast first."


def why(answer: Answer) -> str:
    """Why something did not happen, in a sentence."""
    match answer:
        case RefusedAnswer():
            return " ".join(reason.says for reason in answer.reasons)
        case Nack():
            return answer.says or "The disk or the game did not answer; try again."
        case Done():
            return ""


def filled(order: Order, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the command out of what was given; nothing else gets through."""
    return {name: given[name] for name in order.takes if name in given}
