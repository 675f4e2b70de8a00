"""Implementation as data: every number kept, the list before the fund, both sides told in the same tone."""

import pytest

from game_rules.analysis.figures import figures
from game_rules.scenario import Format
from server.scenarios.check_report import FINE, report
from server.scenarios.scenario_file import load
from tests.scenarios import told

IMPLEMENTATION = load("implementation")
MINI = IMPLEMENTATION.format("mini")
LONG = [form for form in IMPLEMENTATION.formats if form != MINI]
TIMED = [form for form in LONG if form.id.isdigit()]
WEEK = IMPLEMENTATION.format("multiday")
TURNS = told.by_the_clock(IMPLEMENTATION)

# fmt: off
POINTS = {
    "E1": {
        "TR": (0, 1, -1, -7), "CY": (0, 1, 3, 2), "UK": (0, 3, 6, 5), "COM": (0, 3, 7, 9), "EEAS": (0, 4, 8, 3),
        "NATO": (0, 5, 10, 8), "EDA": (0, 3, 6, 8), "FR": (0, 2, 3, 1), "US": (0, 4, 6, 7), "GR": (0, 1, 2, 1),
    },
    "E2": {
        "TR": (0, 1, 4, -18), "CY": (0, 1, 5, -4), "UK": (0, 1, 3, 2), "COM": (0, 3, 2, -2), "EEAS": (0, 1, 4, 2),
        "NATO": (0, 3, 5, 2), "EDA": (0, 1, 2, 1), "FR": (0, 1, 5, -2), "US": (0, 1, 3, 2), "GR": (0, 1, 4, -2),
    },
    "E3": {
        "TR": (0, 1, 5, 8), "CY": (0, 1, 5, 7), "UK": (0, 2, 3, 1), "COM": (0, -1, -3, -8), "EEAS": (0, 0, -3, -9),
        "NATO": (0, 1, -2, -9), "EDA": (0, 0, -1, -4), "FR": (0, 2, 4, 5), "US": (0, 2, 2, -1), "GR": (0, 1, 3, 4),
    },
    "E4": {
        "TR": (0, -1, 0, -1), "CY": (0, 2, -2, 1), "UK": (0, 2, 1, 2), "COM": (0, -4, 10, 2), "EEAS": (0, 10, -7, 5),
        "NATO": (0, 2, 6, 3), "EDA": (0, -2, -6, 8), "FR": (0, 3, -3, 3), "US": (0, 1, 3, 1), "GR": (0, 1, -1, 1),
    },
    "E5": {
        "TR": (0, 2, -3, 9), "CY": (0, 0, 3, -12), "UK": (0, 2, -3, 6), "COM": (0, 2, 10, 1), "EEAS": (0, 1, 3, -1),
        "NATO": (0, 3, 0, 6), "EDA": (0, 1, 4, 0), "FR": (0, 0, 9, -7), "US": (0, 2, -6, 9), "GR": (0, 0, 4, -8),
    },
    "E6": {
        "TR": (0, 0, -1, 1), "CY": (0, 0, 2, 0), "UK": (0, 1, -5, 0), "COM": (0, 3, -7, 6), "EEAS": (0, 3, 5, -4),
        "NATO": (0, 1, 1, 1), "EDA": (0, 5, 11, -9), "FR": (0, 2, 4, -1), "US": (0, 0, 0, 0), "GR": (0, 0, 1, 0),
    },
    "E7": {
        "TR": (0, -1, 4, -14), "CY": (0, 2, -11, 12), "UK": (0, 2, 5, 3), "COM": (0, 1, 2, 2), "EEAS": (0, 3, 3, 4),
        "NATO": (0, 3, 6, 5), "EDA": (0, 2, 3, 2), "FR": (0, 1, 2, 1), "US": (0, 2, 5, 3), "GR": (0, 1, -7, 8),
    },
    "E8": {
        "TR": (0, 4, 8, 15), "CY": (0, -1, -4, -16), "UK": (0, 2, 4, 4), "COM": (0, 0, -2, -3),
        "EEAS": (0, 0, -1, -3), "NATO": (0, 2, 4, 4), "EDA": (0, 0, -1, 0), "FR": (0, -1, -3, -7), "US": (0, 3, 4, 5),
        "GR": (0, -2, -5, -12),
    },
}
ATTENTION = {
    "E1": (0, 0, 1, 2),
    "E2": (0, 0, 1, 3),
    "E3": (0, 0, 0, 1),
    "E4": (0, 0, 0, 0),
    "E5": (0, 0, 1, 2),
    "E6": (0, 0, 1, 0),
    "E7": (0, 0, 1, 3),
    "E8": (0, 0, 1, 3),
}
TRACKS = {
    "E1": "political staff political political",
    "E2": "political political political political",
    "E3": "staff staff political political",
    "E4": "staff staff staff staff",
    "E5": "political staff political political",
    "E6": "political staff political staff",
    "E7": "staff staff political political",
    "E8": "political staff political political",
}
# fmt: on


def test_points_are_the_worlds() -> None:
    """Every number of the tables."""
    told.points_are(IMPLEMENTATION, POINTS)


def test_walk_aways_attention_and_tracks_are_the_worlds() -> None:
    """Numbers of the source."""
    assert IMPLEMENTATION.walkaway == {
        "TR": 6, "CY": 5, "UK": 10, "COM": 10, "EEAS": 9, "NATO": 15, "EDA": 8, "FR": 8, "US": 9, "GR": 0,
    }  # fmt: skip
    assert {issue.id: tuple(o.attention for o in issue.options) for issue in IMPLEMENTATION.issues} == ATTENTION
    assert {issue.id: " ".join(o.track for o in issue.options) for issue in IMPLEMENTATION.issues} == TRACKS


def test_red_lines_are_the_worlds() -> None:
    """Who may never accept what, and what excuses it; all are hard."""
    lines = {line.id: (line.role, line.issue, line.options, dict(line.unless)) for line in IMPLEMENTATION.red_lines}
    assert lines == {
        "E-RL1": ("TR", "E2", (3,), {}),
        "E-RL2": ("TR", "E7", (3,), {}),
        "E-RL3": ("CY", "E8", (3,), {}),
        "E-RL4": ("CY", "E7", (2,), {}),
        "E-RL5": ("CY", "E5", (3,), {}),
        "E-RL6": ("TR", "E1", (2, 3), {"E3": (2, 3)}),
        "E-RL7": ("CY", "E1", (2, 3), {"E3": (2, 3)}),
    }
    assert all(line.hard for line in IMPLEMENTATION.red_lines)


def test_history_and_the_fallback_are_the_worlds() -> None:
    """What happened, and what staffs would do anyway."""
    assert tuple(IMPLEMENTATION.historical_package.values()) == (2, 2, 2, 1, 2, 1, 1, 2)
    assert IMPLEMENTATION.informal_fallback == {"E1": 1, "E5": 1, "E7": 1}


def test_consent_is_what_the_houses_need() -> None:
    """The veto list is the members of the two houses."""
    told.consent_is_what_the_houses_need(IMPLEMENTATION)


def test_the_phases_have_their_minutes() -> None:
    """Minutes of the source; the week is counted in days."""
    assert {form.id: [phase.minutes for phase in form.phases] for form in TIMED} == {
        "50": [5, 10, 10, 8, 9, 8],
        "75": [7, 14, 16, 12, 13, 13],
        "90": [8, 17, 20, 15, 15, 15],
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
    told.no_turn_falls_near_a_deadline(IMPLEMENTATION, form)


def test_turns_of_events_come_when_they_came() -> None:
    """The minute of the whole game, one of them moved by one off a bell; in the week, the day."""
    minutes = {inject.id: tuple(told.moment(form, *inject.at[form.id]) for form in TIMED) for inject in TURNS}
    assert minutes == {
        "E-I1": (8, 11, 13),
        "E-I2": (16, 23, 28),
        "E-I3": (22, 33, 40),
        "E-I4": (27, 41, 50),
        "E-M1": (29, 44, 54),
        "E-I5": (34, 50, 61),
    }
    days = [int(told.moment(WEEK, *inject.at["multiday"]) // (24 * 60)) for inject in TURNS]
    assert days == [1, 2, 3, 4, 5, 5]


def test_turns_of_events_change_what_they_changed() -> None:
    """Role, clause and value; what the rules have no word for is left out."""
    felt = {
        inject.id: [(e.op, e.role, f"{e.issue}={e.option}" if e.issue else "", e.delta) for e in inject.effects]
        for inject in IMPLEMENTATION.injects
    }
    assert felt == {
        "E-I1": [("walkaway", "TR", "", 1)],
        "E-I2": [("merge_lists", "", "", 0), ("close_text", "", "", 0)],
        "E-I3": [("payoff", "TR", "E8=1", 1), ("trust", "US", "", -1), ("trust", "GR", "", -1)],
        "E-I4": [("unlock_procedure", "", "E5=0", 0)],
        "E-M1": [("leash", role, "", 1) for role in ("NATO", "COM", "EEAS")],
        "E-I5": [("walkaway", "TR", "", 1), ("hint", "", "", 0)],
        "E-I6": [("block_informal_meetings", "", "", 0)],
    }


@pytest.mark.parametrize("form", LONG, ids=lambda form: form.id)
def test_every_act_has_its_phase(form: Format) -> None:
    """Disclosure is gradual, of acts and of issues."""
    told.every_act_has_its_phase(form)
    told.issues_open_step_by_step(IMPLEMENTATION, form)


@pytest.mark.parametrize("form", LONG, ids=lambda form: form.id)
def test_history_can_be_played(form: Format) -> None:
    """In every longer format the historical text can be written and adopted."""
    assert told.history_can_be_played(IMPLEMENTATION, form) == "adopted"


def test_it_checks_without_complaint() -> None:
    """The zone, the vetoes and the cards are what the scenario asks of itself."""
    text, status = report(["implementation"])
    assert "All is well." in text
    assert status == FINE


@pytest.mark.parametrize("role", IMPLEMENTATION.full_cast)
def test_a_brief_can_be_played_from(role: str) -> None:
    """Two minutes to read."""
    told.brief_can_be_played_from(IMPLEMENTATION, role)


def test_turkey_and_cyprus_are_told_in_the_same_shape() -> None:
    """Neither is small."""
    told.two_sides_have_one_shape(IMPLEMENTATION)


def test_their_instructions_weigh_the_same() -> None:
    """The same clause, the same number, the same words."""
    turkey, cyprus = (told.card_of(IMPLEMENTATION, role) for role in ("TR", "CY"))
    assert turkey.title.replace("Ankara", "Nicosia") == cyprus.title
    (one,), (other,) = turkey.effects, cyprus.effects
    for effect in (one, other):
        assert (effect.op, effect.delta) == ("walkaway", 3)
    assert turkey.text == cyprus.text


def test_every_role_has_one_instruction() -> None:
    """With one thing in it, and its source."""
    told.every_role_has_one_instruction(IMPLEMENTATION, "december")


def test_words_are_neutral_and_wordings_are_sentences() -> None:
    """What all may read."""
    told.words_are_neutral(IMPLEMENTATION)
    told.wordings_are_sentences(IMPLEMENTATION)


def test_private_words_tell_interests() -> None:
    """What one may read."""
    told.private_words_tell_interests(IMPLEMENTATION)


def test_every_end_has_a_question() -> None:
    """With a text and without one there is something to ask."""
    assert {one.needs for one in IMPLEMENTATION.debrief} == {"", "text", "adopted", "no_deal"}
    assert all(one.propositions for one in IMPLEMENTATION.debrief)


def test_the_short_game_is_the_fund_and_its_price() -> None:
    """A short list is agreed; what Allies outside the EU get then pays for a fund without them."""
    assert sum(phase.minutes for phase in MINI.phases) == 30
    settled = {"E1": 1, "E2": 2, "E3": 1, "E4": 1, "E6": 1, "E7": 1}
    assert MINI.settled == settled
    form = figures(IMPLEMENTATION).formats["mini"]
    assert (form.packages, form.adoptable.core, form.adoptable.full) == (16, 6, 6)
    assert told.can_be_adopted(IMPLEMENTATION, MINI, {**settled, "E5": 2, "E8": 2}) == "adopted"


def test_a_week_runs_to_its_end() -> None:
    """With nobody there, too, every turn of events comes on its day."""
    assert told.turns_of_a_week(IMPLEMENTATION) == [inject.id for inject in TURNS]
