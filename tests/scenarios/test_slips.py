"""Slips about roles, clauses and decisions: refused where they stand, with what to write instead."""

from pathlib import Path

import pytest

from game_rules.slips import slips
from server.scenarios.scenario_file import FILE, load, shipped
from tests.scenarios.damaged import Copy, told_at_its_place

# The scenario, what stands in it, what is put there instead, the words at which the mistake is shown, what is said.
DAMAGES = {
    "a month that there is not": ("crimea", "when: [2014, 3]", "when: [2014, 13]", "13]", "write [2014, 1] to"),
    "a state in no house": (
        "warsaw",
        "  core: true\n  eu_member: true\n  goals:\n  - Visible",
        "  core: true\n  goals:\n  - Visible",
        "id: CY\n  slug",
        "CY sits in no house; write 'nato_member: true' or 'eu_member: true'",
    ),
    "an Ally that is none": (
        "warsaw",
        "  core: true\n  eu_member: true\n  goals:\n  - Visible",
        "  core: true\n  eu_member: true\n  nato_member: true\n  goals:\n  - Visible",
        "true\n  goals:\n  - Visible",
        "CY in 7/2016: write 'nato_member: false'",
    ),
    "a staff with a seat": (
        "tutorial",
        "  kind: nato_bureaucrat\n",
        "  kind: nato_bureaucrat\n  nato_member: true\n",
        "nato_member: true\n  core: true\n  goals:\n  - One",
        "NATO is a staff and sits in no house; leave 'nato_member' out",
    ),
    "a standing of nobody": (
        "tutorial",
        "walkaway: {",
        "parameters:\n  staff:\n    NATP: {resources: 3, autonomy: 3, streamlined: 3, knows_own_house: 3}\nwalkaway: {",
        "NATP",
        "'NATP' is no staff of this scenario; known here: NATO",
    ),
    "a standing beyond the scale": (
        "tutorial",
        "walkaway: {",
        "parameters:\n  staff:\n    NATO: {resources: 9, autonomy: 3, streamlined: 3, knows_own_house: 3}\nwalkaway: {",
        "9, autonomy",
        "resources is counted from 0 to 5, not 9",
    ),
    "a leash beyond the scale": (
        "tutorial",
        "walkaway: {",
        "parameters: {leash_start: 7}\nwalkaway: {",
        "7}",
        "from 0 (free) to 5",
    ),
    "less than no points": (
        "tutorial",
        "walkaway: {",
        "parameters: {action_points: -6}\nwalkaway: {",
        "-6",
        "write 6, or 0",
    ),
    "a zone turned round": (
        "tutorial",
        "zone_core_percent: [5, 10]",
        "zone_core_percent: [10, 5]",
        "[10, 5]",
        "write [5, 10]",
    ),
    "an expert that is a state": (
        "aegean",
        "expertise: {EEAS: 4,",
        "expertise: {TR: 4,",
        "4, COM",
        "TR is a state; the experts of an area are staffs",
    ),
    "more stars than there are": (
        "aegean",
        "expertise: {EEAS: 4,",
        "expertise: {EEAS: 6,",
        "6, COM",
        "expertise is counted from 0 to 5, not 6",
    ),
    "a wording without end": (
        "tutorial",
        "wording: Each organisation decides by its own procedures.",
        "wording: " + "word " * 81,
        "word word",
        "81 words; a clause has at most 80",
    ),
    "an option without words": (
        "tutorial",
        "wording: Each organisation decides by its own procedures.",
        "wording: ''",
        "''\n  - label: The EU",
        "T2=1 says nothing; only option 0 may be silent",
    ),
    "attention below nothing": ("warsaw", "    attention: 1", "    attention: -1", "-1", "write 1 or 0"),
    "a line that forbids nothing": (
        "tutorial",
        "options: [2]",
        "options: []",
        "[]\n  text",
        "name options of T1, 1 to 2",
    ),
    "a line that forbids everything": (
        "tutorial",
        "options: [2]",
        "options: [0, 1, 2]",
        "[0, 1, 2]",
        "leave one out, or say 'unless'",
    ),
    "a line that excuses itself": (
        "tutorial",
        "options: [2]",
        "options: [2]\n  unless: {T1: [1]}",
        "[1]}",
        "name another issue",
    ),
    "a political fallback": (
        "warsaw",
        "informal_fallback: {D1: 1, D8: 1}",
        "informal_fallback: {D1: 1, D2: 3}",
        "3}\nhist",
        "D2=3 is political and needs a package",
    ),
    "a history with a gap": ("tutorial", "{T1: 1, T2: 1, T3: 0}", "{T1: 1, T2: 1}", "{T1: 1, T2: 1}", "add T3: 0"),
    "a word without meaning": (
        "crimea",
        "  ALTHEA: The EU's",
        "  Void: ''\n  ALTHEA: The EU's",
        "Void: ''",
        "'Void' is not explained",
    ),
    "a proposition that there is not": (
        "tutorial",
        "propositions: [P14]",
        "propositions: [P41]",
        "P41",
        "they are P1 to P16",
    ),
    "a staff with a veto": (
        "warsaw",
        "veto: [TR, CY, UK]",
        "veto: [TR, CY, UK, CAB]",
        "CAB]\n  optional",
        "name it under 'necessary'",
    ),
    "a state with a pen": (
        "warsaw",
        "one_of: [COM, EEAS]",
        "one_of: [COM, TR]",
        "TR]\n",
        "TR is a state and holds no pen",
    ),
    "asked twice": (
        "warsaw",
        "necessary: [NATO]",
        "necessary: [NATO, UK]",
        "UK]\n  one_of",
        "UK stands under 'veto' as well",
    ),
    "a member whom nobody asks": (
        "warsaw",
        "veto: [TR, CY, UK]",
        "veto: [CY, UK]",
        "acceptance:\n",
        "add it to 'veto'",
    ),
    "a state that signs as a head": (
        "warsaw",
        "[NATO, COM, CAB, EEAS]",
        "[NATO, COM, CAB, UK]",
        "UK]\n  - [NATO",
        "name option 2 in 'states_sign'",
    ),
    "states that sign nowhere": (
        "warsaw",
        "states_sign: [3]",
        "states_sign: [4]",
        "4]\n  endorse",
        "D2 has options 0 to 3",
    ),
    "attention waived by another clause": (
        "warsaw",
        "attention_waived_by: {D7: 3}",
        "attention_waived_by: {D7: 2}",
        "{D7: 2}",
        "write {D7: 3}",
    ),
    "a vote without a legal basis": (
        "implementation",
        "- issue: E5\n  option: 2",
        "- issue: E5\n  option: 1",
        "1\n  in_favour: [DE",
        "E5=2 has one",
    ),
    "a vote that stands twice": (
        "implementation",
        "- issue: E5\n  option: 3",
        "- issue: E5\n  option: 2",
        "2\n  in_favour: [UK",
        "the votes on E5=2 stand here twice",
    ),
    "a vote before joining": (
        "implementation",
        "when: [2016, 7]",
        "when: [2013, 6]",
        "HR, SI, SK, HU, CZ",
        "HR is no member of the Union in 6/2013",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_slip_is_named_where_it_stands(tmp_path: Path, damage: tuple[str, str, str, str, str]) -> None:
    """The line, the column, and what to write instead."""
    slug, old, new, shown_at, says = damage
    copy = Copy(tmp_path, slug)
    copy.change(old, new)
    told_at_its_place(copy, FILE, shown_at, says)


@pytest.mark.parametrize("slug", shipped())
def test_what_ships_has_none(slug: str) -> None:
    """No slip in any scenario."""
    assert list(slips(load(slug))) == []
