"""Participation as data: every number kept, the staffs' paper first, both sides told in the same tone."""

import pytest

from game_rules.analysis.figures import figures
from game_rules.scenario import Format
from server.scenarios.check_report import FINE, report
from server.scenarios.scenario_file import load
from tests.scenarios import told

PARTICIPATION = load("participation")
MINI = PARTICIPATION.format("mini")
LONG = [form for form in PARTICIPATION.formats if form != MINI]
TIMED = [form for form in LONG if form.id.isdigit()]
WEEK = PARTICIPATION.format("multiday")

# fmt: off
POINTS = {
    "A1": {
        "TR": (0, 9, 12, -20), "CY": (0, -5, -10, 16), "UK": (0, 2, 2, 3), "COM": (0, 0, -1, 3), "EEAS": (0, 2, 1, 6),
        "NATO": (0, 3, 3, 8), "DE": (0, 2, 1, 6), "US": (0, 2, 3, 5), "GR": (0, -4, -8, 12), "FR": (0, 0, -2, 5),
    },
    "A2": {
        "TR": (0, -2, -3, -8), "CY": (0, 8, 12, 11), "UK": (0, 4, 6, 5), "COM": (0, 1, 3, 4), "EEAS": (0, 4, 7, 6),
        "NATO": (0, 4, 8, 9), "DE": (0, 5, 8, 8), "US": (0, 4, 8, 9), "GR": (0, 5, 7, 7), "FR": (0, 3, 3, -2),
    },
    "A3": {
        "TR": (0, 0, -3, -15), "CY": (0, 2, 5, 11), "UK": (0, 1, 0, -2), "COM": (0, 1, 1, 2), "EEAS": (0, 2, 2, 2),
        "NATO": (0, 1, 1, -1), "DE": (0, 1, 1, 1), "US": (0, 1, 0, -2), "GR": (0, 1, 4, 9), "FR": (0, 1, 3, 4),
    },
    "A4": {
        "TR": (0, 4, 8, 16), "CY": (0, -1, -5, -16), "UK": (0, 3, 6, 8), "COM": (0, 0, -1, -2), "EEAS": (0, 1, 1, 0),
        "NATO": (0, 2, 4, 6), "DE": (0, 1, 2, 2), "US": (0, 2, 5, 8), "GR": (0, -2, -5, -13), "FR": (0, 0, -2, -6),
    },
    "A5": {
        "TR": (0, 0, -6, -18), "CY": (0, 2, 8, -5), "UK": (0, 1, 1, 2), "COM": (0, 0, 1, 1), "EEAS": (0, 1, 3, 4),
        "NATO": (0, 1, 5, 7), "DE": (0, 1, 4, 5), "US": (0, 1, 3, 5), "GR": (0, 2, 6, 9), "FR": (0, 0, 2, 2),
    },
    "A6": {
        "TR": (0, 0, -1, -12), "CY": (0, 1, 0, -3), "UK": (0, 4, 6, 2), "COM": (0, 1, 2, 1), "EEAS": (0, 3, 5, 5),
        "NATO": (0, 4, 7, 8), "DE": (0, 3, 5, 6), "US": (0, 3, 5, 6), "GR": (0, 1, 1, 0), "FR": (0, 2, 2, 1),
    },
    "A7": {
        "TR": (0, -4, 0, -16), "CY": (0, 5, 2, 12), "UK": (0, 1, 3, -1), "COM": (0, 1, 2, 1), "EEAS": (0, 4, 4, 0),
        "NATO": (0, 3, 4, -2), "DE": (0, 3, 3, 1), "US": (0, 2, 3, -2), "GR": (0, 3, 1, 9), "FR": (0, 2, 1, 2),
    },
}
ATTENTION = {
    "A1": (0, 1, 1, 3),
    "A2": (0, 0, 1, 2),
    "A3": (0, 0, 1, 3),
    "A4": (0, 0, 1, 3),
    "A5": (0, 0, 2, 3),
    "A6": (0, 0, 1, 3),
    "A7": (0, 1, 0, 3),
}
TRACKS = {
    "A1": "political political political political",
    "A2": "political political political political",
    "A3": "staff staff political political",
    "A4": "political staff political political",
    "A5": "political staff political political",
    "A6": "field field field political",
    "A7": "political political staff political",
}
# fmt: on


def test_points_are_the_worlds() -> None:
    """Every number of the tables."""
    told.points_are(PARTICIPATION, POINTS)


def test_walk_aways_attention_and_tracks_are_the_worlds() -> None:
    """Numbers of the source."""
    assert PARTICIPATION.walkaway == {
        "TR": 5, "CY": 6, "UK": 11, "COM": 3, "EEAS": 9, "NATO": 15, "DE": 6, "US": 6, "GR": 0, "FR": 0,
    }  # fmt: skip
    assert {issue.id: tuple(o.attention for o in issue.options) for issue in PARTICIPATION.issues} == ATTENTION
    assert {issue.id: " ".join(o.track for o in issue.options) for issue in PARTICIPATION.issues} == TRACKS


def test_red_lines_are_the_worlds() -> None:
    """Who may never accept what, and what excuses it; all are hard."""
    lines = {line.id: (line.role, line.issue, line.options, dict(line.unless)) for line in PARTICIPATION.red_lines}
    assert lines == {
        "A-RL1": ("TR", "A2", (1, 2, 3), {"A1": (1, 2)}),
        "A-RL2": ("CY", "A1", (1, 2), {"A2": (1, 2, 3)}),
        "A-RL3": ("TR", "A1", (3,), {}),
        "A-RL4": ("TR", "A3", (3,), {}),
        "A-RL5": ("TR", "A5", (3,), {}),
        "A-RL6": ("TR", "A7", (3,), {}),
        "A-RL7": ("CY", "A4", (3,), {}),
    }
    assert all(line.hard for line in PARTICIPATION.red_lines)


def test_history_and_the_fallback_are_the_worlds() -> None:
    """What happened, and what staffs would do anyway."""
    assert tuple(PARTICIPATION.historical_package.values()) == (1, 2, 0, 1, 0, 1, 0)
    assert PARTICIPATION.informal_fallback == {"A6": 1, "A7": 2}


def test_consent_is_what_the_houses_need() -> None:
    """The veto list is the members of the two houses."""
    told.consent_is_what_the_houses_need(PARTICIPATION)


def test_the_phases_have_their_minutes() -> None:
    """Minutes of the source; the week is counted in days."""
    assert {form.id: [phase.minutes for phase in form.phases] for form in TIMED} == {
        "50": [5, 9, 14, 8, 6, 8],
        "75": [7, 14, 22, 11, 8, 13],
        "90": [9, 17, 26, 14, 9, 15],
    }
    day = 24 * 60
    assert [phase.minutes for phase in WEEK.phases] == [day, day, 2 * day, 2 * day, day, 60, 60]
    assert not any(phase.ends_early for phase in WEEK.phases[:-1])


@pytest.mark.parametrize("form", TIMED, ids=lambda form: form.id)
def test_the_minutes_add_up(form: Format) -> None:
    """The name of a format is its length."""
    told.minutes_add_up(form)


@pytest.mark.parametrize("form", LONG, ids=lambda form: form.id)
def test_no_turn_of_events_falls_near_a_deadline(form: Format) -> None:
    """Never within a minute of a phase's beginning or end."""
    told.no_turn_falls_near_a_deadline(PARTICIPATION, form)


def test_turns_of_events_come_when_they_came() -> None:
    """The minute of the whole game; in the week, the day."""
    minutes = {
        inject.id: tuple(told.moment(form, *inject.at[form.id]) for form in TIMED) for inject in PARTICIPATION.injects
    }
    assert minutes == {
        "A-I1": (16, 24, 28),
        "A-I2": (22, 34, 40),
        "A-I3": (26, 40, 48),
        "A-I4": (30, 46, 56),
    }
    days = [int(told.moment(WEEK, *inject.at["multiday"]) // (24 * 60)) for inject in PARTICIPATION.injects]
    assert days == [2, 3, 4, 5]


def test_turns_of_events_change_what_they_changed() -> None:
    """Role, clause and value; what the rules have no word for is left out."""
    felt = {
        inject.id: [(e.op, e.role, f"{e.issue}={e.option}" if e.issue else "", e.delta) for e in inject.effects]
        for inject in PARTICIPATION.injects
    }
    assert felt == {
        "A-I1": [
            ("payoff", "UK", "A2=2", 2),
            ("payoff", "NATO", "A2=2", 2),
            ("payoff", "EEAS", "A2=2", 2),
            ("leash", "NATO", "", -1),
            ("leash", "EEAS", "", -1),
        ],
        "A-I2": [("payoff", "CY", "A4=2", -1), ("walkaway", "CY", "", -1)],
        "A-I3": [("reveal", "CY", "A5=0", 0)],
        "A-I4": [("payoff", "TR", "A7=1", -2), ("walkaway", "TR", "", 1)],
    }


@pytest.mark.parametrize("form", LONG, ids=lambda form: form.id)
def test_every_act_has_its_phase(form: Format) -> None:
    """Disclosure is gradual, of acts and of issues."""
    told.every_act_has_its_phase(form)
    told.issues_open_step_by_step(PARTICIPATION, form)


@pytest.mark.parametrize("form", LONG, ids=lambda form: form.id)
def test_history_can_be_played(form: Format) -> None:
    """In every longer format the historical text can be written and adopted."""
    assert told.history_can_be_played(PARTICIPATION, form) == "adopted"


def test_it_checks_without_complaint() -> None:
    """The zone, the vetoes and the cards are what the scenario asks of itself."""
    text, status = report(["participation"])
    assert "All is well." in text
    assert status == FINE


@pytest.mark.parametrize("role", PARTICIPATION.full_cast)
def test_a_brief_can_be_played_from(role: str) -> None:
    """Two minutes to read."""
    told.brief_can_be_played_from(PARTICIPATION, role)


def test_turkey_and_cyprus_are_told_in_the_same_shape() -> None:
    """Neither is small."""
    told.two_sides_have_one_shape(PARTICIPATION)


def test_their_instructions_weigh_the_same() -> None:
    """Each the meeting for which its capital pays with the other; the same number, the same words."""
    turkey, cyprus = (told.card_of(PARTICIPATION, role) for role in ("TR", "CY"))
    assert turkey.title.replace("Ankara", "Nicosia") == cyprus.title
    (one,), (other,) = turkey.effects, cyprus.effects
    assert (one.op, one.issue, one.delta) == ("payoff", "A1", -4)
    assert (other.op, other.issue, other.delta) == ("payoff", "A2", -4)
    assert abs(len(turkey.text.split()) - len(cyprus.text.split())) <= 6


def test_every_role_has_one_instruction() -> None:
    """With one thing in it, and its source."""
    told.every_role_has_one_instruction(PARTICIPATION, "capitals")


def test_words_are_neutral_and_wordings_are_sentences() -> None:
    """What all may read."""
    told.words_are_neutral(PARTICIPATION)
    told.wordings_are_sentences(PARTICIPATION)


def test_private_words_tell_interests() -> None:
    """What one may read."""
    told.private_words_tell_interests(PARTICIPATION)


def test_every_end_has_a_question() -> None:
    """With a text and without one there is something to ask."""
    assert {one.needs for one in PARTICIPATION.debrief} == {"", "text", "adopted", "no_deal"}
    assert all(one.propositions for one in PARTICIPATION.debrief)


def test_the_short_game_is_the_trade_itself() -> None:
    """What staffs may settle is settled; of the meetings no single one can be agreed, and several pairs can."""
    assert sum(phase.minutes for phase in MINI.phases) == 30
    settled = {"A3": 1, "A4": 1, "A5": 1, "A6": 1, "A7": 2}
    assert MINI.settled == settled
    for issue, option in settled.items():
        assert PARTICIPATION.issue_by_id[issue].options[option].track in ("staff", "field")
    form = figures(PARTICIPATION).formats["mini"]
    assert (form.packages, form.adoptable.core, form.adoptable.full) == (16, 5, 5)
    assert told.can_be_adopted(PARTICIPATION, MINI, {**settled, "A1": 1, "A2": 2}) == "adopted"


def test_a_week_runs_to_its_end() -> None:
    """With nobody there, too, every turn of events comes on its day."""
    assert told.turns_of_a_week(PARTICIPATION) == [inject.id for inject in PARTICIPATION.injects]
