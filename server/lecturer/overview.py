"""The overview: every game of a class on one screen, as plain shapes that the console draws and the API tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game_rules.ids import RoleId
from game_rules.seats import name
from game_rules.state import State
from game_rules.texts import attention, standing
from server.classes.classroom import NEGOTIATOR
from server.lecturer.distance import Distance, distance
from server.lecturer.nudges import RECENT, Nudge, Watched, absent, nudges
from server.storage.records import Seat


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitter:
    """A person in a seat. `seat` is its id; `post` says whether it negotiates or advises."""

    seat: str
    player: str
    name: str
    post: str
    here: bool = False
    """Is this very person connected?"""


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleNow:
    """A role of one game, the people in it, and how it stands."""

    role: RoleId
    name: str
    people: tuple[Sitter, ...]
    stand_in: bool
    present: bool
    """Is its negotiator connected? Advisers do not count: they commit nothing."""
    ready: bool
    hand: bool
    objecting: bool
    last_act: int
    """Game time of its last act; -1 where it has done nothing."""

    @property
    def advisers(self) -> int:
        """Advisers who are connected."""
        return sum(one.here and one.post != NEGOTIATOR for one in self.people)


@dataclass(frozen=True, kw_only=True, slots=True)
class GameNow:
    """One game as the lecturer sees it among the others."""

    id: str
    label: str
    status: str
    outcome: str
    revealed: bool
    phase: str
    phase_name: str
    phase_number: int
    phases: int
    now: int
    ends: int
    draft: int
    frozen: bool
    deadline: int
    roles: tuple[RoleNow, ...]
    objections: int
    refusals: int
    breaks: int
    attention: int
    ceiling: int
    distance: Distance
    short: tuple[str, ...]
    """The names of those who could not live with the text as it stands."""
    nudges: tuple[Nudge, ...]
    absent: tuple[RoleId, ...]
    """Roles whose player is not connected and that no stand-in plays."""

    @property
    def stand_ins(self) -> int:
        """Roles that stand-ins play."""
        return len(self.roles) - self.people

    @property
    def advisers(self) -> int:
        """Advisers who are connected."""
        return sum(role.advisers for role in self.roles)

    @property
    def going_on(self) -> bool:
        """Is it being played, or paused?"""
        return self.status in ("running", "paused")

    @property
    def people(self) -> int:
        """Roles that people play."""
        return sum(not role.stand_in for role in self.roles)

    @property
    def present(self) -> int:
        """Of those, how many are connected."""
        return sum(role.present and not role.stand_in for role in self.roles)

    @property
    def heat(self) -> int:
        """How hot it is, 0 to 4: objections that stand, refusals of the last minutes, silences broken."""
        return min(4, self.objections + (self.refusals + 1) // 2 + 2 * self.breaks)

    @property
    def far(self) -> str:
        """How far from a deal, in words."""
        if self.status == "over":
            return {"adopted": "Agreed", "no_deal": "No agreement"}.get(self.outcome, "Over")
        changes = self.distance.changes
        if changes is None:
            return "No deal left"
        what = f"Draft {self.draft}" if self.draft else "Today’s situation"
        return (
            f"{what} is {changes} clause{'s' if changes > 1 else ''} from a deal" if changes else f"{what} could stand"
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """Somebody in the class; `seated` says in which role and game, or is empty."""

    player: str
    name: str
    admitted: bool
    seated: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClassNow:
    """A class with its people and games."""

    id: str
    code: str
    title: str
    scenario: str
    format: str
    phase: str
    door: str
    people: tuple[Waiting, ...]
    games: tuple[GameNow, ...]

    @property
    def at_the_door(self) -> tuple[Waiting, ...]:
        """Those who came when the roles were given out, and have no seat."""
        return self.waiting if self.games else tuple(person for person in self.people if not person.admitted)

    @property
    def going_on(self) -> int:
        """How many games are being played."""
        return sum(game.going_on for game in self.games)

    @property
    def empty_seats(self) -> int:
        """How many seats wait for somebody who is not connected."""
        return sum(len(game.absent) for game in self.games)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """Those without a seat."""
        return tuple(person for person in self.people if not person.seated)


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A game as the class knows it: its id, its label, its seats and the names of the people in them."""

    id: str
    label: str
    seats: Sequence[Seat]
    names: Mapping[str, str]


def game_now(state: State, named: Named, watched: Watched) -> GameNow:
    """One game among the others."""
    text = standing(state)
    far = distance(state)
    refused = sum(1 for one in watched.refused if one.at >= watched.now - RECENT)
    return GameNow(
        id=named.id,
        label=named.label,
        status=state.clock.status,
        outcome=state.decision.outcome if state.clock.status == "over" else "",
        revealed=state.ledger.revealed,
        phase=state.phase.id if state.phase else "",
        phase_name=state.phase.name if state.phase else "Before the start",
        phase_number=state.clock.number + 1,
        phases=len(state.form.phases),
        now=watched.now,
        ends=state.clock.ends,
        draft=state.table.draft.number if state.table.draft else 0,
        frozen=state.decision.frozen,
        deadline=state.decision.deadline if state.decision.frozen else 0,
        roles=tuple(_role_now(state, role, named, watched) for role in state.cast),
        objections=len(state.table.objections),
        refusals=refused,
        breaks=len(state.decision.breaks),
        attention=attention(state, text),
        ceiling=state.scenario.parameters.attention_ceiling,
        distance=far,
        short=tuple(name(state, role) for role in far.short),
        nudges=nudges(state, watched),
        absent=absent(state, watched) if state.clock.status != "over" else (),
    )


def seated_as(games: Iterable[GameNow]) -> dict[str, str]:
    """Where each player sits, in words."""
    return {
        sitter.player: f"{role.name}, {game.label}" for game in games for role in game.roles for sitter in role.people
    }


def _role_now(state: State, role: RoleId, named: Named, watched: Watched) -> RoleNow:
    return RoleNow(
        role=role,
        name=name(state, role),
        people=tuple(
            Sitter(
                seat=seat.id,
                player=seat.player,
                name=named.names.get(seat.player, ""),
                post=seat.post,
                here=(role, seat.player) in watched.here,
            )
            for seat in named.seats
            if seat.role == role and seat.player
        ),
        stand_in=role in state.stand_ins,
        present=role in watched.present,
        ready=role in state.clock.ready,
        hand=role in state.corridors.hands,
        objecting=any(objector == role for objector, _ in state.table.objections),
        last_act=watched.last_act.get(role, -1),
    )
