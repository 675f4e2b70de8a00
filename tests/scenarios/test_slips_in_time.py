"""Slips about phases, turns of events and cards: refused where they stand, with what to write instead."""

from pathlib import Path

import pytest

from server.scenarios.scenario_file import FILE
from tests.scenarios.damaged import Copy, told_at_its_place

CARDS = "cards.yaml"

# The scenario, what stands in it, what is put there instead, the words at which the mistake is shown, what is said.
DAMAGES = {
    "wrong minutes": (
        "warsaw",
        "    minutes: 13\n",
        "    minutes: 14\n",
        "phases:",
        "the phases last 51 minutes, not 50; change one by -1",
    ),
    "a silence without end": (
        "warsaw",
        "silence_seconds: 180",
        "silence_seconds: 18000",
        "18000",
        "fits no phase of play",
    ),
    "two phases of a name": (
        "tutorial",
        "- id: price\n",
        "- id: first-text\n",
        "first-text\n    name: 'Step 2",
        "call it first-text-2",
    ),
    "an act of the lecturer": (
        "tutorial",
        "opens: [ready, raise_hand, message",
        "opens: [ready, raise_hand, pause_game, message",
        "pause_game",
        "'pause_game' is the lecturer's and nobody's here; leave it out",
    ),
    "a vote where texts are signed": (
        "warsaw",
        "leak, high_level_call",
        "leak, call_vote, high_level_call",
        "call_vote",
        "an act where packages are accepted",
    ),
    "a signature where packages are accepted": (
        "crimea",
        "opens: [accept_package",
        "opens: [sign, accept_package",
        "sign, accept",
        "'sign' is an act where a text is signed",
    ),
    "a file where there is none": (
        "crimea",
        "opens: [accept_package",
        "opens: [put_to_vote, accept_package",
        "put_to_vote, acc",
        "an act on files with a legal basis",
    ),
    "an act that is open already": (
        "tutorial",
        "opens: [object,",
        "opens: [message, object,",
        "message, object",
        "open since 'first-text'",
    ),
    "an issue that never comes": (
        "tutorial",
        "issues: [T1, T2, T3]",
        "issues: [T1, T2]",
        "phases:",
        "T3 never come to the table",
    ),
    "an issue that comes twice": (
        "warsaw",
        "issues: [D3, D4, D7]",
        "issues: [D3, D4, D7, D1]",
        "D1]\n",
        "D1 is on the table since 'may'",
    ),
    "an issue that is settled": (
        "warsaw",
        "issues: [D3, D4, D7]",
        "issues: [D3, D4, D7, D8]",
        "D8]\n",
        "D8 comes as agreed language",
    ),
    "a state behind the door": (
        "warsaw",
        "insiders: [NATO, COM, CAB]",
        "insiders: [NATO, COM, UK]",
        "UK]\n    may_ask",
        "UK is a state",
    ),
    "asking where one is": (
        "warsaw",
        "may_ask_in: [EEAS]",
        "may_ask_in: [COM]",
        "COM]\n    hint",
        "COM is inside already",
    ),
    "a door that is open": (
        "warsaw",
        "    issues: [D3, D4, D7]",
        "    may_ask_in: [EEAS]\n    issues: [D3, D4, D7]",
        "EEAS]\n    issues",
        "no door is shut in this phase",
    ),
    "a turn after its phase": (
        "warsaw",
        "'50': [july, 90]",
        "'50': [july, 900]",
        "[july, 900]",
        "'july' lasts 480 seconds, so second 900 never comes",
    ),
    "a turn of nobody's points": (
        "warsaw",
        "{op: walkaway, role: UK, delta: -3}",
        "{op: walkaway, delta: -3}",
        "{op: walkaway, delta",
        "'walkaway' without 'role' changes nothing",
    ),
    "a turn that unlocks what is no file": (
        "implementation",
        "{op: unlock_procedure, issue: E5}",
        "{op: unlock_procedure, issue: E1}",
        "E1}",
        "no option of E1 has a legal basis",
    ),
    "a turn that unlocks nothing": (
        "implementation",
        "{op: unlock_procedure, issue: E5}",
        "{op: unlock_procedure}",
        "{op: unlock_procedure}",
        "'unlock_procedure' without 'issue' changes nothing",
    ),
    "a turn that changes nothing": (
        "warsaw",
        "role: UK, issue: D6, option: 2, delta: -2",
        "role: UK, issue: D6, option: 2",
        "{op: payoff, role: UK, issue: D6, option: 2}",
        "'payoff' without 'delta' changes nothing",
    ),
}

OF_CARDS = {
    "a last word that moves nothing": ("  step: 1\n", "  step: 0\n", "0\n  at: [0, 1]", "write 1 or -1"),
    "a last word for nothing": ("  points: 3\n", "  points: 0\n", "0\n- id: D-L-TR-2", "a last word is worth 2 to 4"),
    "a goal without words": (
        "{op: goal, role: DE, text: One objection of another state is paid before the draft is frozen}",
        "{op: goal, role: DE}",
        "{op: goal, role: DE}",
        "'goal' without 'text' changes nothing",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_slip_is_named_where_it_stands(tmp_path: Path, damage: tuple[str, str, str, str, str]) -> None:
    """The line, the column, and what to write instead."""
    slug, old, new, shown_at, says = damage
    copy = Copy(tmp_path, slug)
    copy.change(old, new)
    told_at_its_place(copy, FILE, shown_at, says)


@pytest.mark.parametrize("damage", OF_CARDS.values(), ids=OF_CARDS)
def test_a_slip_in_the_cards_names_their_file(tmp_path: Path, damage: tuple[str, str, str, str]) -> None:
    """Cards stand in a file of their own."""
    old, new, shown_at, says = damage
    copy = Copy(tmp_path, "warsaw")
    copy.change(old, new, CARDS)
    told_at_its_place(copy, CARDS, shown_at, says)


def test_a_card_about_a_clause_that_is_never_open_is_told(tmp_path: Path) -> None:
    """Settled in one format is fine, in every format it is not."""
    copy = Copy(tmp_path, "warsaw")
    for issues in ("[D1, D2, D6]", "[D3, D4, D7]", "[D3, D4, D5, D7, D8]"):
        copy.write(
            copy.text().replace(f"issues: {issues}", f"issues: {issues.replace('D4, ', '').replace('D8', 'D5')}")
        )
    copy.write(copy.text().replace("D7, D5]", "D7]"))
    copy.write(copy.text().replace("settled: {D5: 2, D8: 1}", "settled: {D4: 1, D5: 2, D8: 1}"))
    copy.write(copy.text().replace("  silence_seconds: 240", "  silence_seconds: 240\n  settled: {D4: 1, D8: 1}"))
    for seconds in (300, 900):
        length = f"  silence_seconds: {seconds}\n"
        copy.write(copy.text().replace(length, f"{length}  settled: {{D4: 1, D8: 1}}\n"))
    copy.write(copy.text().replace("settled: {D1: 3,", "settled: {D4: 1, D1: 3,"))
    told_at_its_place(copy, CARDS, "D4\n  step: 1\n  at: [0, 1]", "D4 is settled in every format; name an open clause")
