"""Papers, as their panel and their sheets draw them."""

from game_rules.ids import PUBLIC
from game_rules.view import view
from server.render.forms import form
from server.render.panels import drawn_panel
from tests.rules.stage import Given
from tests.rules.test_secrecy import ALLIED, CRIMEA, block, first_night, release, share

TEXT = "Written by NATO’s staff from what Allies report."


def words(text: object) -> str:
    return "w"


def drawn(game: Given, reader: str) -> str:
    return drawn_panel("papers", view(game.state, reader), words)


def sheet(game: Given, kind: str, reader: str) -> str:
    return form(kind, view(game.state, reader), {"document": ALLIED}, words)


def test_who_has_a_paper_reads_it_and_may_share_it() -> None:
    """With its mark, and who else has it."""
    panel = drawn(first_night(), "NATO")
    assert TEXT in panel
    assert "marking-restricted" in panel
    assert 'data-form="share_document"' in panel


def test_who_has_none_has_no_panel() -> None:
    """It is hidden; no title tells of what there is."""
    for reader in ("CY", PUBLIC):
        panel = drawn(first_night(), reader)
        assert "hidden" in panel.partition(">")[0]
        assert CRIMEA.document_by_id[ALLIED].title not in panel


def test_a_released_paper_is_not_visible_to_other_members_and_may_be_blocked() -> None:
    """Title, mark and who got it; and once it is blocked, by whom."""
    released = first_night().after(release())
    panel = drawn(released, "CY")
    assert "Not visible to you" in panel
    assert TEXT not in panel
    assert 'data-form="block_use"' in panel
    blocked = drawn(released.after(block()), "CY")
    assert "has blocked its use on the EU side" in blocked
    assert 'data-form="block_use"' not in blocked


def test_a_summary_says_that_it_is_one() -> None:
    """And holds nothing of the rest."""
    panel = drawn(first_night().after(share("NATO")), "EEAS")
    assert "You have its unclassified summary." in panel
    assert "is for its Ally to say" not in panel


def test_the_sheets_ask_which_paper() -> None:
    """Those that one has, or that were released; a closed act says why."""
    released = first_night().after(release())
    asked = sheet(released, "share_document", "NATO")
    assert f'value="{ALLIED}" required checked' in asked
    assert "Nobody ticked: the other organisation as a whole." in asked
    assert f'value="{ALLIED}" required checked' in sheet(released, "block_use", "CY")
