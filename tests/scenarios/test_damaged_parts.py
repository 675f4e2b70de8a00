"""Damaged parts: how a text is signed, what a format holds, which turns and votes there are; each told at its place."""

from pathlib import Path

import pytest

from tests.scenarios.damaged import Copy, told_at_its_place

REPORTS = """  - label: The staffs report to both houses afterwards
    wording: The staffs report to both houses afterwards.
  - label: Both houses approve every step beforehand
    wording: Both houses approve every step beforehand.
"""

# The scenario and file, what stands there, what is put there instead, the words where it is shown, what is said.
DAMAGES = {
    "an issue without points": (
        "tutorial",
        "scenario.yaml",
        "  T3:\n    FR:   [ 0,  4,  6]\n    NATO: [ 0, -3, -7]\n",
        "",
        "payoffs:\n",
        "issue T3 has no points; add 'T3:' with a row for each role",
    ),
    "points of an unknown issue": (
        "tutorial",
        "scenario.yaml",
        "  T3:\n    FR:   [ 0,",
        "  T3: {FR: [0, 1, 1], NATO: [0, 1, 1]}\n  T33:\n    FR:   [ 0,",
        "T33:",
        "no issue 'T33'; did you mean 'T3'?",
    ),
    "a role without a walk-away value": (
        "tutorial",
        "scenario.yaml",
        "walkaway: {FR: 1, NATO: 2}",
        "walkaway: {FR: 1}",
        "{FR: 1}",
        "role NATO has no walk-away value; add 'NATO: 0'",
    ),
    "a history of an unknown issue": (
        "tutorial",
        "scenario.yaml",
        "{T1: 1, T2: 1, T3: 0}",
        "{T1: 1, T2: 1, T3: 0, T8: 1}",
        "T8: 1",
        "no issue 'T8'",
    ),
    "signing without the part": (
        "tutorial",
        "scenario.yaml",
        "procedure: accept",
        "procedure: sign",
        "sign\n",
        "add 'signing', or write 'accept'",
    ),
    "the part without signing": (
        "warsaw",
        "scenario.yaml",
        "procedure: sign",
        "procedure: accept",
        "accept\n",
        "write 'sign', or leave 'signing' out",
    ),
    "signing by an unknown clause": (
        "warsaw",
        "scenario.yaml",
        "  issue: D2\n  heads",
        "  issue: D22\n  heads",
        "D22",
        "no issue 'D22'",
    ),
    "heads of too few options": (
        "warsaw",
        "scenario.yaml",
        "  - [NATO, COM, CAB, EEAS]\n",
        "",
        "heads:",
        "one list of heads for each option",
    ),
    "an unknown head": (
        "warsaw",
        "scenario.yaml",
        "- [NATO, COM, CAB, EEAS]",
        "- [NATO, CMO, CAB, EEAS]",
        "[NATO, CMO",
        "did you mean 'COM'?",
    ),
    "an endorsement that there is not": (
        "warsaw",
        "scenario.yaml",
        "endorsement_option: 3",
        "endorsement_option: 4",
        "D7\n  endorsement_option",
        "D7 has options 0 to 3, not 4",
    ),
    "no format": (
        "tutorial",
        "scenario.yaml",
        "formats:\n- id: '5'",
        "formats: []\nforms:\n- id: '5'",
        "[]\nforms",
        "a scenario has at least one",
    ),
    "two briefings": (
        "tutorial",
        "scenario.yaml",
        "    opens: [object,",
        "    stage: briefing\n    opens: [object,",
        "phases:",
        "one briefing, some play",
    ),
    "a debrief too early": (
        "tutorial",
        "scenario.yaml",
        "    minutes: 1\n    stage: debrief",
        "    minutes: 1\n    stage: play",
        "phases:",
        "one briefing, some play",
    ),
    "drafting that closes too late": (
        "warsaw",
        "scenario.yaml",
        "    drafting_minutes: 6",
        "    drafting_minutes: 60",
        "60\n",
        "drafting closes before the phase ends",
    ),
    "an unknown issue in a phase": (
        "tutorial",
        "scenario.yaml",
        "issues: [T1, T2, T3]",
        "issues: [T1, T2, T3, T7]",
        "T7]",
        "no issue 'T7'",
    ),
    "an unknown insider": (
        "warsaw",
        "scenario.yaml",
        "insiders: [NATO, COM, CAB]",
        "insiders: [NATO, COM, CBA]",
        "[NATO, COM, CBA]",
        "did you mean 'CAB'?",
    ),
    "a turn in an unknown format": (
        "warsaw",
        "scenario.yaml",
        "at: {'50': [july, 90]",
        "at: {'55': [july, 90]",
        "'55'",
        "no format '55'; did you mean '50'?",
    ),
    "a turn in an unknown phase": (
        "warsaw",
        "scenario.yaml",
        "'50': [july, 90]",
        "'50': [juli, 90]",
        "[juli",
        "no phase in format 50 'juli'; did you mean 'july'?",
    ),
    "a turn for an unknown role": (
        "warsaw",
        "scenario.yaml",
        "{op: walkaway, role: UK",
        "{op: walkaway, role: KU",
        "KU",
        "no role 'KU'",
    ),
    "a last word about an unknown clause": (
        "warsaw",
        "cards.yaml",
        "  issue: D4\n  step",
        "  issue: D44\n  step",
        "D44",
        "did you mean 'D4'?",
    ),
    "a last word beyond the last option": (
        "warsaw",
        "cards.yaml",
        "  at: [0, 1]",
        "  at: [0, 3]",
        "[0, 3]",
        "D4 has options 0 to 3, not 4",
    ),
    "a card of an unknown role": ("warsaw", "cards.yaml", "  role: TR\n", "  role: RT\n", "RT\n", "no role 'RT'"),
    "a member that there is not": (
        "implementation",
        "scenario.yaml",
        "against: [UK, PL, NL, SE]",
        "against: [UK, PL, NL, SX]",
        "SX]",
        "no member of the Union 'SX'",
    ),
    "a member that votes twice": (
        "implementation",
        "scenario.yaml",
        "against: [UK, PL, NL, SE]",
        "against: [UK, PL, NL, DE]",
        "DE]",
        "'DE' votes twice; keep one",
    ),
    "an issue without a choice": (
        "tutorial",
        "scenario.yaml",
        REPORTS,
        "",
        "options:\n  - label: Nothing",
        "T3 leaves no choice; give it a second option",
    ),
    "reports by an unknown clause": (
        "implementation",
        "scenario.yaml",
        "reporting: {issue: E3,",
        "reporting: {issue: E33,",
        "E33,",
        "no issue 'E33'; did you mean 'E3'?",
    ),
    "fewer reports than options": (
        "implementation",
        "scenario.yaml",
        "per_year: [0, 1, 2, 4]",
        "per_year: [0, 1, 2]",
        "[0, 1, 2]",
        "one number for each option of E3; write 4 numbers",
    ),
    "a trip to an unknown capital": (
        "implementation",
        "scenario.yaml",
        "minds: {TR: [US, GR]}",
        "minds: {TRR: [US, GR]}",
        "TRR: [",
        "no role 'TRR'; did you mean 'TR'?",
    ),
    "an unknown role that minds a trip": (
        "implementation",
        "scenario.yaml",
        "minds: {TR: [US, GR]}",
        "minds: {TR: [US, GRR]}",
        "GRR]",
        "no role 'GRR'; did you mean 'GR'?",
    ),
    "an unknown role that slows a clause": (
        "implementation",
        "scenario.yaml",
        "slowed_by: [TR]",
        "slowed_by: [TRX]",
        "TRX]",
        "no role 'TRX'; did you mean 'TR'?",
    ),
    "a project named twice": (
        "implementation",
        "scenario.yaml",
        "{id: hybrid-playbooks,",
        "{id: hybrid-centre,",
        "hybrid-centre, area: Hybrid threats, title: Each",
        "'hybrid-centre' is named twice",
    ),
}

ALSO = {"an issue without a choice": (("[ 0,  4,  6]", "[ 0]"), ("[ 0, -3, -7]", "[ 0]"))}
"""What else must change so that nothing but this is wrong."""


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_part_is_named_where_it_stands(tmp_path: Path, name: str) -> None:
    """File, line, column, what is wrong and what to write."""
    slug, file, old, new, shown_at, says = DAMAGES[name]
    copy = Copy(tmp_path, slug)
    copy.change(old, new, file)
    for before, after in ALSO.get(name, ()):
        copy.change(before, after, file)
    told_at_its_place(copy, file, shown_at, says)
