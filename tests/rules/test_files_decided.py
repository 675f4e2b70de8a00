"""What the Council has decided moves every text, and in each that clause alone."""

from game_rules import commands as ask
from game_rules.ids import COMMISSION
from tests.rules.moments import OTHER_WORDS, WORDS
from tests.rules.stage import asks
from tests.rules.test_files import votes, voting


def test_only_the_clause_that_was_decided_moves() -> None:
    """Words of other clauses stay, and stances on texts that said the same; nothing is before the Council any more."""
    words = {"A1": WORDS, "E5": OTHER_WORDS}
    game = voting().after(
        asks("NATO", ask.Contact, role=COMMISSION),
        asks(COMMISSION, ask.OfferPackage, choices={"E5": 1, "A1": 1}, wordings=words),
        asks("NATO", ask.Initial, owner=COMMISSION, version=1),
        asks("EEAS", ask.OfferPackage, choices={"E5": 2, "A1": 1}),
        asks("DE", ask.SetStance, stance="can_be_silent", owner=COMMISSION),
        asks("DE", ask.SetStance, stance="can_be_silent", owner="EEAS"),
        votes("CY"),
        votes("DE"),
    )
    after = game.after(votes("UK")).state
    table = after.table
    assert table.draft is not None
    assert table.packages[COMMISSION].wordings == table.draft.wordings == {"A1": words["A1"]}
    assert table.versions[COMMISSION] == table.packages[COMMISSION].version == 2
    assert table.versions["EEAS"] == table.packages["EEAS"].version == 1
    assert [key for key in table.stances if key[0] == "DE"] == [("DE", "EEAS")]
    assert after.files.tabled == {}
