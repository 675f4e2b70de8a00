"""The minutes of staff work and of papers: to whom a tasking, a letter, a field and a paper are told, and how."""

import pytest

from game_rules import commands as ask
from game_rules.ids import LECTURER
from tests.rules.moments import meeting
from tests.rules.stage import Asks, Given, asks, minutes
from tests.rules.test_secrecy import block, first_night, release, share
from tests.rules.test_work import aegean, arranges, claims, crimea, tasks, writes

CHANNEL = "to arrange, without a package: A standing channel of the Commission (B7=3)."
PAPER = "\u201cWhat Allies report from Crimea\u201d"


def told(game: Given, step: Asks, reader: str) -> list[str]:
    return [line.says for line in game.when(step).told_to(reader)]


def test_a_tasking_is_told_yes_by_yes() -> None:
    """And when the house has tasked its staff."""
    game = crimea()
    assert told(game, tasks("TR"), "TR") == ["You say yes to tasking the staffs: Hybrid threats."]
    assert told(game, tasks("TR"), "CY") == ["Turkey says yes to tasking the staffs: Hybrid threats."]
    assert told(game.after(tasks("TR")), tasks("UK"), "CY") == [
        "The United Kingdom says yes to tasking the staffs: Hybrid threats.",
        "The North Atlantic Council has tasked its staff: Hybrid threats.",
    ]


@pytest.mark.parametrize(
    ("reader", "says"),
    [
        ("COM", [f"The NATO International Staff proposes to you {CHANNEL}"]),
        ("NATO", [f"You propose to the European Commission {CHANNEL}"]),
        (LECTURER, [f"The NATO International Staff proposes to the European Commission {CHANNEL}"]),
        ("CY", []),
        ("public", []),
    ],
)
def test_what_one_staff_proposes_to_another_stays_between_them(reader: str, says: list[str]) -> None:
    """Until it is arranged."""
    assert told(crimea().after(meeting()), arranges("NATO", "COM", "B7", 3), reader) == says


def test_an_arrangement_is_told_to_everybody() -> None:
    """Without a word on attention where it draws none."""
    game = crimea().after(tasks("TR"), tasks("UK"), tasks("CY"), meeting(), arranges("NATO", "COM", "B6", 1))
    (line,) = game.when(arranges("COM", "NATO", "B6", 1)).told_to("TR")
    assert line.says.startswith("Arranged between staffs, without a package, by the ")
    assert "Attention" not in line.says
    noisy = crimea().after(meeting(), arranges("NATO", "COM", "B7", 3))
    assert told(noisy, arranges("COM", "NATO", "B7", 3), "TR")[0].endswith(" Attention rises by 1.")


def test_a_letter_is_told_to_the_two_and_its_answer_too() -> None:
    """An answer that must be cleared says when it counts."""
    game = aegean()
    assert told(game, writes("NATO", "COM", "frontex"), "COM") == [
        "The NATO International Staff writes a technical letter to you: FRONTEX and the borders."
    ]
    sent, answer = game.after(writes("NATO", "EEAS")), writes("EEAS", "NATO")
    cleared = "; it counts in 120 s, for others must agree to it."
    assert told(sent, answer, "EEAS") == [
        f"You answer the NATO International Staff's letter on Ships and rules at sea{cleared}"
    ]
    assert told(sent, answer, "NATO") == [f"The EEAS answers your letter on Ships and rules at sea{cleared}"]
    assert told(sent, answer, "TR") == []
    plain = game.after(writes("NATO", "COM", "frontex"))
    assert told(plain, writes("COM", "NATO", "frontex"), "NATO") == [
        "The European Commission answers your letter on FRONTEX and the borders."
    ]


def test_competences_are_claimed_aloud_against_whoever_might() -> None:
    """Declining to say is told as what it is."""
    game = crimea("first-night")
    assert told(game, claims("COM", claim=False), "CY") == [
        "The European Commission declines to say whose field this is: Hybrid threats."
    ]
    first = told(game, claims("EEAS"), "COM")
    assert first == ["The EEAS claims a field of work: Hybrid threats."]
    second = game.after(claims("EEAS")).when(claims("COM"))
    assert second.told_to("EEAS")[0].says == (
        "The European Commission claims a field of work, as you might: Hybrid threats."
    )
    assert second.told_to("EEAS")[0].loud
    assert not second.told_to("CY")[0].loud


def test_whose_field_was_touched_hears_of_it_and_nobody_else() -> None:
    """A phase later; the lecturer reads it too."""
    game = aegean().after(writes("NATO", "COM", "ships"), writes("COM", "NATO", "ships"))
    after = game.after(asks(LECTURER, ask.NextPhase))
    mine = "You hear that the European Commission answered on your field: Ships and rules at sea."
    others = "The EEAS hears that the European Commission answered on its field: Ships and rules at sea."
    read = {reader: [line.says for line in minutes(game, after, reader)] for reader in ("EEAS", "COM", LECTURER)}
    assert mine in read["EEAS"]
    assert others in read[LECTURER]
    assert not [says for says in read["COM"] if "hear" in says.split(":")[0] and "field" in says]


def test_a_paper_is_told_to_those_who_gave_and_got_it() -> None:
    """To a whole house by its name."""
    game = first_night()
    assert told(game, share("NATO"), "COM") == [
        f"The NATO International Staff shares the unclassified summary of {PAPER} with the EU as a whole."
    ]
    assert told(game, share("NATO"), "public") == []


@pytest.mark.parametrize(
    ("reader", "says"),
    [
        ("CY", [f"You block the use of {PAPER} on the EU side."]),
        ("GR", [f"Cyprus blocks the use of {PAPER} on the EU side."]),
        ("TR", [f"Cyprus blocks the use of {PAPER} on the EU side."]),
        (LECTURER, [f"Cyprus blocks the use of {PAPER} on the EU side."]),
        ("COM", []),
        ("public", []),
    ],
)
def test_a_block_is_told_to_members_and_to_those_who_have_the_paper(reader: str, says: list[str]) -> None:
    """Others do not know that there is one."""
    assert told(first_night().after(release()), block(), reader) == says
