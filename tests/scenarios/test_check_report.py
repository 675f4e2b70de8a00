"""What `check` says: a table for people, JSON for programs, a status for scripts."""

import json
from pathlib import Path

from server.scenarios.check_report import FINE, FOUND_WRONG, USAGE, report
from server.scenarios.scenario_file import shipped
from tests.scenarios.damaged import Copy


def test_the_json_of_a_scenario_is_one_object_with_the_promised_names() -> None:
    """The contract: counts are integers, shares are between nought and one."""
    text, status = report(["warsaw"], as_json=True)
    said = json.loads(text)
    assert status == FINE
    assert said["scenario"] == "warsaw"
    assert said["packages"] == 65_536
    assert said["adoptable"] == {"core": 1_470, "full": 1_435}
    assert said["fewest_changes"] == 4
    assert said["better_for_all_core"] == 504
    assert set(said["blocked_share"]) == {"TR", "CY", "UK", "COM", "EEAS", "NATO"}
    assert (round(said["blocked_share"]["TR"], 2), round(said["blocked_share"]["CY"], 2)) == (0.75, 0.82)
    counts = [said["packages"], *said["adoptable"].values(), said["fewest_changes"], said["better_for_all_core"]]
    assert all(type(count) is int for count in counts)
    assert said["problems"] == []


def test_the_json_has_every_figure_that_an_author_asks_for() -> None:
    """Effects of turns and cards, pivotal roles, the Pareto set: as counts and as options in the issues' order."""
    said = json.loads(report(["warsaw"], as_json=True)[0])
    assert said["cards"]["D-J-TR"] == {"core": 879, "full": 867}
    assert said["pivotal"]["TR"] == 5_977
    assert list(said["nash"].values()) in said["pareto"]
    assert len(said["pareto"]) == said["efficient_profiles"] == 251
    assert said["without_a_move"] == []


def test_the_cards_figures_are_said_for_every_cast_and_format() -> None:
    """What July does, as counts."""
    said = json.loads(report(["warsaw"], as_json=True)[0])
    for form in said["formats"].values():
        for done in form["instructions"].values():
            assert 100 * done["after"] >= form["packages"]
            assert 2 * done["upset"] >= done["before"]
        assert form["no_last_word"] == {}


def test_several_scenarios_are_one_line_each() -> None:
    """One object a scenario; all that are shipped, where none is named."""
    text, status = report([], as_json=True)
    assert [json.loads(line)["scenario"] for line in text.splitlines()] == list(shipped())
    assert status == FINE


def test_the_table_says_the_figures_in_words() -> None:
    """For an author at a terminal."""
    text, status = report(["warsaw"])
    rows = [" ".join(line.split()) for line in text.splitlines()]
    for row in (
        "packages 65,536",
        "zone of agreement, core cast 1,470 2.24 %",
        "zone of agreement, full cast 1,435 2.19 %",
        "zone of the core cast without TR and CY 16,906 25.80 %",
        "fewest changes 4",
        "roles without a move none",
        "packages that have them (Pareto) 251",
        "COM 547 0.83 %",
        "D-J-TR 879 867",
        "TR 4,507 75.41 %",
        "CY 6,743 82.10 %",
        "CY: No channel defined by our exclusion 16,384 245",
        "50, core cast 5.76 % 51.67 %",
        "All is well.",
    ):
        assert row in rows, row
    assert status == FINE
    assert max(map(len, text.splitlines())) <= 100


def test_a_scenario_that_cannot_be_read_is_reported_with_its_places(tmp_path: Path) -> None:
    """`file:line:col: problem`, status 1; the others are checked all the same."""
    copy = Copy(tmp_path)
    copy.change("veto: [FR]", "veto: [FX]")
    line, column = copy.place("[FX]")
    text, status = report([str(copy.folder), "tutorial"])
    assert status == FOUND_WRONG
    assert f"scenario.yaml:{line}:{column}: no role 'FX'; did you mean 'FR'?" in text
    assert "All is well." in text
    said = json.loads(report([str(copy.folder)], as_json=True)[0])
    assert said["problems"][0] | {"file": ""} == {
        "file": "", "line": line, "column": column, "problem": "no role 'FX'; did you mean 'FR'?",
    }  # fmt: skip


def test_a_scenario_that_cannot_be_solved_is_found_wrong(tmp_path: Path) -> None:
    """An author knows before class."""
    copy = Copy(tmp_path)
    copy.change("walkaway: {FR: 1, NATO: 2}", "walkaway: {FR: 9, NATO: 9}")
    text, status = report([str(copy.folder)])
    assert status == FOUND_WRONG
    assert "Wrong:" in text
    assert "the zone of the core cast is 0.00 %, not 5 to 10 %" in text
    assert "the historical package is not adoptable" in text


def test_a_name_that_no_scenario_has_is_a_slip_of_the_caller() -> None:
    """Status 2, with a suggestion."""
    text, status = report(["warsow"])
    assert status == USAGE
    assert "did you mean 'warsaw'?" in text
