"""Files decided by majority, as the decision panel and the sheets draw them."""

import pytest

from game_rules.view import view
from server.render.forms import form
from server.render.panels import panel
from tests.rules.stage import Given
from tests.rules.test_files import SEATED, adopts, decided, demands, playing, tabled, voting


def words(text: object) -> str:
    return "w"


def drawn(game: Given, reader: str = "UK") -> str:
    return panel("decision", view(game.state, reader), words)


@pytest.mark.parametrize(
    ("game", "says"),
    [
        (tabled(), "proposed by the Commission"),
        (voting(), "before the Council"),
        (decided(), "adopted: it stands in every text"),
        (decided(DE="against", UK="against"), "refused by the Council"),
    ],
)
def test_the_panel_says_how_far_a_file_has_come(game: Given, says: str) -> None:
    for reader in ("UK", "TR", "public"):
        assert says in drawn(game, reader)


def test_a_vote_says_what_a_majority_is() -> None:
    assert "16 of 28 members with 65 % of the people" in drawn(voting())


def test_a_file_nobody_has_touched_is_not_shown() -> None:
    assert "decision-files" not in drawn(playing())


def wanted_by_all() -> Given:
    """Every member has demanded another option than the one that is proposed."""
    return tabled().after(*(demands(role) for role in SEATED))


@pytest.mark.parametrize(
    ("game", "kind", "reader", "codes"),
    [
        (playing(), "adopt_in_college", "COM", ("E5=2", "E5=3", "E6=3")),
        (playing().after(adopts()), "initiate_legislation", "COM", ("E5=2", "E5=3", "E6=3")),
        (wanted_by_all(), "amend_proposal", "UK", ("E5=2", "E5=3", "E6=3")),
        (tabled(), "put_to_vote", "UK", ("E5=2",)),
    ],
)
def test_a_sheet_asks_only_about_files(game: Given, kind: str, reader: str, codes: tuple[str, ...]) -> None:
    sheet = form(kind, view(game.state, reader), {}, words)
    assert [f"<code>{code}</code>" in sheet for code in ("A1=1", *codes)] == [False, *[True] * len(codes)]


def test_a_closed_act_says_why() -> None:
    """Against the Commission only unanimity amends."""
    assert "Only unanimity changes the proposal" in form("amend_proposal", view(tabled().state, "UK"), {}, words)
