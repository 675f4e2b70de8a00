"""Damaged scenarios: each is refused at the line and column of the mistake, with a suggestion."""

from pathlib import Path

import pytest

from server.scenarios.scenario_file import FILE, ScenarioProblem, load
from server.scenarios.strict_yaml import LARGEST, MOST_MISTAKES
from tests.scenarios.damaged import Copy

# What stands in the tutorial, what is put there instead, the words at which the mistake is shown, what is said.
DAMAGES = {
    "an unknown name": (
        "  seat: Ambassador",
        "  seet: Ambassador",
        "seet:",
        "unknown name 'seet'; did you mean 'seat'?",
    ),
    "a missing name": ("  name: France\n", "", "id: FR", "'name' is missing"),
    "a text for a number": ("    minutes: 1", "    minutes: one", "one\n", "expected a whole number, found 'one'"),
    "a number for a text": ("- id: '5'", "- id: 5", "5\n  title: 5", "expected a text, found 5; put it in quotes"),
    "a part of a number": ("NATO: 2}", "NATO: 2.5}", "2.5}", "expected a whole number, found '2.5'"),
    "an unknown word": (
        "procedure: accept",
        "procedure: acept",
        "acept",
        "expected one of accept, sign, found 'acept'; did you mean 'accept'?",
    ),
    "an unknown role in a list": ("veto: [FR]", "veto: [FX]", "[FX]", "no role 'FX'; did you mean 'FR'?"),
    "an unknown role in a table": (
        "    NATO: [ 0,  5,",
        "    NAT0: [ 0,  5,",
        "NAT0: [",
        "no role 'NAT0'; did you mean 'NATO'?",
    ),
    "a role without points": ("    FR:   [ 0, -3, -9]\n", "", "T1:\n    NATO", "role FR has no points here"),
    "too few points": ("[ 0, -3, -9]", "[ 0, -3]", "[ 0, -3]", "2 points for 3 options"),
    "points for nothing": (
        "[ 0, -3, -9]",
        "[ 1, -3, -9]",
        "1, -3, -9]",
        "option 0 is today's situation and is worth 0",
    ),
    "an unknown issue": ("  issue: T1\n", "  issue: T9\n", "T9\n  options", "no issue 'T9'; did you mean 'T1'?"),
    "an option that is not there": ("options: [2]", "options: [3]", "[3]", "T1 has options 0 to 2, not 3"),
    "an unknown act": ("withdraw_package]", "widthdraw_package]", "widthdraw", "did you mean 'withdraw_package'?"),
    "the same name twice": ("stage: draft\n", "stage: draft\nslug: again\n", "slug: again", "'slug' stands here twice"),
    "the same role twice": ("- id: NATO\n", "- id: FR\n", "FR\n  slug: nato", "'FR' is named twice"),
    "an anchor": ("walkaway: {", "walkaway: &w {", "&w {", "&w names a place to copy from"),
    "an alias": ("walkaway: {FR: 1, NATO: 2}", "walkaway: *w", "*w", "*w refers to another place"),
    "a tag": ("walkaway: {", "walkaway: !!map {", "!!map", "a tag"),
    "a tab": (
        "  options:\n  - label: Each",
        "\toptions:\n  - label: Each",
        "\toptions",
        "a tab; YAML is indented with spaces",
    ),
    "a colon too many": ("dates: Spring 2017", "dates: Spring: 2017", ": 2017", "put the text in quotes"),
    "a phase that never ends": (
        "    minutes: 1",
        "    minutes: 0",
        "0\n    stage",
        "a phase lasts at least one minute",
    ),
    "a slug that climbs": ("  slug: france", "  slug: ../france", "../france", "a slug is lower-case letters"),
    "a role without a brief": ("  slug: france", "  slug: paris", "paris\n", "briefs/paris.md is missing"),
    "a role named like the clock": (
        "- id: NATO\n",
        "- id: clock\n",
        "clock\n",
        "'clock' is a word of the server's own",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_mistake_is_named_where_it_stands(tmp_path: Path, damage: tuple[str, str, str, str]) -> None:
    """`scenario.yaml:3:1: what is wrong; did you mean ...`."""
    old, new, shown_at, says = damage
    scenario = Copy(tmp_path)
    scenario.change(old, new)
    with pytest.raises(ScenarioProblem) as refused:
        load(scenario.folder)
    line, column = scenario.place(shown_at)
    places = {(one.line, one.column) for one in refused.value.mistakes if says in one.problem}
    assert places == {(line, column)}, str(refused.value)
    assert f"{scenario.folder / FILE}:{line}:{column}: " in str(refused.value)


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    """An author mends a file in one go, not in five."""
    scenario = Copy(tmp_path)
    scenario.change("  seat: Ambassador", "  seet: Ambassador")
    scenario.change("veto: [FR]", "veto: [FX]")
    scenario.change("withdraw_package]", "widthdraw_package]")
    scenario.change("options: [2]", "options: [7]")
    with pytest.raises(ScenarioProblem) as refused:
        load(scenario.folder)
    problems = " ".join(one.problem for one in refused.value.mistakes)
    assert all(name in problems for name in ("'seet'", "'seat' is missing")), problems
    scenario.change("  seet: Ambassador", "  seat: Ambassador\n  seet: 1")
    with pytest.raises(ScenarioProblem) as refused:
        load(scenario.folder)
    problems = " ".join(one.problem for one in refused.value.mistakes)
    assert all(name in problems for name in ("'seet'", "'FX'", "'widthdraw_package'", "not 7")), problems
    assert [one.line for one in refused.value.mistakes] == sorted(one.line for one in refused.value.mistakes)


def test_a_mistake_in_the_cards_names_their_file(tmp_path: Path) -> None:
    """Cards may stand in a file of their own."""
    scenario = Copy(tmp_path, "warsaw")
    scenario.change("  phase: july", "  phase: juli", "cards.yaml")
    with pytest.raises(ScenarioProblem) as refused:
        load(scenario.folder)
    assert refused.value.file == str(scenario.folder / "cards.yaml")
    assert (refused.value.line, refused.value.column) == scenario.place("juli", "cards.yaml")
    assert refused.value.problem == "no phase 'juli'; did you mean 'july'?"


def test_cards_stand_in_one_place(tmp_path: Path) -> None:
    """Nobody wonders which of two lists counts."""
    scenario = Copy(tmp_path, "warsaw")
    scenario.write(scenario.text() + "\ncards: []\n")
    with pytest.raises(ScenarioProblem, match=r"'cards' stands in cards\.yaml as well"):
        load(scenario.folder)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "expected names and values"),
        ("- a list\n", "expected names and values"),
        ("[" * 30 + "]" * 30, "nested more than 20 deep"),
        pytest.param("a: [" + "1," * 20_001 + "]", "more than 20,000 entries", marks=pytest.mark.slow),
        ("a: 1\n---\nb: 2\n", "a second document"),
        ("%YAML 1.1\n---\na: 1\n", "YAML 1.2"),
        ("a: \x07\n", "a character that YAML does not allow"),
        ("a: 'x\n", "found unexpected end of stream"),
        ("? [1, 2]\n: 3\n", "a name is a text"),
        ("x" * (LARGEST + 1), "at most 262,144 bytes are read"),
    ],
    ids=lambda value: value[:20],
)
def test_a_file_that_is_no_scenario_is_refused_in_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    """Never a traceback, whatever the bytes."""
    scenario = Copy(tmp_path)
    scenario.write(text)
    with pytest.raises(ScenarioProblem) as refused:
        load(scenario.folder)
    assert says in str(refused.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """UTF-8 or nothing."""
    scenario = Copy(tmp_path)
    (scenario.folder / FILE).write_bytes(b"slug: \xff\xfe\n")
    with pytest.raises(ScenarioProblem, match="1:7: this is not UTF-8 text"):
        load(scenario.folder)


def test_a_file_of_nothing_but_mistakes_is_not_read_to_its_end(tmp_path: Path) -> None:
    """Fifty mistakes are enough to mend."""
    scenario = Copy(tmp_path)
    scenario.write("{" + "a, " * 5_000 + "}")
    with pytest.raises(ScenarioProblem) as refused:
        load(scenario.folder)
    assert len(refused.value.mistakes) == MOST_MISTAKES


def test_what_looks_like_another_type_stays_a_text(tmp_path: Path) -> None:
    """YAML 1.2: `no` is Norway, and half past twelve is no number."""
    scenario = Copy(tmp_path)
    scenario.change("dates: Spring 2017", "dates: 12:30:00")
    scenario.change("  capital: Paris", "  capital: no")
    loaded = load(scenario.folder)
    assert (loaded.dates, loaded.role_by_id["FR"].capital) == ("12:30:00", "no")


PAPER = """- id: one
  title: One
  owner: NATO
  marking: restricted
  area: Exercises
  text: Whole.
  summary: Short.
  source: nobody
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("owner: NATO", "owner: FR", (3, 10), "'FR' is a state; papers are a staff's"),
        ("owner: NATO", "owner: NAT", (3, 10), "did you mean 'NATO'"),
        ("restricted", "secret", (4, 12), "secret"),
        ("  summary: Short.\n", "", (1, 3), "has an unclassified `summary`"),
        ("  source: nobody\n", "  source: nobody\n  readers: [XX]\n", (9, 13), "no role 'XX'"),
        ("restricted", "unclassified\n  annex: true", (5, 10), "an annex is restricted"),
    ],
)
def test_a_mistake_in_a_paper_is_named_where_it_stands(
    tmp_path: Path, old: str, new: str, place: tuple[int, int], says: str
) -> None:
    """`documents.yaml:3:10: ...`; as it was, it is read."""
    scenario = Copy(tmp_path)
    scenario.write(PAPER, "documents.yaml")
    assert load(scenario.folder).document_by_id["one"].marking == "restricted"
    scenario.write(PAPER.replace(old, new), "documents.yaml")
    with pytest.raises(ScenarioProblem) as refused:
        load(scenario.folder)
    assert [(one.line, one.column) for one in refused.value.mistakes if says in one.problem] == [place]
    assert "documents.yaml" in refused.value.file
