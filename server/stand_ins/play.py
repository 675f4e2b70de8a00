"""Whole games between minds, at full speed: a clock that jumps from look to look, and `decide` alone."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from game_rules.commands import AdvanceClock, Command, OpenGame, StartGame, Text
from game_rules.decide import Refused, decide, next_due, open_game
from game_rules.events import Event
from game_rules.events_catalogue import command_from
from game_rules.evolve import evolve
from game_rules.ids import CLOCK, LECTURER, RoleId
from game_rules.scenario import Scenario
from game_rules.state import State
from server.stand_ins import pace
from server.stand_ins.desk import Desk
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind
from server.stand_ins.thinking import next_act
from server.storage.chain import seal
from server.storage.records import NewText

NEVER = 1 << 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """A command and all that followed from it."""

    command: Command
    events: tuple[Event, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Played:
    """A whole game: its moves in order, the state at the end, the words that were said."""

    moves: tuple[Move, ...]
    state: State
    texts: tuple[NewText, ...]


Thinks = Callable[[Knowledge, Mind], Act | None]
"""How somebody comes to an act: `next_act`, or the script of a player."""


def play_out(  # noqa: PLR0913 - who plays which world, and how
    scenario: Scenario,
    form: str,
    cast: tuple[RoleId, ...] = (),
    seed: int = 0,
    minds: Mapping[RoleId, Mind] | None = None,
    players: Mapping[RoleId, Thinks] | None = None,
    treatment: str = "",
    *,
    loyalty: bool = False,
) -> Played:
    """A game from its opening to the debrief. Same seed, same game.

    Roles without a mind of their own are sparring partners; `players` are scripts that play a role as a person would.
    Raises `KeyError` for a format, role or treatment that the scenario does not have.
    """
    seated = cast or scenario.core_cast
    thinking = {role: Mind(role=role, seed=seed) for role in seated} | dict(minds or {})
    nobody = tuple(role for role in seated if role not in (players or {}))
    opening = OpenGame(
        by=LECTURER,
        at=0,
        format=form,
        cast=seated,
        stand_ins=nobody,
        seed=seed,
        treatment=treatment,
        loyalty=loyalty,
    )
    return Table(scenario, opening, thinking, players or {}).play()


class Table:
    """One game that is being played out."""

    def __init__(
        self,
        scenario: Scenario,
        opening: OpenGame,
        minds: Mapping[RoleId, Mind],
        players: Mapping[RoleId, Thinks],
    ) -> None:
        opened = open_game(scenario, opening)
        self.state = opened.state
        self.minds = minds
        self.players = players
        self.desks = {role: Desk(role) for role in minds}
        self.moves = [Move(command=opening, events=opened.events)]
        self.texts: list[NewText] = []
        self._bodies: dict[str, str] = {}
        self._looks: list[tuple[int, int, RoleId]] = []
        self._due: dict[RoleId, int] = {}
        self._count = 0
        self._seed = opening.seed

    def play(self) -> Played:
        """Play to the end."""
        self.ask(StartGame(by=LECTURER, at=0))
        while self.state.clock.status == "running":
            self.turn()
        return Played(moves=tuple(self.moves), state=self.state, texts=tuple(self.texts))

    def turn(self) -> None:
        """The next thing: what falls due, or somebody's look."""
        while self._looks and self._due.get(self._looks[0][2]) != self._looks[0][0]:
            heapq.heappop(self._looks)
        at, role = (self._looks[0][0], self._looks[0][2]) if self._looks else (NEVER, "")
        due = next_due(self.state)
        if due is not None and due <= at:
            self.ask(AdvanceClock(by=CLOCK, at=due))
            return
        heapq.heappop(self._looks)
        del self._due[role]
        self.think(role, at)

    def think(self, role: RoleId, at: int) -> None:
        """One look of one mind, and its act."""
        mind, desk = self.minds[role], self.desks[role]
        thinks = self.players.get(role, next_act)
        wanted = thinks(Knowledge(self.state, desk, at, self._read), mind)
        if wanted is None or not self.ask(self._command(wanted, role, at)):
            self._wake(role, at + pace.idle(mind, self.state))

    def ask(self, command: Command) -> bool:
        """Ask the rules; False where they refuse."""
        verdict = decide(self.state, command)
        if isinstance(verdict, Refused):
            return False
        noticed: set[RoleId] = set()
        for event in verdict.events:
            before, self.state = self.state, evolve(self.state, event)
            noticed |= {role for role, desk in self.desks.items() if desk.follow(before, event, self.state)}
        self.moves.append(Move(command=command, events=verdict.events))
        for role in self.minds:
            if role in noticed:
                self._wake(role, self.state.clock.now + pace.soon(self.minds[role], self.desks[role].stamp, self.state))
        return True

    def _wake(self, role: RoleId, at: int) -> None:
        """Let a mind look up then, or earlier where it was about to anyway."""
        if at < self._due.get(role, NEVER):
            self._due[role] = at
            self._count += 1
            heapq.heappush(self._looks, (at, self._count, role))

    def _command(self, act: Act, role: RoleId, at: int) -> Command:
        data = dict(act.data)
        if "text" in data:
            data["text"] = self._kept(data["text"])
        return command_from(act.kind, data, role, at)

    def _read(self, text: Text) -> str:
        """What somebody wrote."""
        return self._bodies.get(text.ref, "")

    def _kept(self, body: str) -> dict[str, object]:
        """The words beside the game, under a name and a salt that come from the seed."""
        drawn = sha256(f"{self._seed}/text/{len(self.texts)}".encode()).hexdigest()
        text = NewText(ref=drawn[:16], salt=drawn[16:48], body=body, author="")
        self.texts.append(text)
        self._bodies[text.ref] = body
        return {"ref": text.ref, "digest": seal(text.salt, body), "words": len(body.split())}
