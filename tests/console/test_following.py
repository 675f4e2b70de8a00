"""Following: who sits where when the same class plays the next scenario."""

from server.classes.following import followed
from server.scenarios.scenario_file import load

CRIMEA, AEGEAN = load("crimea"), load("aegean")
CORE = AEGEAN.core_cast


def seats(*tables: dict[str, list[str]]) -> list[dict[str, list[str]]]:
    return list(tables)


def sitting(tables: tuple[object, ...], number: int = 0) -> dict[str, tuple[str, ...]]:
    table = tables[number]
    return {seat.role: seat.players for seat in table.seats}  # type: ignore[attr-defined]


def test_everybody_keeps_the_role() -> None:
    """And each game its people; a seat that nobody takes gets a stand-in."""
    before = seats({"TR": ["ann"], "CY": ["ben", "bea"]}, {"TR": ["cem"]})
    tables = followed(AEGEAN, before, ["ann", "ben", "bea", "cem"])
    assert sitting(tables)["TR"] == ("ann",)
    assert sitting(tables)["CY"] == ("ben", "bea")
    assert sitting(tables, 1)["TR"] == ("cem",)
    assert set(tables[1].stand_ins) == set(CORE) - {"TR"}


def test_who_has_no_role_any_more_takes_a_free_one() -> None:
    """Poland does not play the Aegean: its player sits on an empty chair, or advises where there is none."""
    tables = followed(AEGEAN, seats({"PL": ["pia"]}), ["pia"])
    assert ("pia",) in sitting(tables).values()
    full = {role: [role.lower()] for role in AEGEAN.full_cast} | {"PL": ["pia"]}
    everybody = [one for sat in full.values() for one in sat]
    crowded = sitting(followed(AEGEAN, seats(full), everybody))
    assert [sat for sat in crowded.values() if "pia" in sat and len(sat) == 2]


def test_who_does_not_come_leaves_a_stand_in_and_newcomers_sit_down() -> None:
    """In the smallest game first; where there is no room at all, nobody is seated."""
    tables = followed(AEGEAN, seats({"TR": ["ann"], "CY": ["ben"]}), ["ben", "new"])
    assert sitting(tables)["CY"] == ("ben",)
    assert ("new",) in sitting(tables).values()
    packed = {"TR": [f"p{number}" for number in range(14)]}
    assert "late" not in sum(sitting(followed(AEGEAN, seats(packed), [*packed["TR"], "late"])).values(), ())
