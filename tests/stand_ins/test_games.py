"""Whole games of sparring partners: alive, different from June, with and without a deal, and the same every time."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from game_rules.events import MessageSent
from game_rules.points import table_agrees
from server.looking_back.played_out import saved
from server.stand_ins.play import play_out
from server.storage.saved_game import dump, verify
from tests.house.tree import ROOT
from tests.stand_ins import figures
from tests.stand_ins.games import TUTORIAL, WARSAW, adopted, events, warsaw

SEEDS = range(1, 21)
SOME = range(1, 7)
QUICKLY = [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in SOME if seed > 1)]

_ALONE = """
import hashlib, json
from server.looking_back.played_out import saved
from server.scenarios.scenario_file import load
from server.stand_ins.play import play_out
from server.storage.saved_game import dump
scenario = load("warsaw")
digest = lambda seed: hashlib.sha256(dump(saved(scenario, play_out(scenario, "50", seed=seed)))).hexdigest()
print(json.dumps([digest(seed) for seed in (1, 2)]))
"""


@pytest.fixture(scope="module")
def twenty() -> figures.Figures:
    """The figures of twenty games."""
    return figures.of(warsaw(seed) for seed in SEEDS)


@pytest.mark.parametrize("seed", QUICKLY)
def test_a_game_comes_to_its_end(seed: int) -> None:
    """Signed or not, and nothing that a mind wanted was refused."""
    played = warsaw(seed)
    assert played.state.clock.status == "over"
    assert played.state.decision.outcome in ("adopted", "no_deal")
    assert verify(dump(saved(WARSAW, played))) is None


@pytest.mark.parametrize("seed", QUICKLY)
def test_everybody_does_something_in_every_phase_of_play(seed: int) -> None:
    """Nobody watches for a whole phase."""
    idle = [key for key, count in figures.acts(warsaw(seed)).items() if not count]
    assert idle == []


@pytest.mark.slow
def test_july_is_not_the_end_of_june(twenty: figures.Figures) -> None:
    """The text signed differs from the text at the end of June in at least a third of the games that signed one."""
    assert 3 * twenty.changed >= twenty.deals > 0


@pytest.mark.slow
def test_silences_are_alive(twenty: figures.Figures) -> None:
    """At least one in five is broken, and not all of them are."""
    assert 5 * twenty.broken >= twenty.silences
    assert twenty.broken < twenty.silences


@pytest.mark.slow
def test_some_games_end_with_a_deal_and_some_without(twenty: figures.Figures) -> None:
    """Neither is certain."""
    assert 11 <= twenty.deals <= 17


@pytest.mark.slow
def test_everybody_acts_in_all_twenty_games(twenty: figures.Figures) -> None:
    """Each role in each phase of play."""
    assert min(twenty.fewest.values()) >= 1


@pytest.mark.slow
def test_the_cheap_counterpart_is_called_more_often(twenty: figures.Figures) -> None:
    """NATO's staff may call either; the one that needs less consent costs less."""
    assert twenty.contacts["NATO", "COM"] > twenty.contacts["NATO", "EEAS"] > 0


@pytest.mark.slow
def test_both_eu_pens_write() -> None:
    """Neither the Commission nor the EEAS is a spectator of the other."""
    initials = figures.of(warsaw(seed) for seed in SOME).initials
    assert initials["COM"] > 0
    assert initials["EEAS"] > 0


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    """Whatever order Python gives to sets and dictionaries there."""
    here = [hashlib.sha256(dump(saved(WARSAW, play_out(WARSAW, "50", seed=s)))).hexdigest() for s in (1, 2)]
    asked = subprocess.run(
        [sys.executable, "-c", _ALONE],
        cwd=Path(ROOT),
        env={"PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(asked.stdout) == here
    assert here[0] != here[1]


@pytest.mark.parametrize("seed", QUICKLY)
def test_no_game_ends_in_a_text_that_a_table_of_consent_refuses(seed: int) -> None:
    """Every state at or above its walk-away, in each text that was signed."""
    played = warsaw(seed)
    text, state = adopted(played), played.state
    if text is not None:
        assert [role for role in ("TR", "CY", "UK") if not table_agrees(state, role, text)] == []


def test_what_is_said_names_clauses_in_words() -> None:
    """Offers and prices are said, each with the chips that build it."""
    said = [event for event in events(warsaw(1)) if isinstance(event, MessageSent)]
    assert any(event.clauses for event in said)
    assert all(0 < event.text.words < 90 for event in said)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "cast"), [("75", WARSAW.core_cast), ("90", WARSAW.full_cast), ("50", WARSAW.full_cast)]
)
def test_longer_games_and_full_casts_are_played_too(form: str, cast: tuple[str, ...]) -> None:
    """Eight clauses, eleven roles: everybody still acts, and it ends."""
    played = play_out(WARSAW, form, cast, seed=3)
    assert played.state.clock.status == "over"
    assert {move.command.by for move in played.moves} >= set(cast)


def test_the_tutorial_is_played_in_a_moment() -> None:
    """Two partners find their one trade."""
    assert all(adopted(play_out(TUTORIAL, "5", seed=seed)) for seed in range(10))
