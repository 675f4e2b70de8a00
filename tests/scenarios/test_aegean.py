"""The Aegean as data: every number kept, the letters first, both sides told in the same tone."""

import pytest

from game_rules.scenario import Format
from server.scenarios.check_report import FINE, report
from server.scenarios.scenario_file import load
from tests.scenarios import told

AEGEAN = load("aegean")
TIMED = [form for form in AEGEAN.formats if form.id.isdigit()]
WEEK = AEGEAN.format("multiday")

# fmt: off
POINTS = {
    "C1": {
        "TR": (0, 4, 1, -10), "CY": (0, 1, 1, -2), "UK": (0, 5, 5, 3), "COM": (0, 4, 2, -9), "EEAS": (0, 2, 1, -6),
        "NATO": (0, 6, 4, -6), "GR": (0, 4, 3, -1), "DE": (0, 6, 7, 4), "US": (0, 3, 2, -3),
    },
    "C2": {
        "TR": (0, 4, 0, -12), "CY": (0, 2, 3, -3), "UK": (0, 3, 5, 2), "COM": (0, 2, 5, 2), "EEAS": (0, 1, 2, 0),
        "NATO": (0, 4, 6, 1), "GR": (0, 1, 4, -6), "DE": (0, 3, 6, 2), "US": (0, 2, 3, 0),
    },
    "C3": {
        "TR": (0, 1, -5, 0), "CY": (0, 0, 3, 2), "UK": (0, 0, 7, 4), "COM": (0, -2, 5, 4), "EEAS": (0, 1, -1, 2),
        "NATO": (0, 0, 4, 3), "GR": (0, -8, 9, 3), "DE": (0, -3, 9, 5), "US": (0, 0, 1, 1),
    },
    "C4": {
        "TR": (0, -2, 1, 2), "CY": (0, 1, -2, -4), "UK": (0, 1, 3, 4), "COM": (0, -3, 9, 7), "EEAS": (0, 8, -5, -7),
        "NATO": (0, 2, 6, 8), "GR": (0, 1, 2, 1), "DE": (0, 2, 4, 5), "US": (0, 1, 3, 3),
    },
    "C5": {
        "TR": (0, 0, -1, -6), "CY": (0, 1, 2, -4), "UK": (0, 2, 5, 4), "COM": (0, 3, 6, 2), "EEAS": (0, 1, 2, 1),
        "NATO": (0, 3, 5, 2), "GR": (0, 2, 3, 0), "DE": (0, 3, 5, 3), "US": (0, 1, 2, 1),
    },
    "C6": {
        "TR": (0, 0, -4, -14), "CY": (0, 2, 5, 9), "UK": (0, 0, 1, 0), "COM": (0, 1, 2, 3), "EEAS": (0, 1, 2, 2),
        "NATO": (0, 1, 0, -2), "GR": (0, 3, 4, 4), "DE": (0, 1, 1, 0), "US": (0, 0, 0, -2),
    },
    "C7": {
        "TR": (0, 4, 8, 9), "CY": (0, 1, -3, -8), "UK": (0, 0, -3, -1), "COM": (0, 0, -3, -3), "EEAS": (0, 0, -2, 1),
        "NATO": (0, 1, -4, -2), "GR": (0, 1, -6, -1), "DE": (0, 0, -4, 3), "US": (0, 0, -1, 1),
    },
}
ATTENTION = {
    "C1": (0, 0, 1, 3),
    "C2": (0, 0, 1, 3),
    "C3": (0, 1, 2, 1),
    "C4": (2, 1, 0, 0),
    "C5": (0, 0, 0, 2),
    "C6": (0, 0, 1, 3),
    "C7": (0, 0, 1, 2),
}
TRACKS = {
    "C1": "political political political political",
    "C2": "field field political political",
    "C3": "political political political political",
    "C4": "political staff staff field",
    "C5": "field field field political",
    "C6": "staff staff political political",
    "C7": "political political political political",
}
# fmt: on


def test_points_are_the_worlds() -> None:
    """Every number of the tables."""
    told.points_are(AEGEAN, POINTS)


def test_walk_aways_attention_and_tracks_are_the_worlds() -> None:
    """Numbers of the source."""
    assert AEGEAN.walkaway == {
        "TR": 5, "CY": 4, "UK": 8, "COM": 10, "EEAS": 2, "NATO": 10, "GR": 5, "DE": 11, "US": 4,
    }  # fmt: skip
    assert {issue.id: tuple(o.attention for o in issue.options) for issue in AEGEAN.issues} == ATTENTION
    assert {issue.id: " ".join(o.track for o in issue.options) for issue in AEGEAN.issues} == TRACKS


def test_red_lines_are_the_worlds() -> None:
    """Who may never accept what, and what excuses it; all are hard."""
    lines = {line.id: (line.role, line.issue, line.options, dict(line.unless)) for line in AEGEAN.red_lines}
    assert lines == {
        "C-RL1": ("TR", "C6", (3,), {}),
        "C-RL2": ("TR", "C2", (3,), {}),
        "C-RL3": ("CY", "C7", (3,), {"C6": (2, 3)}),
        "C-RL4": ("UK", "C3", (0, 1), {}),
        "C-RL5": ("GR", "C3", (1,), {}),
        "C-RL6": ("GR", "C7", (2,), {}),
    }
    assert all(line.hard for line in AEGEAN.red_lines)


def test_history_and_the_fallback_are_the_worlds() -> None:
    """What happened, and what staffs would do anyway."""
    assert tuple(AEGEAN.historical_package.values()) == (1, 1, 2, 2, 2, 1, 1)
    assert AEGEAN.informal_fallback == {"C4": 2, "C5": 1}


def test_consent_is_what_the_houses_need() -> None:
    """The veto list is the members of the two houses."""
    told.consent_is_what_the_houses_need(AEGEAN)


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


@pytest.mark.parametrize("form", AEGEAN.formats, ids=lambda form: form.id)
def test_no_turn_of_events_falls_near_a_deadline(form: Format) -> None:
    """Never within a minute of a phase's beginning or end."""
    told.no_turn_falls_near_a_deadline(AEGEAN, form)


def test_turns_of_events_come_when_they_came() -> None:
    """The minute of the whole game; in the week, the day."""
    minutes = {inject.id: tuple(told.moment(form, *inject.at[form.id]) for form in TIMED) for inject in AEGEAN.injects}
    assert minutes == {
        "C-I1": (12, 18, 22),
        "C-I2": (18, 28, 34),
        "C-I3": (24, 36, 44),
        "C-I4": (30, 46, 56),
    }
    days = [int(told.moment(WEEK, *inject.at["multiday"]) // (24 * 60)) for inject in AEGEAN.injects]
    assert days == [1, 2, 3, 4]


def test_turns_of_events_change_what_they_changed() -> None:
    """Role, clause and value; what the rules have no word for is left out."""
    felt = {
        inject.id: [(e.op, e.role, f"{e.issue}={e.option}" if e.issue else "", e.delta) for e in inject.effects]
        for inject in AEGEAN.injects
    }
    assert felt == {
        "C-I1": [("shorten_deadline", "", "", 2), ("payoff", "NATO", "C1=1", 1), ("payoff", "DE", "C1=1", 1)],
        "C-I2": [("raise_contact_cost", "EEAS", "", 1)],
        "C-I3": [("payoff", "TR", "C2=2", -1), ("walkaway", "TR", "", 1)],
        "C-I4": [("payoff", "COM", "C3=2", -1)],
    }


@pytest.mark.parametrize("form", AEGEAN.formats, ids=lambda form: form.id)
def test_every_act_has_its_phase(form: Format) -> None:
    """Disclosure is gradual, of acts and of issues."""
    told.every_act_has_its_phase(form)
    told.issues_open_step_by_step(AEGEAN, form)


@pytest.mark.parametrize("form", AEGEAN.formats, ids=lambda form: form.id)
def test_history_can_be_played(form: Format) -> None:
    """In every format the historical text can be written and adopted."""
    assert told.history_can_be_played(AEGEAN, form) == "adopted"


def test_it_checks_without_complaint() -> None:
    """The zone, the vetoes and the cards are what the scenario asks of itself."""
    text, status = report(["aegean"])
    assert "All is well." in text
    assert status == FINE


@pytest.mark.parametrize("role", AEGEAN.full_cast)
def test_a_brief_can_be_played_from(role: str) -> None:
    """Two minutes to read."""
    told.brief_can_be_played_from(AEGEAN, role)


def test_turkey_and_cyprus_are_told_in_the_same_shape() -> None:
    """Neither is small."""
    told.two_sides_have_one_shape(AEGEAN)


def test_their_instructions_weigh_the_same() -> None:
    """The same clause, the same number, the same words but for what each has to lose."""
    turkey, cyprus = (told.card_of(AEGEAN, role) for role in ("TR", "CY"))
    assert turkey.title.replace("Ankara", "Nicosia") == cyprus.title
    (one,), (other,) = turkey.effects, cyprus.effects
    assert (one.op, one.issue, abs(one.delta)) == (other.op, other.issue, abs(other.delta))
    assert abs(len(turkey.text.split()) - len(cyprus.text.split())) <= 6


def test_every_role_has_one_instruction() -> None:
    """With one thing in it, and its source."""
    told.every_role_has_one_instruction(AEGEAN, "night")


def test_words_are_neutral_and_wordings_are_sentences() -> None:
    """What all may read."""
    told.words_are_neutral(AEGEAN)
    told.wordings_are_sentences(AEGEAN)


def test_private_words_tell_interests() -> None:
    """What one may read."""
    told.private_words_tell_interests(AEGEAN)


def test_every_end_has_a_question() -> None:
    """With a text and without one there is something to ask."""
    assert {one.needs for one in AEGEAN.debrief} == {"", "text", "adopted", "no_deal"}
    assert all(one.propositions for one in AEGEAN.debrief)
