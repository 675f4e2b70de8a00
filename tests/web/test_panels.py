"""Panels: every one is drawn at every moment, from its own fields, and whatever people write stays text."""

import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any

import pytest

from game_rules.commands import Text
from game_rules.reason import Reason
from game_rules.view.shapes import Acts, Mine, Offer, Question, View
from server import render
from server.render.environment import JINJA, typeset
from tests.house.tree import ROOT
from tests.web.examples import MINUTES, chip, offer, reason, words
from tests.web.moments import MOMENTS, briefing, june, over, silence

TEMPLATES = ROOT / "web" / "templates"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}"

EVERY = [(moment, name) for moment in MOMENTS for name in render.PANELS]


class Tags(HTMLParser):
    """The tags of a drawing, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(("moment", "name"), EVERY)
def test_every_panel_is_drawn_at_every_moment(moment: str, name: str) -> None:
    """One element with the id by which the browser replaces it."""
    drawn = render.panel(name, MOMENTS[moment](), words)
    assert "panel-broken" not in drawn
    tags = Tags(drawn).found
    assert tags[0][1]["id"] == f"panel-{name}"
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("moment", "name"), EVERY)
def test_nothing_inline_that_the_policy_forbids(moment: str, name: str) -> None:
    """No script, no style attribute, no handler: the content security policy would drop them."""
    for tag, attributes in Tags(render.panel(name, MOMENTS[moment](), words)).found:
        assert tag not in ("script", "style", "link")
        assert not [key for key in attributes if key == "style" or key.startswith("on")]


@pytest.mark.parametrize(("moment", "name"), EVERY)
def test_no_panel_holds_a_field(moment: str, name: str) -> None:
    """A panel shows, a form asks: what somebody else does never redraws what I type."""
    tags = {tag for tag, _ in Tags(render.panel(name, MOMENTS[moment](), words)).found}
    assert not tags & {"input", "textarea", "select", "form"}


@pytest.mark.parametrize("name", render.PANELS)
def test_a_panel_draws_only_from_the_fields_that_it_names(name: str) -> None:
    """Where those fields are equal, the drawing is: the server need not draw it again."""
    seen, other = MOMENTS["june"](), MOMENTS["over"]("CY")
    mixed = replace(other, **{field: getattr(seen, field) for field in render.PANELS[name]})
    assert render.panel(name, mixed, words) == render.panel(name, seen, words)


@pytest.mark.parametrize("name", render.PANELS)
def test_what_people_and_scenarios_write_stays_text(name: str) -> None:
    """Names, labels, briefs and texts full of mischief are shown, never run."""
    drawn = render.panel(name, mischievous(june()), lambda _: HOSTILE)
    tags = Tags(drawn).found
    assert not [tag for tag, _ in tags if tag in ("script", "img")]
    assert not [key for _, attributes in tags for key in attributes if key.startswith("on")]
    assert "{{ 7*7 }}" in drawn or "7*7" not in drawn


def test_a_line_of_talk_stays_text_too() -> None:
    """Chips of a message build a package; the words stay words."""
    drawn = "".join(render.line(mischievous(line), lambda _: HOSTILE) for line in MINUTES)
    tags = [tag for tag, _ in Tags(drawn).found]
    assert "script" not in tags
    assert "img" not in tags
    assert 'data-form="offer_package"' in render.lines(MINUTES, words)


def test_a_closed_act_says_why() -> None:
    """What cannot be done now is visible, and its reason opens."""
    drawn = render.panel("acts", june(), words)
    assert "Only a pen may initial a package." in drawn
    assert "TEU 27(3)" in drawn
    assert 'data-act="initial"' not in drawn


def test_a_student_reads_articles_and_the_lecturer_codes() -> None:
    """What is written for the writers of rules is nobody's law."""
    shown = JINJA.from_string('{% from "macros.html" import reason_card %}{{ reason_card(reason, code) }}')
    no = Reason(rule="R-PEN", says="No.", cites=("paper L459-L461", "TEU 31(1)", "red line turkey_eda"))
    student, lecturer = shown.render(reason=no, code=False), shown.render(reason=no, code=True)
    assert "<dd>TEU 31(1); Your instructions</dd>" in student
    assert "<code>R-PEN</code>" in lecturer
    assert "The rule" not in shown.render(reason=Reason(rule="R-X", says="No.", cites=("paper L459",)), code=False)


def test_a_crossed_red_line_is_what_the_gauge_says() -> None:
    """However little the answer is worth."""
    drawn = JINJA.from_string('{% from "macros.html" import gauge %}{{ gauge(mine) }}')
    shown = drawn.render(mine=Mine(level=0, word="indifferent", red_line="Strike all"))
    assert '<span class="gauge-word">red line</span>' in shown
    assert 'data-level="-2"' in shown
    assert "indifferent" not in shown


def test_a_package_says_what_it_needs_and_whom_to_ask() -> None:
    """In a sentence; the message takes its clauses along; whose package it is stands on the button."""
    view = june()
    package = replace(
        view.packages[0], needs="It needs the initials of COM or EEAS.", ask=("COM",), held_up=(reason(),)
    )
    drawn = render.panel("packages", replace(view, packages=(package,)), words)
    assert "It needs the initials of COM or EEAS." in drawn
    assert """data-talk="COM" data-clauses='[["D3", 1], ["D4", 2]]'""" in drawn
    assert 'id="held-UK"' in drawn
    assert "Change UK and NATO’s package" in drawn
    assert "Missing" not in drawn


def test_a_button_names_the_text_that_it_initials() -> None:
    """Two cards never carry the same words; what is asked in a sheet names it too."""
    view = june("NATO")
    one, other = (replace(package, missing=("NATO",), own=False) for package in view.packages)
    wanted = offer("initial", "Initial", whole=True, data={"owner": one.owner, "version": one.version})
    drawn = render.panel("packages", replace(view, packages=(one, other), acts=Acts(first=(wanted,))), words)
    assert f"Initial {' and '.join(one.names)}’s text" in drawn
    assert f"Initial {' and '.join(other.names)}’s text" in drawn
    assert "Initial version" not in drawn


def test_a_number_says_what_it_is_measured_against() -> None:
    """A clause by itself, a text against no deal, a package also against the draft; no zero beside a red line."""
    mine = Mine(level=1, word="gain", points=8, shown=True)
    view = june()
    card = replace(view.packages[0], mine=mine, than_draft=replace(mine, points=3), is_draft=False, own=False)
    drawn = render.panel("packages", replace(view, packages=(card,)), words)
    assert "against no deal <b" in drawn
    assert '<b class="figure">3</b> more than the draft' in drawn
    assert "this clause <b" in render.panel("draft", view, words)
    shown = JINJA.from_string('{% from "macros.html" import gauge %}{{ gauge(mine, true) }}')
    assert "gauge-points" not in shown.render(mine=Mine(shown=True, red_line="Strike all"))


def test_what_a_missing_meeting_needs_stands_in_its_reason() -> None:
    """The open call to whoever is missing, and to nobody else."""
    no = Reason(rule="R-NO-AP", says="No meeting in this phase.", holders=("COM",))
    call = offer("contact", "Meet European Commission (1 point)", whole=True, data={"role": "COM"})
    shown = JINJA.from_string('{% from "macros.html" import reason_card %}{{ reason_card(reason, false, acts) }}')
    acts = Acts(first=(call, replace(call, label="Meet EEAS", data={"role": "EEAS"})))
    assert "Meet European Commission" in shown.render(reason=no, acts=acts)
    assert "Meet EEAS" not in shown.render(reason=no, acts=acts)
    assert "Meet COM" in shown.render(reason=no, acts=Acts(more=(replace(call, data={}),)))
    assert "<button" not in shown.render(reason=replace(no, rule="R-PEN"), acts=acts)


def test_an_objection_to_what_only_a_package_has_is_told_as_such() -> None:
    view = june("CY")
    clause = next(one for one in view.draft.clauses if one.protests)
    other = replace(clause.protests[0], chip=next(one.chip for one in clause.answers if one.chip != clause.chip))
    if other.chip in clause.bracketed:
        other = replace(other, chip=clause.answers[-1].chip)
    clauses = tuple(replace(one, protests=(other,)) if one is clause else one for one in view.draft.clauses)
    drawn = render.panel("draft", replace(view, draft=replace(view.draft, clauses=clauses)), words)
    assert f"{other.name} would object</b> if this came" in drawn
    assert f"<b>{other.name} objects" not in drawn


def test_a_demand_is_a_clause_its_worth_and_three_answers() -> None:
    """The first question in full, the next ones one line each."""
    view = june("NATO")
    demand = replace(view.lobby.demands[0], worth=Mine(level=1, word="gain", points=3, shown=True))
    asked = Question(
        id="answer-demand0",
        title="A demand to answer",
        says=f"{demand.name} demands something: answer it.",
        deadline=0,
        answers=(offer("answer_demand", "Answer Cyprus", data={"role": demand.role}),),
    )
    lobby = replace(view.lobby, demands=(demand,))
    another = replace(asked, id="two", answers=(offer("answer_demand", "Answer London", data={"role": "UK"}),))
    drawn = render.panel("questions", replace(view, lobby=lobby, questions=(asked, another)), words)
    for answer in ("yes", "no", "later"):
        assert f"""data-act="answer_demand" data-data='{{"answer": "{answer}", "role": "{demand.role}"}}'""" in drawn
    assert "this clause <b" in drawn
    assert re.findall(r'<details id="([\w-]+)"', drawn) == ["question-answer-demand-UK-more"]


def test_what_is_asked_keeps_its_name_and_what_i_have_answered_says_so() -> None:
    """A card that moves up is another card to the browser, and no button of it looks pressed already."""
    view = june("NATO")
    mine = replace(view.lobby.demands[0], role="CY", name="Cyprus", current=True, answers=(("NATO", "later"),))
    asked = Question(
        id="answer-demand0",
        title="A demand to answer",
        says="The United Kingdom demands something: answer it.",
        deadline=0,
        answers=(offer("answer_demand", "Answer London", data={"role": "UK"}),),
    )
    drawn = render.panel(
        "questions", replace(view, lobby=replace(view.lobby, demands=(mine,)), questions=(asked,)), words
    )
    assert 'id="question-answer-demand-UK"' in drawn
    assert 'id="answer-UK-yes"' in drawn
    assert "<b>Cyprus: later</b>" in drawn


def test_what_a_new_instruction_touches_is_marked() -> None:
    """Among the best and the worst for me."""
    view = june()
    best = chip("D3", 1)
    card = replace(silence().me.cards[0], kind="instruction", chip=best) if silence().me.cards else None
    assert card is not None
    plain = render.panel("me", replace(view, me=replace(view.me, best=(best,), cards=())), words)
    told = render.panel("me", replace(view, me=replace(view.me, best=(best,), cards=(card,))), words)
    assert "since your new instruction" not in plain
    assert "since your new instruction" in told


def test_who_is_ready_reads_so_and_may_take_it_back() -> None:
    """No struck-out button; and to raise a hand is never what the page asks for."""
    view = replace(june(), questions=())
    back = offer("ready", "Not ready after all", whole=True, data={"phase": "june", "yes": False})
    hand = offer("raise_hand", "Raise your hand", whole=True)
    ready = replace(view, acts=Acts(first=(hand, back), visible=(offer("object", "Object to a clause"),)))
    drawn = render.panel("acts", ready, words)
    assert "You are ready." in drawn
    assert drawn.count("Not ready after all") == 1
    assert "primary" not in drawn
    assert "Raise your hand" in drawn
    assert "ring-next" not in render.panel("ring", ready, words)


def test_too_loud_a_draft_says_so_at_the_top() -> None:
    """How loud, and what could go; not once it is frozen, nor while the ceiling is kept."""
    view = june()
    assert "Too loud" not in render.panel("decision", view, words)
    heat = replace(view.draft.attention, total=11)
    drawn = render.panel("decision", replace(view, draft=replace(view.draft, attention=heat)), words)
    assert "Too loud to freeze: 11 of 9." in drawn
    assert "What could go: " in drawn
    frozen = replace(silence(), draft=replace(silence().draft, number=2, attention=heat))
    assert "Too loud" not in render.panel("decision", frozen, words)
    waived = replace(view, draft=replace(view.draft, attention=replace(heat, waived=True)))
    assert "Too loud" not in render.panel("decision", waived, words)


def test_agreed_language_looks_like_nothing_to_trade() -> None:
    """One line each, under the text."""
    drawn = render.panel("draft", june(), words)
    (settled,) = re.findall(r'<li id="clause-D5">.*?</li>', drawn, re.S)
    assert "button" not in settled
    assert "strip" not in settled


def test_the_first_call_is_shown_as_taken_while_it_may_be_changed() -> None:
    view = briefing()
    calls = offer("choose_counterpart", "Choose your first call")
    view = replace(view, acts=replace(view.acts, visible=(calls,)), questions=())
    assert "Choose your first call" in render.panel("acts", view, words)
    taken = replace(view, me=replace(view.me, first_call="NATO", first_call_name="NATO International Staff"))
    drawn = render.panel("acts", taken, words)
    assert "You will open by calling <b>NATO International Staff</b>" in drawn
    assert "Choose your first call" not in drawn
    assert "Call somebody else first" in drawn


def test_who_says_nothing_has_no_badge() -> None:
    """Before the freezing nobody has objected; while a silence runs, silence consents."""
    assert "no objection yet" in render.panel("ring", june(), words)
    running = silence()
    drawn = render.panel("ring", running, words)
    assert "no objection yet" not in drawn
    assert 'class="word word-silent"' not in drawn
    assert "silent: consents so far" in render.panel("decision", running, words)


def test_quotations_are_printed_inside_quotations() -> None:
    """Instructions quote the text that they mind."""
    assert typeset('Instructions from Ankara: "Strike "all"".') == "Instructions from Ankara: “Strike ‘all’”."
    assert typeset('"with all" and ("none")') == "“with all” and (“none”)"


def test_the_end_leads_on_by_one_link() -> None:
    """What it was worth in one line; the rest is folded or lies behind the link of the page."""
    view = over()
    drawn = render.panel("debrief", view, words)
    assert "The text is agreed" in drawn
    assert drawn.count("<a ") == 0
    lost = replace(view, game=replace(view.game, outcome="no_deal"))
    assert "For you: <b>no deal</b>" in render.panel("debrief", lost, words)


def test_a_standing_price_is_built_in_one_tap() -> None:
    """The trade: the objected clause stays, its price is written in."""
    drawn = render.panel("draft", june("CY"), words)
    trade = '{"choices": {"D3": 3, "D4": 2}}'
    assert trade in drawn


def test_who_only_watches_sees_no_private_gauge() -> None:
    """The projector has no points."""
    watching = replace(june(), reader="public", me=View.__dataclass_fields__["me"].default_factory())  # type: ignore[misc]
    for name in ("draft", "packages"):
        assert "Only you see this" not in render.panel(name, watching, words)


def test_grave_acts_are_never_one_tap() -> None:
    """What cannot be taken back is asked first."""
    view = replace(june(), questions=())
    acts = replace(view.acts, first=(offer("sign", "Sign", whole=True),))
    drawn = render.panel("acts", replace(view, acts=acts), words)
    assert 'data-form="sign"' in drawn
    assert 'data-act="sign"' not in drawn


def test_a_question_is_not_offered_twice() -> None:
    """The acts that answer a question stand in the question."""
    view = june()
    (question,) = view.questions
    doubled = replace(view, acts=replace(view.acts, first=(question.answers[0], *view.acts.first)))
    assert "Object to D3" not in render.panel("acts", doubled, words)


def test_every_sign_that_is_used_is_drawn() -> None:
    """A missing sign would be an empty square."""
    known = set(re.findall(r'id="i-([\w-]+)"', (TEMPLATES / "icons.html").read_text(encoding="utf-8")))
    drawn = "".join(render.panel(name, MOMENTS[moment](), words) for moment, name in EVERY) + render.lines(
        MINUTES, words
    )
    assert set(re.findall(r'href="#i-([\w-]+)"', drawn)) <= known


def test_no_template_switches_escaping_off() -> None:
    """`|safe` and `autoescape false` do not exist here."""
    wrong = [
        path.name
        for path in TEMPLATES.rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def mischievous(value: Any) -> Any:
    """The same shape with mischief in every text that could be a person's or a scenario's."""
    if isinstance(value, Text):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _changed(value, f.name) for f in fields(value)}
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(mischievous(part) for part in value)
    return value


def _changed(value: Any, name: str) -> Any:
    part = getattr(value, name)
    if isinstance(part, str):
        return f"{part}{HOSTILE}" if name in _WRITTEN and part else part
    return mischievous(part)


_WRITTEN = {
    *("name", "title", "label", "wording", "says", "remedy", "help", "text", "source", "public_brief", "seat"),
    *("confidential_brief", "sentence", "centre", "banner", "word", "why", "phase_name", "phase_hint", "note", "code"),
}


def test_the_mischief_reaches_reasons_and_offers() -> None:
    """The test above tests something."""
    changed = mischievous(Reason(rule="R-X", says="No."))
    assert HOSTILE in changed.says
    assert HOSTILE in mischievous(Offer(kind="sign", label="Sign", help="", open=True)).label
