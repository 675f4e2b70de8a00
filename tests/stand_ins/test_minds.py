"""Minds know what their role may know, and no more; stand-ins hold what they were given to hold."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import server.stand_ins
from game_rules.commands import OpenGame
from game_rules.events import (
    Endorsed,
    Event,
    MessageSent,
    ObjectionRaised,
    PackageAccepted,
    PackageInitialled,
    PackageOffered,
    SilenceBroken,
    SilenceLetPass,
)
from game_rules.evolve import evolve, initial
from game_rules.ids import LECTURER, RoleId
from game_rules.points import surplus as above
from game_rules.points import table_agrees
from game_rules.scenario import Scenario
from game_rules.state import State
from server.stand_ins.desk import Desk
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Kind, Mind
from server.stand_ins.table import Table
from server.stand_ins.thinking import next_act
from tests.stand_ins.games import CORE, WARSAW, among, events, warsaw

pytestmark = pytest.mark.slow

FOLDER = Path(server.stand_ins.__file__).parent
DOORS = {"knowledge", "desk", "noticing", "pace", "room", "table", "play", "driver", "running_ahead"}
"""The modules that touch a state: those that fold it or let its time pass, and the room through which minds look."""


def test_no_mind_touches_a_state() -> None:
    """Policies get a `Knowledge`; they import neither the state's verbs nor anybody's points."""
    forbidden = {
        "game_rules.points",
        "game_rules.decide",
        "game_rules.evolve",
        "game_rules.rules",
        "game_rules.explain",
    }
    for path in FOLDER.rglob("*.py"):
        if path.stem in DOORS or path.parent.stem in DOORS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Attribute) and node.attr in ("_state", "_words")), path.name
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not [one for one in names if any(one.startswith(bad) for bad in forbidden)], path.name
            taken = [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
            assert "State" not in taken, path.name


@pytest.mark.parametrize("kind", ["sparring", "stand_in"])
@pytest.mark.parametrize("role", CORE)
def test_the_tables_of_others_change_nothing(role: RoleId, kind: Kind) -> None:
    """The same game before other eyes' points, red lines and cards: the same act, at every moment."""
    told = events(warsaw(2))
    changed = _with_other_tables(role)
    one, other = initial(WARSAW, told[0]), initial(changed, told[0])  # type: ignore[arg-type]
    mind, here, there = Mind(role=role, kind=kind, seed=2), Desk(role), Desk(role)
    compared = 0
    for number, event in enumerate(told[1:]):
        before, one = one, evolve(one, event)
        here.follow(before, event, one)
        before, other = other, evolve(other, event)
        there.follow(before, event, other)
        if number % 4 == 0:
            acts = [next_act(Knowledge(s, d, s.clock.now + 3_000), mind) for s, d in ((one, here), (other, there))]
            assert acts[0] == acts[1], (number, event)
            compared += acts[0] is not None
    assert compared > 3


def _with_other_tables(role: RoleId) -> Scenario:
    """Warsaw, but everybody else wants something else and has other red lines."""
    payoffs = {
        issue: {who: row if who == role else (0, *(3 - 2 * value for value in row[1:])) for who, row in rows.items()}
        for issue, rows in WARSAW.payoffs.items()
    }
    walkaway = {who: value if who == role else value + 4 for who, value in WARSAW.walkaway.items()}
    lines = tuple(line for line in WARSAW.red_lines if line.role == role)
    return replace(WARSAW, payoffs=payoffs, walkaway=walkaway, red_lines=lines)


def test_a_mind_does_not_hear_what_is_said_to_others() -> None:
    """Private talk and private objections leave a desk as it was."""
    opening = OpenGame(by=LECTURER, at=0, format="50", cast=CORE, stand_ins=CORE)
    state = _at_june(opening)
    desk = Desk("COM")
    words = next(event.text for event in events(warsaw(1)) if isinstance(event, MessageSent))
    secrets: tuple[Event, ...] = (
        MessageSent(by="TR", at=state.clock.now, text=words, to=("UK",), clauses=(("D4", 2),)),
        ObjectionRaised(by="CY", at=state.clock.now, issue="D3", option=0, price=("D7", 2), to=("UK",)),
    )
    for event in secrets:
        assert not desk.follow(state, event, evolve(state, event))
    assert (desk.stamp, desk.chips, desk.grievances) == (0, {}, {})


def _at_june(opening: OpenGame) -> State:
    told = events(warsaw(1))
    state = initial(WARSAW, told[0])  # type: ignore[arg-type]
    for event in told[1:]:
        state = evolve(state, event)
        if state.phase and state.phase.id == "june":
            return state
    raise AssertionError(opening)


@pytest.mark.parametrize("role", WARSAW.full_cast)
def test_a_mind_reads_its_own_table_rightly(role: RoleId) -> None:
    """Its own points are those of the rules, through injects, instructions and last words."""
    state = warsaw(3).state
    if role not in state.cast:
        return
    table = Table.of(state, role)
    text = state.table.draft.choices if state.table.draft else {}
    assert table.surplus(text) == above(state, role, text)
    assert table.agrees(text) == table_agrees(state, role, text)


@pytest.mark.parametrize("kind", ["stand_in", "sparring"])
def test_nobody_ever_agrees_below_its_walk_away_or_over_a_red_line(kind: Kind) -> None:
    """Initials, acceptance, a silence let pass, an endorsement: each by the table of the moment."""
    agreed = 0
    for seed in range(1, 7):
        told = events(among(kind, seed))
        state = initial(WARSAW, told[0])  # type: ignore[arg-type]
        for event in told[1:]:
            before, state = state, evolve(state, event)
            text = _agreed_to(before, event)
            if text is not None:
                assert table_agrees(before, event.by, text), (seed, event)
                agreed += 1
    assert agreed > 5


def _agreed_to(state: State, event: Event) -> "dict[str, int] | None":
    match event:
        case PackageInitialled() | PackageAccepted():
            return dict(state.table.packages[event.owner].choices)
        case PackageOffered():
            return dict(event.choices) if state.scenario.role_by_id[event.by].kind != "state" else None
        case SilenceLetPass():
            return dict(state.table.draft.choices) if state.table.draft else None
        case Endorsed() if event.yes:
            return dict(state.table.draft.choices) if state.table.draft else None
        case _:
            return None


DECIDING = frozenset({"BreakSilence", "LetPass", "Endorse", "Sign"})
MENDING = frozenset({"Bracket", "ProposeWording", "AcceptWording", "OfferPackage", "Initial", "FreezeText"})


def test_a_stand_in_acts_at_most_once_a_minute() -> None:
    """Only the decision, which has a deadline of its own, does not wait; nor the word that a break sent back."""
    for seed in (1, 2, 3):
        last: dict[str, int] = {}
        hurried = DECIDING
        for move in among("stand_in", seed).moves:
            role, at = move.command.by, move.command.at
            if role in CORE and role != "TR":
                kind = type(move.command).__name__
                assert kind in hurried or at - last.get(role, -60_000) >= 60_000, (seed, role, kind, at)
                last[role] = at
            if any(isinstance(event, SilenceBroken) for event in move.events):
                hurried = DECIDING | MENDING


def test_whims_come_from_the_seed() -> None:
    """The same matter, the same whim; another seed, another."""
    one, other = Mind(role="TR", seed=1), Mind(role="TR", seed=2)
    assert one.chance("tempted", 5) == Mind(role="TR", seed=1).chance("tempted", 5)
    assert one.chance("tempted", 5) != other.chance("tempted", 5)
    assert all(0 <= one.chance(number) < 1 for number in range(200))
