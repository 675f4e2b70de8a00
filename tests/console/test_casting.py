"""Casting: everybody is seated, games are of the right size, empty seats get stand-ins."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game_rules.scenario import Scenario
from server.classes.casting import (
    LARGEST,
    SMALLEST,
    Filled,
    Place,
    Table,
    Wishes,
    cast,
    games_for,
    place_for,
    possible_games,
)
from server.scenarios.scenario_file import load

WARSAW: Scenario = load("warsaw")
CORE = WARSAW.core_cast

numbers = st.integers(min_value=0, max_value=130)
wishes = st.builds(Wishes, seed=st.integers(0, 10_000), extras=st.sampled_from(["roles", "advisers"]))


def people(number: int) -> list[str]:
    return [f"player-{n}" for n in range(number)]


@given(numbers, wishes)
def test_everybody_is_seated_exactly_once(number: int, wish: Wishes) -> None:
    """Nobody is left in the lobby and nobody sits twice."""
    seated = [player for table in cast(WARSAW, people(number), wish) for seat in table.seats for player in seat.players]
    assert sorted(seated) == sorted(people(number))


@given(numbers, wishes)
def test_games_hold_six_to_fourteen_where_there_are_enough_people(number: int, wish: Wishes) -> None:
    """Only a class of fewer than six plays in a smaller game, and there is only one of it."""
    tables = cast(WARSAW, people(number), wish)
    sizes = [table.size for table in tables]
    assert max(sizes) - min(sizes) <= 1
    if number >= SMALLEST:
        assert all(SMALLEST <= size <= LARGEST for size in sizes)
    else:
        assert sizes == [number]


@given(numbers, wishes)
def test_the_core_is_always_there_and_empty_seats_have_stand_ins(number: int, wish: Wishes) -> None:
    """The six are in every game, in the scenario's order; a stand-in sits exactly where nobody does."""
    for table in cast(WARSAW, people(number), wish):
        assert set(CORE) <= set(table.roles)
        assert list(table.roles) == [role for role in WARSAW.full_cast if role in table.roles]
        assert table.stand_ins == tuple(seat.role for seat in table.seats if not seat.players)
        if table.size >= len(CORE):
            assert table.stand_ins == ()


@given(numbers, wishes)
def test_nobody_advises_while_a_seat_is_empty(number: int, wish: Wishes) -> None:
    """Advisers are spread evenly: no role has two while another has none."""
    for table in cast(WARSAW, people(number), wish):
        sitting = [len(seat.players) for seat in table.seats]
        assert max(sitting) - min(sitting) <= 1


@given(numbers, wishes)
def test_the_same_seed_gives_the_same_cast_in_any_order_of_joining(number: int, wish: Wishes) -> None:
    """Who joins first has no better choice of roles."""
    assert cast(WARSAW, people(number), wish) == cast(WARSAW, people(number)[::-1], wish)


def test_another_seed_gives_another_cast() -> None:
    """The lot is drawn."""
    assert len({cast(WARSAW, people(6), Wishes(seed=seed)) for seed in range(20)}) > 10


def test_the_seventh_becomes_a_role_or_an_adviser() -> None:
    """As the lecturer wishes."""
    (with_roles,) = cast(WARSAW, people(8), Wishes(extras="roles"))
    (with_advisers,) = cast(WARSAW, people(8), Wishes(extras="advisers"))
    assert len(with_roles.roles) == 8
    assert with_advisers.roles == CORE
    assert sorted(len(seat.players) for seat in with_advisers.seats) == [1, 1, 1, 1, 2, 2]


def test_a_scenario_without_optional_roles_gives_advisers() -> None:
    """Where there is no seventh role the seventh person advises."""
    small = replace(WARSAW, roles=tuple(role for role in WARSAW.roles if role.core))
    (table,) = cast(small, people(11))
    assert table.roles == CORE
    assert table.size == 11


@pytest.mark.parametrize(("number", "games"), [(0, 1), (1, 1), (6, 1), (11, 1), (12, 2), (25, 4), (200, 33)])
def test_as_many_games_as_can_be_full(number: int, games: int) -> None:
    """The core six fill a game."""
    assert games_for(number) == games == len(cast(WARSAW, people(number)))


@given(st.integers(1, 130), st.data())
def test_the_lecturer_may_choose_among_the_possible_numbers_of_games(number: int, data: st.DataObject) -> None:
    """None is larger than fourteen, and nobody plays alone who need not."""
    games = data.draw(st.sampled_from(possible_games(number)))
    tables = cast(WARSAW, people(number), Wishes(games=games))
    assert len(tables) == games
    assert all(table.size <= LARGEST for table in tables)
    assert all(table.size >= min(2, number) for table in tables)


def test_a_latecomer_takes_the_seat_of_a_stand_in_first() -> None:
    """In the smallest game that has one."""
    full = Table(seats=tuple(Filled(role=role, players=(role,)) for role in CORE))
    thin = Table(seats=tuple(Filled(role=role, players=() if role in ("UK", "EEAS") else (role,)) for role in CORE))
    assert place_for(WARSAW, [full, thin]) == Place(game=1, role="UK")


def test_a_latecomer_advises_where_every_seat_is_taken() -> None:
    """Beside the role with the fewest players; not in a game of fourteen."""
    full = Table(seats=tuple(Filled(role=role, players=(role,)) for role in CORE))
    crowd = Table(seats=tuple(Filled(role=role, players=("a", "b", "c")[: 2 if role != "TR" else 4]) for role in CORE))
    assert place_for(WARSAW, [full]) == Place(game=0, role=CORE[0])
    assert crowd.size == 13
    packed = Table(seats=(*crowd.seats[1:], Filled(role="TR", players=("a", "b", "c", "d"))))
    assert packed.size == LARGEST
    assert place_for(WARSAW, [packed]) is None
