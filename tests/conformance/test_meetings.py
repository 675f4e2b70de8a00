"""Meetings: who is in the chair."""

import pytest

from game_rules.members import chair, presidency


@pytest.mark.parametrize("month", range(7, 13))
def test_c013_cyprus_presides_and_chairs_neither_ministers_nor_ambassadors(month: int) -> None:
    """Given the semester is 2012H2, when who holds the Council presidency is queried, then CY; FAC and PSC are
    nevertheless chaired by the High Representative and the EEAS."""
    assert presidency((2012, month)) == "CY"
    assert chair("FAC", (2012, month)) == chair("PSC", (2012, month)) == "EEAS"
    assert chair("Coreper", (2012, month)) == "CY", "what nobody else chairs the presidency does"


def test_c013_before_and_after_others_preside() -> None:
    """The semester, to the month."""
    assert "CY" not in (presidency((2012, 6)), presidency((2013, 1)))
