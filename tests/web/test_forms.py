"""Forms: every act of a seat has a sheet; what is closed says why; what cannot be taken back says what will happen."""

import html
import re
from dataclasses import replace
from typing import Any

import pytest

from game_rules.view.shapes import Acts, Attention, Mine, View
from game_rules.words import kind_of
from server import render
from server.protocol.acts import WHO
from server.render.forms import filled_in
from server.render.sheets import GRAVE, SHEETS
from tests.web.examples import STANDING, chip, offer, reason, words
from tests.web.moments import briefing, june, silence
from tests.web.test_panels import HOSTILE, Tags, mischievous

ELSEWHERE = {"message", "offer_package", "ready", "raise_hand", "ask_in", "request_comments"}
"""The composer, the builder, and acts that ask nothing."""
SEATS = {kind_of(command) for command, who in WHO.items() if who == "seat"}
SPECIAL = ("clause", "clauses", "offer_package", "package", "nonsense")
ODD: tuple[dict[str, Any], ...] = (
    {},
    {"issue": "D3", "option": 3},
    {"issue": "no such clause"},
    {"issue": ["D3"], "option": "3", "price": "D4", "choices": [1], "to": "TR", "owner": 7},
    {"choices": {"D3": 1, "D99": 2, "D4": "x"}, "price": ["D4", 2], "to": ["UK"], "owner": "UK", "version": 3},
)


def test_every_act_of_a_seat_has_a_sheet() -> None:
    """An act without one could not be done from the page."""
    assert set(SHEETS) - ELSEWHERE == SEATS - ELSEWHERE


@pytest.mark.parametrize("kind", [*SHEETS, *SPECIAL])
@pytest.mark.parametrize("view", [briefing(), june(), silence()], ids=["briefing", "june", "silence"])
def test_every_sheet_is_drawn_whatever_the_link_says(kind: str, view: View) -> None:
    """Links are made by hand too: what does not fit is dropped."""
    for data in ODD:
        drawn = render.form(kind, view, data, words)
        assert "No such" not in drawn
        assert not [key for _, attributes in Tags(drawn).found for key in attributes if key == "style"]


@pytest.mark.parametrize("kind", sorted(SHEETS))
def test_every_field_has_a_name_that_people_can_read(kind: str) -> None:
    """A label or a legend for each; and no field is called what a form calls itself."""
    tags = Tags(render.form(kind, june("CY"), {}, words)).found
    labelled = {attributes["for"] for tag, attributes in tags if tag == "label" and attributes.get("for")}
    for tag, attributes in tags:
        if tag in ("select", "textarea"):
            assert attributes["id"] in labelled
        if tag in ("input", "select", "textarea"):
            assert attributes["name"] not in ("id", "name", "action", "method")


@pytest.mark.parametrize("kind", sorted(GRAVE))
def test_what_cannot_be_taken_back_says_what_will_happen(kind: str) -> None:
    drawn = render.form(kind, silence(), {}, words)
    assert "What will happen." in drawn
    assert ('class="grave"' in drawn) is not SHEETS[kind].calm


def test_a_closed_act_shows_its_reasons_instead_of_its_questions() -> None:
    """From the same Reason as the disabled button."""
    drawn = render.form("initial", june(), {"owner": "UK", "version": 3}, words)
    assert "Only a pen may initial a package." in drawn
    assert 'type="submit"' not in drawn


def test_an_unknown_act_is_not_part_of_this_moment() -> None:
    drawn = render.form("nonsense", june(), {}, words)
    assert "cannot be done at this moment" in drawn
    assert 'type="submit"' not in drawn


def test_an_objection_asks_for_a_price_elsewhere_in_the_text() -> None:
    """The clause objected to is no price of itself."""
    drawn = render.form("object", june("CY"), {"issue": "D3", "option": 3}, words)
    assert 'value="D3=3" data-type="parts" required checked' in drawn
    assert '<input type="radio" name="price" value="D4=2" data-type="clause">' in drawn
    assert 'name="price" value="D3=1"' not in drawn


def test_a_price_begins_with_what_would_be_worth_most_to_me() -> None:
    """Each once, the most first, never what costs me or stands already; what is objected to shows its worth too."""
    view = june()
    drawn = render.form("object", view, {"issue": "D3", "option": 3}, words)
    head, tail = drawn.split("Worth most to you", 1)
    assert head.count("Only you see this:") >= 1
    listed = re.findall(r'name="price" value="(\w\d=\d)"', tail.split("Or any other answer")[0])
    worth = {one.chip.code: one.mine.points for clause in view.draft.clauses for one in clause.answers}
    assert listed == sorted(listed, key=lambda code: -worth[code])
    assert all(worth[code] > 0 for code in listed)
    assert all(drawn.count(f'name="price" value="{code}"') == 1 for code in listed)
    assert "unless <b data-of" in drawn


def test_only_texts_of_a_staff_without_my_name_are_sponsored() -> None:
    view = june()
    card = replace(view.packages[0], owner="NATO", owners=("NATO",), sponsors=())
    mine = replace(card, owner="COM", owners=("COM",), sponsors=("TR",))
    drawn = render.form("sponsor", replace(view, packages=(card, mine, view.packages[1])), {}, words)
    assert re.findall(r'name="owner" value="(\w+)=', drawn) == ["NATO"]
    assert "you back with a stance" in render.form("sponsor", replace(view, packages=(view.packages[1],)), {}, words)


def test_the_builder_starts_from_the_trade_that_was_tapped() -> None:
    """What stands is the empty choice: only what changes is sent."""
    drawn = render.form("offer_package", june(), {"choices": {"D4": 2, "D3": 3}}, words)
    assert '<input type="radio" name="choices.D4" value="2" data-type="choice" checked>' in drawn
    assert '<input type="radio" name="choices.D3" value="" data-type="choice" checked>' in drawn


def test_while_the_text_is_hidden_every_question_can_be_demanded() -> None:
    """In May a state files its demand without having seen a draft."""
    drawn = render.form("demand", briefing(), {"issue": "D4", "option": 3}, words)
    assert '<input type="radio" name="issue" value="D4=3" data-type="parts" required>' in drawn
    assert all(f"<code>{issue}</code>" in drawn for issue in ("D1", "D2", "D3", "D6", "D7"))


def test_the_only_text_is_chosen_already() -> None:
    """A stance on the one text in the room asks for no tap to name it."""
    view = replace(june(), packages=())
    assert '<input type="radio" name="owner" value="" required checked>' in render.form("set_stance", view, {}, words)
    view = replace(june(), draft=replace(june().draft, number=0), packages=june().packages[1:])
    assert '<input type="radio" name="owner" value="CY" required checked>' in render.form("set_stance", view, {}, words)


def test_a_demand_is_answered_with_everything_in_sight() -> None:
    """The clause, what it is worth to me, and the reason that was given."""
    view = june("NATO")
    demand = replace(view.lobby.demands[0], worth=Mine(level=1, word="gain", points=3, shown=True))
    view = replace(view, lobby=replace(view.lobby, demands=(demand,)))
    drawn = render.form("answer_demand", view, {"role": "CY"}, words)
    assert words(demand.text) in drawn
    assert "with all EU Member States" in drawn
    assert '<span class="gauge-word">gain</span>' in drawn
    assert '<input type="radio" name="role" value="CY" required checked>' in drawn


def test_sheets_stay_text() -> None:
    """Briefs, names and wordings full of mischief are shown, never run."""
    for kind in (*SHEETS, *SPECIAL):
        tags = Tags(render.form(kind, mischievous(june()), {"issue": "D1"}, lambda _: HOSTILE)).found
        assert not [tag for tag, _ in tags if tag in ("script", "img")]


def test_a_link_fills_in_only_what_fits() -> None:
    assert filled_in(ODD[3]) == {}
    assert filled_in(ODD[4]) == {
        "owner": "UK",
        "version": 3,
        "price": ("D4", 2),
        "choices": {"D3": 1, "D99": 2},
        "to": ("UK",),
    }
    assert filled_in({"version": True}) == {}


def test_the_preview_says_who_can_stop_it_and_what_stands_in_the_way() -> None:
    seen = render.Preview(
        changes=(chip("D4", 2),),
        must_agree=("TR", "CY", "NATO"),
        pens=("NATO",),
        agreed=("UK",),
        in_the_way=(reason(says="Cyprus objects."), reason(says="Initials are missing.")),
        objections=(reason(says="Cyprus objects."),),
        needs="Needs the initials of COM.",
        attention=Attention(total=7, ceiling=9),
        mine=Mine(level=1, word="gain", points=3, shown=True),
    )
    drawn = render.preview(seen, words)
    drawn = drawn.replace("<b>", "").replace("</b>", "")
    for expected in (
        "Can stop it alone: TR, CY<",
        "initialling: NATO",
        "1 objection ·",
        "Needs the initials of COM.",
        "attention 7 of 9",
        "gain",
    ):
        assert expected in drawn
    assert "too loud" not in drawn
    assert "Nothing changes yet" in render.preview(replace(seen, changes=()), words)


def test_the_preview_speaks_to_its_reader_and_measures_the_step() -> None:
    """Who can stop it includes me, as "you"; what it is worth now, and then."""
    worth = Mine(level=1, word="gain", points=8, shown=True)
    seen = render.Preview(
        changes=(chip("D4", 2),),
        must_agree=("NATO", "CY"),
        agreed=(),
        in_the_way=(),
        attention=Attention(total=7, ceiling=9),
        mine=worth,
        reader="NATO",
        now=replace(worth, points=5),
    )
    drawn = render.preview(seen, words)
    assert "Can stop it alone:</b> you, CY" in drawn
    assert '<b class="figure">3</b> more than the draft' in drawn
    assert "than the draft" not in render.preview(replace(seen, now=Mine()), words)


def test_only_less_than_no_deal_is_an_alarm_in_the_builder() -> None:
    """Giving is the game; and one's own package as it lies there is not "in the way" of itself."""
    worth = Mine(level=1, word="gain", points=14, shown=True)
    seen = render.Preview(
        changes=(chip("D4", 2),),
        must_agree=(),
        agreed=(),
        in_the_way=(),
        attention=Attention(total=7, ceiling=9),
        mine=worth,
        now=replace(worth, points=18),
        refused=(reason(says="That is your package as it lies on the table."),),
        yours=True,
    )
    drawn = render.preview(seen, words)
    assert '<b class="figure">4</b> less than the draft' in drawn
    assert "This is your package already" in drawn
    assert "data-worse" not in drawn
    assert "cannot be offered now" not in drawn
    assert "Meet NATO (1 point) first" in render.preview(replace(seen, meet=(("NATO", 1),)), words)
    assert "data-worse" in render.preview(replace(seen, mine=Mine(level=-1, word="cost", points=-1, shown=True)), words)


def test_a_sheet_from_a_card_is_about_that_text() -> None:
    """Chosen already, told in short, and named on the button."""
    view = replace(june("NATO"), acts=Acts())
    package = next(one for one in view.packages if not one.own)
    drawn = render.form("initial", view, {"owner": package.owner, "version": package.version}, words)
    assert f"Initial {' and '.join(package.names)}’s text" in drawn
    assert drawn.count('name="owner"') == 1
    assert f'value="{package.owner}={package.version}" data-type="package" required checked' in drawn
    stance = render.form("set_stance", june(), {"owner": package.owners[-1]}, words)
    assert stance.count(" checked") == 1
    assert 'class="chip"' not in stance


def test_the_preview_of_too_loud_a_text_says_what_would_have_to_go() -> None:
    """In words and in colour: how far over the ceiling, and which answers would be quieter."""
    seen = render.Preview(
        changes=(chip("D4", 2),),
        must_agree=(),
        agreed=(),
        in_the_way=(),
        attention=Attention(total=11, ceiling=9),
        mine=Mine(),
        quieter=((chip("D1", 1), 2),),
    )
    drawn = render.preview(seen, words)
    assert "heat-over" in drawn
    assert "2 over the ceiling, so it cannot be frozen." in drawn
    assert "What could go: D1 −2" in drawn
    assert f"{chip('D1', 1).title}: {chip('D1', 1).label}" in drawn.replace("“", '"').replace("”", '"')
    waived = replace(seen, attention=Attention(total=11, ceiling=9, waived=True))
    assert "over the ceiling" not in render.preview(waived, words)


def test_the_builder_tells_each_change_as_a_step_and_what_has_been_added() -> None:
    """Old answer and new one in the line of the question; what a tap brought is named."""
    drawn = render.form("offer_package", june(), {"choices": {"D4": 2, "D3": 1}, "added": ["D4"], "number": 1}, words)
    assert "Added to what you build" in drawn
    assert f"<b data-becomes>{chip('D4', 2).label}</b>" in drawn.replace("“", '"').replace("”", '"')
    assert "Draft 2 arrived" in drawn
    assert "Draft 2 arrived" not in render.form("offer_package", june(), {"choices": {"D4": 2}, "number": 2}, words)


def test_the_bar_of_what_is_built_counts_what_would_change() -> None:
    """What stands in the draft already is no change."""
    assert "2 changes" in render.form("package", june(), {"choices": {"D4": 2, "D3": 1, "D1": STANDING["D1"]}}, words)
    assert "1 change<" in render.form("package", june(), {"choices": {"D4": 2}}, words)
    assert "Continue" not in render.form("package", june(), {"choices": {"D1": STANDING["D1"]}}, words)


@pytest.mark.parametrize("kind", ["accept_wording", "clause"])
def test_words_are_agreed_to_with_open_eyes(kind: str) -> None:
    """What they say, what they are worth to me, who has agreed and who has not."""
    seen = june("COM")
    free = next(one for one in seen.draft.clauses if one.issue == "D1").text
    clauses = tuple(
        replace(one, proposal=replace(one.proposal, text=free)) if one.proposal else one for one in seen.draft.clauses
    )
    drawn = render.form(kind, replace(seen, draft=replace(seen.draft, clauses=clauses)), {"issue": "D4"}, words)
    assert free is not None
    assert words(free) in html.unescape(drawn)
    assert "Only you see this:" in drawn
    plain = " ".join(re.sub(r"<[^>]+>", " ", drawn).split())
    assert "Agreed: NATO . Missing: COM (you) EEAS ." in plain


def test_words_are_never_agreed_to_with_one_tap() -> None:
    """The question leads to the sheet that shows them."""
    asked = replace(
        june("COM").questions[0], answers=(offer("accept_wording", "Agree", data={"issue": "D4"}, whole=True),)
    )
    drawn = render.panel("questions", replace(june("COM"), questions=(asked,)), words)
    assert 'data-form="accept_wording"' in drawn
    assert "data-act=" not in drawn
