"""Crimea as data: every number kept, first the meeting, then the work, both sides told in the same tone."""

import pytest

from game_rules.scenario import Format
from server.scenarios.check_report import FINE, report
from server.scenarios.scenario_file import load
from tests.scenarios import told

CRIMEA = load("crimea")
TIMED = [form for form in CRIMEA.formats if form.id.isdigit()]
WEEK = CRIMEA.format("multiday")

# fmt: off
POINTS = {
    "B1": {
        "TR": (0, 2, 0, -18), "CY": (0, 5, 8, 12), "UK": (0, 5, 8, 7), "COM": (0, 2, 3, 2), "EEAS": (0, 4, 6, 6),
        "NATO": (0, 5, 9, 8), "DE": (0, 4, 6, 5), "US": (0, 5, 9, 7), "PL": (0, 6, 9, 9), "GR": (0, 3, 4, 8),
    },
    "B2": {
        "TR": (0, 6, 9, 13), "CY": (0, -2, -4, -14), "UK": (0, 0, -1, -2), "COM": (0, 0, -1, -2),
        "EEAS": (0, -1, -3, -4), "NATO": (0, 0, -1, -2), "DE": (0, 0, -1, -1), "US": (0, 0, -1, -1),
        "PL": (0, 0, -1, -2), "GR": (0, -2, -4, -9),
    },
    "B3": {
        "TR": (0, 1, -1, -11), "CY": (0, 0, 3, 5), "UK": (0, 2, 6, 7), "COM": (0, 1, 3, 2), "EEAS": (0, 2, 5, 3),
        "NATO": (0, 2, 6, 6), "DE": (0, 2, 4, 3), "US": (0, 2, 5, 7), "PL": (0, 3, 7, 9), "GR": (0, 1, 1, 1),
    },
    "B4": {
        "TR": (0, 0, -3, -14), "CY": (0, 2, 5, 9), "UK": (0, 1, 1, 0), "COM": (0, 0, 1, 1), "EEAS": (0, 1, 2, 2),
        "NATO": (0, 1, 1, -1), "DE": (0, 1, 1, 1), "US": (0, 1, 0, -1), "PL": (0, 1, 1, 0), "GR": (0, 1, 4, 8),
    },
    "B5": {
        "TR": (0, 1, 0, 3), "CY": (0, 1, 3, -12), "UK": (0, 2, 2, 6), "COM": (0, 1, 3, -1), "EEAS": (0, 3, 5, 2),
        "NATO": (0, 2, 5, 8), "DE": (0, 2, 4, 3), "US": (0, 2, 4, 7), "PL": (0, 2, 5, 8), "GR": (0, 1, 2, -6),
    },
    "B6": {
        "TR": (0, 1, -1, -9), "CY": (0, 0, 1, 2), "UK": (0, 2, 4, 1), "COM": (0, 1, 4, 3), "EEAS": (0, 2, 5, 2),
        "NATO": (0, 2, 7, 6), "DE": (0, 2, 5, 3), "US": (0, 2, 6, 5), "PL": (0, 2, 6, 7), "GR": (0, 1, 1, 0),
    },
    "B7": {
        "TR": (0, 0, 0, -5), "CY": (0, 0, -1, -6), "UK": (0, 0, 1, -2), "COM": (0, 5, 1, 9), "EEAS": (0, -2, 4, -7),
        "NATO": (0, 3, 2, 6), "DE": (0, 1, 2, 1), "US": (0, 3, 2, 5), "PL": (0, 2, 2, 4), "GR": (0, 0, 0, -3),
    },
}
ATTENTION = {
    "B1": (0, 0, 1, 3),
    "B2": (0, 0, 1, 2),
    "B3": (0, 0, 1, 3),
    "B4": (0, 0, 1, 3),
    "B5": (0, 0, 0, 2),
    "B6": (0, 0, 1, 2),
    "B7": (0, 0, 0, 1),
}
TRACKS = {
    "B1": "political political political political",
    "B2": "political political political political",
    "B3": "staff staff staff political",
    "B4": "staff staff political political",
    "B5": "staff staff staff political",
    "B6": "political staff political political",
    "B7": "staff staff staff staff",
}
# fmt: on


def test_points_are_the_worlds() -> None:
    """Every number of the tables."""
    told.points_are(CRIMEA, POINTS)


def test_walk_aways_attention_and_tracks_are_the_worlds() -> None:
    """Numbers of the source."""
    assert CRIMEA.walkaway == {
        "TR": 6, "CY": 6, "UK": 12, "COM": 8, "EEAS": 8, "NATO": 16, "DE": 6, "US": 10, "PL": 10, "GR": 0,
    }  # fmt: skip
    assert {issue.id: tuple(o.attention for o in issue.options) for issue in CRIMEA.issues} == ATTENTION
    assert {issue.id: " ".join(o.track for o in issue.options) for issue in CRIMEA.issues} == TRACKS


def test_red_lines_are_the_worlds() -> None:
    """Who may never accept what, and what excuses it; all are hard."""
    lines = {line.id: (line.role, line.issue, line.options, dict(line.unless)) for line in CRIMEA.red_lines}
    assert lines == {
        "B-RL1": ("TR", "B1", (1, 2), {"B2": (1, 2, 3)}),
        "B-RL2": ("CY", "B2", (1, 2, 3), {"B1": (1, 2, 3)}),
        "B-RL3": ("TR", "B1", (3,), {}),
        "B-RL4": ("TR", "B3", (3,), {}),
        "B-RL5": ("TR", "B4", (3,), {}),
        "B-RL6": ("CY", "B5", (3,), {}),
    }
    assert all(line.hard for line in CRIMEA.red_lines)


def test_history_and_the_fallback_are_the_worlds() -> None:
    """What happened, and what staffs would do anyway."""
    assert tuple(CRIMEA.historical_package.values()) == (1, 1, 2, 1, 1, 2, 1)
    assert CRIMEA.informal_fallback == {"B3": 1, "B5": 1, "B6": 1, "B7": 1}


def test_consent_is_what_the_houses_need() -> None:
    """The veto list is the members of the two houses."""
    told.consent_is_what_the_houses_need(CRIMEA)


def test_the_phases_have_their_minutes() -> None:
    """Minutes of the source; the week is counted in days."""
    assert {form.id: [phase.minutes for phase in form.phases] for form in TIMED} == {
        "50": [5, 8, 14, 9, 6, 8],
        "75": [7, 12, 21, 13, 9, 13],
        "90": [9, 15, 25, 16, 10, 15],
    }
    day = 24 * 60
    assert [phase.minutes for phase in WEEK.phases] == [day, day, 2 * day, 2 * day, day, 60, 60]
    assert not any(phase.ends_early for phase in WEEK.phases[:-1])


@pytest.mark.parametrize("form", TIMED, ids=lambda form: form.id)
def test_the_minutes_add_up(form: Format) -> None:
    """The name of a format is its length."""
    told.minutes_add_up(form)


@pytest.mark.parametrize("form", CRIMEA.formats, ids=lambda form: form.id)
def test_no_turn_of_events_falls_near_a_deadline(form: Format) -> None:
    """Never within a minute of a phase's beginning or end."""
    told.no_turn_falls_near_a_deadline(CRIMEA, form)


def test_turns_of_events_come_when_they_came() -> None:
    """The minute of the whole game, two of them moved by one off a bell; in the week, the day."""
    minutes = {inject.id: tuple(told.moment(form, *inject.at[form.id]) for form in TIMED) for inject in CRIMEA.injects}
    assert minutes == {
        "B-I1": (14, 20, 25),
        "B-I2": (20, 30, 36),
        "B-I3": (26, 39, 48),
        "B-I4": (30, 46, 56),
    }
    days = [int(told.moment(WEEK, *inject.at["multiday"]) // (24 * 60)) for inject in CRIMEA.injects]
    assert days == [1, 2, 3, 4]


def test_turns_of_events_change_what_they_changed() -> None:
    """Role, clause and value; what the rules have no word for is left out."""
    felt = {
        inject.id: [(e.op, e.role, f"{e.issue}={e.option}" if e.issue else "", e.delta) for e in inject.effects]
        for inject in CRIMEA.injects
    }
    assert felt == {
        "B-I1": [("shorten_deadline", "", "", 2), ("payoff", "UK", "B1=1", 1), ("payoff", "NATO", "B1=1", 1)],
        "B-I2": [("walkaway", "TR", "", -1), ("payoff", "TR", "B3=2", 1)],
        "B-I3": [("payoff", "NATO", "B5=2", 1), ("payoff", "EEAS", "B5=2", 1)],
        "B-I4": [("payoff", "CY", "B7=3", -1), ("walkaway", "CY", "", 1)],
    }


@pytest.mark.parametrize("form", CRIMEA.formats, ids=lambda form: form.id)
def test_every_act_has_its_phase(form: Format) -> None:
    """Disclosure is gradual, of acts and of issues."""
    told.every_act_has_its_phase(form)
    told.issues_open_step_by_step(CRIMEA, form)


@pytest.mark.parametrize("form", CRIMEA.formats, ids=lambda form: form.id)
def test_history_can_be_played(form: Format) -> None:
    """In every format the historical text can be written and adopted."""
    assert told.history_can_be_played(CRIMEA, form) == "adopted"


def test_it_checks_without_complaint() -> None:
    """The zone, the vetoes and the cards are what the scenario asks of itself."""
    text, status = report(["crimea"])
    assert "All is well." in text
    assert status == FINE


@pytest.mark.parametrize("role", CRIMEA.full_cast)
def test_a_brief_can_be_played_from(role: str) -> None:
    """Two minutes to read."""
    told.brief_can_be_played_from(CRIMEA, role)


def test_turkey_and_cyprus_are_told_in_the_same_shape() -> None:
    """Neither is small."""
    told.two_sides_have_one_shape(CRIMEA)


def test_their_instructions_weigh_the_same() -> None:
    """The same clause, the same number, the same words but for what each has to lose."""
    turkey, cyprus = (told.card_of(CRIMEA, role) for role in ("TR", "CY"))
    assert turkey.title.replace("Ankara", "Nicosia") == cyprus.title
    (one,), (other,) = turkey.effects, cyprus.effects
    assert (one.op, one.issue, abs(one.delta)) == (other.op, other.issue, abs(other.delta))
    assert abs(len(turkey.text.split()) - len(cyprus.text.split())) <= 6


def test_every_role_has_one_instruction() -> None:
    """With one thing in it, and its source."""
    told.every_role_has_one_instruction(CRIMEA, "tasking")


def test_words_are_neutral_and_wordings_are_sentences() -> None:
    """What all may read."""
    told.words_are_neutral(CRIMEA)
    told.wordings_are_sentences(CRIMEA)


def test_private_words_tell_interests() -> None:
    """What one may read."""
    told.private_words_tell_interests(CRIMEA)


def test_every_end_has_a_question() -> None:
    """With a text and without one there is something to ask."""
    assert {one.needs for one in CRIMEA.debrief} == {"", "text", "adopted", "no_deal"}
    assert all(one.propositions for one in CRIMEA.debrief)
