"""The server as one thing: what was opened at the start, and what every request finds there."""

from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

from server.clock import Seconds
from server.gate.limits import Buckets, Rate, WrongCodes
from server.gate.sessions import Sessions
from server.live import LiveGames
from server.live.lobbies import Lobbies
from server.settings import Limits, Settings
from server.storage.journal import Journal


@dataclass(kw_only=True, slots=True)
class Antechamber:
    """A running server. `sockets` counts open websockets."""

    settings: Settings
    journal: Journal
    games: LiveGames
    sessions: Sessions
    lobbies: Lobbies
    pace: "Pace"
    wrong_codes: WrongCodes
    stopping: bool = False
    sockets: int = 0
    parts: dict[str, object] = field(default_factory=dict)
    """What other parts of the server keep here, by name."""


class Pace:
    """How fast a seat may act and talk. Who acts inside the server is not limited."""

    def __init__(self, limits: Limits, seconds: Seconds) -> None:
        self._acts = Buckets(Rate(full=limits.acts_at_once, a_second=limits.acts_a_second), seconds)
        talk = Rate(full=limits.talk_at_once, a_second=limits.talk_at_once / limits.talk_seconds)
        self._talk = Buckets(talk, seconds)

    def wait(self, seat: tuple[str, ...], *, talk: bool) -> int:
        """Milliseconds to wait before this act; 0 takes it from the allowance."""
        if waiting := max(self._acts.wait(seat), self._talk.wait(seat) if talk else 0):
            return waiting
        self._acts.take(seat)
        if talk:
            self._talk.take(seat)
        return 0


def antechamber(connection: HTTPConnection) -> Antechamber:
    """The server that a request came to."""
    found: Antechamber = connection.app.state.antechamber
    return found
