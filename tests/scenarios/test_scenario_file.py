"""Loading scenarios: by slug or folder, safely; and the same world whoever wrote it down."""

import json
from pathlib import Path

import pytest

from game_rules.plain import from_plain
from game_rules.scenario import Scenario
from game_rules.scenario_check import scenario_from
from server.scenarios import scenario_file
from server.scenarios.briefs import LARGEST
from server.scenarios.scenario_file import NoScenario, ScenarioProblem, digest, load, named, plain, shipped
from tests.scenarios.damaged import Copy


def test_the_shipped_scenarios_are_read() -> None:
    """By slug, without a mistake."""
    assert {"tutorial", "warsaw"} <= set(shipped())
    assert [load(slug).slug for slug in shipped()] == list(shipped())


def test_a_scenario_survives_a_saved_game() -> None:
    """Its plain data, through JSON and back, is the same scenario with the same digest."""
    for slug in shipped():
        scenario = load(slug)
        again = scenario_from(json.loads(json.dumps(plain(scenario))))
        assert again == scenario
        assert digest(again) == digest(scenario)


def test_the_digest_knows_every_change() -> None:
    """One point more and it is another world."""
    data = plain(load("tutorial"))
    data["walkaway"]["FR"] += 1
    assert digest(from_plain(Scenario, data)) != digest(load("tutorial"))


def test_the_order_of_names_is_no_change() -> None:
    """Only the order of lists means something."""
    data = plain(load("tutorial"))
    data["walkaway"] = dict(reversed(data["walkaway"].items()))
    assert digest(from_plain(Scenario, data)) == digest(load("tutorial"))


def test_a_folder_is_read_like_a_slug(tmp_path: Path) -> None:
    """What an author writes beside the shipped ones is as good."""
    copy = Copy(tmp_path)
    assert load(copy.folder) == load("tutorial")
    assert named(str(copy.folder)) == named(str(copy.folder / "scenario.yaml")) == named("tutorial")


@pytest.mark.parametrize(
    "name", ["../warsaw", "warsaw/", "/etc", "warsaw/../warsaw", "..", "", "WARSAW", "a" * 300, "war\0saw"]
)
def test_a_text_is_a_slug_and_never_a_path(name: str) -> None:
    """What a browser sends cannot name a file."""
    with pytest.raises(NoScenario):
        load(name)


def test_a_misspelled_name_is_met_with_a_suggestion() -> None:
    """Did you mean?"""
    for find in (load, named):
        with pytest.raises(NoScenario, match="did you mean 'warsaw'"):
            find("warsav")


def test_a_brief_is_never_read_from_outside_the_folder(tmp_path: Path) -> None:
    """A link that leads out is as good as missing."""
    secret = tmp_path / "secret.md"
    secret.write_text("# Public\n\nx\n\n# Confidential\n\nthe password\n", encoding="utf-8")
    copy = Copy(tmp_path)
    brief = copy.folder / "briefs" / "france.md"
    brief.unlink()
    brief.symlink_to(secret)
    with pytest.raises(ScenarioProblem, match=r"briefs/france\.md is missing"):
        load(copy.folder)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# Public\n\nx\n", "nothing under '# Confidential'"),
        ("# Confidential\n\nx\n", "nothing under '# Public'"),
        ("# Public\n\nx\n\n# Confidential\n\n" + "x" * LARGEST, "more than 16,384 bytes"),
    ],
    ids=["no confidential part", "no public part", "too long"],
)
def test_a_brief_has_two_parts_and_an_end(tmp_path: Path, text: str, says: str) -> None:
    """Said at the role whose brief it is."""
    copy = Copy(tmp_path)
    copy.write(text, "briefs/nato.md")
    with pytest.raises(ScenarioProblem) as refused:
        load(copy.folder)
    assert says in refused.value.problem
    assert (refused.value.line, refused.value.column) == copy.place("nato\n  name")


def test_a_scenario_has_the_shared_numbers_and_may_change_them(tmp_path: Path) -> None:
    """Its own stand over the shared ones, staff by staff."""
    copy = Copy(tmp_path)
    assert load(copy.folder).parameters.action_points == 6
    staff = "    NATO: {resources: 1, autonomy: 1, streamlined: 1, knows_own_house: 1}\n"
    copy.write(copy.text() + "parameters:\n  action_points: 4\n  staff:\n" + staff)
    parameters = load(copy.folder).parameters
    assert (parameters.action_points, parameters.attention_ceiling) == (4, 9)
    assert parameters.staff["NATO"].contact_cost == 3
    copy.change("action_points: 4", "action_point: 4")
    with pytest.raises(ScenarioProblem, match="did you mean 'action_points'"):
        load(copy.folder)


def test_a_folder_without_a_scenario_says_so(tmp_path: Path) -> None:
    """And a folder that is not there as well."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ScenarioProblem, match="No such file"):
            load(folder)


def test_a_shipped_scenario_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsing takes its time; a class should not wait for it twice."""
    first = load("tutorial")
    monkeypatch.setattr(scenario_file, "_load", None)
    assert load("tutorial") is first


@pytest.mark.parametrize("name", ["TR", "tr", "turkey", "Turkey"])
def test_a_role_is_found_by_its_code_or_its_slug(name: str) -> None:
    """In any case; where there is none, none is found."""
    found = load("warsaw").role_named(name)
    assert found is not None
    assert found.id == "TR"
    assert load("warsaw").role_named("ruritania") is None
