"""Games that minds have played, once for all tests that look at them."""

from functools import cache

from game_rules import points
from game_rules.events import Event, PhaseBegan
from game_rules.evolve import replay
from game_rules.ids import Choices, RoleId
from game_rules.state import State
from server.scenarios.scenario_file import load
from server.stand_ins.mind import Kind, Mind
from server.stand_ins.play import Played, Thinks, play_out
from server.stand_ins.thinking import next_act

WARSAW, TUTORIAL = load("warsaw"), load("tutorial")
CORE = WARSAW.core_cast
PLAY = {number: phase.id for number, phase in enumerate(WARSAW.format("50").phases) if phase.stage == "play"}


@cache
def warsaw(seed: int) -> Played:
    """Warsaw in fifty minutes, six sparring partners."""
    return play_out(WARSAW, "50", seed=seed)


@cache
def with_player(role: RoleId, script: Thinks, seed: int) -> Played:
    """The same with one person, who follows a script."""
    return play_out(WARSAW, "50", seed=seed, players={role: script})


@cache
def among(kind: Kind, seed: int) -> Played:
    """Turkey a sparring partner as a person would be; everybody else of one kind."""
    minds = {role: Mind(role=role, kind=kind if role != "TR" else "sparring", seed=seed) for role in CORE}
    return play_out(WARSAW, "50", seed=seed, minds=minds, players={"TR": next_act})


def events(played: Played) -> list[Event]:
    return [event for move in played.moves for event in move.events]


def adopted(played: Played) -> Choices | None:
    return played.state.decision.adopted


def surplus(played: Played, role: RoleId) -> int | None:
    """What a role gained by the deal; None where there was none."""
    text = adopted(played)
    return None if text is None else points.surplus(played.state, role, text)


def text_when(played: Played, phase: str) -> Choices | None:
    """The draft that stood when a phase began."""
    told = events(played)
    at = next(n for n, event in enumerate(told) if isinstance(event, PhaseBegan) and PLAY.get(event.number) == phase)
    state: State = replay(played.state.scenario, told[: at + 1])
    return state.table.draft.choices if state.table.draft else None
