"""The figures of Warsaw, as the world has them; and each way in which a scenario may fall short of its targets."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game_rules.analysis.figures import Count, Figures, LineHit, figures
from game_rules.analysis.packages import Space
from game_rules.analysis.tables import adoptable, at_start
from game_rules.analysis.targets import shortcomings
from game_rules.analysis.zone import better_for_all, efficient, nash, pivotal, zone
from server.scenarios.scenario_file import load

WARSAW = load("warsaw")


@pytest.fixture(scope="module")
def found() -> Figures:
    return figures(WARSAW)


def test_the_zone_is_small_and_needs_four_changes(found: Figures) -> None:
    """2.24 % in the core cast, 2.19 % in the full one."""
    assert found.packages == 65_536
    assert found.adoptable == Count(core=1_470, full=1_435)
    assert found.fewest_changes == 4
    assert found.better_for_all_core == 504
    assert found.efficient_profiles == 251


def test_two_vetoes_one_in_each_house_neither_is_small(found: Figures) -> None:
    """Each stops most of what the others would adopt; without both a quarter of all packages would pass."""
    assert [round(100 * found.share(role)) for role in ("TR", "CY")] == [75, 82]
    without = {roles: round(100 * count / found.packages, 2) for roles, count in found.without_vetoes.items()}
    assert without == {"TR": 9.12, "CY": 12.53, "TR and CY": 25.8}
    assert found.share("COM") == found.share("EEAS") == found.share("CAB") == 0


def test_the_fairest_package_and_the_one_of_history(found: Figures) -> None:
    """The highest product of gains is one clause away from what was signed."""
    assert found.nash == {**WARSAW.historical_package, "D4": 2}
    assert found.history_adoptable


def test_everybody_has_something_to_bargain_for(found: Figures) -> None:
    """No role is indifferent between all that can be agreed."""
    assert found.without_a_move == ()


def test_red_lines_are_counted_by_what_they_alone_stop(found: Figures) -> None:
    """Where points would refuse anyway a line stops nothing more."""
    assert {name: (line.crossing, line.stopping) for name, line in found.red_lines.items()} == {
        "D-RL1": (16_384, 1),
        "D-RL2": (16_384, 0),
        "D-RL3": (16_384, 0),
        "D-RL4": (16_384, 0),
        "D-RL5": (16_384, 38),
        "D-RL6": (16_384, 245),
        "D-RL7": (12_288, 482),
    }


def test_no_turn_of_events_empties_the_zone(found: Figures) -> None:
    """A shock changes what can be agreed, not whether."""
    assert found.injects == {
        "D-I1": Count(core=1_401, full=1_366),
        "D-I2": Count(core=1_519, full=1_474),
        "D-I3": Count(core=1_471, full=1_435),
        "D-I4": Count(core=1_470, full=1_435),
        "D-I5": Count(core=1_470, full=1_435),
    }


def test_fifty_minutes_play_six_clauses(found: Figures) -> None:
    """4,096 packages, 386 adoptable."""
    assert (found.formats["50"].packages, found.formats["50"].adoptable.core) == (4_096, 386)
    assert found.formats["75"].packages == found.formats["90"].packages == 65_536


@pytest.mark.parametrize("hard", [True, False], ids=["hard", "soft"])
def test_nothing_is_adoptable_where_states_sign(hard: bool) -> None:
    """Not because of the red lines: with all of them switched off the zone is as empty (M97)."""
    space = Space(WARSAW)
    states_sign = space.standing("D2", (3,))
    for cast in (WARSAW.core_cast, WARSAW.full_cast):
        assert zone(space, cast, at_start(WARSAW, hard=hard)) & states_sign == 0


def test_a_single_change_is_never_adoptable() -> None:
    """Whatever one clause gives to one, somebody else must be paid for it."""
    today = dict.fromkeys(WARSAW.issue_by_id, 0)
    for issue, option in product(WARSAW.issue_by_id, (0, 1, 2, 3)):
        assert not adoptable(WARSAW, WARSAW.core_cast, {**today, issue: option})


def test_staffs_muddling_through_pays_them_and_satisfies_neither_capital() -> None:
    """The informal fallback is no package: Turkey and Cyprus refuse it."""
    tables = at_start(WARSAW)
    text = {**dict.fromkeys(WARSAW.issue_by_id, 0), **WARSAW.informal_fallback}
    assert all(tables.points(role, text) > 0 for role in ("COM", "EEAS", "NATO"))
    assert not any(tables.agrees(role, text) for role in ("TR", "CY"))


def test_the_fairest_package_leaves_nobody_below() -> None:
    """It is one of those that are better for all."""
    space, tables = Space(WARSAW), at_start(WARSAW)
    best = nash(space, zone(space, WARSAW.core_cast, tables), WARSAW.core_cast, tables)
    assert best is not None
    assert best in set(space.numbers(better_for_all(space, WARSAW.core_cast, tables)))


def test_the_yes_of_a_veto_decides_wherever_the_others_agree(found: Figures) -> None:
    """And that of a pen where no other pen agrees: the Commission's more often than that of the EEAS."""
    without = {role: found.without_vetoes[role] for role in ("TR", "CY")}
    assert {role: found.pivotal[role] for role in without} == without
    assert (found.pivotal["COM"], found.pivotal["EEAS"], found.pivotal["CAB"]) == (547, 198, 0)
    assert all(
        found.pivotal[role] >= found.adoptable.full
        for role in WARSAW.full_cast
        if role in found.blocked and role in {*WARSAW.acceptance.veto, *WARSAW.acceptance.optional_veto}
    )


@pytest.mark.parametrize("role", ["TR", "UK", "NATO", "COM", "EEAS", "CAB"])
def test_a_yes_decides_as_counted_package_by_package(role: str) -> None:
    """With a role that likes everything the text is adopted, with one that likes nothing it is not."""
    form = WARSAW.format("50")
    space, tables, cast = Space(WARSAW, form.settled), at_start(WARSAW), WARSAW.full_cast
    lines = tuple(line for line in tables.red_lines if line.role != role)
    eager, never = (
        replace(tables, walkaway={**tables.walkaway, role: value}, red_lines=lines) for value in (-1000, 1000)
    )
    numbers = range(0, space.size, 7)
    decided = [
        number
        for number in numbers
        if adoptable(WARSAW, cast, space.choices(number), eager)
        and not adoptable(WARSAW, cast, space.choices(number), never)
    ]
    counted = zone(space, cast, eager) & ~zone(space, cast, never)
    assert decided == [number for number in numbers if counted >> (space.size - 1 - number) & 1]
    assert pivotal(space, role, cast, tables) == counted.bit_count()


def test_every_card_has_its_effect_on_the_zone(found: Figures) -> None:
    """An instruction of July moves the zone; a last word makes what it pays for dearer to give up."""
    assert set(found.cards) == set(WARSAW.card_by_id)
    assert found.cards["D-J-TR"].core < found.adoptable.core
    assert found.cards["D-J-NATO"].core > found.adoptable.core
    assert all(found.cards[card.id].core >= found.adoptable.core for card in WARSAW.cards if card.kind == "last_word")


def test_the_pareto_set_holds_the_fairest_package(found: Figures) -> None:
    """Nobody can gain on it at nobody's cost."""
    assert found.nash in found.pareto
    assert len(found.pareto) >= found.efficient_profiles == 251


@given(st.lists(st.tuples(*[st.integers(0, 4)] * 3), max_size=30))
def test_a_profile_is_efficient_when_nobody_can_gain_at_nobodys_cost(profiles: list[tuple[int, ...]]) -> None:
    """The quick way finds what comparing each with each finds."""
    distinct = set(profiles)

    def beaten(one: tuple[int, ...]) -> bool:
        return any(all(a >= b for a, b in zip(other, one, strict=True)) for other in distinct - {one})

    assert sorted(efficient(profiles)) == sorted(one for one in distinct if not beaten(one))


def test_warsaw_and_the_tutorial_meet_their_targets() -> None:
    """What `check` asks of them."""
    for slug in ("warsaw", "tutorial"):
        assert list(shortcomings(load(slug), figures(load(slug)))) == []


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        ({"adoptable": Count(core=6_000, full=1_435)}, "the zone of the core cast is 9.16 %, not 2 to 8 %"),
        ({"adoptable": Count(core=1_470, full=200)}, "the zone of the full cast is 0.31 %"),
        ({"fewest_changes": 2}, "a package of 2 changes is adoptable; it should take 3"),
        ({"history_adoptable": False}, "the historical package is not adoptable"),
        ({"blocked": {**dict.fromkeys(WARSAW.full_cast, (9, 10)), "TR": (3, 10)}}, "TR blocks only 30%"),
        ({"without_a_move": ("FR",)}, "FR has nothing to bargain for"),
        ({"injects": {"D-I2": Count(core=0, full=0)}}, "D-I2 empties the zone"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_scenario_that_misses_a_target_is_told_which(found: Figures, damage: dict[str, object], says: str) -> None:
    """Each target has its own sentence."""
    missed = list(shortcomings(WARSAW, replace(found, **damage)))
    assert [one for one in missed if says in one], missed


def test_figures_of_a_line_stand_apart(found: Figures) -> None:
    """A red line's figures name its owner, so that the table can attribute its words."""
    assert found.red_lines["D-RL2"] == LineHit(role="TR", text=WARSAW.red_lines[1].text, crossing=16_384, stopping=0)
